"""What became of the rows: used, skipped with a reason, and the values that could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from synergraph.statements import Loaded, Skipped

_SHOWN = 3


@dataclass(slots=True)
class Ledger:
    """The ledger of one file while it is being read."""

    file: str
    loaded: Loaded = field(default_factory=lambda: Loaded([]))
    _values: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def place(self, sheet: str, row: int = 0) -> str:
        """Return "file.xlsx, sheet “Projekte”, row 5"."""
        parts = [self.file, f"sheet “{sheet}”" if sheet else "", f"row {row}" if row else ""]
        return ", ".join(filter(None, parts))

    def skip(self, sheet: str, row: int, reason: str) -> None:
        """Enter a row that yields nothing."""
        self.loaded.skipped.append(Skipped(self.place(sheet, row), reason))

    def note(self, sheet: str, text: str) -> None:
        """Note something of a whole sheet."""
        self.loaded.notes.append(f"{self.place(sheet)}: {text}")

    def names_alone(self, sheet: str, rows: Sequence[tuple[int, str]]) -> None:
        """Note rows, by number and name, that have nothing but a name: some may be headings."""
        for count, (row, name) in enumerate(rows[:_SHOWN], 1):
            more = f" (and {len(rows) - count} more rows)" if count == _SHOWN < len(rows) else ""
            what = f"“{name[:80]}” has nothing but its name; a heading? then remove the row"
            self.loaded.notes.append(f"{self.place(sheet, row)}: {what}{more}")

    def unreadable(self, sheet: str, row: int, column: str, reason: str) -> None:
        """Enter a value that was left out; rows with the same flaw share one note."""
        rows = self._values.setdefault((sheet, column, reason), [])
        if row not in rows[-1:]:
            rows.append(row)

    def close(self) -> Loaded:
        """Return what was loaded, with the notes on values written out."""
        for (sheet, column, reason), rows in self._values.items():
            more = f" (and in {len(rows) - 1} more)" if len(rows) > 1 else ""
            of = f", column “{column}”" if column else ""
            self.loaded.notes.append(f"{self.place(sheet, rows[0])}{of}: {reason}{more}")
        self._values.clear()
        return self.loaded
