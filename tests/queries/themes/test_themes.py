"""Cross-cutting themes and gaps: spread, carriers, what is missing."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.themes import OVER, Theme, sheet, themes
from synergraph.queries.themes import gaps as gap_queries
from synergraph.queries.themes.diversity import distances, spread
from synergraph.queries.themes.gaps import gaps

Without = Callable[[Graph, Iterable[str]], Graph]
COUNTS = arrays(float, (5, 3), elements=st.integers(0, 20).map(float))


def theme(graph: Graph, topic: str) -> Theme:
    return next(t for t in themes(graph, limit=100) if t.topic.name.de == topic)


def test_the_parts_make_the_score_and_cite_statements_of_the_graph(cluster_graph: Graph) -> None:
    known = set(cluster_graph.statements["id"])
    for over in OVER:
        for one in themes(cluster_graph, over, limit=100):
            assert one.score == sum(part.value for part in one.parts) > 0
            assert all(part.statements and set(part.statements) <= known for part in one.parts)


def test_without_its_statements_a_part_is_gone(cluster_graph: Graph, without: Without) -> None:
    one = theme(cluster_graph, "Kreislaufwirtschaft")
    for part in one.parts:
        left = themes(without(cluster_graph, part.statements), limit=100)
        groups = [p.reason.de.split(":")[0] for t in left if t.topic.id == one.topic.id for p in t.parts]
        assert part.reason.de.split(":")[0] not in groups


def test_a_theme_names_groups_carriers_and_what_is_missing(cluster_graph: Graph) -> None:
    found = theme(cluster_graph, "Künstliche Intelligenz")
    assert [(group.name.de, count) for group, count in found.groups] == [
        ("Innovation", 1),
        ("Rahmenbedingungen", 1),
    ]
    assert [group.name.de for group in found.absent] == ["Kompetenzen"]
    assert {actor.name.de for actor in found.actors} == {"Alphawerk GmbH", "Kappawerk GmbH", "Zetainstitut"}
    assert found.missing == ("event",)
    assert "noch nicht in Kompetenzen" in found.why.de
    assert "no event" in found.why.en
    assert theme(cluster_graph, "Robotik").missing == ()


def test_a_narrower_topic_counts_for_the_broader_one(cluster_graph: Graph) -> None:
    assert {p.name.de for p in theme(cluster_graph, "Kreislaufwirtschaft").projects} == {
        "Rohstoffring", "Rohstoffring Zwei", "Sortierlinie",
    }  # fmt: skip


def test_a_topic_of_one_group_bridges_nothing(cluster_graph: Graph) -> None:
    assert "Weiterbildung" not in [t.topic.name.de for t in themes(cluster_graph, limit=100)]


def test_the_order_is_by_points_then_id_and_always_the_same(cluster_graph: Graph) -> None:
    found = themes(cluster_graph, limit=100)
    order = [(-round(t.score, 6), t.topic.id) for t in found]
    assert order == sorted(order)
    assert themes(cluster_graph, limit=2) == found[:2]


def test_without_such_groups_there_are_no_themes(cluster_graph: Graph) -> None:
    assert themes(cluster_graph, "transformation_line") == []


def test_without_projects_there_are_no_themes_but_gaps(market_graph: Graph) -> None:
    assert themes(market_graph) == []
    assert {gap.topic.name.de: gap.missing for gap in gaps(market_graph)} == {
        "Additive Fertigung": ("project", "event"),
        "Robotik": ("project", "event"),
    }


def test_an_unknown_kind_of_groups_is_an_error_naming_the_closest(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="action_field"):
        themes(cluster_graph, "action_fields")


def test_what_is_asked_for_and_not_taken_up_is_a_gap(cluster_graph: Graph, without: Without) -> None:
    found = {gap.topic.name.de: gap for gap in gaps(cluster_graph)}
    assert found["Wasserstoff"].missing == ("project",)
    assert found["Additive Fertigung"].missing == ("event",)
    assert [n.name.de for n in found["Wasserstoff"].demanded_by] == ["Treffen Robotik"]
    assert "Robotik" not in found
    assert found["Wasserstoff"].score > found["Additive Fertigung"].score
    for gap in found.values():
        assert gap.score == sum(part.value for part in gap.parts)
        assert gap.topic.id not in [g.topic.id for g in gaps(without(cluster_graph, gap.statements))]


@given(COUNTS)
def test_spread_is_between_none_and_a_hundred(counts: np.ndarray) -> None:
    total = spread(counts, 1 - np.eye(3)).sum(axis=1)
    assert np.all((total >= 0) & (total <= 100 + 1e-9))
    assert np.all(total[(counts > 0).sum(axis=1) <= 1] == 0)


@given(COUNTS)
def test_spread_does_not_depend_on_the_order_of_groups(counts: np.ndarray) -> None:
    turned = spread(counts[:, ::-1], 1 - np.eye(3))[:, ::-1]
    assert np.allclose(spread(counts, 1 - np.eye(3)), turned)


def test_an_even_spread_beats_a_lopsided_one_of_the_same_size() -> None:
    total = spread(np.array([[4.0, 4, 4], [10, 1, 1]]), 1 - np.eye(3)).sum(axis=1)
    assert total[0] > total[1]


def test_groups_about_the_same_are_not_apart() -> None:
    apart = distances(sparse.csr_array(np.array([[1.0, 0], [2, 0], [0, 1]])))
    assert np.allclose(apart, [[0, 0, 1], [0, 0, 1], [1, 1, 0]])


@pytest.mark.parametrize("lang", ["de", "en"])
def test_sheets_have_a_value_per_column(cluster_graph: Graph, lang: str) -> None:
    for table in (sheet(themes(cluster_graph), lang), gap_queries.sheet(gaps(cluster_graph), lang)):
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows)


def test_the_example_is_bridged_by_the_circular_economy(example_graph: Graph) -> None:
    first = themes(example_graph)[0]
    assert first.topic.id == "topic/kreislaufwirtschaft"
    assert sum(count for _, count in first.groups) == 15
    assert len(first.groups) == 4


@pytest.mark.shared
def test_real_reports_have_themes_and_gaps_with_evidence(reports_graph: Graph) -> None:
    known = set(reports_graph.statements["id"])
    found = [*themes(reports_graph), *gaps(reports_graph)]
    assert "topic/kreislaufwirtschaft" in {one.topic.id for one in found}
    assert all(part.statements and set(part.statements) <= known for one in found for part in one.parts)
