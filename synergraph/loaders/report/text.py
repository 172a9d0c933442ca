"""The text of a report with its offsets: every quote can be found again."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from synergraph.errors import SourceError
from synergraph.loaders import archive
from synergraph.statements import Evidence

LARGEST = 20_000_000
SAMPLE = 100_000
_LABELS = 2
_LEADING = re.compile(r"\s*(?:-+\s+(?=\S))*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_WRITTEN = re.compile(r"<br>|^(?:#+|-) ", re.MULTILINE)
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class Text:
    """The characters of a source, with the offsets at which lines and pages begin.

    `pages` is empty for files without pages. `numbers` says for each line where the document has
    it (the paragraph of a Word file); it is empty where lines count themselves. `borders` are the
    offsets at which a cell of a printed table begins or its row has ended: no sentence runs across one.
    """

    content: str
    pages: tuple[int, ...] = field(default=())
    numbers: tuple[int, ...] = field(default=())
    borders: frozenset[int] = field(default=frozenset())

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\n", self.content))]

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their line ends; line `i` starts at `line_starts[i]`."""
        return self.content.split("\n")

    def line_at(self, start: int) -> int:
        """Return the line that holds character `start`, counted from 1."""
        return bisect_right(self.line_starts, start)

    def place_at(self, start: int) -> int:
        """Return what the document itself calls the line that holds character `start`."""
        line = self.line_at(start)
        return self.numbers[line - 1] if self.numbers else line

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the evidence for the characters from `start` to `end`, without white space or bullet around them."""
        raw = self.content[start:end]
        start += len(raw) - len(_LEADING.sub("", raw, count=1))
        quote = self.content[start:end].rstrip()
        printed = _WRITTEN.sub(" ", quote) if self.numbers else quote  # our marks are not the document's
        return Evidence(
            quote=re.sub(r"\s+", " ", printed).strip(),
            page=bisect_right(self.pages, start),
            line=self.place_at(start),
            start=start,
            end=start + len(quote),
        )

    def line_evidence(self, first: int, last: int | None = None) -> Evidence:
        """Return the evidence for lines `first` to `last` inclusive, counted from 0."""
        last = first if last is None else last
        return self.evidence(self.line_starts[first], self.line_starts[last] + len(self.lines[last]))


def read(path: Path) -> Text:
    """Read a text, Markdown, PDF or Word file.

    Raises `SourceError` when the file is missing, empty, too large, not text, or a PDF without text.
    """
    file = archive.container(path)
    if not file.is_file():
        raise SourceError("no such file", hint="check the path in synergraph.toml", place=str(path))
    if file.stat().st_size > LARGEST:
        size = f"{file.stat().st_size / 1e6:.0f} MB"
        raise SourceError(f"no report is as large as this file ({size})", hint="split it", place=path.name)
    text = _READERS.get(archive.suffix(path), _read_text)(path)
    if not text.content.strip():
        raise SourceError(
            "the file holds no text", hint="a scanned PDF needs text recognition first", place=path.name
        )
    return text


def _read_text(path: Path) -> Text:
    content = _decode(path)
    controls = len(_CONTROL.findall(content[:SAMPLE]))
    if "\x00" in content or controls > len(content[:SAMPLE]) / 50:
        raise SourceError(
            "this is not a text file", hint="give a .txt, .md, .pdf or .docx file", place=path.name
        )
    breaks = [m.end() for m in re.finditer("\f", content)]
    return Text(content, (0, *breaks) if breaks else ())


def _decode(path: Path) -> str:
    data = archive.read(path)
    if len(data) > LARGEST:
        raise SourceError("no report is as large as this file unpacks to", hint="split it", place=path.name)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ENCODINGS:
        if (encoding == "utf-16") != wide:
            continue
        try:
            return _lines(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise SourceError("the encoding is not known", hint="save the file as UTF-8", place=path.name)


def _read_pdf(path: Path) -> Text:
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(archive.read(path)) as document:
            pages = [_printed(page.get_textpage().get_text_range()) + "\n" for page in document]
    except pdfium.PdfiumError as error:
        raise SourceError(
            "this is not a readable PDF", hint="open and save it again as PDF", place=path.name
        ) from error
    starts = tuple(accumulate((len(p) for p in pages[:-1]), initial=0))
    return Text("".join(pages), starts, borders=frozenset(_borders(path, pages, starts)))


def _borders(path: Path, pages: list[str], starts: tuple[int, ...]) -> Iterator[int]:
    """Yield where the cells begin, and the rows end, of tables that have labels for titles."""
    from synergraph.loaders.documents import pdf, words

    for grid in pdf.read(path):
        if sum(map(words.is_label, grid.rows[0].cells)) < _LABELS:
            continue
        for row in grid.rows:
            for line in row.printed:
                page, start = pages[row.page - 1], starts[row.page - 1]
                found = list(_in_line(line, page)) or [b for cell in line for b in _in_line((cell,), page)]
                yield from (start + border for border in found)


def _in_line(cells: tuple[str, ...], page: str) -> Iterator[int]:
    """Yield the borders of a printed line of a table, wherever the page has it on a line of its own."""
    parts = [r"\s+".join(map(re.escape, cell.split())) for cell in cells if cell.strip()]
    whole = re.compile(
        r"^[ \t]*" + r"\s+".join(f"({part})" for part in parts) + r"\s*?(?=\n|\Z)\s*", re.MULTILINE
    )
    for match in whole.finditer(page) if parts else ():
        yield from (match.start(number) for number in range(1, len(parts) + 1))
        yield match.end()


def _read_docx(path: Path) -> Text:
    from synergraph.loaders.documents import blocks, docx

    lines = list(blocks.lines(docx.read(path)))
    return Text("\n".join(line for line, _ in lines), numbers=tuple(number for _, number in lines))


_READERS = {".pdf": _read_pdf, ".docx": _read_docx}


def _printed(content: str) -> str:
    """The lines as printed: PDFium joins a word hyphenated at a line end and marks the place."""
    return _lines(content).replace("\ufffe", "-\n").replace("\x02", "-\n").replace("-\n\n", "-\n")


def _lines(content: str) -> str:
    return content.replace("\r\n", "\n").replace("\r", "\n")
