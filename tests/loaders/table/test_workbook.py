"""A filled-in template loads without a map; what its cells mean."""

from pathlib import Path

import pytest
from said import column, loaded, saved, sheets_of

from synergraph.graph.export.template import write_template
from synergraph.ontology import ontology
from synergraph.ontology.layout import layout
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


def joined(result: Loaded) -> list[tuple[str, str]]:
    return [(source.name, target.name) for source, _, target in edges(result) if target]


def test_several_names_at_the_ends_of_a_relation_make_an_edge_each(template: Sheets, tmp_path: Path) -> None:
    for project in ("Kran", "Lernfabrik"):
        enter(template, "Projekte", Projekt=project)
    enter(template, "Beteiligungen", Organisation="Werk A", Projekt="Kran; Lernfabrik", Rolle="Partner")
    enter(template, "Beteiligungen", Organisation="Stahl AG;Kran KG ;", Projekt="Kran")
    enter(template, "Beteiligungen", Organisation="B; C", Projekt="Kran\nHafen; Kai\\; Mole")
    result = load(template, tmp_path)
    assert joined(result) == [
        ("Werk A", "Kran"), ("Werk A", "Lernfabrik"), ("Stahl AG", "Kran"), ("Kran KG", "Kran"),
        ("B", "Kran"), ("B", "Hafen"), ("B", "Kai; Mole"), ("C", "Kran"), ("C", "Hafen"), ("C", "Kai; Mole"),
    ]  # fmt: skip
    assert [s.role for s in result.statements if s.object][:3] == ["partner", "partner", ""]
    assert (result.skipped, result.notes) == ([], [])


