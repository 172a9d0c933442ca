"""Runs of words that stand under several titles, cut where the titles begin or end: columns with narrow gaps."""

from collections.abc import Iterator
from itertools import pairwise

from synergraph.loaders.documents.lines import Piece, Word
from synergraph.loaders.documents.words import is_label

_NEAR = 0.15
_LONGEST = 4


def titles(line: list[Word]) -> list[Word]:
    """Return a line of titles, each for itself where all its words are labels of the ontology."""
    return [part for word in line for part in _cut(word, _labels(word))]


def refined(head: list[Word], line: list[Word]) -> list[Word]:
    """Return titles, cut where the words of the line below them begin or end."""
    return [part for word in head for part in _cut(word, set(_aligned(word, line)))]


def below(line: list[Word], head: list[Word]) -> list[Word]:
    """Return the words of a line, cut where the titles above them begin or, for numbers, end."""
    return [part for word in line for part in _cut(word, set(_under(word, head)))]


def _labels(word: Word) -> set[int]:
    """Return where the labels begin that a run is made of, none where it is made of other words too."""
    starts, at = set[int](), 0
    while at < len(word.pieces):
        ends = range(min(at + _LONGEST, len(word.pieces)), at, -1)
        end = next((e for e in ends if is_label(" ".join(p.text for p in word.pieces[at:e]))), 0)
        if not end:
            return set()
        starts.add(at)
        at = end
    return starts


def _aligned(word: Word, line: list[Word]) -> Iterator[int]:
    near = _NEAR * word.size
    for at, (before, piece) in enumerate(pairwise(word.pieces), 1):
        begins = any(abs(other.left - piece.left) <= near for other in line)
        ends = any(abs(other.right - before.right) <= near for other in line)
        if begins or (ends and any(abs(other.right - word.right) <= near for other in line)):
            yield at


def _under(word: Word, head: list[Word]) -> Iterator[int]:
    near = _NEAR * word.size
    for before, title in pairwise(head):
        if not word.left < title.left - near or word.right < title.left:
            continue
        places = list(enumerate(word.pieces))[1:]
        begins = next((at for at, piece in places if abs(piece.left - title.left) <= near), 0)
        ends = next(
            (at for at, p in places if abs(p.right - title.right) <= near and p.left > before.right), 0
        )
        if begins or ends:
            yield begins or ends


def _cut(word: Word, starts: set[int]) -> Iterator[Word]:
    """Yield the parts of a run that begin with these of its pieces, and with its first."""
    cuts = sorted(starts - {0})
    for first, last in pairwise([0, *cuts, len(word.pieces)]) if cuts else ():
        yield _joined(word, word.pieces[first:last])
    if not cuts:
        yield word


def _joined(word: Word, pieces: tuple[Piece, ...]) -> Word:
    text = "".join(piece.blank + piece.text for piece in pieces).removeprefix(pieces[0].blank)
    return word._replace(text=text, left=pieces[0].left, right=pieces[-1].right, pieces=pieces)
