"""Real working tables: what is good is loaded, what is not is named."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from synergraph.errors import SourceError
from synergraph.loaders.table import load, sheets
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

FUNDED = """
[map]
kind = "project"
name = "Thema"
key = { column = "FKZ", scheme = "fkz" }
attributes = { start = "Laufzeitbeginn", end = "Laufzeitende", funding = "Foerdersumme_EUR" }
[[map.edges]]
edge = "participates_in"
kind = "organisation"
column = "Name_ZWE"
role = "applicant"
"""
CORRECTED = """
[map]
kind = "topic"
name = "corrected"
attributes = { alias = "raw" }
"""
KEYWORDS = """
[map]
kind = "project"
name = "Förderkennzeichen (0010)"
[[map.edges]]
edge = "has_topic"
kind = "topic"
column = ["Schlagwort1", "Schlagwort2", "Schlagwort3", "Schlagwort4", "Schlagwort5", "Schlagwort6", "Schlagwort"]
"""
TOOLS = """
[[map]]
sheet = "all_1123"
kind = "topic"
name = "name"
attributes = { description = "shortDescription" }
"""


def read(path: Path, toml: str = "") -> tuple[Loaded, Counter[str]]:
    result = load(Source(path, path.stem, "table", "", tomllib.loads(toml)), shipped())
    assert result.rows == result.used + len(result.skipped)
    return result, Counter(s.predicate for s in result.statements)


@pytest.mark.shared
def test_a_tail_of_blank_rows_costs_nothing_and_odd_ends_are_named(shared: Path) -> None:
    result, said = read(shared / "messy" / "enargus-60-rows.csv", FUNDED)
    assert (result.used, len(result.skipped), result.notes) == (60, 11, [])
    assert all(said[predicate] == 60 for predicate in ("start", "end", "funding", "participates_in"))
    assert all("no name in column “Thema”" in skipped.reason for skipped in result.skipped)
    assert result.skipped[0].place == "enargus-60-rows.csv, row 1411"


@pytest.mark.shared
def test_an_error_page_saved_as_a_table_is_named_as_such(shared: Path) -> None:
    with pytest.raises(SourceError, match="an error page, not a table"):
        read(shared / "messy" / "error-page-saved-as.csv")


@pytest.mark.shared
def test_corrections_become_aliases(shared: Path) -> None:
    result, said = read(shared / "messy" / "keyword-corrections.csv", CORRECTED)
    assert (result.rows, result.used, said["alias"], result.notes) == (16, 16, 16, [])


@pytest.mark.shared
def test_keyword_lists_with_blank_rows_between_lose_none(shared: Path) -> None:
    path = shared / "messy" / "keywords-raw.csv"
    result, said = read(path, KEYWORDS)
    (sheet,) = sheets.read(path)
    words = sum(bool(cell.strip()) for row in sheet.rows[1:] for cell in row[1:])
    assert (result.rows, result.used, result.skipped) == (847, 847, [])
    assert said["has_topic"] == words == 2240


@pytest.mark.shared
def test_of_several_sheets_those_without_a_map_are_named(shared: Path) -> None:
    result, said = read(shared / "messy" / "tools-overview.xlsx", TOOLS)
    assert (result.used, said["description"]) == (91, 91)
    named = [note.split("“")[1].split("”")[0] for note in result.notes]
    assert named == ["all_1023", "stat_info", "open-source_vorWS", "new_tools_1123"]


def test_the_same_on_a_table_of_our_own(tmp_path: Path) -> None:
    rows = ["FKZ;Thema;Laufzeitbeginn;Laufzeitende;Foerdersumme_EUR;Name_ZWE",
            "F1;Kran;01.01.2022;31.12.2024;1.500,00;Werk A", *[";;;;;"] * 1_400, "Stand: heute;;;;;"]  # fmt: skip
    (tmp_path / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    result, said = read(tmp_path / "t.csv", FUNDED)
    assert (result.used, len(result.skipped), said["participates_in"]) == (1, 1, 1)
    assert result.skipped[0].place == "t.csv, row 1403"


@pytest.mark.parametrize("line", ["Ein Fehler ist aufgetreten.", "404 Not Found", "Zugriff verweigert"])
def test_one_line_that_speaks_of_an_error_is_an_error_page(tmp_path: Path, line: str) -> None:
    (tmp_path / "t.csv").write_text(line, encoding="utf-8")
    with pytest.raises(SourceError, match=f"{line}.*: an error page, not a table"):
        read(tmp_path / "t.csv")
