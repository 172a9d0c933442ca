"""From bytes to rows: encodings, separators, stray quotes and cells like ="0815" of CSV files.

Nothing here knows what a row means. One bad byte or quote costs the line it stands in, never
its neighbours.
"""

import codecs
import csv
import re
from collections import Counter

from synergraph.errors import ConfigError, SourceError

DELIMITERS = (";", "\t", "|", ",")
_SAMPLE = 200
_STRAY = 0.1
"""Share of NUL characters from which on a file is no text; fewer are strays of a damaged export."""
_FORMULA = '="'
"""How a cell begins that a formula keeps as text: Excel would read 0815 as a number, but not ="0815"."""
_BINARY = {
    b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old or password-protected Excel file",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture",
}  # fmt: skip


def decode(data: bytes, encoding: str = "") -> tuple[str, list[int]]:
    """Return the text of a file and the lines that are in another encoding than the rest.

    Without `encoding` the byte-order mark decides, then UTF-8, then Windows-1252; a file that
    mixes the last two is read line by line. Raises `SourceError` when it is no text at all,
    `ConfigError` for an unknown encoding.
    """
    for magic, what in _BINARY.items():
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not a table", hint="save it as CSV (UTF-8) or XLSX")
    text, odd = (_declared(data, encoding), []) if encoding else _sniffed(data)
    if text.count("\0") > _STRAY * len(text):
        raise SourceError("this is a binary file, not a table", hint="save it as CSV (UTF-8) or XLSX")
    if text.lstrip()[:14].casefold().startswith(("<!doctype html", "<html", "<?xml")):
        raise SourceError("this is a web page saved as a table", hint="export the table again as CSV or XLSX")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), odd


def without_nul(text: str) -> tuple[str, list[int]]:
    """Return a text without NUL characters, and the lines that had them."""
    if "\0" not in text:
        return text, []
    holed = [number for number, line in enumerate(text.split("\n"), 1) if "\0" in line]
    return text.replace("\0", ""), holed


def _declared(data: bytes, encoding: str) -> str:
    try:
        return data.decode(codecs.lookup(encoding).name)
    except LookupError as error:
        raise ConfigError(
            f"unknown encoding “{encoding}”", hint='write encoding = "utf-8" or "cp1252", or leave it out'
        ) from error
    except UnicodeError as error:
        raise SourceError(
            f"not {encoding}: {error}", hint="leave encoding out to have it recognised"
        ) from error


def _sniffed(data: bytes) -> tuple[str, list[int]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _declared(data, "utf-16"), []
    head = data[:200]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and zeros.count(0) > 0.6 * len(zeros):
            return _declared(data, name), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return _line_by_line(data)


def _line_by_line(data: bytes) -> tuple[str, list[int]]:
    """Decode a file that is not UTF-8; only where some lines are, the others are worth a note."""
    lines, odd, utf8 = [], [], False
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(line.decode("utf-8"))
            utf8 = utf8 or not line.isascii()
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252", errors="replace"))
            odd.append(number)
    return "\n".join(lines), odd if utf8 else []


def rows(text: str, delimiter: str) -> list[list[str]]:
    """Split text into rows of cells, blank lines included, so that row i stands at index i - 1.

    A quoted cell may hold line breaks. A quote that is never closed, or swallows rows that
    are whole without it, is read as an ordinary character. A cell like ="0815" is what its quotes hold.
    """
    if _FORMULA not in text:
        return _split(text, delimiter)
    return [
        [_unwrapped(cell) for cell in row] for row in _split(_without_formulas(text, delimiter), delimiter)
    ]


def _without_formulas(text: str, delimiter: str) -> str:
    """Make cells like ="a;b" quoted cells, so that a separator in them parts nothing.

    Programs that write them seldom double the quotes inside; such a cell ends where the next one
    like it begins, or the line ends. Quoted cells are passed over: what looks so in them is prose.
    """
    mark = re.escape(delimiter)
    end = rf" *(?![^{mark}\n])"
    cell = re.compile(
        rf'(?<![^{mark}\n])(?:"(?:[^"]++|"")*+"{end}|="(?:[^"]++|"")*+"{end}'
        rf'|="((?:(?!{mark}=?")[^\n])*?)"(?={mark}="|\n|\Z))'
    )

    def quoted(match: re.Match[str]) -> str:
        undoubled = match[1]
        if undoubled is None:
            return match[0].removeprefix("=")
        return '"' + undoubled.replace('"', '""') + '"'

    return cell.sub(quoted, text)


def _unwrapped(cell: str) -> str:
    """Return what a cell like ="0815" says; in its quotes, quotes are doubled."""
    formula = cell.startswith(_FORMULA) and cell.endswith('"') and len(cell) > len(_FORMULA)
    return cell[len(_FORMULA) : -1].replace('""', '"') if formula else cell


def _split(text: str, delimiter: str) -> list[list[str]]:
    lines = text.split("\n")
    found: list[list[str]] = []
    at = width = 0
    while at < len(lines):
        begin = at
        reader = csv.reader((f"{lines[i]}\n" for i in range(begin, len(lines))), delimiter=delimiter)
        try:
            for row in reader:
                end = begin + reader.line_num
                if end > at + 1 and _swallowed(lines[at:end], row, delimiter, width):
                    break
                found.append(row)
                at, width = end, max(width, len(row))
            else:
                break
        except csv.Error:
            pass
        found.append([cell.strip('"') for cell in lines[at].split(delimiter)])
        at += 1
    return found


def _swallowed(lines: list[str], row: list[str], delimiter: str, width: int) -> bool:
    """Whether a cell that runs over `lines` is rows swallowed by a stray quote."""
    try:
        list(csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    whole = [line.count(delimiter) == width - 1 for line in lines]
    if width > 1 and len(row) < width and any(whole[1:-1]):
        return True
    # Prose has commas too, so a comma proves nothing where the row came out whole.
    ambiguous = delimiter == "," and len(row) == width
    return width > 1 and not ambiguous and all(whole)


def delimiter_of(text: str) -> str:
    """Return the separator that splits most of a sample into equally many columns; tab if none does."""
    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])
    best = max(DELIMITERS, key=lambda delimiter: _covered(sample, delimiter))
    return best if _covered(sample, best) else "\t"


def _covered(sample: str, delimiter: str) -> int:
    """Return how many lines lie in rows of the commonest width, 0 where most are not split at all.

    Lines are counted, not rows: prose that fills many lines of one quoted cell would otherwise
    outvote the table with its commas.
    """
    lines: Counter[int] = Counter()
    for row in filter(None, rows(sample, delimiter)):
        lines[len(row)] += 1 + sum(cell.count("\n") for cell in row)
    whole = lines.pop(1, 0)
    return max(lines.values(), default=0) if lines.total() >= whole else 0
