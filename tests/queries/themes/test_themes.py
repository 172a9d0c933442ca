"""Cross-cutting themes as answers: parts, groups, ranks, what the sentences say."""

from collections.abc import Callable, Iterable

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.themes import OVER, Theme, chosen, sheet, themes
from synergraph.queries.themes.sheets import note

Without = Callable[[Graph, Iterable[str]], Graph]


def theme(graph: Graph, topic: str) -> Theme:
    return next(t for t in themes(graph, limit=100) if t.topic.name.de == topic)


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("over", OVER)
def test_the_parts_make_the_score_and_cite_statements_of_the_graph(
    cluster_graph: Graph, over: str, grouped: bool
) -> None:
    known = set(cluster_graph.statements["id"])
    for one in themes(cluster_graph, over, limit=100, grouped=grouped):
        assert one.score == sum(part.value for part in one.parts) > 0
        assert one.low <= one.score + 1e-6 and one.score <= one.high + 1e-6
        assert all(part.statements and set(part.statements) <= known for part in one.parts)


@pytest.mark.parametrize("topic", ["Kreislaufwirtschaft", "Künstliche Intelligenz", "Robotik"])
def test_without_its_statements_a_part_is_gone(cluster_graph: Graph, without: Without, topic: str) -> None:
    one = theme(cluster_graph, topic)
    for part in one.parts:
        left = themes(without(cluster_graph, part.statements), limit=100)
        groups = [p.reason.de.split(":")[0] for t in left if t.topic.id == one.topic.id for p in t.parts]
        assert part.reason.de.split(":")[0] not in groups


def test_a_theme_names_groups_actors_and_what_is_missing(cluster_graph: Graph) -> None:
    found = theme(cluster_graph, "Künstliche Intelligenz")
    assert [(group.name.de, count) for group, count in found.groups] == [
        ("Innovation", 1),
        ("Rahmenbedingungen", 1),
    ]
    assert [group.name.de for group in found.absent] == ["Kompetenzen"]
    assert {actor.name.de for actor in found.actors} == {"Alphawerk GmbH", "Kappawerk GmbH", "Zetainstitut"}
    assert found.events == () and not found.robust
    assert "noch nicht in Kompetenzen" in found.why.de
    assert "no event" in found.why.en
    assert "event" not in theme(cluster_graph, "Robotik").why.en


def test_a_narrower_topic_counts_for_the_broader_one(cluster_graph: Graph) -> None:
    assert {p.name.de for p in theme(cluster_graph, "Kreislaufwirtschaft").projects} == {
        "Rohstoffring", "Rohstoffring Zwei", "Sortierlinie",
    }  # fmt: skip


def test_a_topic_of_one_group_bridges_nothing(cluster_graph: Graph) -> None:
    assert "Weiterbildung" not in [t.topic.name.de for t in themes(cluster_graph, limit=100)]


def test_the_order_is_the_same_for_any_limit_and_three_projects_come_before_two(cluster_graph: Graph) -> None:
    found = themes(cluster_graph, limit=100)
    order = [(not t.robust, len(t.projects) < 3, -round(t.score, 6), t.topic.id) for t in found]
    assert order == sorted(order)
    assert themes(cluster_graph, limit=2) == found[:2]


def test_one_topic_can_be_asked_for(cluster_graph: Graph) -> None:
    assert [t.topic.name.de for t in themes(cluster_graph, topic="topic/robotik")] == ["Robotik"]


def test_topics_that_occur_together_make_one_theme(example_graph: Graph) -> None:
    found = themes(example_graph, limit=100, grouped=True)
    members = [{m.id for m in one.members} for one in found]
    assert any({"topic/kreislaufwirtschaft", "topic/zirkulaeres-bauen"} <= one for one in members)
    assert sum(map(len, members)) == len(set().union(*members))
    assert all(" / " in one.topic.name.de for one in found if len(one.members) > 1)


def test_the_first_kind_of_groups_that_projects_fall_into_is_taken(
    cluster_graph: Graph, market_graph: Graph
) -> None:
    assert chosen(cluster_graph, "") == "action_field"
    assert chosen(market_graph, "") == ""
    assert note(market_graph) == "" and "%" in note(cluster_graph, lang="en")


def test_without_such_groups_or_projects_there_are_no_themes(
    cluster_graph: Graph, market_graph: Graph
) -> None:
    assert themes(cluster_graph, "transformation_line") == themes(market_graph) == []
    assert sheet([]).rows == []


def test_a_roof_over_all_projects_is_no_programme_to_bridge(cluster_graph: Graph) -> None:
    groups = {g.name.de for t in themes(cluster_graph, "programme", 100) for g, _ in t.groups}
    assert "Beispielprogramm" not in groups


def test_an_unknown_kind_of_groups_is_an_error_naming_the_closest(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="action_field"):
        themes(cluster_graph, "action_fields")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_sheet_has_a_value_per_column(cluster_graph: Graph, lang: str) -> None:
    table = sheet(themes(cluster_graph), lang, "action_field")
    assert table.rows and all(len(row) == len(table.columns) for row in table.rows)


def test_the_example_is_bridged_by_the_circular_economy(example_graph: Graph) -> None:
    found = next(t for t in themes(example_graph, limit=3) if t.topic.id == "topic/kreislaufwirtschaft")
    assert sum(count for _, count in found.groups) == 15
    assert len(found.groups) == 4
    assert [group.name.de for group in found.anchored] == ["Innovation"]
    assert "außerhalb von Innovation nicht mehr, als Themen üblicherweise" in found.why.de


@pytest.mark.shared
def test_real_reports_have_themes_with_evidence(reports_graph: Graph) -> None:
    known = set(reports_graph.statements["id"])
    found = themes(reports_graph)
    assert "topic/kreislaufwirtschaft" in {one.topic.id for one in found}
    assert all(part.statements and set(part.statements) <= known for one in found for part in one.parts)
