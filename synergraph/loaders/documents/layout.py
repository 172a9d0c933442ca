"""Lines of words become tables: nothing here knows PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise
from statistics import median
from typing import NamedTuple

from synergraph.loaders.documents import cuts
from synergraph.loaders.documents.lines import Word
from synergraph.ontology.names import unwrap

_FARTHEST, _HEAD = 2.8, 4
_TIGHT, _LOOSE = 1.15, 1.25


class Found(NamedTuple):
    """A table: its rows, header first, from where to where its columns reach, and its titles as printed.

    `printed` are the cells of each line of each row.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[float, float], ...]
    titles: tuple[Word, ...] = ()
    printed: tuple[tuple[tuple[str, ...], ...], ...] = ()


@dataclass(slots=True)
class _Column:
    left: float
    right: float


@dataclass(slots=True)
class _Block:
    """Lines whose words stand in columns, while it grows."""

    columns: list[_Column]
    lines: list[list[Word]] = field(default_factory=list)
    titles: list[Word] = field(default_factory=list)

    @classmethod
    def below(cls, titles: list[Word]) -> "_Block":
        """Return a table of which only the line of titles is known."""
        return cls([_Column(word.left, word.right) for word in titles], [titles], titles)

    def column(self, word: Word) -> list[_Column]:
        """Return the columns a word stands in."""
        return [c for c in self.columns if word.left < c.right and c.left < word.right]

    def takes(self, line: list[Word]) -> bool:
        """Take a line that is near and fits the columns; return whether it did."""
        last = self.lines[-1][0] if self.lines else line[0]
        near = last.middle - line[0].middle <= _FARTHEST * max(last.size, line[0].size)
        if near and self.lines == [self.titles]:
            refined = _Block.below(cuts.refined(self.titles, line))
            self.columns, self.lines, self.titles = refined.columns, refined.lines, refined.titles
        line = cuts.below(line, self.titles)
        columns = self._places(line) if near else []
        for column, word in zip(columns, line, strict=False):
            column.left, column.right = min(column.left, word.left), max(column.right, word.right)
        if columns:
            self.lines.append(line)
        return bool(columns)

    def _places(self, line: list[Word]) -> list[_Column]:
        """Return the column of each word, [] where one fits none; a full line may be centred above its columns."""
        places = [self.column(word) for word in line]
        if len(line) == len(self.columns):
            wanted = zip(places, self.columns, strict=True)
            return self.columns if all(place in ([], [column]) for place, column in wanted) else []
        return [place[0] for place in places] if all(len(place) == 1 for place in places) else []


def tables(found: list[list[Word]], rules: list[float]) -> Iterator[Found]:
    """Yield the tables that lines make: two columns and two lines at least.

    `rules` are the heights of printed lines, ascending; where they part some lines of a table,
    they part its rows.
    """
    block: _Block | None = None
    for line in found:
        if block and block.takes(line):
            continue
        if block and len(block.lines) > 1:
            yield _table(block, rules)
        titles = cuts.titles(line)
        block = _Block.below(titles) if len(titles) > 1 else None
    if block and len(block.lines) > 1:
        yield _table(block, rules)


def continued(
    found: list[list[Word]], rules: list[float], before: Found
) -> tuple[Found | None, list[list[Word]]]:
    """Return what goes on from the table at the foot of the page before, and the lines below it.

    Above it there may be the head of the page. None and all lines where nothing goes on.
    """
    for start in range(min(len(found), _HEAD)):
        columns = [_Column(left, right) for left, right in before.columns]
        block = _Block(columns, titles=list(before.titles))
        rest = list(dropwhile(block.takes, found[start:]))
        if any(2 * len(line) > len(block.columns) for line in block.lines):
            return _table(block, rules), rest
    return None, found


def _table(block: _Block, rules: list[float]) -> Found:
    """Put the lines that make one row together, cell by cell."""
    printed = tuple(tuple(_cells(block, line) for line in group) for group in _rows(block, rules))
    rows = tuple(
        tuple(unwrap("\n".join(filter(None, parts))) for parts in zip(*row, strict=True)) for row in printed
    )
    columns = tuple((column.left, column.right) for column in block.columns)
    return Found(rows, columns, tuple(block.titles), printed)


def _rows(block: _Block, rules: list[float]) -> Iterator[list[list[Word]]]:
    """Yield the lines of each row: those between two rules or, without rules, those near each other."""
    pairs = list(pairwise(block.lines))
    parted = [any(below[0].middle < rule < above[0].middle for rule in rules) for above, below in pairs]
    if sum(parted) > 1:
        yield from _groups(block.lines, parted)
        return
    gaps = [above[0].middle - below[0].middle for above, below in pairs]
    body, height = gaps[1:] or gaps or [0.0], median(line[0].size for line in block.lines)
    near = _TIGHT * max(min(body), height) if max(body) > _LOOSE * min(body) else 0.0
    for group in _groups(block.lines, [gap > near for gap in gaps]) if near else [block.lines]:
        filled = [sum(map(bool, _cells(block, line))) for line in group]
        if near and sum(2 * count > len(block.columns) for count in filled) <= 1:
            yield group
        else:
            yield from _groups(group, [not _continues(_cells(block, line)) for line in group[1:]])


def _groups(found: list[list[Word]], parted: list[bool]) -> Iterator[list[list[Word]]]:
    """Yield runs of lines; `parted` says for each but the first whether it begins a new one."""
    group = found[:1]
    for line, new in zip(found[1:], parted, strict=True):
        if new:
            yield group
            group = []
        group.append(line)
    yield group


def _continues(cells: tuple[str, ...]) -> bool:
    """Whether a line can only go on the row above: its first cell is blank, or but one of several is filled."""
    return not cells[0] or (len(cells) > 2 and sum(map(bool, cells)) == 1)


def _cells(block: _Block, line: list[Word]) -> tuple[str, ...]:
    return tuple(
        " ".join(word.text for word in line if column in block.column(word)) for column in block.columns
    )
