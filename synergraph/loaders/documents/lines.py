"""Words on a page become lines: nothing here knows PDF."""

from typing import NamedTuple

_LETTER, _BLANK, _SAME_LINE = 0.1, 0.45, 0.5


class Piece(NamedTuple):
    """A word of a run, and the blank before it; "" where only a gap parts it from the one before."""

    text: str
    left: float
    right: float
    blank: str = ""


class Word(NamedTuple):
    """A run of text: from `left` to `right`, at the height `middle` of its centre, `size` high.

    `pieces` are its words, where blanks or gaps part it.
    """

    text: str
    left: float
    right: float
    middle: float
    size: float
    pieces: tuple[Piece, ...] = ()

    def and_then(self, other: "Word", blank: str) -> "Word":
        """Return this run with another behind it, `blank` between them."""
        own, behind = (run.pieces or (Piece(run.text, run.left, run.right),) for run in (self, other))
        if not blank and other.left - self.right < _LETTER * max(self.size, other.size):
            glued = Piece(
                own[-1].text + behind[0].text,
                own[-1].left,
                max(own[-1].right, behind[0].right),
                own[-1].blank,
            )
            own, behind = own[:-1], (glued, *behind[1:])
        else:
            behind = (behind[0]._replace(blank=blank), *behind[1:])
        text, right = self.text + blank + other.text, max(self.right, other.right)
        return self._replace(text=text, right=right, pieces=own + behind)


class Bar(NamedTuple):
    """A printed line that runs downwards at `x`."""

    x: float
    bottom: float
    top: float


def lines(words: list[Word], bars: list[Bar]) -> list[list[Word]]:
    """Return the lines from top to bottom, their words from left to right; near words are joined.

    `bars` are printed lines that run downwards: they part words, however near.
    """
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda w: -w.middle):
        same = found and found[-1][0].middle - word.middle < _SAME_LINE * min(found[-1][0].size, word.size)
        if same:
            found[-1].append(word)
        else:
            found.append([word])
    return [_joined(sorted(line, key=lambda w: w.left), bars) for line in found]


def goes_on(word: Word, other: Word, bars: list[Bar]) -> bool:
    """Whether `other` stands behind `word` on its line, with no more than a blank between them."""
    gap, size = other.left - word.right, max(word.size, other.size)
    if not -word.size < gap < _BLANK * size:
        return False
    if abs(word.middle - other.middle) >= _SAME_LINE * min(word.size, other.size):
        return False
    return gap < _LETTER * size or not _barred(word, other, bars)


def _barred(word: Word, other: Word, bars: list[Bar]) -> bool:
    return any(word.right <= bar.x <= other.left and bar.bottom < word.middle < bar.top for bar in bars)


def _joined(line: list[Word], bars: list[Bar]) -> list[Word]:
    """Join words that are parted by a blank alone."""
    joined = line[:1]
    for word in line[1:]:
        last = joined[-1]
        if goes_on(last, word, bars):
            joined[-1] = last.and_then(word, " ")
        else:
            joined.append(word)
    return joined
