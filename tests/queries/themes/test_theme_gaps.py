"""What is asked for and not taken up, and what is strong and incomplete."""

from collections.abc import Callable, Iterable

import pytest

from synergraph.graph.graph import Graph
from synergraph.queries.themes.blanks import blanks
from synergraph.queries.themes.gaps import gaps
from synergraph.queries.themes.sheets import blanks_sheet, gaps_sheet

Without = Callable[[Graph, Iterable[str]], Graph]


def test_what_is_asked_for_and_not_taken_up_is_a_gap(cluster_graph: Graph, without: Without) -> None:
    found = {gap.topic.name.de: gap for gap in gaps(cluster_graph)}
    assert found["Wasserstoff"].missing == ("project",)
    assert found["Additive Fertigung"].missing == ("event",)
    assert found["Additive Fertigung"].running == 2
    assert [n.name.de for n in found["Wasserstoff"].demanded_by] == ["Treffen Robotik"]
    assert "Robotik" not in found
    assert found["Wasserstoff"].score > found["Additive Fertigung"].score
    for gap in found.values():
        assert gap.score == sum(part.value for part in gap.parts)
        assert gap.topic.id not in [g.topic.id for g in gaps(without(cluster_graph, gap.statements))]


def test_where_no_source_knows_of_events_none_is_missing(market_graph: Graph) -> None:
    assert {gap.topic.name.de: gap.missing for gap in gaps(market_graph)} == {
        "Additive Fertigung": ("project",),
        "Robotik": ("project",),
    }


def test_gaps_are_ordered_by_points_then_id(example_graph: Graph) -> None:
    found = gaps(example_graph, limit=100)
    order = [(-round(gap.score, 6), gap.topic.id) for gap in found]
    assert order == sorted(order) and gaps(example_graph, limit=2) == found[:2]


def test_a_strong_theme_without_an_event_is_a_blank_spot(example_graph: Graph, without: Without) -> None:
    found = blanks(example_graph, limit=100)
    sites = next(spot for spot in found if spot.topic.id == "topic/gewerbestandorte")
    assert sites.missing == ("event", "call") and sites.group is None
    assert "8 Projekte laufen" in sites.why.de
    assert "topic/kreislaufwirtschaft" not in [spot.topic.id for spot in found]
    left = blanks(without(example_graph, sites.statements), limit=100)
    assert sites.topic.id not in [spot.topic.id for spot in left]


def test_the_parts_of_a_blank_spot_make_its_score_and_are_in_the_graph(example_graph: Graph) -> None:
    known = set(example_graph.statements["id"])
    for spot in blanks(example_graph, limit=100):
        assert spot.score == sum(part.value for part in spot.parts) > 0
        assert all(part.statements and set(part.statements) <= known for part in spot.parts)


def test_nothing_is_strong_where_nothing_runs(market_graph: Graph) -> None:
    assert blanks(market_graph) == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_sheets_have_a_value_per_column(example_graph: Graph, lang: str) -> None:
    for table in (gaps_sheet(gaps(example_graph), lang), blanks_sheet(blanks(example_graph), lang)):
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.shared
def test_gaps_of_real_reports_have_evidence(reports_graph: Graph) -> None:
    known = set(reports_graph.statements["id"])
    found = gaps(reports_graph)
    assert all(part.statements and set(part.statements) <= known for one in found for part in one.parts)
