"""Maps proposed for the tables of Word files, and what comes of them."""

import tomllib
from pathlib import Path

from synergraph import loaders
from synergraph.loaders.documents.propose import propose
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source
from tests.loaders.documents.conftest import Write, paragraph, table

PROJECTS = table([
    ["Vorhaben", "Status", "Partner"],
    ["Hafenkran 4.0", "laufend", "Werk A GmbH; Hochschule B"],
    ["Lernfabrik", "abgeschlossen", "Werk C AG"],
])  # fmt: skip
SPEAKING = table([["Projekt", "Status"], ["Hafenkran 4.0", "laufend"], ["Lernfabrik", "abgeschlossen"]])
VERSIONS = table([["Kapitel", "Seite"], ["Einleitung", "3"], ["Ausblick", "17"]])
PARTNERS = {
    ("Werk A GmbH", "Hafenkran 4.0"),
    ("Hochschule B", "Hafenkran 4.0"),
    ("Werk C AG", "Lernfabrik"),
}


def load(path: Path, entered: str) -> Loaded:
    """Load a file by the [[source]] block that was proposed for it."""
    [source] = tomllib.loads(entered)["source"]
    options = {name: value for name, value in source.items() if name not in ("path", "loader", "as_of")}
    loaded = loaders.load(Source(path, "bericht", source["loader"], options=options), shipped())
    assert loaded.rows == loaded.used + len(loaded.skipped)
    return loaded


def test_partners_in_a_table_of_a_word_file_take_part(docx: Write) -> None:
    path = docx(paragraph("Vorhaben", "berschrift1"), VERSIONS, PROJECTS)
    proposal = propose(path, shipped())
    assert [draft.table["sheet"] for draft in proposal.drafts] == ["table 2"]
    assert any("Partner" in why for why in proposal.reasons)
    assert proposal.notes == ["“table 1” is like no list known; a map for it is yours to write"]
    loaded = load(path, proposal.toml("bericht.docx"))
    edges = [s for s in loaded.statements if s.predicate == "participates_in" and s.object]
    assert {(s.subject.name, s.object.name) for s in edges if s.object} == PARTNERS
    assert {s.evidence.line for s in edges} == {11, 14}


def test_each_table_that_is_known_gets_a_map_once_one_of_them_needs_it(docx: Write) -> None:
    places = table([["Ort", "Beschreibung"], ["Adlershof", "Standort"], ["Tegel", "Standort"]])
    path = docx(SPEAKING, places, PROJECTS)
    proposal = propose(path, shipped())
    kinds = [(draft.table["sheet"], draft.table["kind"]) for draft in proposal.drafts]
    assert kinds == [("table 1", "project"), ("table 2", "place"), ("table 3", "project")]
    assert load(path, proposal.toml("bericht.docx")).used >= 6


def test_tables_that_speak_for_themselves_and_those_of_no_data_get_none(docx: Write, pdf: Write) -> None:
    assert propose(docx(SPEAKING, VERSIONS), shipped()).drafts == []
    assert propose(docx(paragraph("Nur Text")), shipped()).drafts == []
    assert propose(pdf(([(50, 700, "Text")], [])), shipped()).drafts == []
