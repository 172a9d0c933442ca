"""The workbook: what its sheets offer, and what no cell can hold."""

import re
import zipfile
from pathlib import Path

import fastexcel
import pytest

from synergraph.errors import UsageError
from synergraph.graph.export import workbook
from synergraph.graph.export.cells import label, unwritable, written
from synergraph.graph.export.template import write_template
from synergraph.graph.export.workbook import book
from synergraph.ontology import shipped
from synergraph.ontology.layout import Column, layout
from synergraph.ontology.model import Labels

TEXT = Column("text", Labels("Text", "text"), Labels("", ""))


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_the_template_has_a_sheet_for_what_people_fill_in(tmp_path: Path) -> None:
    content = parts(write_template(tmp_path / "t.xlsx"))["xl/workbook.xml"]
    wanted = ["Anleitung", "Projekte", "Organisationen", "Veranstaltungen", "Programme", "Themen",
              "Beteiligungen", "Angebote und Gesuche"]  # fmt: skip
    assert [title for title in wanted if f'name="{title}"' not in content] == []
    assert 'name="synergraph" sheetId="13" state="hidden"' in content


def test_the_template_speaks_english(tmp_path: Path) -> None:
    content = parts(write_template(tmp_path / "t.xlsx", "en"))["xl/workbook.xml"]
    assert 'name="Guide"' in content and 'name="projects"' in content and "Projekte" not in content


def test_codes_come_from_the_schemes_and_names_from_the_other_sheets(tmp_path: Path) -> None:
    content = parts(write_template(tmp_path / "t.xlsx"))
    titles = [name for name in content if name.startswith("xl/worksheets/sheet")]
    projects = content["xl/worksheets/sheet2.xml"]
    lists = content[f"xl/worksheets/sheet{len(titles)}.xml"]
    assert "<formula1>synergraph!$A$2:$A$6</formula1>" in projects
    assert all(concept.label.de in lists for concept in shipped().of_kind("status"))
    assert any("OFFSET('Projekte'!$A$2" in content[title] for title in titles)


def test_a_sheet_of_relations_offers_only_its_own(tmp_path: Path) -> None:
    path = write_template(tmp_path / "t.xlsx")
    rows = fastexcel.read_excel(path).load_sheet("synergraph", header_row=0, dtypes="string").to_polars()
    offered = {sheet.title.de: len(sheet.edges) for sheet in layout() if len(sheet.edges) > 1}
    assert rows["Angebote und Gesuche"].drop_nulls().to_list() == ["bietet", "sucht"]
    assert {title: rows[title].drop_nulls().len() for title in offered} == offered


def test_every_column_has_a_hint_and_the_header_stays_in_view(tmp_path: Path) -> None:
    content = parts(write_template(tmp_path / "t.xlsx"))
    projects = next(sheet for sheet in layout() if sheet.kind == "project")
    assert content["xl/comments1.xml"].count("<comment ref=") == len(projects.columns)
    assert 'state="frozen"' in content["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize("text", ["=1+1", "+49", "-x", "@sum", "001"])
def test_texts_never_become_formulas_or_numbers(tmp_path: Path, text: str) -> None:
    sheet = layout()[0]
    with book(tmp_path / "b.xlsx", "de", lambda kind: []) as opened:
        opened.fill(sheet, sheet.columns, [{"name": text}])
    content = parts(tmp_path / "b.xlsx")["xl/worksheets/sheet2.xml"]
    assert "<f>" not in content and f't="inlineStr"><is><t>{text}</t>' in content


def test_what_no_cell_can_hold_is_left_out_and_named(tmp_path: Path) -> None:
    sheet = layout()[0]
    rows = [{"name": "Lang", "description": ["x" * 32_768]}, {"name": "Kaputt", "description": ["\ufffe"]}]
    with book(tmp_path / "b.xlsx", "de", lambda kind: []) as opened:
        opened.fill(sheet, sheet.columns, rows)
    guide = parts(tmp_path / "b.xlsx")["xl/worksheets/sheet1.xml"]
    assert "Projekte, 2" in guide and "Beschreibung: zu lang für eine Zelle" in guide
    assert "Projekte, 3" in guide and "Beschreibung: enthält Zeichen" in guide


def test_a_cell_holds_what_it_can_hold() -> None:
    assert unwritable("x" * 32_767, "de") == ""
    assert unwritable("😀" * 16_384, "de")
    assert [written(value, TEXT, "de") for value in (None, "", [], "a", True, 2.5)] == [
        None,
        None,
        None,
        "a",
        "ja",
        2.5,
    ]


def test_more_rows_than_a_sheet_holds_go_on_in_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 3)
    sheet = layout()[0]
    with book(tmp_path / "b.xlsx", "de", lambda kind: []) as opened:
        opened.fill(sheet, sheet.columns, [{"name": f"P{number}"} for number in range(7)])
    content = parts(tmp_path / "b.xlsx")
    assert (
        'name="Projekte 3"' in content["xl/workbook.xml"]
        and 'name="Projekte 4"' not in content["xl/workbook.xml"]
    )
    assert [len(re.findall(r"<t>P\d", content[f"xl/worksheets/sheet{n}.xml"])) for n in (2, 3, 4)] == [
        3,
        3,
        1,
    ]


def test_a_label_that_means_another_code_gives_way_to_the_code() -> None:
    for scheme in ("status", "role", "format", "actor_type"):
        for concept in shipped().of_kind(scheme):
            for language in ("de", "en"):
                assert shipped().code(scheme, label(scheme, concept.code, language)) == concept.code
    assert label("status", "unheard_of", "de") == "unheard_of"


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "there.xlsx").mkdir()
    with pytest.raises(UsageError, match="cannot be written"):
        write_template(tmp_path / "there.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["there.xlsx"]
