"""Tables whose titles are the ontology's own words need no map."""

import pytest

from synergraph.errors import SourceError
from synergraph.statements import Loaded, Thing


def facts(loaded: Loaded, predicate: str) -> list[tuple[str, str]]:
    return [
        (s.subject.name, s.object.name if s.object else s.value)
        for s in loaded.statements
        if s.predicate == predicate
    ]


def test_the_title_of_the_name_column_says_the_kind(read) -> None:
    loaded = read("Projekt;Status;Handlungsfeld;Themen-ID\nKran;laufend;Innovation;7\n")
    assert loaded.statements[0].subject == Thing("project", "Kran")
    assert facts(loaded, "status") == [("Kran", "running")]
    assert facts(loaded, "in_action_field") == [("Kran", "Innovation")]
    assert loaded.notes == ["tabelle.csv: read without a map; columns left out: Themen-ID"]


def test_the_name_of_the_sheet_or_file_says_the_kind(read) -> None:
    loaded = read(
        {"Organisationen 2024": [["Name", "Akteurstyp", "Ort"], ["Werk A", "Unternehmen", "Berlin"]]}
    )
    assert loaded.statements[0].subject == Thing("organisation", "Werk A")
    assert facts(loaded, "located_in") == [("Werk A", "Berlin")]
    assert read("Name;Status\nKran;laufend\n", name="projekte.csv").statements[0].subject.kind == "project"


def test_a_column_says_the_kind_of_each_row_in_english_too(read) -> None:
    loaded = read("Kind,Name,Alias\nproject,Crane,C1|C2\nevent,Meeting,\n")
    assert [s.subject.kind for s in loaded.statements if s.predicate == "name"] == ["project", "event"]
    assert facts(loaded, "alias") == [("Crane", "C1"), ("Crane", "C2")]


def test_a_column_called_art_need_not_be_the_kind(read) -> None:
    loaded = read("Art;Name;Status\nVerbund;Kran;laufend\n", name="projekte.csv")
    assert facts(loaded, "status") == [("Kran", "running")]


def test_the_row_of_the_header_can_be_set(read) -> None:
    table = "Projekt;Status\nalt;alt\nProjekt;Status\nKran;laufend\n"
    assert facts(read(table, "header_row = 3"), "status") == [("Kran", "running")]
    assert read(table).rows == 3


def test_the_own_export_is_read_back(read) -> None:
    nodes = "id,kind,name,aliases,status\nproject/kran,project,Kran,K1|K2,running\norganisation/werk-a,organisation,Werk A,,\n"
    loaded = read(nodes, name="nodes.csv")
    assert facts(loaded, "alias") == [("Kran", "K1"), ("Kran", "K2")]
    edges = "source,kind,target,role,since,until,amount\norganisation/werk-a,participates_in,project/kran,lead,2022,,1234.5\n"
    edges += "organisation/unbekannt,participates_in,project/kran,,,,\nproject/kran,participates_in,project/kran,,,,\n"
    loaded = read(edges, name="edges.csv")
    [edge] = loaded.statements
    assert edge.subject == Thing("organisation", "Werk A", "node:organisation/werk-a")
    assert edge.object == Thing("project", "Kran", "node:project/kran")
    assert (edge.role, edge.since, edge.amount) == ("lead", "2022", 1234.5)
    assert [s.place for s in loaded.skipped] == ["edges.csv, row 3", "edges.csv, row 4"]


def test_exported_edges_need_their_nodes(read) -> None:
    with pytest.raises(SourceError, match="cannot be read beside it"):
        read("source,kind,target\na,part_of,b\n", name="edges.csv")
