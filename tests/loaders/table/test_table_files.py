"""Whatever the file, it is loaded or named as what it is; and one row never costs another."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.errors import SourceError, SynergraphError
from synergraph.loaders.table import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

EXAMPLES = Path(__file__).parents[3] / "examples" / "mpi"
MAP = """
map.kind = "project"
map.name = "Projekt"
map.attributes = { status = "Status", start = "Beginn", volume = "Volumen" }
map.edges = [{ edge = "participates_in", kind = "organisation", column = "Partner", separator = ";" }]
"""
HEAD = "Projekt,Status,Beginn,Volumen,Partner\n"


def loaded(path: Path, toml: str = "") -> Loaded:
    return load(Source(path, "quelle", "table", "", tomllib.loads(toml)), shipped())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return tmp_path_factory.mktemp("dateien") / "tabelle.csv"


@pytest.mark.parametrize("toml", ["", MAP], ids=["without a map", "with a map"])
@given(
    data=st.one_of(
        st.binary(),
        st.binary().map(lambda b: b"PK\x03\x04" + b),
        st.text().map(str.encode),
        st.binary().map(HEAD.encode().__add__),
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_end_in_a_result_or_a_named_error(file: Path, toml: str, data: bytes) -> None:
    file.write_bytes(data)
    try:
        result = loaded(file, toml)
    except SynergraphError as error:
        assert error.place.startswith("tabelle.csv")
        assert error.hint
    else:
        assert result.rows == result.used + len(result.skipped)


_BAD = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=40).map(str.encode),
    st.binary(max_size=40).map(lambda data: data.translate(None, b"\r\n\0")),
    st.sampled_from([b'"', b'X,"offen', b",,,,", b'"a"b,c', b"\xff\xfe", b"X,laufend,bald,viel,Y"]),
)


@given(bad=_BAD)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_bad_row_costs_no_good_neighbour(file: Path, bad: bytes) -> None:
    good = 'Kran{},laufend,1.4.2022,"1.234,5",Werk {}\n'
    before, after = ("".join(good.format(i, i) for i in range(*span)) for span in ((0, 3), (3, 6)))
    file.write_bytes((HEAD + before).encode() + bad + b"\n" + after.encode())
    names = {s.subject.name for s in loaded(file, MAP).statements if s.predicate == "volume"}
    assert {f"Kran{i}" for i in range(6)} <= names


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"PK\x03\x04 damaged", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1"]
)
def test_files_that_are_no_table_are_source_errors(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(SourceError):
        loaded(file, MAP)


def test_a_nul_character_costs_nothing_but_a_note(file: Path) -> None:
    file.write_bytes((HEAD + "Kran\0 1,laufend,1.4.2022,5,Werk A\nKran 2,laufend,1.4.2022,5,\n").encode())
    result = loaded(file, MAP)
    assert {s.subject.name for s in result.statements if s.predicate == "volume"} == {"Kran 1", "Kran 2"}
    assert result.notes == ["tabelle.csv: line 2 has NUL characters, which are left out"]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_workbook_is_read_or_named(file: Path, data: st.DataObject) -> None:
    content = bytearray((EXAMPLES / "events.xlsx").read_bytes())
    flips = st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), min_size=1, max_size=8)
    for position, byte in data.draw(flips):
        content[position] = byte
    file.write_bytes(content)
    try:
        result = loaded(file)
    except SynergraphError as error:
        assert error.hint
    else:
        assert result.rows == result.used + len(result.skipped)


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        loaded(tmp_path / "fehlt.csv")


def test_a_workbook_that_claims_billions_of_cells_is_refused(read) -> None:
    far: list[list[object]] = [["Projekt"], ["Kran"]]
    with pytest.raises(SourceError, match="too large"):
        read({"Blatt": [*far, *[[]] * 1_000_000, [*[None] * 16_000, "verirrt"]]}, MAP)


def test_a_workbook_is_known_by_its_content(read) -> None:
    assert read({"Projekte": [["Name"], ["Kran"]]}, name="projekte.csv").statements[0].subject.name == "Kran"


def test_every_quoted_value_stands_in_its_row(read) -> None:
    rows = ['Kran,laufend,1.4.2022,"1,5 Mio. €",Werk A;Werk B', 'Hafen,,2023,,"Werk\nC"', "Kai,beendet,,5,"]
    result = read(HEAD + "\n".join(rows), MAP)
    cells = {2: rows[0], 3: rows[1].replace("\n", " "), 4: rows[2]}
    for statement in result.statements:
        for part in statement.evidence.quote.split("; "):
            assert part.split(": ", 1)[1] in cells[statement.evidence.row]


ENARGUS = """
map.kind = "project"
map.name = "Thema"
map.key = { column = "FKZ", scheme = "fkz" }
map.attributes = { start = "Laufzeitbeginn", end = "Laufzeitende", funding = "Foerdersumme_EUR" }
map.edges = [{ edge = "participates_in", kind = "organisation", column = "Name_ZWE", role = "applicant" }]
"""
TOOLS = """
map.kind = "project"
map.name = "name"
map.attributes = { homepage = "resources" }
map.edges = [{ edge = "has_topic", kind = "topic", column = "usage", separator = "," }]
"""


@pytest.mark.shared
def test_real_working_spreadsheets(shared: Path) -> None:
    messy = shared / "messy"
    with pytest.raises(SourceError, match="here is one line"):
        loaded(messy / "error-page-saved-as.csv", ENARGUS)
    result = loaded(messy / "enargus-60-rows.csv", ENARGUS)
    assert (result.used, result.notes) == (60, [])
    assert all("no name in column “Thema”" in skipped.reason for skipped in result.skipped)
    result = loaded(messy / "tools-overview.xlsx", 'sheet = "all_1123"\n' + TOOLS)
    assert (result.rows, result.used) == (91, 91)
    words = [f"Schlagwort{i}" for i in range(1, 7)]
    topics = f'map.edges = [{{ edge = "has_topic", kind = "topic", column = {words} }}]'
    result = loaded(
        messy / "keywords-raw.csv", f'map.kind = "project"\nmap.name = "Förderkennzeichen (0010)"\n{topics}'
    )
    assert (result.rows, result.skipped) == (847, [])
