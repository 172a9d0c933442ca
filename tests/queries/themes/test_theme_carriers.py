"""Who carries a theme and who could take it further."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.themes.brokers import BRIDGING, Circle
from synergraph.queries.themes.carriers import carriers
from synergraph.queries.themes.connectors import connectors
from synergraph.queries.themes.sheets import carriers_sheet, connectors_sheet

Without = Callable[[Graph, Iterable[str]], Graph]
TOPIC = "topic/kreislaufwirtschaft"
WORK = arrays(float, (5, 7), elements=st.sampled_from([0.0, 0.0, 1.0]))
BELONGS = arrays(float, (7, 3), elements=st.integers(0, 2).map(float))


def counted(work: np.ndarray, home: np.ndarray, actor: int) -> dict[str, int]:
    """Count roles pair by pair."""
    links = (work.T @ work) > 0
    roles = dict.fromkeys((*BRIDGING, "coordinator"), 0)
    near = [
        other for other in range(len(home)) if other != actor and links[actor, other] and home[other] >= 0
    ]
    for i in near:
        for j in near:
            if i < j and not links[i, j]:
                own = home[actor] in (home[i], home[j])
                if home[i] == home[j]:
                    roles["coordinator" if own else "consultant"] += 1
                else:
                    roles["gatekeeper" if own else "liaison"] += 1
    return roles


@given(WORK, BELONGS)
def test_roles_are_those_counted_pair_by_pair(work: np.ndarray, belongs: np.ndarray) -> None:
    circle = Circle.of(sparse.csr_array(work), belongs)
    for actor in range(work.shape[1]):
        assert circle.between(actor) == counted(work, circle.home, actor)
        assert circle.expected(actor) >= 0


def test_a_crowd_makes_no_links() -> None:
    circle = Circle.of(sparse.csr_array(np.ones((1, 61))), np.ones((61, 2)))
    assert len(circle.contacts(0)) == 0


def test_who_works_in_two_fields_carries_the_theme(cluster_graph: Graph, without: Without) -> None:
    first = carriers(cluster_graph, TOPIC)[0]
    assert first.actor.name.de == "Gammahof eG"
    assert [group.name.de for group in first.groups] == ["Kompetenzen", "Rahmenbedingungen"]
    assert first.score == sum(part.value for part in first.parts)
    for part in first.parts:
        left = carriers(without(cluster_graph, part.statements), TOPIC)
        assert part.reason not in [p.reason for one in left for p in one.parts]


def test_who_works_in_one_field_and_elsewhere_could_take_it_further(
    cluster_graph: Graph, without: Without
) -> None:
    found = connectors(cluster_graph, "topic/robotik")
    alpha = next(one for one in found if one.actor.name.de == "Alphawerk GmbH")
    assert (alpha.at.name.de, alpha.near[0].name.de) == ("Innovation", "Kompetenzen")
    assert "Kompetenzen" in alpha.why.de
    for part in alpha.parts:
        left = connectors(without(cluster_graph, part.statements), "topic/robotik")
        assert part.reason not in [p.reason for one in left if one.actor == alpha.actor for p in one.parts]


def test_evidence_is_in_the_graph_and_the_order_by_points_then_id(example_graph: Graph) -> None:
    known = set(example_graph.statements["id"])
    for found in (carriers(example_graph, TOPIC), connectors(example_graph, TOPIC)):
        assert found and all(set(part.statements) <= known for one in found for part in one.parts)
        assert all(part.statements for one in found for part in one.parts)
        order = [(-round(one.score, 6), one.actor.id) for one in found]
        assert order == sorted(order)


def test_a_theme_without_projects_has_no_carriers(market_graph: Graph, cluster_graph: Graph) -> None:
    assert carriers(market_graph, "topic/robotik") == connectors(market_graph, "topic/robotik") == []
    assert (
        carriers(cluster_graph, "topic/wasserstoff") == connectors(cluster_graph, "topic/wasserstoff") == []
    )


@pytest.mark.parametrize("lang", ["de", "en"])
def test_sheets_have_a_value_per_column(example_graph: Graph, lang: str) -> None:
    name = carriers(example_graph, TOPIC)[0].actor.name
    for table in (
        carriers_sheet(carriers(example_graph, TOPIC), name, lang),
        connectors_sheet(connectors(example_graph, TOPIC), name, lang),
    ):
        assert table.rows and all(len(row) == len(table.columns) for row in table.rows)
