"""What a workbook hides from who looks at it: which rows of which sheet."""

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from synergraph.loaders.table.bounds import Hidden

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST = 10_000_000


def rows(data: bytes, concealed: Hidden) -> dict[str, frozenset[int]]:
    """Return the hidden rows by the name of their sheet; `concealed` has them by its part of the archive.

    {} where nothing is hidden, or the workbook does not say which part is which sheet.
    """
    if not any(concealed.values()):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets, links = _parsed(archive, _BOOK), _parsed(archive, _LINKS)
    except (KeyError, etree.LxmlError):
        return {}
    parts = {link.get("Id"): posixpath.join("/xl", link.get("Target", "")) for link in links}
    named = (
        (s.get("name", ""), parts.get(s.get(_ID), "").lstrip("/"))
        for s in sheets.iterfind("{*}sheets/{*}sheet")
    )
    return {name: frozenset(concealed[part]) for name, part in named if concealed.get(part)}


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    with archive.open(name) as part:
        return etree.fromstring(part.read(_LARGEST), parser)
