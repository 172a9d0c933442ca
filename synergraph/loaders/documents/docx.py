"""Word files: their paragraphs, headings, lists and tables, each with the number of its paragraph."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from synergraph.errors import SourceError
from synergraph.loaders import archive as packing
from synergraph.loaders.documents.blocks import Block, Grid, Piece, Row

LARGEST = 100_000_000
DEEPEST = 60
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = {f"{_W}del", f"{_W}moveFrom"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_INLINE = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading (\d)|(title)")
_REPAIR = "open it in Word and save it again as DOCX"


@dataclass(frozen=True, slots=True)
class Styles:
    """What the styles of a document are for: the level of a heading, or "item"; others are left out."""

    levels: dict[str, int]
    items: frozenset[str]


def read(path: Path) -> list[Piece]:
    """Return the pieces of a Word file; [] for one without text.

    Raises `SourceError` when it is missing or no readable DOCX, or unpacks to more than fits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packing.read(path))) as archive:
            body = _parse(_part(archive, "word/document.xml"))
            known = "word/styles.xml" in archive.namelist()
            styles = _styles(_parse(_part(archive, "word/styles.xml")) if known else None)
    except KeyError as error:
        raise SourceError("this archive holds no Word document", hint=_REPAIR, place=path.name) from error
    except packing.DAMAGE as error:
        raise SourceError(f"not a readable DOCX: {error}", hint=_REPAIR, place=path.name) from error
    except SourceError as error:
        error.place = path.name
        raise
    number = {paragraph: n for n, paragraph in enumerate(body.iter(f"{_W}p"), 1)}
    return list(_pieces(body, styles, number, 0))


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Read one part; its size is counted while unpacking, for what the archive claims may be wrong."""
    with archive.open(name) as part:
        content = part.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError("the document is too large to read", hint="split it into several files")
    return content


def _parse(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"not a readable DOCX: {error.msg}", hint=_REPAIR) from error
    if root.getroottree().docinfo.doctype:
        raise SourceError("the document declares entities, which Word never does", hint=_REPAIR)
    return root


def _styles(root: Any) -> Styles:
    levels, items = {}, set()
    for style in [] if root is None else root.iter(f"{_W}style"):
        name, own = style.find(f"{_W}name"), style.get(f"{_W}styleId", "")
        called = name.get(f"{_W}val", "").casefold() if name is not None else ""
        if match := _HEADING.match(called):
            levels[own] = min(int(match[1] or 1), 6)
        elif "list" in called and "paragraph" not in called:
            items.add(own)
    return Styles(levels, frozenset(items))


def _pieces(parent: Any, styles: Styles, number: dict[Any, int], depth: int) -> Iterator[Piece]:
    """Yield the pieces below an element; content controls, insertions and text boxes are gone into."""
    for element in parent:
        if element.tag == f"{_W}p":
            block = _block(element, styles, number[element])
            if block.text:
                yield block
            for box in element.iter(_BOX):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    yield from _pieces(box, styles, number, depth + 1) if depth < DEEPEST else ()
        elif element.tag == f"{_W}tbl":
            if rows := tuple(_rows(element, number)):
                yield Grid(rows)
        elif depth < DEEPEST and element.tag != _FALLBACK:
            yield from _pieces(element, styles, number, depth + 1)


def _block(paragraph: Any, styles: Styles, number: int) -> Block:
    properties = paragraph.find(f"{_W}pPr")
    style = outline = listed = None
    if properties is not None:
        style, outline = (_value(properties, name) for name in ("pStyle", "outlineLvl"))
        listed = properties.find(f"{_W}numPr")
    level = styles.levels.get(style or "", 0) or (int(outline) + 1 if outline and outline < "6" else 0)
    item = not level and (listed is not None or style in styles.items)
    return Block(_text(paragraph), number, level, "item" if item else "")


def _value(properties: Any, name: str) -> str | None:
    found = properties.find(f"{_W}{name}")
    return None if found is None else str(found.get(f"{_W}val", ""))


def _rows(table: Any, number: dict[Any, int]) -> Iterator[Row]:
    """Yield the rows, also those in content controls; a cell merged with the one above it says the same."""
    above: list[str] = []
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells: list[str] = []
        parts = 0
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            parts += 1
            merged, span = cell.find(f"{_W}tcPr/{_W}vMerge"), cell.find(f"{_W}tcPr/{_W}gridSpan")
            carried = merged is not None and merged.get(f"{_W}val") != "restart" and len(cells) < len(above)
            cells.append(above[len(cells)] if carried else _cell(cell))
            wide = span.get(f"{_W}val", "1") if span is not None else "1"
            cells += [""] * (min(int(wide), 100) - 1 if wide.isdecimal() else 0)
        first = next(row.iter(f"{_W}p"), None)
        above = cells
        if any(cells):
            yield Row(tuple(cells), number.get(first, 0), spans=parts == 1 < len(cells))


def _cell(cell: Any) -> str:
    return "\n".join(filter(None, map(_text, cell.iter(f"{_W}p"))))


def _text(paragraph: Any) -> str:
    """Return the words of a paragraph, without those of the text boxes anchored in it."""
    own = (e for e in paragraph.iter(f"{_W}t", *_INLINE) if _stands(e, paragraph))
    words = "".join(_INLINE.get(e.tag) or e.text or "" for e in own)
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def _stands(element: Any, paragraph: Any) -> bool:
    """Whether a text is the paragraph's own, and was neither deleted nor moved elsewhere while changes were tracked."""
    for above in element.iterancestors():
        if above is paragraph or above.tag == f"{_W}p":
            return above is paragraph
        if above.tag in _GONE:
            return False
    return False
