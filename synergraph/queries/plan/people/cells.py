"""What the cells of a participant list say, and all that could not be read, raised at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from synergraph.errors import SourceError
from synergraph.loaders.table.numbers import boolean, number
from synergraph.ontology.names import key, unwrap
from synergraph.queries.plan.people.rows import Row

_SHOWN, _SHORT = 20, 4
_PARTS = re.compile(r"\s*(?:[;|\n•]|\s/\s)\s*")
_GONE = frozenset(
    map(key, ("abgesagt", "Absage", "kommt nicht", "nicht da", "nicht erschienen", "fehlt", "krank", "storniert", "nein",
              "no-show", "no show", "absent", "cancelled", "canceled", "declined", "not coming", "no"))
)  # fmt: skip
T = TypeVar("T")


@dataclass
class Problems:
    """Cells that cannot be read, gathered so that all are named at once."""

    found: list[str] = field(default_factory=list)

    def add(self, row: Row, column: str, says: str, hint: str) -> None:
        """Note a cell that cannot be read, and what to write instead."""
        self.found.append(f"{row.at(column)}: {says} → {hint}")

    def read(self, row: Row, column: str, reader: Callable[[str], T], otherwise: T, hint: str) -> T:
        """Return what a reader makes of a cell; `otherwise` for an empty one, or one it refuses."""
        if not row[column]:
            return otherwise
        try:
            return reader(row[column])
        except ValueError as reason:
            self.add(row, column, f"“{row[column]}” {reason}", hint)
            return otherwise

    def settle(self, file: str) -> None:
        """Raise `SourceError` naming every cell that could not be read; nothing where all could."""
        if not self.found:
            return
        shown = self.found[:_SHOWN] + [f"… and {len(self.found) - _SHOWN} more"] * (len(self.found) > _SHOWN)
        count = "1 cell" if len(self.found) == 1 else f"{len(self.found)} cells"
        raise SourceError(
            f"{count} cannot be read:\n  " + "\n  ".join(shown), place=file, hint="mend them in the file"
        )


def count(text: str) -> int:
    """Return a number of meetings; raises `ValueError` for what is no whole number from 0 on."""
    value = number(text, stored=True)
    if value < 0 or value != int(value):
        raise ValueError("is no whole number from 0 on")
    return int(value)


def yes(text: str) -> bool:
    """Return whether a cell is ticked: "x", "ja", "VIP"; raises `ValueError` for what is neither yes nor no."""
    return True if key(text) == "vip" else boolean(text)


def gone(text: str) -> bool:
    """Return whether a status says that someone does not come."""
    return key(text) in _GONE


def items(text: str) -> tuple[str, ...]:
    """Return the single things that a cell lists: parted by ";", "|" or lines, short ones by commas too."""
    found: list[str] = []
    for piece in filter(None, _PARTS.split(text.strip())):
        parts = [part.strip() for part in piece.split(",") if part.strip()]
        short = all(len(part.split()) < _SHORT for part in parts)
        found += parts if short else [piece]
    return tuple(dict.fromkeys(map(unwrap, found)))


def names(text: str) -> list[str]:
    """Return the names that a cell lists, those with a comma whole."""
    return [unwrap(piece) for piece in _PARTS.split(text.strip()) if piece]


def person_name(text: str) -> str:
    """Return a name as people say it: "Muster, Anna" is "Anna Muster"."""
    last, comma, first = unwrap(text).partition(", ")
    return f"{first} {last}" if comma and "," not in first else unwrap(text)
