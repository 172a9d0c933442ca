"""Filters: which projects and pairs stay."""

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.synergies import Filter, Synergy, synergies
from synergraph.queries.synergies.filters import PARTS_OF
from synergraph.queries.wording import KINDS


def asked(graph: Graph, keep: Filter) -> list[Synergy]:
    return synergies(graph, limit=100, keep=keep)


def names(found: list[Synergy]) -> set[str]:
    return {end.name.de for one in found for end in (one.first, one.second)}


@pytest.mark.parametrize(
    ("keep", "inside"),
    [
        (Filter(action_field="Kompetenzen"), {"Rohstoffring", "Rohstoffring Zwei", "Lernbank"}),
        (Filter(programme="Aufruf Greifen"), {"Greifprobe", "Sortierlinie"}),
        (Filter(topic="Kreislaufwirtschaft"), {"Sortierlinie", "Rohstoffring", "Rohstoffring Zwei"}),
        (Filter(place="Adlershof"), {"Lernbank", "Druckwerk"}),
        (Filter(during="2023-05/2024-01"), {"Greifprobe", "Rohstoffring", "Messnetz"}),
        (Filter(during="2023"), {"Rohstoffring"}),
        (Filter(status="running", topic="Additive Fertigung"), {"Lernbank", "Druckwerk"}),
    ],
)
def test_both_projects_belong(cluster_graph: Graph, keep: Filter, inside: set[str]) -> None:
    assert names(asked(cluster_graph, keep)) <= inside


@pytest.mark.parametrize(
    "keep",
    [
        Filter(place="Adlershof"),
        Filter(during="2023/2024"),
        Filter(actor="Betahaus e.V."),
        Filter(across="cluster"),
    ],
)
def test_something_is_left(cluster_graph: Graph, keep: Filter) -> None:
    assert asked(cluster_graph, keep)


def test_one_of_the_two_has_the_actor(cluster_graph: Graph) -> None:
    found = asked(cluster_graph, Filter(actor="Betahaus e.V."))
    assert all("Sortierlinie" in (one.first.name.de, one.second.name.de) for one in found)
    typed = asked(cluster_graph, Filter(actor_type="company"))
    assert typed and all("Druckwerk" in (one.first.name.de, one.second.name.de) for one in typed)
    assert asked(cluster_graph, Filter(size_class="10_49")) == []


def test_completed_projects_by_their_status(cluster_graph: Graph) -> None:
    assert asked(cluster_graph, Filter(status="completed")) == []
    assert "Altlast" in names(asked(cluster_graph, Filter(completed=True)))


def test_across_keeps_to_different_groups(cluster_graph: Graph) -> None:
    found = asked(cluster_graph, Filter(across="cluster"))
    assert {(one.first.name.de, one.second.name.de) for one in found} == {("Greifprobe", "Sortierlinie")}


@pytest.mark.parametrize("kind", PARTS_OF)
def test_every_kind_can_be_asked_for(cluster_graph: Graph, kind: str) -> None:
    found = asked(cluster_graph, Filter(kind=kind, completed=True))
    assert found and kind in KINDS
    assert all(any(part.name in PARTS_OF[kind] for part in one.parts) for one in found)


def test_least_is_a_number_of_points(cluster_graph: Graph) -> None:
    every = asked(cluster_graph, Filter())
    middle = sorted(one.score for one in every)[len(every) // 2]
    found = asked(cluster_graph, Filter(least=middle))
    assert found and all(one.score >= middle - 1e-6 for one in found)


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        (Filter(within="Nirgendwo"), "Nirgendwo"),
        (Filter(status="läuft"), "läuft"),
        (Filter(during="next year"), "next year"),
        (Filter(across="planet"), "planet"),
        (Filter(kind="them"), "them"),
        (Filter(actor_type="firm"), "firm"),
        (Filter(actor="Niemand GmbH"), "Niemand GmbH"),
    ],
)
def test_what_is_not_understood_is_an_error_with_a_hint(
    cluster_graph: Graph, keep: Filter, said: str
) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        asked(cluster_graph, keep)
    assert raised.value.hint


def test_what_is_not_known_is_said(cluster_graph: Graph) -> None:
    found = synergies(cluster_graph, "Druckwerk", limit=100)
    assert all("timing" in one.unknown for one in found)
