"""The best synergies of every project, as one table."""

import numpy as np
import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.synergies import Filter, of_each, synergies
from synergraph.queries.wording import KINDS

WHOLE = Filter(completed=True)


@pytest.mark.parametrize("count", [1, 3, 20])
def test_each_project_has_the_list_it_has_alone(cluster_graph: Graph, count: int) -> None:
    found = of_each(cluster_graph, count, WHOLE)
    for row in np.unique(found.project).tolist():
        mine = found.project == row
        alone = synergies(cluster_graph, found.projects.id(row), limit=count, keep=WHOLE)
        assert [found.projects.id(other) for other in found.other[mine].tolist()] == [
            one.second.id for one in alone
        ]
        assert found.kinds()[mine].tolist() == [one.kind for one in alone]
        assert found.rank[mine].tolist() == list(range(1, len(alone) + 1))


def test_the_parts_of_a_row_make_its_points(cluster_graph: Graph) -> None:
    table = of_each(cluster_graph, 5, WHOLE).sheet("en")
    assert table.columns[:5] == ["project", "rank", "and project", "points", "kind"]
    for row in table.rows:
        assert len(row) == len(table.columns)
        assert sum(row[5:]) == pytest.approx(row[3], abs=0.05 * len(row))
        assert row[4] in {label.en for label in KINDS.values()}


def test_filters_hold_here_too(cluster_graph: Graph) -> None:
    found = of_each(cluster_graph, 5, Filter(kind="pilot"))
    assert {found.projects.name(row).de for row in found.project.tolist()} == {"Greifprobe", "Sortierlinie"}


def test_without_projects_the_table_has_no_rows(market_graph: Graph) -> None:
    assert of_each(market_graph).sheet().rows == []


def test_none_of_each_is_an_error(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="0 synergies"):
        of_each(cluster_graph, 0)


def test_a_large_portfolio_gives_the_same_table(
    cluster_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = of_each(cluster_graph, 2).sheet()
    monkeypatch.setattr("synergraph.queries.synergies.candidates._ALL_PAIRS", 0)
    assert of_each(Graph(cluster_graph.folder), 2).sheet() == whole