def test_a_name_with_a_row_stays_whole_though_it_holds_a_semicolon(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Projekte", Projekt="Kran; groß")
    enter(
        template,
        "Projekte",
        Projekt="Neu",
        Kennung_im_Graphen="project/neu",
        **{"Name bei der Ausgabe": "A; B"},
    )
    for cell in ("Kran; groß", "A; B", "Kran; groß [project/neu]", "Kran; klein"):
        enter(template, "Beteiligungen", Organisation="Werk A", Projekt=cell)
    found = [target for _, target in joined(load(template, tmp_path))]
    assert found == ["Kran; groß", "Neu", "Neu", "Kran", "klein"]


def test_things_that_work_together_are_joined_to_each_other_only(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Kooperationen", Cluster="A; B", kooperiert_mit="B; A")
    assert joined(load(template, tmp_path)) == [("A", "B"), ("B", "A")]


def test_an_amount_of_several_relations_is_left_out(template: Sheets, tmp_path: Path) -> None:
    for project in ("Kran", "Kran; Hafen"):
        enter(
            template,
            "Beteiligungen",
            Organisation="Werk A",
            Projekt=project,
            Betrag_in_Euro="1000",
            seit="2023",
        )
    result = load(template, tmp_path)
    assert [(s.amount, s.since) for s in result.statements if s.object] == [
        (1000.0, "2023"), (None, "2023"), (None, "2023"),
    ]  # fmt: skip
    (note,) = result.notes
    assert "row 3, column “Betrag in Euro”" in note and "each its own row" in note


def test_an_unclear_name_costs_itself_and_not_its_neighbours(template: Sheets, tmp_path: Path) -> None:
    for number in ("1", "2"):
        enter(template, "Projekte", Projekt="Kran", Kennung_im_Graphen=f"project/kran-{number}")
    enter(template, "Beteiligungen", Organisation="Werk A", Projekt="Kran; Hafen")
    result = load(template, tmp_path)
    assert joined(result) == [("Werk A", "Hafen")]
    assert not result.skipped and "column “Projekt”: “Kran” is the name of several things" in result.notes[0]


@pytest.mark.parametrize("word", ["Summe", "Gesamt:", "Total"])
def test_a_sum_below_the_rows_is_no_thing(template: Sheets, tmp_path: Path, word: str) -> None:
    enter(template, "Projekte", Projekt="Kran", Fördervolumen="251000")
    enter(template, "Projekte", Projekt=word, Fördervolumen="251000")
    enter(template, "Beteiligungen", Organisation=word, Betrag_in_Euro="5")
    result = load(template, tmp_path)
    assert {s.subject.name for s in result.statements} == {"Kran"}
    assert [s.reason for s in result.skipped] == [f"“{word}”: a sum of other rows"] * 2


def test_a_thing_called_like_a_sum_is_one_where_it_says_more(template: Sheets, tmp_path: Path) -> None:
    enter(template, "Projekte", Projekt="Summe", Status="laufend", Fördervolumen="5")
    enter(template, "Projekte", Projekt="Total", Fördervolumen="5", Kennung_im_Graphen="project/total")
    enter(template, "Beteiligungen", Organisation="Summe", Projekt="5")
    result = load(template, tmp_path)
    assert {s.subject.name for s in result.statements} == {"Summe", "Total", "5"} and not result.skipped


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


@pytest.mark.parametrize(
    ("word", "edge"),
    [
        ("Angebot", "offers"), ("ANGEBOT ", "offers"), ("biete", "offers"), ("offer", "offers"), ("offers", "offers"),
        ("Gesuch", "seeks"), ("Suche", "seeks"), ("sucht", "seeks"), ("request", "seeks"), ("Bedarf", "seeks"),
    ],
)  # fmt: skip
def test_what_people_call_an_offer_or_a_request(
    template: Sheets, tmp_path: Path, word: str, edge: str
) -> None:
    enter(
        template,
        "Angebote und Gesuche",
        Organisation="Werk A",
        Angebot_oder_Gesuch=word,
        Thema="Greifer; Kräne",
    )
    result = load(template, tmp_path)
    assert [s.predicate for s in result.statements if s.object] == [edge, edge] and not result.notes


OFFERS = "“Angebot oder Gesuch”"


@pytest.mark.parametrize(
    ("sheet", "cells", "reason"),
    [
        ("Angebote und Gesuche", ("Werk A", "leiht", "Greifer"),
         f"{OFFERS} is “leiht”, which is no relation of this sheet; write “bietet” or “sucht”"),
        ("Angebote und Gesuche", ("Werk A", "", "Greifer"), f"{OFFERS} says nothing; write “bietet” or “sucht”"),
        ("Angebote und Gesuche", ("Werk A", "wirkt mit in", "Greifer"),
         f"{OFFERS} is “wirkt mit in”, which belongs into the sheet “Beteiligungen”"),
        ("Angebote und Gesuche", ("Werk A", "sucht", ""), "needs “Organisation” and “Thema”"),
        ("Beziehungen", ("Kran", "hat Tema", "Robotik"),
         "“Beziehung” is “hat Tema”, which is no relation of this sheet; valid: "),
    ],
)  # fmt: skip
def test_a_relation_that_cannot_be_read_is_named_with_what_is_valid(
    template: Sheets, tmp_path: Path, sheet: str, cells: tuple[str, ...], reason: str
) -> None:
    template[sheet].append(list(cells))
    (skipped,) = load(template, tmp_path).skipped
    assert skipped.reason.startswith(reason)


def test_a_sheet_of_many_relations_names_them_all(template: Sheets, tmp_path: Path) -> None:
    template["Beziehungen"] += [["Kran 2", "ist Nachfolger von", "Kran"], ["Kran", "kennt", "Haus"]]
    result = load(template, tmp_path)
    assert [s.predicate for s in result.statements if s.object] == ["successor_of"]
    (sheet,) = (sheet for sheet in layout() if sheet.title.de == "Beziehungen")
    assert all(ontology().edges[edge].name.de in result.skipped[0].reason for edge in sheet.edges)


def test_an_english_template_is_told_english_words(tmp_path: Path) -> None:
    sheets = sheets_of(write_template(tmp_path / "t.xlsx", "en"))
    sheets["offers and requests"].append(["Werk A", "lends", "Greifer"])
    (skipped,) = load(sheets, tmp_path).skipped
    assert skipped.reason.endswith("write “offers” or “seeks”")


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
