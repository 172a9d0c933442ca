"""What came of an event is a source like any other, and the next plan knows it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph.cli import main
from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.plan.people import Guest, conversion, met_before

HEAD = "Organisation;Gesprächspartner;Veranstaltung;Datum;Format;Thema;Ergebnis;Projekt;Person;Gegenüber\n"
DAY = "Treffen Robotik, 12.03.2026;2026-03-12;matchmaking;Robotik"
LIST = f"""\
{HEAD}Werk Nord GmbH;Optik Alpha GmbH;{DAY};Folgetermin;;Anna Muster;Bert Beispiel
Werk Nord GmbH;Institut Beta;{DAY};gemeinsames Projekt;Ringlauf;;
Optik Alpha GmbH;Institut Beta;{DAY};nicht getroffen;;;
Optik Alpha GmbH;Gamma AG;{DAY};;;;
Institut Beta;Gamma AG;{DAY};getroffen;;;
Institut Beta;Gamma AG;{DAY};Projektidee;;;
"""


def made(folder: Path, persons: bool) -> Graph:
    (folder / "ergebnisse.csv").write_text(LIST, encoding="utf-8")
    run = CliRunner()
    assert (
        run.invoke(
            main, ["init", str(folder / "w"), "--from", str(folder / "ergebnisse.csv"), "--yes"]
        ).exit_code
        == 0
    )
    config = folder / "w" / "synergraph.toml"
    config.write_text(config.read_text().replace("persons = false", f"persons = {str(persons).lower()}"))
    assert run.invoke(main, ["-C", str(folder / "w"), "build"]).exit_code == 0
    return open_graph(folder / "w")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return made(tmp_path_factory.mktemp("outcomes"), persons=False)


def guest(name: str, node: str, person: str = "") -> Guest:
    return Guest(name, name, node=f"organisation/{node}", person=person)


GUESTS = [
    guest("A", "werk-nord-gmbh"),
    guest("B", "optik-alpha-gmbh"),
    guest("C", "institut-beta"),
    guest("D", "gamma-ag"),
]


def test_pairs_that_met_are_known_and_empty_rows_are_not(graph: Graph) -> None:
    assert met_before(graph, GUESTS) == {(0, 1), (0, 2), (2, 3)}
    assert met_before(graph, [Guest("1"), Guest("2")]) == frozenset()


def test_conversion_counts_the_furthest_stage_by_format_and_theme(graph: Graph) -> None:
    by_format, by_theme = conversion(graph)
    assert by_format.rows == [("Matchmaking", 3, 3, 2, 1, "100 %")]
    assert by_theme.rows == [("Robotik", 3, 3, 2, 1, "100 %")]
    assert [sheet.columns[0] for sheet in conversion(graph, "en")] == ["format", "theme"]


def test_without_outcomes_there_is_nothing_to_count(cluster_graph: Graph) -> None:
    assert [sheet.rows for sheet in conversion(cluster_graph)] == [[], []]


def test_the_project_that_came_of_it_is_one_of_both(graph: Graph) -> None:
    found = graph.edges.filter(kind="participates_in", target="project/ringlauf")["source"].to_list()
    assert found == ["organisation/institut-beta", "organisation/werk-nord-gmbh"]


def test_persons_are_left_out_unless_the_workspace_takes_them(graph: Graph, tmp_path: Path) -> None:
    assert graph.nodes.filter(kind="person").is_empty()
    with_persons = made(tmp_path, persons=True)
    people = [
        guest("A", "werk-nord-gmbh", "person/anna-muster"),
        guest("B", "optik-alpha-gmbh", "person/bert-beispiel"),
    ]
    others = [guest("A", "werk-nord-gmbh", "person/anna-muster"), guest("X", "optik-alpha-gmbh", "person/x")]
    assert met_before(with_persons, people) == {(0, 1)}
    assert met_before(with_persons, others) == frozenset()
