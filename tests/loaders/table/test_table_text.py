import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.errors import ConfigError, SourceError
from synergraph.loaders.table.text import decode, delimiter_of, rows, without_nul

TEXT = "Name;Straße\nMüller & Söhne;Große Allee 5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, [])


def test_a_line_in_another_encoding_costs_no_other_line() -> None:
    data = "Name\nMüller\n".encode() + "Größe\n".encode("cp1252") + "Söhne\n".encode()
    assert decode(data) == ("Name\nMüller\nGröße\nSöhne\n", [3])


def test_a_declared_encoding_is_used_or_refused() -> None:
    assert decode("Größe".encode("cp437"), "cp437")[0] == "Größe"
    with pytest.raises(ConfigError, match="unknown encoding “klingonisch”"):
        decode(b"x", "klingonisch")
    with pytest.raises(SourceError, match="not utf-8"):
        decode("Größe".encode("cp1252"), "utf-8")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0", "Excel"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"a\0b" * 9, "binary"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        decode(data)


def test_stray_nul_characters_are_left_out_and_their_lines_known() -> None:
    text, odd = decode(b"Name;Ort\nWerk\0 A;Berlin\nB;\0Potsdam\n")
    assert (without_nul(text), odd) == (("Name;Ort\nWerk A;Berlin\nB;Potsdam\n", [2, 3]), [])


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_separators_are_recognised(delimiter: str) -> None:
    text = "\n".join(
        delimiter.join(cells) for cells in (["Name", "Betrag"], ["A-Werk", "1.5"], ["B-Werk", "2"])
    )
    assert delimiter_of(text) == delimiter


def test_commas_in_names_and_numbers_are_no_separators() -> None:
    assert delimiter_of("Name;Betrag\nInstitut, Standort A;1,5\nWerk, Halle 2;2,5") == ";"
    assert delimiter_of("Name\nInstitut, Standort A\nWerk\nVerein") == "\t"


def test_a_quoted_cell_may_hold_line_breaks() -> None:
    assert rows('A;B\n"eins\nzwei";x\ny;z', ";") == [["A", "B"], ["eins\nzwei", "x"], ["y", "z"]]
    assert rows('A,B\nx,"Text, mit Komma\nund, noch einem"\ny,z', ",")[1] == [
        "x",
        "Text, mit Komma\nund, noch einem",
    ]


@pytest.mark.parametrize(
    "text",
    [
        'A;B;C\n1;"offen;3\n4;5;6\n7;8;9\n',
        'A;B;C\n1;"offen;3\n4;5;6\n7;"noch;9\n4;5;6\n',
        'A;B;C\n1;"offen;3\n4;"gut; so";6\n4;5;6\n',
    ],
)
def test_a_stray_quote_costs_no_other_row(text: str) -> None:
    found = rows(text, ";")
    assert found[1] == ["1", "offen", "3"]
    assert ["4", "5", "6"] in found
    assert len(found) == len(text.split("\n"))


def test_quotes_on_lines_of_their_own_enclose_no_row() -> None:
    found = rows('A;B;C\n"\n1;2;3\n"\n4;5;6\n', ";")
    assert ["1", "2", "3"] in found and ["4", "5", "6"] in found
    prose = 'A;B;C\n1;"Text; mit\neins; zwei; drei\nZeilen";3\n'
    assert rows(prose, ";")[1] == ["1", "Text; mit\neins; zwei; drei\nZeilen", "3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('="0815";="Kran; Teil 1";=""', ["0815", "Kran; Teil 1", ""]),
        ('"=""0815""";"=""Kran; """"Teil 1""""""";"="""""', ["0815", 'Kran; "Teil 1"', ""]),
        ('="Kran ""Nord""; Teil 1";5;x', ['Kran "Nord"; Teil 1', "5", "x"]),
        ('="Kran "Nord"; Teil 1";="5";="x"', ['Kran "Nord"; Teil 1', "5", "x"]),
        ('="Kran\nNord; Teil 1";="5"', ["Kran\nNord; Teil 1", "5"]),
        ('"Kran;="";Nord";="5"', ['Kran;=";Nord', "5"]),
        ('<a href="x">;="5"', ['<a href="x">', "5"]),
        ('="Kran";x="5";=', ["Kran", 'x="5"', "="]),
    ],
    ids=["bare", "quoted", "quotes", "quotes not doubled", "line break", "prose", "markup", "within"],
)
def test_a_cell_kept_as_text_by_a_formula_is_what_its_quotes_hold(text: str, expected: list[str]) -> None:
    assert rows(text, ";") == [expected]


def test_a_formula_that_is_never_closed_costs_no_other_row() -> None:
    assert rows('="1";="offen;3\n="4";="gut; so";6\n="4";="";6', ";")[1:] == [
        ["4", "gut; so", "6"],
        ["4", "", "6"],
    ]


def test_separators_within_formulas_do_not_count() -> None:
    assert delimiter_of('="Name","Ort"\n="Kran; Teil 1; Bau",="Berlin"\n="Hafen; Teil 2; Bau",="Kiel"') == ","


def _cells(excluded: str) -> st.SearchStrategy[str]:
    """Return cells without these characters, and without what begins a formula."""
    text = st.text(st.characters(codec="utf-8", exclude_characters=excluded))
    return text.filter(lambda cell: '="' not in cell)


_CELLS = _cells("\r\0;")
_LINES = _cells("\r\n\0")


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width))))
def test_rows_are_what_was_written(table: list[list[str]]) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    assert [row for row in rows("\n".join(quoted), ";") if row] == table


@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(_LINES, min_size=width, max_size=width))))
def test_rows_of_formulas_are_what_was_written(table: list[list[str]]) -> None:
    formulas = [";".join('="' + cell.replace('"', '""') + '"' for cell in row) for row in table]
    assert [row for row in rows("\n".join(formulas), ";") if row] == table
