"""What a person meets who loads something wrong names the file, the place in it, and what to do."""

import gzip
import tomllib
from pathlib import Path

import pytest

from synergraph import loaders
from synergraph.errors import SynergraphError
from synergraph.loaders.entry import entry
from synergraph.ontology import shipped
from synergraph.statements import Source
from tests.loaders.table.conftest import workbook

TABLE = "Projekt;Status\nKran;laufend\n"
MAP = 'map.kind = "project"\nmap.name = "Projekt"\n'
WRONG = {
    "liste.csv": [
        ("", "", "the file is empty"), (TABLE.replace("Projekt", "Was"), "", "needs a map"), ("eine Zeile\n", "", "one line"),
        (TABLE, 'map.kind = "projekt"\nmap.name = "Projekt"', "unknown kind"), (TABLE, MAP + 'map.attributes = { start = "Beginn" }', "row 1"),
        (TABLE, MAP + "map.header_row = 9", "there is no row 9"), (TABLE, 'language = "fr"', "unknown language"),
        (TABLE, 'encoding = "klingon"', "unknown encoding"), (TABLE, 'delimiter = ";;"', "cannot separate"),
        (TABLE, 'hidden_rows = "nein"', "hidden_rows"), ("%PDF-1.4", "", "a PDF"), ("<!doctype html><p>", "", "a web page"),
    ],
    "liste.csv.gz": [("\x1f\x8b kaputt", "", "gzip archive is damaged"), (gzip.compress(b" "), "", "the file is empty")],
    "mappe.xlsx": [(b"PK\x03\x04 kaputt", "", "damaged")],
    "fehlt.zip/liste.csv": [(None, "", "cannot be read")],
    "daten.ttl": [("<a> <b> .", "", "line 1"), ("", "", "holds no triple"), ("\xff\xfe\x00", "", "")],
    "daten.jsonld": [("{", "", "no JSON"), ('{"@context": "https://example.org/c"}', "", "nothing is fetched")],
    "daten.rdf": [("<rdf", "", "no XML")],
    "seite.html": [("nur Text", "", "no web page")],
    "bericht.docx": [("kein Archiv", "", "not a readable DOCX")],
    "bericht.pdf": [("kein PDF", "", "readable PDF")],
    "bericht.txt": [("", "", "no text"), ("\0\0\0", "", "text file")],
    "bericht.txt.gz": [("\x1f\x8b kaputt", "", "gzip archive is damaged")],
    "bild.jpeg": [("x", "", "no loader reads")],
}  # fmt: skip
CASES = [(name, *wrong) for name, each in WRONG.items() for wrong in each]


@pytest.mark.parametrize(("name", "content", "toml", "said"), CASES, ids=[f"{c[0]} {c[3]}" for c in CASES])
def test_a_wrong_file_is_named_with_what_to_do(
    name: str, content: str | bytes | None, toml: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("latin-1"))
    with pytest.raises(SynergraphError) as caught:
        loaders.load(Source(path, "x", "", "", tomllib.loads(toml)), shipped())
    error = caught.value
    assert path.name in error.place and error.place.count(path.name) == 1
    assert error.hint and said in str(error)


def test_a_wrong_map_names_file_sheet_and_row(tmp_path: Path) -> None:
    workbook(tmp_path / "mappe.xlsx", {"Liste": [["Stand 2024"], ["Projekt", "Status"], ["Kran", "laufend"]]})
    options = tomllib.loads(MAP + 'map.attributes = { start = "Statuss" }')
    with pytest.raises(SynergraphError) as caught:
        loaders.load(Source(tmp_path / "mappe.xlsx", "x", "table", "", options), shipped())
    assert caught.value.place == "mappe.xlsx, sheet “Liste”, row 2"
    assert caught.value.hint == "“Statuss”: did you mean “Status”?"


@pytest.mark.parametrize("name", ["liste.csv", "mappe.xlsx", "daten.ttl.gz", "seiten.zip", "bericht.pdf"])
def test_adding_a_broken_file_names_it(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x1f\x8b" if name.endswith("gz") else b"PK\x03\x04")
    with pytest.raises(SynergraphError) as caught:
        one = entry(tmp_path / name, name, shipped())
        loaders.load(Source(tmp_path / name, "x", one.loader), shipped())
    assert name in caught.value.place and caught.value.hint
