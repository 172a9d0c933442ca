"""Finding the header of a table, and columns by their titles."""

import re
from dataclasses import dataclass

from synergraph.errors import ConfigError, SourceError, closest
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology.names import key, unwrap

_SEARCHED = 30
_LONGEST = 30
_ERROR = re.compile(
    r"fehler|error|exception|forbidden|denied|verweigert|nicht gefunden|not found", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """The titles of a table and the row they stand in, 0 for a table without header.

    A title that comes twice is "Status" and "Status (2)"; a column without one goes by its
    letter.
    """

    row: int
    titles: tuple[str, ...]

    def index(self, title: str) -> int | None:
        """Return where the column with this title stands, however spelt; None if nowhere."""
        if title in self.titles:
            return self.titles.index(title)
        keys = [key(own) or own for own in self.titles]
        wanted = key(title) or title
        return keys.index(wanted) if wanted in keys else None

    def missing(self, wanted: list[str]) -> list[str]:
        """Return those of the wanted titles that no column has."""
        return [title for title in wanted if self.index(title) is None]


def letter(index: int) -> str:
    """Return the letter a spreadsheet gives to the column at `index`."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def at_row(sheet: Sheet, row: int) -> Header:
    """Return the header that ends in `row`; raises `ConfigError` when the sheet ends before."""
    if row > len(sheet.rows):
        raise ConfigError(f"there is no row {row}", hint=f"header_row is at most {len(sheet.rows)}")
    cells = written(sheet, row)
    width = max((len(cells), *(len(r) for r in sheet.rows[:_SEARCHED])), default=0)
    titles: list[str] = []
    for index in range(width):
        title = unwrap(cells[index]) if index < len(cells) else ""
        title = title or letter(index)
        again = sum(own == title or own.startswith(f"{title} (") for own in titles)
        titles.append(f"{title} ({again + 1})" if again and title in titles else title)
    return Header(row, tuple(titles))


def written(sheet: Sheet, row: int) -> list[str]:
    """Return what is written as titles in `row`, together with the row above where both are one header.

    "Laufzeit", blank above "von", "bis" is "Laufzeit von", "Laufzeit bis".
    """
    lower = sheet.rows[row - 1] if row else []
    upper = sheet.rows[row - 2] if row > 1 else []
    width = max(len(upper), len(lower))
    above, below = _wide(upper, width), _wide(lower, width)
    if not (_is_divided(above, below) and _goes_on(sheet, row, below)):
        return lower
    group, titles = "", []
    for over, under in zip(above, below, strict=True):
        group = over or group
        titles.append(f"{group} {under}".strip() if under else over)
    return titles


def _wide(cells: list[str], width: int) -> list[str]:
    return [unwrap(cell) for cell in cells] + [""] * (width - len(cells))


def _is_divided(above: list[str], below: list[str]) -> bool:
    """Whether a row divides the titles above it: it has titles under merged ones, and none under others.

    A row of things has the name of each; it stands under the first title, or under one that is not merged.
    """
    filled = [i for i, cell in enumerate(below) if cell]
    merged = {
        i for i, cell in enumerate(above) if cell and not any(above[i + 1 : i + 2]) and i + 1 < len(above)
    }
    spans = [i for i in filled if i in merged or not above[i]]
    first = next((i for i, cell in enumerate(above) if cell), 0)
    divides = any(not above[i] and any(above[:i]) for i in filled)
    undivided = any(cell and not below[i] for i, cell in enumerate(above))
    whole = all(bool(below[i]) == bool(below[i + 1]) for i in merged)
    return (
        divides and undivided and whole and spans == filled and not below[first]
        and all(map(_is_title, [*filter(None, above), *filter(None, below)]))
    )  # fmt: skip


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and not any(map(str.isdecimal, text))


def _goes_on(sheet: Sheet, row: int, below: list[str]) -> bool:
    """Whether rows follow that fill what the second row of titles leaves blank, and repeat nothing of it."""
    rows = sheet.rows[row : row + _SEARCHED]
    again = any(cell and cell == unwrap(other) for r in rows for cell, other in zip(below, r, strict=False))
    return not again and any(
        other.strip() and not cell for r in rows for cell, other in zip(below, r, strict=False)
    )


def candidates(sheet: Sheet) -> list[Header]:
    """Return the headers the first rows of a sheet could be, in their order."""
    filled = (i for i, row in enumerate(sheet.rows[:_SEARCHED], 1) if any(map(str.strip, row)))
    return [at_row(sheet, row) for row in filled]


def find(sheet: Sheet, wanted: list[str], row: int | None = None) -> Header:
    """Return the header that has the wanted titles: the one in `row`, else the first best row.

    Raises `ConfigError` naming the columns that are missing and the closest titles, or
    `SourceError` when the sheet holds no table at all.
    """
    possible = candidates(sheet) if row is None else [at_row(sheet, row)]
    if not possible:
        raise SourceError("the sheet is empty", hint="export the table again")
    best = min(possible, key=lambda header: len(header.missing(wanted)))
    missing = best.missing(wanted)
    if missing and len(possible) < 2 and row is None:
        raise no_table(sheet)
    if missing:
        one = len(missing) == 1
        raise ConfigError(
            f"no column{'' if one else 's'} {', '.join(f'“{title}”' for title in missing)}",
            hint="; ".join(f"“{title}”: {closest(title, best.titles)}" for title in missing),
            place=f"row {best.row}" if best.row else "",
        )
    return best


def no_table(sheet: Sheet) -> SourceError:
    """Return the error for a sheet of one line, which is no table."""
    line = next((" ".join(" ".join(row).split()) for row in sheet.rows if any(row)), "")
    what = ": an error page, not a table" if _ERROR.search(line) else ""
    return SourceError(
        f"a table needs a header and rows, here is one line: “{line[:80]}”{what}",
        hint="perhaps an error page was saved; export the table again",
    )
