"""Groups of programmes, topics worth naming, and topics that belong together."""

import numpy as np
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.themes.base import base
from synergraph.queries.themes.communities import _together, communities
from synergraph.queries.themes.groups import _shorter


def test_a_code_extends_the_shorter_ones() -> None:
    assert _shorter("legal-basis:HORIZON.2.5.7") == [
        "legal-basis:HORIZON.2.5",
        "legal-basis:HORIZON.2",
        "legal-basis:HORIZON",
    ]
    assert _shorter("call:CL4") == []


def test_a_broader_topic_with_the_same_projects_is_not_named(cluster_graph: Graph) -> None:
    found = base(cluster_graph)
    named = {found.network.ids[at] for at in found.named}
    assert "topic/kreislaufwirtschaft" in named and "topic/recycling" in named
    assert not found.keywords.any()


def test_topics_that_share_projects_more_than_by_chance_belong_together() -> None:
    held = np.zeros((40, 4))
    held[:6, :2] = 1
    held[::2, 2] = held[1::2, 3] = 1
    near = _together(sparse.csr_array(held)).toarray()
    assert near[0, 1] > 0.5 and np.allclose(near, near.T)
    assert near[2, 3] == near[0, 2] == 0


def test_every_topic_is_in_one_community_and_always_the_same(example_graph: Graph) -> None:
    found = base(example_graph)
    topics = found.worth(False)
    groups = communities(found, topics)
    assert sorted(np.concatenate(groups).tolist()) == topics.tolist()
    again = communities(found, topics)
    assert [one.tolist() for one in groups] == [one.tolist() for one in again]
    assert communities(found, topics[:0]) == []
