"""What parts several names in a cell, found from the cells of its column."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from synergraph.loaders.table.propose.columns import Column
from synergraph.ontology import Vocabulary
from synergraph.ontology.legal import split_legal_form

SURE = ("|", ";", "\n")
"""Marks that no name has in it."""
UNSURE = (",", " / ", "/")
CONCEPTS = frozenset(
    ["topic", "focus_topic", "action_field", "transformation_line", "guideline", "cluster"]
)  # fmt: skip
_TOPICS, _NAMES = 0.2, 0.5
"""Share of the parts that must stand elsewhere too."""
_LONGEST = 3
_JOINTS = frozenset(["und", "and", "oder", "or", "&"])


class Parting(NamedTuple):
    """The marks that part the cells, [] where each is one name, and why; "" where nothing could part them."""

    marks: list[str]
    why: str


def parting(column: Column, kind: str, vocabulary: Vocabulary) -> Parting:
    """Return what parts several names of things of `kind` in the cells.

    Semicolons, bars and line breaks always do. A comma or a slash does where what it parts stands
    elsewhere too, in other cells or in the vocabulary; a comma between short words of concepts does
    where no such cell stands whole in several rows. "und" never does.
    """
    sure = [mark for mark in SURE if any(mark in word for word in column.words)]
    if sure:
        return Parting(sure, f"parted by {' '.join(map(repr, sure))}")
    tried = [(mark, *_judged(mark, column, kind, vocabulary)) for mark in UNSURE if _occurs(mark, column)]
    return Parting([mark for mark, parts, _ in tried if parts], "; ".join(why for _, _, why in tried))


def joined(partings: Iterable[Parting]) -> Parting:
    """Return what parts the cells of several columns that one entry of a map reads."""
    found = list(partings)
    whys = dict.fromkeys(one.why for one in found if one.why)
    return Parting(sorted({mark for one in found for mark in one.marks}), "; ".join(whys))


def parts(word: str, marks: Iterable[str]) -> list[str]:
    """Return the names in a cell."""
    found = [word]
    for mark in marks:
        found = [piece for part in found for piece in part.split(mark)]
    return [part.strip() for part in found if part.strip()]


def _occurs(mark: str, column: Column) -> bool:
    return any(map(partial(_has, mark), column.words))


def _has(mark: str, word: str) -> bool:
    """Whether a mark stands in a cell; a slash between blanks is another mark than one without."""
    return mark in (word.replace(" / ", " ") if mark == "/" else word)


def _judged(mark: str, column: Column, kind: str, vocabulary: Vocabulary) -> tuple[bool, str]:
    """Return whether a mark parts the cells that have it, and why."""
    words = list(filter(partial(_has, mark), column.words))
    known = partial(_is_known, kind=kind, vocabulary=vocabulary)
    seen = Counter(part for word in column.words for part in set(parts(word, [mark])))
    apart = [seen[part] > 1 or known(part) for word in words for part in parts(word, [mark])]
    told = f"{sum(apart)} of {len(apart)} parts stand elsewhere too"
    if 2 * sum(map(known, words)) >= len(words):
        return False, f"not parted by {mark!r}: its names are known whole"
    if sum(apart) >= _needed(mark, kind) * len(apart) > 0:
        return True, f"parted by {mark!r}: {told}"
    if mark == "," and kind in CONCEPTS and _enumerates(words, column, seen):
        return True, f"parted by {mark!r}: what it parts are short terms"
    return False, f"not parted by {mark!r}: only {told}"


def _is_known(name: str, kind: str, vocabulary: Vocabulary) -> bool:
    legal = kind == "organisation" and bool(split_legal_form(name)[1])
    return vocabulary.find(kind, name) is not None or (legal and "," not in name and "/" not in name)


def _needed(mark: str, kind: str) -> float:
    return _TOPICS if mark == "," and kind == "topic" else _NAMES


def _enumerates(words: list[str], column: Column, seen: Counter[str]) -> bool:
    """Whether most cells are lists of short terms, and not names with a comma that come again and again."""
    again = sum(
        column.words[word] > 1 and not any(seen[part] > 1 for part in parts(word, ",")) for word in words
    )
    return 2 * again < len(words) and 2 * sum(map(_is_list, words)) > len(words)


def _is_list(word: str) -> bool:
    terms = parts(word, ",")
    short = all(len(term.split()) <= _LONGEST and not _JOINTS & set(term.split()) for term in terms)
    return short and len({term[0].islower() for term in terms}) == 1
