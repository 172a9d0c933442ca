"""What a query finds among the projects, and the topics that are cited for words."""

import numpy as np
import pytest

from synergraph.graph.graph import Graph
from synergraph.queries.partners import partners
from synergraph.queries.partners.profiles import profiles
from synergraph.queries.partners.query import read_query
from synergraph.queries.partners.traces import summed, traced


@pytest.mark.parametrize("query", ["Alphawerk GmbH", "Greifprobe", "Robotik"])
def test_projects_of_those_who_ask_are_neither_near_nor_akin_nor_elsewhere(
    cluster_graph: Graph, query: str
) -> None:
    found = profiles(cluster_graph)
    asked = read_query(found, query)
    traces, own = traced(found, asked), list(asked.projects)
    assert not any(values[own].any() for values in (traces.near, traces.akin, traces.elsewhere))
    assert ((traces.said >= 0) & (traces.said <= 1 + 1e-9)).all()
    assert ((traces.near >= 0) & (traces.near <= 1 + 1e-9)).all()
    assert not traces.ties[list(asked.actors)].any()


def test_what_is_said_and_who_is_tied_is_what_the_matrices_say(cluster_graph: Graph) -> None:
    found = profiles(cluster_graph)
    asked = read_query(found, "Deltaschule gGmbH")
    traces = traced(found, asked)
    assert np.allclose(traces.said, (found.vectors @ asked.words.T).toarray().ravel())
    elsewhere = found.tied @ traces.ties
    elsewhere[list(asked.projects)] = 0
    assert np.allclose(traces.elsewhere, elsewhere)
    assert np.allclose(summed(found.work, found.staff, traces.near), found.work @ traces.near)


def test_topics_are_cited_for_words_only_where_their_names_have_them(cluster_graph: Graph) -> None:
    found = profiles(cluster_graph)
    query = "Greifprobe"
    sought = set(read_query(found, query).words.indices.tolist())
    said = cluster_graph.statements.filter(predicate="has_topic")
    topic_of = dict(said.select("id", "object").iter_rows())
    cited = {
        topic_of[one]
        for partner in partners(cluster_graph, query, 100)
        for part in partner.parts
        for one in part.statements
        if part.name == "profile" and one in topic_of
    }
    naming = found.projects.topic_words
    assert cited
    for topic in cited:
        row = found.network.position[topic]
        assert sought & set(naming.indices[naming.indptr[row] : naming.indptr[row + 1]].tolist())
