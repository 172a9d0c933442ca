"""decisions.csv: what people decided on duplicates.

The file is people's own: it may come from a German Excel (semicolons, byte-order mark,
Windows-1252) and have further columns. Decisions are added at its end and taken out row by row;
every other byte stays.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from synergraph.errors import ConfigError
from synergraph.graph.decisions.closure import Decided, contradictions
from synergraph.graph.decisions.delimited import Delimited
from synergraph.graph.decisions.rows import COLUMNS, NEEDED, Problem, Row, cells, parsed
from synergraph.graph.resolve.identity import Decision
from synergraph.ontology.names import key

DECISIONS = "decisions.csv"
UNDO = "take one of them back: synergraph review undo LEFT RIGHT"


def read_decisions(folder: Path) -> list[Decision]:
    """Read decisions.csv in its order, [] when there is none.

    Raises `ConfigError` naming all rows that cannot be read, or those that contradict each other.
    """
    rows = read_rows(folder)
    if denied := contradictions(by_name(rows)):
        raise ConfigError(
            "; ".join(words(chain, places(rows)) for chain in denied), place=DECISIONS, hint=UNDO
        )
    return [row.decision for row in rows]


def read_rows(folder: Path) -> list[Row]:
    """Read decisions.csv with row numbers, whether they contradict or not; [] when there is none."""
    file = _file(folder)
    rows, problems = parsed(file.rows())
    if problems:
        wrong = {problem.number for problem in problems}
        shifted = [problem for problem in _untitled(file) if problem.number in wrong]
        told = "; ".join(f"row {n}: {reason}" for n, reason, _ in sorted([*problems, *shifted]))
        raise ConfigError(told, place=DECISIONS, hint=(shifted or problems)[0].hint)
    return rows


def untitled(folder: Path) -> list[Problem]:
    """Return the rows of decisions.csv that have cells under no title; [] when there are none."""
    return _untitled(_file(folder))


def append(folder: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions at the end of decisions.csv; the file is made when there is none."""
    if fresh := [cells(decision) for decision in decisions]:
        _file(folder).added(fresh).write(folder / DECISIONS)


def remove(folder: Path, numbers: Collection[int]) -> None:
    """Take rows out of decisions.csv, by their numbers."""
    if numbers:
        _file(folder).without(numbers).write(folder / DECISIONS)


def by_name(rows: Iterable[Row]) -> list[Decided]:
    """Return decisions with their names as sides, so that spellings of one name are one side."""
    return [Decided((d.kind, key(d.left)), (d.kind, key(d.right)), d.decision, n) for n, d in rows]


def words(chain: Sequence[Decided], said: Mapping[int, tuple[str, Decision]]) -> str:
    """Say what a chain of `closure.contradictions` holds: “row 4 (…) contradicts row 2 (…) and …”.

    `said` tells what to call each row, and what it says.
    """
    rows = [said[record.row] for record in chain]
    told = [f"{place} (“{d.left}” {d.decision} “{d.right}”)" for place, d in rows]
    return f"{told[0]} contradicts {' and '.join(told[1:]) or 'itself'}"


def places(rows: Iterable[Row]) -> dict[int, tuple[str, Decision]]:
    """Return what to call the rows of decisions.csv, and what they say."""
    return {number: (f"row {number}", decision) for number, decision in rows}


def _file(folder: Path) -> Delimited:
    return Delimited.read(folder / DECISIONS, COLUMNS, NEEDED)


def _untitled(file: Delimited) -> list[Problem]:
    hint = f'give the column a title, or write a text with “{file.delimiter}” in it as "…"'
    return [
        Problem(number, f"left out, since under no title: {', '.join(f'“{cell}”' for cell in cells)}", hint)
        for number, cells in file.untitled().items()
    ]
