"""A filled-in template loads without a map; what its cells mean."""

from pathlib import Path

import pytest
from said import column, loaded, saved, sheets_of

from synergraph.graph.export.template import write_template
from synergraph.statements import Loaded, Thing

Sheets = dict[str, list[list[str]]]


@pytest.fixture
def template(tmp_path: Path) -> Sheets:
    return sheets_of(write_template(tmp_path / "vorlage.xlsx"))


def enter(sheets: Sheets, sheet: str, **cells: str) -> None:
    """Add a row; underscores in the names of cells stand for blanks in the titles."""
    titles = sheets[sheet][0]
    row = [""] * len(titles)
    for title, text in cells.items():
        row[column(sheets[sheet], title.replace("_", " "))] = text
    sheets[sheet].append(row)


def load(sheets: Sheets, folder: Path) -> Loaded:
    return loaded(saved(folder / "vorlage.xlsx", sheets))


def edges(result: Loaded) -> list[tuple[Thing, str, Thing | None]]:
    return [(s.subject, s.predicate, s.object) for s in result.statements if s.object]


def test_an_empty_template_says_nothing(template: Sheets, tmp_path: Path) -> None:
    result = load(template, tmp_path)
    assert (result.statements, result.rows, result.notes) == ([], 0, [])


@pytest.mark.parametrize(
    ("language", "sheet", "title"), [("de", "Projekte", "Status"), ("en", "projects", "status")]
)
def test_a_row_is_a_thing_with_its_attributes(tmp_path: Path, language: str, sheet: str, title: str) -> None:
    sheets = sheets_of(write_template(tmp_path / "t.xlsx", language))
    row = [""] * len(sheets[sheet][0])
    row[0], row[column(sheets[sheet], title)] = "Kran", "laufend" if language == "de" else "running"
    sheets[sheet].append(row)
    result = load(sheets, tmp_path)
    assert [(s.subject, s.predicate, s.value) for s in result.statements] == [
        (Thing("project", "Kran"), "name", "Kran"), (Thing("project", "Kran"), "status", "running"),
    ]  # fmt: skip
    assert [(s.evidence.sheet, s.evidence.row) for s in result.statements] == [(sheet, 2)] * 2


def test_cells_with_several_names_make_several_edges(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Projekte", Projekt="Kran", hat_Thema="Robotik; Licht\\; Laser und mehr\nLeichtbau")
    topics = [target.name for _, _, target in edges(load(template, tmp_path)) if target]
    assert topics == ["Robotik", "Licht; Laser und mehr", "Leichtbau"]


def test_a_participation_names_things_of_other_sheets(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Projekte", Projekt="Kran")
    enter(template, "Organisationen", Organisation="Werk A")
    enter(template, "Beteiligungen", Organisation="Werk A", Projekt="kran", Rolle="Leitung", seit="2023",
          Betrag_in_Euro="1.200,50 €")  # fmt: skip
    (edge,) = (s for s in load(template, tmp_path).statements if s.object)
    assert (edge.subject, edge.object) == (Thing("organisation", "Werk A"), Thing("project", "Kran"))
    assert (edge.role, edge.since, edge.amount) == ("lead", "2023", 1200.5)


def test_the_kind_of_an_end_follows_from_its_row_the_vocabulary_or_the_column(
    template: Sheets, tmp_path: Path
) -> None:
    enter(template, "Programme", Programm="Aufruf 1")
    for target in ("Aufruf 1", "Neues"):
        enter(template, "Beteiligungen", Organisation="Optik und Photonik", Projekt=target)
    found = [(source.kind, target.kind) for source, _, target in edges(load(template, tmp_path)) if target]
    assert found == [("cluster", "programme"), ("cluster", "project")]


def test_offers_and_requests_stand_in_one_sheet(template: Sheets, tmp_path: Path) -> None:
    for kind in ("bietet", "sucht"):
        enter(template, "Angebote und Gesuche", Organisation="Werk A", Angebot_oder_Gesuch=kind, Thema="Robotik",
              Wortlaut="Greifer", bis="31.12.2025")  # fmt: skip
    found = [s for s in load(template, tmp_path).statements if s.object]
    assert [(s.predicate, s.text, s.until) for s in found] == [
        ("offers", "Greifer", "2025-12-31"), ("seeks", "Greifer", "2025-12-31"),
    ]  # fmt: skip


def test_a_name_of_two_things_needs_the_id(template: Sheets, tmp_path: Path) -> None:
    for number in ("1", "2"):
        enter(template, "Projekte", Projekt="Kran", Kennung_im_Graphen=f"project/kran-{number}")
    enter(template, "Beteiligungen", Organisation="Werk A", Projekt="Kran")
    enter(template, "Beteiligungen", Organisation="Werk A", Projekt="Kran [project/kran-2]")
    result = load(template, tmp_path)
    assert [target for _, _, target in edges(result)] == [Thing("project", "Kran", "node:project/kran-2")]
    assert len(result.skipped) == 1 and "add the id" in result.notes[0] and "row 2" in result.notes[0]


def test_bad_cells_cost_themselves_and_bad_rows_themselves(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Projekte", Projekt="Kran", Status="blau", Beginn="demnächst", Projektvolumen="100")
    enter(template, "Projekte", Status="laufend")
    enter(template, "Beteiligungen", Organisation="Werk A")
    enter(template, "Beziehungen", von="Kran", Beziehung="ist verwandt mit", zu="Haus")
    result = load(template, tmp_path)
    assert [(s.predicate, s.value) for s in result.statements] == [("name", "Kran"), ("volume", "100")]
    assert [skipped.place.split(", ", 1)[1] for skipped in result.skipped] == [
        "sheet “Projekte”, row 3", "sheet “Beteiligungen”, row 2", "sheet “Beziehungen”, row 2",
    ]  # fmt: skip
    assert len(result.notes) == 2


def test_columns_may_be_moved_removed_and_added(template: Sheets, tmp_path: Path) -> None:
    template["Projekte"] = [["Meine Notiz", "Status", "Projekt"], ["wichtig", "laufend", "Kran"]]
    result = load(template, tmp_path)
    assert [(s.predicate, s.value) for s in result.statements] == [("name", "Kran"), ("status", "running")]
    assert result.notes == ["vorlage.xlsx, sheet “Projekte”: columns left out: Meine Notiz"]


def test_a_foreign_sheet_in_the_workbook_is_named_or_read_as_ever(template: Sheets, tmp_path: Path) -> None:
    template["Notizen"] = [["Was", "Wer"], ["Anrufen", "ich"]]
    result = load(template, tmp_path)
    assert [note for note in result.notes if "Notizen" in note and "no map fits" in note]
    assert len(result.notes) == 1
