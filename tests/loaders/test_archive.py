"""Packed files are read like plain ones, whatever they hold; archives that claim too much are refused."""

import gzip
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from synergraph import loaders
from synergraph.cli import main
from synergraph.errors import SourceError
from synergraph.graph.graph import open_graph
from synergraph.loaders import archive
from synergraph.loaders.entry import entry, files
from synergraph.ontology import shipped
from synergraph.statements import Source

CSV = "Projekt;Status\nHafenkran 4.0;laufend\n"
PAGE = "<html><head><title>Hafenkran 4.0</title></head><body><h1>Hafenkran 4.0</h1><dl><dt>Status</dt><dd>laufend</dd></dl></body></html>"
TURTLE = '@prefix syn: <https://w3id.org/synergraph/ontology#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n<https://example.org/p/1> a syn:Project ; rdfs:label "Hafenkran 4.0" .\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Make = Callable[[Path], None]


def text(content: str) -> Make:
    return lambda path: path.write_text(content, encoding="utf-8") and None


def xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Projekte")
        for number, line in enumerate(CSV.splitlines()):
            sheet.write_row(number, 0, line.split(";"))


def docx(path: Path) -> None:
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in line.split(";")) + "</w:tr>"
        for line in CSV.splitlines()
    )  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        body = f'<w:document xmlns:w="{W}"><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>'
        archive.writestr("word/document.xml", body)


KINDS: Mapping[str, Make] = {
    "liste.csv": text(CSV), "liste.tsv": text(CSV.replace(";", "\t")), "liste.xlsx": xlsx, "seite.html": text(PAGE),
    "bericht.docx": docx, "daten.ttl": text(TURTLE), "bericht.md": text("# Bericht\n\nDas Projekt läuft seit 2021.\n"),
}  # fmt: skip


def gzipped(path: Path) -> Path:
    packed = path.with_name(f"{path.name}.gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    return packed


def zipped(target: Path, *paths: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, f"Unterlagen/{path.name}")
    return target


def said(path: Path) -> set[tuple[str, str, str]]:
    """Return what a source says, the document itself aside."""
    found = loaders.load(Source(path, "x", "", "2024"), shipped()).statements
    return {(s.subject.name, s.predicate, s.value) for s in found if s.subject.kind != "document"}


@pytest.mark.parametrize("name", KINDS)
def test_a_packed_file_says_what_the_plain_one_says(name: str, tmp_path: Path) -> None:
    plain = tmp_path / name
    KINDS[name](plain)
    packed = gzipped(plain)
    inside = zipped(tmp_path / "alles.zip", plain, packed)
    expected = said(plain)
    assert expected or name == "bericht.md"
    paths = (packed, inside / "Unterlagen" / name, inside / "Unterlagen" / packed.name)
    assert [said(path) for path in paths] == [expected] * 3


def test_an_archive_stands_for_its_files_and_one_of_pages_for_itself(tmp_path: Path) -> None:
    for name in ("liste.csv", "seite.html"):
        KINDS[name](tmp_path / name)
    tables = zipped(tmp_path / "tabellen.zip", tmp_path / "liste.csv")
    with zipfile.ZipFile(tables, "a") as more:
        for name in ("__MACOSX/._liste.csv", "Unterlagen/.DS_Store", "../heraus.csv", "/etc/liste.csv"):
            more.writestr(name, CSV)
    pages = zipped(tmp_path / "seiten.zip", tmp_path / "seite.html")
    assert files((tables, pages)) == [tables / "Unterlagen" / "liste.csv", pages]
    found = loaders.load(Source(pages, "x", "html"), shipped()).statements
    assert {s.evidence.sheet for s in found} == {"Unterlagen/seite.html"}


def test_a_zip_becomes_a_graph_and_an_unchanged_one_is_not_read_again(tmp_path: Path) -> None:
    for name in ("liste.csv", "daten.ttl", "liste.xlsx"):
        KINDS[name](tmp_path / name)
    packed = zipped(tmp_path / "alles.zip", *(tmp_path / n for n in ("liste.csv", "daten.ttl", "liste.xlsx")))
    folder = tmp_path / "w"
    for command in (["init", str(folder), "--from", str(packed), "--yes"], ["-C", str(folder), "build"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    nodes = open_graph(folder).nodes.filter(kind="project")
    assert nodes["name"].to_list() == ["Hafenkran 4.0"]
    again = CliRunner().invoke(main, ["-C", str(folder), "add", str(packed), "--yes"])
    assert "+ 0" in again.output


@pytest.mark.parametrize(
    ("name", "identifier"), [("liste.csv", "liste"), ("daten.ttl", "daten"), ("a.b.csv", "a-b")]
)
def test_a_packed_source_is_called_like_the_plain_one(name: str, identifier: str, tmp_path: Path) -> None:
    KINDS.get(name, text(CSV))(tmp_path / name)
    plain, packed = (
        entry(path, path.name, shipped()) for path in (tmp_path / name, gzipped(tmp_path / name))
    )
    assert "id" not in tomllib.loads(plain.toml or "[[source]]")["source"][0]
    assert tomllib.loads(packed.toml)["source"][0]["id"] == identifier


def refused(path: Path) -> str:
    with pytest.raises(SourceError) as caught:
        archive.read(path)
    assert caught.value.hint
    return str(caught.value)


def test_what_an_archive_cannot_give_is_named(tmp_path: Path) -> None:
    KINDS["liste.csv"](tmp_path / "liste.csv")
    packed = zipped(tmp_path / "alles.zip", tmp_path / "liste.csv")
    assert "did you mean “Unterlagen/liste.csv”" in refused(packed / "Unterlagen" / "listen.csv")
    assert 'path = "alles.zip/Unterlagen/liste.csv"' in refused(packed)
    assert "cannot be read" in refused(tmp_path / "fehlt.zip" / "liste.csv")
    whole = packed.read_bytes()
    packed.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refused(packed / "Unterlagen" / "liste.csv")
    assert files((packed,)) == [packed]


def test_a_locked_archive_asks_to_be_unpacked(tmp_path: Path) -> None:
    KINDS["liste.csv"](tmp_path / "liste.csv")
    packed = zipped(tmp_path / "alles.zip", tmp_path / "liste.csv")
    content = bytearray(packed.read_bytes())
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + flags] |= 1
    packed.write_bytes(content)
    assert "password" in refused(packed / "Unterlagen" / "liste.csv")


@pytest.mark.parametrize("lie", [False, True])
def test_what_unpacks_to_too_much_is_refused(
    lie: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1_000_000)
    big = tmp_path / "gross.csv"
    big.write_bytes(b"\0" * 1_000_001)
    assert "too large" in refused(gzipped(big))
    packed = zipped(tmp_path / "alles.zip", big)
    if lie:
        true, said = ((number).to_bytes(4, "little") for number in (1_000_001, 100))
        packed.write_bytes(packed.read_bytes().replace(true, said))
    assert ("damaged" if lie else "too large") in refused(packed / "Unterlagen" / big.name)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(edits=[(133, 0)])
@given(edits=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_archive_is_read_or_named(edits: list[tuple[int, int]], tmp_path: Path) -> None:
    KINDS["liste.csv"](tmp_path / "liste.csv")
    content = bytearray(zipped(tmp_path / "alles.zip", tmp_path / "liste.csv").read_bytes())
    for place, byte in edits:
        content[place % len(content)] = byte
    (tmp_path / "alles.zip").write_bytes(content)
    for path in files((tmp_path / "alles.zip",)):
        try:
            assert archive.read(path) == CSV.encode()
        except SourceError as error:
            assert error.hint
