"""Whatever the graph: parts sum to the score, name facts, and go with them; the order of a pair does not matter."""

from collections.abc import Callable, Iterable

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.graph.graph import Graph
from synergraph.queries.portfolio import portfolio
from synergraph.queries.synergies import Filter, Synergy, synergies
from synergraph.queries.synergies.pairs import scored

Without = Callable[[Graph, Iterable[str]], Graph]
WHOLE = Filter(completed=True)


@pytest.fixture(scope="module")
def facts(cluster_graph: Graph) -> list[str]:
    """Return the statements that a random graph may lack: all but the names of projects."""
    said = cluster_graph.statements.filter(pl.col("source") != "document/vocabulary")
    return said.filter(pl.col("predicate") != "name")["id"].to_list()


def thinned(graph: Graph, without: Without, facts: list[str], seed: int) -> Graph:
    """Return the graph less a third of its facts, drawn by chance."""
    draw = np.random.default_rng(seed)
    return without(graph, [fact for fact in facts if draw.random() < 0.33])


def same(one: Synergy, found: list[Synergy]) -> list[tuple[str, str]]:
    ends = {one.first.id, one.second.id}
    twins = [other for other in found if {other.first.id, other.second.id} == ends]
    return [(part.name, part.reason.de.split(" (")[0]) for other in twins for part in other.parts]


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_parts_sum_name_facts_and_go_with_them(
    cluster_graph: Graph, without: Without, facts: list[str], seed: int
) -> None:
    graph = thinned(cluster_graph, without, facts, seed)
    known = set(graph.statements["id"])
    found = synergies(graph, limit=20, keep=WHOLE)
    assert found == synergies(Graph(graph.folder), limit=20, keep=WHOLE)
    for one in found:
        assert one.score == sum(part.value for part in one.parts) > 0
        assert all(part.statements and set(part.statements) <= known for part in one.parts)
    if found:
        one = found[seed % len(found)]
        part = one.parts[seed % len(one.parts)]
        less = without(graph, part.statements)
        left = less.nodes.filter(kind="project")["id"].to_list()
        again = synergies(less, one.first.id, limit=100, keep=WHOLE) if one.first.id in left else []
        assert (part.name, part.reason.de.split(" (")[0]) not in same(one, again)


@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_the_order_of_a_pair_does_not_matter(
    cluster_graph: Graph, without: Without, facts: list[str], seed: int
) -> None:
    graph = thinned(cluster_graph, without, facts, seed)
    first, second = np.triu_indices(len(portfolio(graph).at), 1)
    there, back = scored(graph, first, second), scored(graph, second, first)
    for name, values in there.points.items():
        assert np.array_equal(values, back.points[name]), name
