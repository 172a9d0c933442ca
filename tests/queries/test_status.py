"""The overview: what is in a build, and what did not get in."""

import pytest

from synergraph.graph.graph import Graph
from synergraph.queries import status


@pytest.mark.parametrize("lang", ["de", "en"])
def test_things_by_kind_count_what_sources_speak_of(small_graph: Graph, lang: str) -> None:
    sheet = status.by_kind(small_graph, lang)
    assert sum(row[1] for row in sheet.rows) == small_graph.nodes["stated"].sum()
    assert [row[1] for row in sheet.rows] == sorted((row[1] for row in sheet.rows), reverse=True)


def test_edges_by_kind_leave_out_the_vocabulary(small_graph: Graph) -> None:
    assert 0 < sum(row[1] for row in status.by_edge(small_graph, "de").rows) < small_graph.edges.height


def test_the_ledger_balances_for_every_source(small_graph: Graph) -> None:
    rows = status.ledger(small_graph, "de").rows
    assert len(rows) == small_graph.ledger.height and all(row[2] == row[3] + row[4] for row in rows)


def test_conflicts_are_told_in_words(small_graph: Graph) -> None:
    rows = status.conflicts(small_graph, "de").rows
    assert {row[0] for row in rows} <= {"Widerspruch", "Änderung"} and rows
    assert not any("/" in str(row[1]) and str(row[1]).startswith("project/") for row in rows)


def test_reasons_of_joins_are_told_in_both_languages(small_graph: Graph) -> None:
    german, english = (status.merges(small_graph, lang).rows for lang in ("de", "en"))
    assert len(german) == len(english) and {row[3] for row in german}.isdisjoint(row[3] for row in english)


def test_every_reason_of_a_join_has_its_german() -> None:
    assert status.reason("alias in a source", "de") != "alias in a source"
    assert status.reason("decided: renamed 2021", "de") == "entschieden: renamed 2021"
    assert status.reason("decided: renamed 2021", "en") == "decided: renamed 2021"


def test_what_keeps_the_rules_breaks_none(small_graph: Graph) -> None:
    assert status.broken(small_graph, "de").rows == []


def test_the_summary_says_what_to_do_next(small_graph: Graph) -> None:
    assert "Neu gebaut" in status.summary(small_graph, True, "de")
    assert "Nothing to do" in status.summary(small_graph, False, "en")
