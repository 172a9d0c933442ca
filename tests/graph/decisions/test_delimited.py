"""A CSV file that people keep: what is not touched stays as it is, byte for byte."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from synergraph.errors import ConfigError
from synergraph.graph.decisions.delimited import Delimited

COLUMNS = ("kind", "left", "right", "decision", "reason")
GERMAN = '\ufeffkind;Bemerkung;left;right;decision;reason\r\ntopic;"a; b";Wärme;Kälte;different;\r\n'
texts = st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=["Cs"]), max_size=8).map(
    str.strip
)
rows = st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, texts)), min_size=1, max_size=4)
files = st.sampled_from([
    b"", GERMAN.encode(), GERMAN.encode().rstrip(b"\r\n"), GERMAN.removeprefix("\ufeff").encode("cp1252"),
    b"decision\tkind\tleft\tright\nsame\ttopic\t\"a\n\tb\"\tb\n\n",
])  # fmt: skip


def read(path: Path) -> Delimited:
    return Delimited.read(path, COLUMNS, needed=4)


@settings(deadline=None)
@given(files, rows)
@example(GERMAN.removeprefix("\ufeff").encode("cp1252"), [{**dict.fromkeys(COLUMNS, ""), "reason": "Â¡"}])
def test_rows_come_back_as_written_and_leave_no_trace(before: bytes, fresh: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.csv"
        path.write_bytes(before)
        old = list(read(path).rows())
        read(path).added(fresh).write(path)
        found = list(read(path).rows())
        assert [{n: cells.get(n, "") for n in COLUMNS} for _, cells in found[len(old) :]] == fresh
        assert [{n: cells[n] for n in there} for (_, cells), (_, there) in zip(found, old, strict=False)] == [
            there for _, there in old
        ]
        read(path).without({number for number, _ in found[len(old) :]}).write(path)
        assert list(read(path).rows()) == [(n, {**dict.fromkeys(read(path).header, ""), **c}) for n, c in old]


@pytest.mark.parametrize(
    "before",
    [GERMAN.encode(), GERMAN.encode().rstrip(b"\r\n"), GERMAN.removeprefix("\ufeff").encode("cp1252")],
    ids=["UTF-8 with a mark", "no last line end", "Windows-1252"],
)
def test_adding_and_removing_gives_the_same_bytes(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(before)
    read(path).added([{"kind": "topic", "left": "Öl", "right": "=Gas", "decision": "same"}]).write(path)
    assert path.read_bytes().startswith(before)
    read(path).without({3}).write(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.csv"]


def test_a_file_from_a_german_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes(GERMAN.removeprefix("\ufeff").encode("cp1252"))
    ((number, cells),) = read(tmp_path / "d.csv").rows()
    assert number == 2 and cells["left"] == "Wärme" and cells["bemerkung"] == "a; b"


def test_what_its_encoding_cannot_write_turns_the_file_into_utf8(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(GERMAN.removeprefix("\ufeff").encode("cp1252"))
    read(path).added([{"kind": "topic", "left": "Łódź", "right": "b", "decision": "same"}]).write(path)
    assert [cells["left"] for _, cells in read(path).rows()] == ["Wärme", "Łódź"]
    assert "Łódź" in path.read_text(encoding="utf-8-sig")


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    read(path).added([{"kind": "topic", "left": "=1+1", "right": "@b", "decision": "same"}]).write(path)
    assert "'=1+1" in path.read_text(encoding="utf-8")
    ((_, cells),) = read(path).rows()
    assert (cells["left"], cells["right"]) == ("=1+1", "@b")


def test_a_row_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    read(path).added([{"kind": "topic", "left": "a\r\nb", "right": "c", "decision": "same"}]).write(path)
    assert path.read_text(encoding="utf-8").splitlines()[1:] == ["topic,a b,c,same,"]


def test_line_ends_of_old_macs_are_line_ends(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_bytes(b"kind;left;right;decision\rtopic;a;b;same")
    read(tmp_path / "d.csv").added([{"kind": "topic", "left": "c"}]).write(tmp_path / "d.csv")
    assert (tmp_path / "d.csv").read_bytes() == b"kind;left;right;decision\rtopic;a;b;same\rtopic;c;;"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"kind,left,right\n", "column “decision” is missing"),
        (b'kind,left,right,decision\ntopic,a,b,same\ntopic,"a,b,same\n', "row 3"),
        (b'kind,left,right,decision\ntopic,"a" GmbH,b,same\n', "row 2"),
        ("kind,left,right,decision\n".encode("utf-16"), "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "d.csv").write_bytes(data)
    with pytest.raises(ConfigError, match=said):
        read(tmp_path / "d.csv")
