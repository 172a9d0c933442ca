"""What is said of hidden sheets and rows: nothing of them is left out, or read, in silence."""

from synergraph.loaders.table.header import Header
from synergraph.loaders.table.sheets import Sheet

SHEET = "the sheet is hidden; name it in a map, or write hidden_sheets = true"


def note(sheet: Sheet, header: Header) -> str:
    """Return that hidden rows below a header are read like the others, "" where none is."""
    numbers = [
        n for n in sorted(sheet.hidden_rows) if header.row < n <= len(sheet.rows) and any(sheet.rows[n - 1])
    ]
    if not numbers:
        return ""
    return f"{_listed(numbers)} hidden and read like the others; hidden_rows = false leaves hidden rows out"


def _listed(numbers: list[int]) -> str:
    """Return row numbers as people write them: "row 4 is", "rows 4, 7–9 are"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs[:_MOST])
    more = f" and {len(runs) - _MOST} more runs" if len(runs) > _MOST else ""
    return f"rows {said}{more} are" if len(numbers) > 1 else f"row {said} is"


_MOST = 20
