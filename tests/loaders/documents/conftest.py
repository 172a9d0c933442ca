"""Word files and PDFs, written by hand so that every oddity can be written too."""

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Aufzhlung"><w:name w:val="List Bullet"/></w:style></w:styles>"""
Write = Callable[..., Path]


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of WordprocessingML; a line break in the text is one in the paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "<w:r><w:br/></w:r>".join(f"<w:r><w:t>{escape(line)}</w:t></w:r>" for line in text.split("\n"))
    return f"<w:p>{properties}{runs}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """Return a table; a cell of "^" is merged with the one above it."""

    def cell(text: str) -> str:
        merged = "<w:tcPr><w:vMerge/></w:tcPr>" if text == "^" else ""
        return f"<w:tc>{merged}{paragraph('' if merged else text)}</w:tc>"

    lines = ("".join(map(cell, row)) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


@pytest.fixture
def docx(tmp_path: Path) -> Write:
    """Return a function that writes a Word file with this body; `head` stands before the root."""

    def write(*body: str, name: str = "bericht.docx", head: str = "", styles: str = STYLES) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "word/document.xml", f"{head}<w:document {W}><w:body>{''.join(body)}</w:body></w:document>"
            )
            archive.writestr("word/styles.xml", styles)
        return path

    return write


@pytest.fixture
def pdf(tmp_path: Path) -> Write:
    """Return a function that writes a PDF: each page is words at (x, y), and heights of rules."""

    def write(*pages: tuple[list[tuple[float, float, str]], list[float]], name: str = "bericht.pdf") -> Path:
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        kids = []
        for words, rules in pages:
            drawn = b"".join(b"40 %g m 560 %g l S\n" % (y, y) for y in rules)
            drawn += b"".join(
                b"BT /F1 10 Tf %g %g Td <%s> Tj ET\n" % (x, y, t.encode("cp1252").hex().encode())
                for x, y, t in words
            )
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
            resources = b"/Resources << /Font << /F1 3 0 R >> >>"
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] %s /Contents %d 0 R >>"
                % (resources, len(objects))
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
        path = tmp_path / name
        path.write_bytes(_document(objects))
        return path

    return write


def _document(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    entries = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(content),
    )
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries) + trailer
