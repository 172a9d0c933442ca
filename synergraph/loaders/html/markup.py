"""From the bytes of a web page to its pieces: what is read, without menus, scripts and footers."""

import codecs
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from synergraph.errors import SourceError
from synergraph.loaders.documents.blocks import Block, Grid, Piece, Row

LARGEST = 30_000_000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SAVED = re.compile(rb"<!-- saved from url=\(\d+\)(https?://[^\s>]+) -->")
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|title|div|p|h\d|table|ul|dl|main|article|section)\b", re.IGNORECASE
)
_INVALID = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LATIN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252")
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_NOISE_TAGS = frozenset(
    "script style noscript template svg math iframe object canvas nav footer aside button select option head "
    "textarea audio video del s strike".split()
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^:;]*:[^;]*line-through", re.IGNORECASE
)
_NOISE_ROLES = frozenset("navigation banner contentinfo search complementary dialog alert menu".split())
_NOISE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|nav|navbar|navigation|menu|footer|sidebar|teaser|related|"
    r"share|social|skip|pagination|newsletter|banner)(?:$|[\s_-])",
    re.IGNORECASE,
)
_STYLES = {"li": "item", "dt": "term", "dd": "definition"}


def parse(data: bytes) -> Any:
    """Return the root element of a page; raises `SourceError` for what is none.

    Broken markup is read as browsers read it. Nothing is fetched, no entity is expanded.
    """
    if len(data) > LARGEST:
        raise SourceError("no web page is as large as this file", hint="save the page alone")
    text = _decoded(data)
    if not _TAG.search(text):
        raise SourceError("this is no web page", hint="save it from the browser as HTML")
    clean = _INVALID.sub(" ", text).encode()
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(clean, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("this page holds nothing to read", hint="save it again from the browser") from error


def saved_from(data: bytes) -> str:
    """Return the address that a browser noted when it saved the page, or ""."""
    found = _SAVED.search(data[:4096])
    return found[1].decode("ascii", "ignore") if found else ""


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    declared = _CHARSET.search(data[:4096])
    named = declared[1].decode("ascii").casefold() if declared else "utf-8"
    for encoding in ("cp1252",) if named in _LATIN else (named, "utf-8"):
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def main_part(root: Any) -> Any:
    """Return the element that holds what the page is about: `main`, the only `article`, or the body."""
    for path in ("//main", "//*[@role='main']", "//article"):
        if len(found := root.xpath(path)) == 1 and found[0].text_content().strip():
            return found[0]
    body = root.find("body")
    return root if body is None else body


def heading(element: Any) -> str:
    """Return the text of a heading on one line, up to the first block that follows in it.

    A heading that nobody closed holds the page below it, too; "" for one that begins with a list or table.
    """
    first = next(_Reader(element).read(), None)
    return " ".join(first.text.split()) if isinstance(first, Block) and not first.style else ""


def pieces(part: Any) -> list[Piece]:
    """Return the blocks and tables below an element, in the order of the page."""
    return list(_Reader(part).read())


class _Reader:
    """Walks through a page and gathers text until a block ends."""

    def __init__(self, part: Any) -> None:
        self._part = part
        self._words: list[str] = []
        self._line = 0
        self._within: list[str] = []
        self._headed = False

    def read(self) -> Iterator[Piece]:
        walker = etree.iterwalk(self._part, events=("start", "end"))
        for event, element in walker:
            grid = None
            if event == "start":
                if element is not self._part and is_noise(element):
                    walker.skip_subtree()
                    continue
                grid = _grid(element) if element.tag == "table" else None
            if element.tag in _BLOCKS or grid:
                yield from self._flush()
            if grid:
                yield grid
                walker.skip_subtree()
                continue
            self._enter(element) if event == "start" else self._leave(element)
        yield from self._flush()

    def _enter(self, element: Any) -> None:
        if element.tag in _STYLES or re.fullmatch(r"h[1-6]", element.tag):
            self._within.append(element.tag)
            self._headed = False
        self._say("\n" if element.tag == "br" else element.text, element.sourceline)

    def _leave(self, element: Any) -> None:
        if self._within and self._within[-1] == element.tag:
            self._within.pop()
        if element is not self._part:
            self._say(element.tail, element.sourceline)

    def _say(self, text: str | None, line: int | None) -> None:
        if text:
            self._line = self._line if self._words else (line or 0)
            self._words.append(text if text == "\n" else re.sub(r"\s+", " ", text))

    def _flush(self) -> Iterator[Block]:
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        self._words.clear()
        if text := "\n".join(filter(None, lines)):
            tag = self._within[-1] if self._within else ""
            level = int(tag[1]) if tag[:1] == "h" and not self._headed else 0
            self._headed = self._headed or level > 0
            yield Block(text, self._line, level, _STYLES.get(tag, ""))


def is_noise(element: Any) -> bool:
    """Whether an element is for getting around in a site, struck out, or not shown at all."""
    if element.tag in _NOISE_TAGS or element.get("role") in _NOISE_ROLES:
        return True
    if is_hidden(element):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in _BLOCKS and bool(_NOISE_NAMES.search(named))


def is_hidden(element: Any) -> bool:
    """Whether an element says itself that it is not shown, or is shown as struck out."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_UNSEEN.search(element.get("style") or ""))


def _grid(table: Any) -> Grid | None:
    """Return the cells of a table, None for one that only lays out other tables or nothing."""
    if table.find(".//table") is not None:
        return None
    rows = []
    for row in table.iter("tr"):
        if is_hidden(row) or is_hidden(row.getparent()):
            continue
        own = list(row.iterchildren("td", "th"))
        cells = tuple(map(_cell, own))
        if any(cells):
            spans = len(own) == 1 and own[0].get("colspan", "1") != "1"
            rows.append(Row(cells, row.sourceline or 0, spans=spans))
    return Grid(tuple(rows)) if rows else None


def _cell(cell: Any) -> str:
    """Return the text of a cell, with a line for each block in it; "" for one that is not shown."""
    if is_hidden(cell):
        return ""
    found = _Reader(cell).read()
    return "\n".join(piece.text for piece in found if isinstance(piece, Block))
