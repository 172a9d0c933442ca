"""Whatever bytes arrive as a table: an error that says what to do, or a balanced ledger; never a stack trace.

And a good row is never lost because of a bad neighbour.
"""

import io
import tomllib
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from synergraph.errors import ConfigError, SourceError
from synergraph.graph.export.template import write_template
from synergraph.loaders import archive
from synergraph.loaders.table import bounds, load
from synergraph.loaders.table.headings import is_header
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source, Statement

MAP = tomllib.loads("""
[map]
kind = "project"
name = "Projekt"
attributes = { status = "Status", start = "Beginn", volume = "Volumen" }
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Partner"
separator = "/"
""")
HEAD = ["Projekt", "Status", "Beginn", "Volumen", "Partner"]
ROWS = [
    ["Kran", "laufend", "2022-04-01", "1.500,00", "Werk A/Werk B"],
    ["Hafen", "abgeschlossen", "01.05.2023", "2000", "Werk C"],
    ["Haus", "in Vorbereitung", "2025", "", "Werk A"],
]
CSV = "\n".join(";".join(row) for row in [HEAD, *ROWS]).encode()
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def workbook(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Projekte")
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                sheet.write_string(number, index, cell)
    return content.getvalue()


XLSX = workbook([HEAD, *ROWS])


def attempt(folder: Path, data: bytes, suffix: str, options: dict[str, object]) -> Loaded | None:
    """Load the bytes as a table; None where they are refused with a hint."""
    path = folder / f"tabelle{suffix}"
    path.write_bytes(data)
    try:
        result = load(Source(path, "tabelle", "table", "2024", options), shipped())
    except (SourceError, ConfigError) as error:
        assert error.message and error.hint and error.place.startswith("tabelle")
        return None
    assert result.rows == result.used + len(result.skipped)
    return result


suffixes = st.sampled_from([".csv", ".tsv", ".xlsx"])
maps = st.sampled_from([MAP, {}])
marks = st.sampled_from(
    [b'"', b";", b",", b"\t", b"|", b"\n", b"\r", b"\0", b"\xff", b"\xfe\xff", b"PK\x03\x04", b"\x1f\x8b\x08", b"<html>",
     b"\xef\xbb\xbf", b"Projekt", b"name", b"kind", b"id", b"source", b"9" * 40, b"1e999", b"NaN", b"31.02.2024", b"\xc2\x85"]
)  # fmt: skip
edits = st.lists(st.tuples(st.integers(0), marks | st.binary(max_size=12), st.integers(0, 20)), max_size=8)


def changed(data: bytes, edits: list[tuple[int, bytes, int]]) -> bytes:
    """Return the bytes with some put in and some left out, here and there."""
    for position, bytes_in, length_out in edits:
        at = position % (len(data) + 1)
        data = data[:at] + bytes_in + data[at + length_out :]
    return data


@quick
@given(data=st.binary(max_size=300) | st.lists(marks).map(b"".join), suffix=suffixes, options=maps)
def test_any_bytes_are_read_or_refused(
    tmp_path: Path, data: bytes, suffix: str, options: dict[str, object]
) -> None:
    attempt(tmp_path, data, suffix, options)


@quick
@given(edits=edits, data=st.sampled_from([CSV, XLSX]), suffix=suffixes, options=maps)
def test_any_damage_is_read_or_refused(
    tmp_path: Path, edits: list[tuple[int, bytes, int]], data: bytes, suffix: str, options: dict[str, object]
) -> None:
    attempt(tmp_path, changed(data, edits), suffix, options)


@quick
@given(edits=st.dictionaries(st.integers(0, 11), edits, min_size=1, max_size=4), ours=st.booleans())
def test_any_damage_inside_a_workbook_is_read_or_refused(
    tmp_path: Path, edits: dict[int, list[tuple[int, bytes, int]]], ours: bool
) -> None:
    data = write_template(tmp_path / "t.xlsx").read_bytes() if ours else XLSX
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w") as new:
        for number, name in enumerate(old.namelist()):
            new.writestr(name, changed(old.read(name), edits.get(number, [])))
    attempt(tmp_path, content.getvalue(), ".xlsx", {} if ours else MAP)


def sheet_of(xml: str) -> bytes:
    """Return a workbook whose sheet has these rows."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                head, _, rest = body.partition(b"<sheetData>")
                body = (
                    head
                    + b"<sheetData>"
                    + xml.encode()
                    + b"</sheetData>"
                    + rest.partition(b"</sheetData>")[2]
                )
            new.writestr(name, body)
    return content.getvalue()


@pytest.mark.parametrize(
    "xml",
    [
        '<row r="1"><c r="XFD1048577"/></row>', '<row r="1"><c r="A99999999999"/></row>',
        '<row r="1"><c r="ZZZZZZ1"/></row>', '<row r="1"><c r="A1"/></row><row r="2"><c r="XFD1000000"/></row>',
        "<row>" + "<c/>" * 20_000 + "</row>", "<row/>" * 1_100_000,
        '<row r="1"><c r="A1"/></row><row r="900000"><c r="aaa900000"/></row>',
    ],
    ids=["outside", "digits", "letters", "far apart", "unnamed cells", "unnamed rows", "small letters"],
)  # fmt: skip
def test_a_small_file_that_claims_a_huge_sheet_is_refused(xml: str) -> None:
    with pytest.raises(SourceError, match="too large"):
        bounds.check(sheet_of(xml))


def test_a_small_file_that_unpacks_to_gigabytes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST", 10_000_000)
    content = io.BytesIO(XLSX)
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/nothing.bin", b"\0" * 10_000_000)
    assert len(content.getvalue()) < 100_000
    assert attempt(tmp_path, content.getvalue(), ".xlsx", MAP) is None
    lying = content.getvalue().replace((10_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert attempt(tmp_path, lying, ".xlsx", MAP) is None


def test_an_archive_that_is_no_workbook_is_named(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        book.writestr("content.xml", "<office:spreadsheet/>")
    (tmp_path / "t.xlsx").write_bytes(content.getvalue())
    with pytest.raises(SourceError, match="holds no XLSX workbook"):
        load(Source(tmp_path / "t.xlsx", "t", "table", ""), shipped())


def facts(result: Loaded, names: set[str]) -> set[tuple[object, ...]]:
    """Return what is said of things, wherever it stands."""

    def fact(s: Statement) -> tuple[object, ...]:
        return s.subject, s.predicate, s.value, s.object

    ends = [(s, {s.subject.name, s.object.name if s.object else ""}) for s in result.statements]
    return {fact(s) for s, mentioned in ends if mentioned & names}


NAMES = {row[0] for row in ROWS}
cells = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\0"), max_size=12)
mess = st.lists(cells, max_size=8).filter(
    lambda row: not is_header(row)
)  # what stands below one is another table
garbage = st.lists(st.tuples(st.integers(0, 3), mess), max_size=5)


def mixed(garbage: list[tuple[int, list[str]]]) -> list[list[str]]:
    """Return the table with rows of garbage before, between and behind the good ones."""
    rows = [row for at, row in garbage if at == 0]
    for number, good in enumerate(ROWS, 1):
        rows += [good, *(row for at, row in garbage if at == number)]
    return [HEAD, *rows]


@quick
@given(garbage=garbage)
def test_no_good_row_of_a_workbook_is_lost_to_its_neighbours(
    tmp_path: Path, garbage: list[tuple[int, list[str]]]
) -> None:
    good = attempt(tmp_path, XLSX, ".xlsx", MAP)
    result = attempt(tmp_path, workbook(mixed(garbage)), ".xlsx", MAP)
    assert good and result and facts(good, NAMES) <= facts(result, NAMES)


@quick
@given(garbage=garbage)
def test_no_good_row_of_a_csv_file_is_lost_to_its_neighbours(
    tmp_path: Path, garbage: list[tuple[int, list[str]]]
) -> None:
    # Two quotes may enclose rows rightly: a cell of several lines.
    assume(sum(cell.count('"') for _, row in garbage for cell in row) < 2)
    good = attempt(tmp_path, CSV, ".csv", MAP)
    lines = "\n".join(";".join(row) for row in mixed(garbage))
    result = attempt(tmp_path, lines.encode(), ".csv", {**MAP, "delimiter": ";"})
    assert good and result and facts(good, NAMES) <= facts(result, NAMES)
