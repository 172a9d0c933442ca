from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import SourceError
from synergraph.loaders.report.text import LARGEST, Text, read


def pdf(*pages: tuple[str, ...]) -> bytes:
    """Write a small PDF with one line of Latin text per string."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, lines in enumerate(pages):
        shown = "".join(f"1 0 0 1 50 {750 - 20 * n} Tm ({line}) Tj " for n, line in enumerate(lines))
        stream = f"BT /F1 12 Tf {shown}ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * i} 0 R>>"
        )
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream")
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{content}endobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()


def test_a_pdf_gives_text_with_pages(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(pdf(("Werkhallen für alle", "30. Juni 2023"), ("Zweite Seite",)))
    text = read(path)
    start = text.content.index("Zweite")
    assert "Werkhallen für alle" in text.lines
    assert text.evidence(start, start + 6).page == 2
    assert text.evidence(0, 10).page == 1


def test_a_word_hyphenated_at_a_line_end_keeps_its_line_break(tmp_path: Path) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(pdf(("Die Projekt-", "landschaft")))
    assert read(path).lines[:2] == ["Die Projekt-", "landschaft"]


def test_a_pdf_without_text_names_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(()))
    with pytest.raises(SourceError, match="text recognition"):
        read(path)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("leer.txt", b"", "holds no text"),
        ("blanks.md", b" \n\t\n", "holds no text"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        ("noise.txt", bytes(range(1, 32)) * 9, "not a text file"),
        ("kaputt.pdf", b"%PDF-1.4 nothing else", "not a readable PDF"),
        ("odd.txt", b"\xff\xfea", "encoding"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as raised:
        read(path)
    assert raised.value.place == name


def test_a_missing_and_a_far_too_large_file_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read(tmp_path / "fehlt.txt")
    path = tmp_path / "riesig.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(SourceError, match="large"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bericht.txt"
    path.write_bytes("Größe\r\nMaß\rEnde".encode(encoding))
    assert read(path).content == "Größe\nMaß\nEnde"


def test_form_feeds_count_pages(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text("eins\fzwei", encoding="utf-8")
    text = read(path)
    assert [text.evidence(text.content.index(w), len(text.content)).page for w in ("eins", "zwei")] == [1, 2]


@given(st.text(), st.data())
def test_evidence_quotes_what_stands_at_its_place(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    evidence = Text(content).evidence(start, end)
    assert evidence.quote.split() == content[evidence.start : evidence.end].split()
    assert content[: evidence.start].count("\n") + 1 == evidence.line


def test_a_quote_begins_behind_the_bullet() -> None:
    text = Text("# Liste\n- Werft\n| Hafen | Kai |\n+ 34 Akteure\n-\n")
    assert [text.line_evidence(i).quote for i in range(5)] == [
        "# Liste",
        "Werft",
        "| Hafen | Kai |",
        "+ 34 Akteure",
        "-",
    ]
