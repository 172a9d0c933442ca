"""What stands in the cells of a table that people read."""

from collections.abc import Sequence
from typing import Any

from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import number

_MOST = 2


def texts(sheet: Sheet, lang: str) -> list[list[str]]:
    """Return the rows of a sheet as texts, [] where it has none.

    The numbers of a column have equally many decimals, two at most, with the mark of the language.
    """
    columns = (_column(values, lang) for values in zip(*sheet.rows, strict=True))
    return [list(row) for row in zip(*columns, strict=True)]


def text(value: Any, lang: str, decimals: int | None = None) -> str:
    """Return a value as text: nothing for None, ✓ and – for yes and no, the parts of a list with semicolons.

    Without `decimals` a number has as many as it needs, two at most.
    """
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(text(one, lang) for one in value)
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, float):
        return number(value, lang, f".{_needed(value) if decimals is None else decimals}f")
    return str(value)


def _column(values: Sequence[Any], lang: str) -> list[str]:
    decimals = max((_needed(value) for value in values if isinstance(value, float)), default=0)
    return [text(value, lang, decimals) for value in values]


def _needed(value: float) -> int:
    return len(f"{value:.{_MOST}f}".rstrip("0").partition(".")[2])
