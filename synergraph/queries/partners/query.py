"""For whom or what partners are sought: an actor, a project, a topic or a text, as one row of matrices."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.matrices import Network, binary, entries
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.terms import spoken

ASKED = ("organisation", "project", "topic")
"""Kinds of nodes that a query may name."""


@dataclass(frozen=True)
class Query:
    """For whom or what partners are sought.

    `own` are positions of organisations that cannot be partners, `actors` rows of organisations
    and `projects` rows of projects to start from; the matrices have one row. `node` is "" for text.
    """

    node: str
    name: Labels
    own: frozenset[int]
    actors: list[int]
    projects: list[int]
    topics: sparse.csr_array
    words: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array


def read_query(found: Profiles, text: str) -> Query:
    """Return what a text asks for: the actor, project or topic of that name or id, else the text itself.

    Raises `UsageError` for an empty text, or one that names several things.
    """
    if not text.strip():
        raise UsageError(
            "nothing to find partners for", hint="give an actor, a project, a topic or a description"
        )
    node = _known(found.network.graph, text)
    kinds = {"organisation": _of_actor, "project": _of_project, "topic": _of_topic}
    return (
        kinds[node.split("/", 1)[0]](found, found.network.position[node]) if node else _of_text(found, text)
    )


def _known(graph: Graph, text: str) -> str:
    """Return the id of what a text names, or "" where it is the name of nothing."""
    try:
        return graph.find(text, *ASKED)
    except UsageError as error:
        if error.hint.startswith("give the id"):
            raise
        return ""


def _of_actor(found: Profiles, position: int) -> Query:
    network = found.network
    rows = np.flatnonzero(found.at == position)
    exchanged = network.links("offers", "seeks")[[position]]
    return Query(
        node=network.ids[position],
        name=network.names[position],
        own=frozenset({position, *_line(network, position, up=True), *_line(network, position, up=False)}),
        actors=[int(row) for row in rows],
        projects=entries(_one(found.work[rows])),
        topics=binary(_one(found.topics[rows]) + network.topics[[position]] + exchanged @ network.upwards),
        words=_one(found.words[rows]),
        offers=_one(found.offers[rows]),
        seeks=_one(found.seeks[rows]),
        events=_one(found.events[rows]),
    )


def _of_project(found: Profiles, position: int) -> Query:
    projects, network = found.projects, found.network
    rows = np.flatnonzero(projects.at == position)
    actors = np.flatnonzero(found.work[:, rows].sum(axis=1))
    return Query(
        node=network.ids[position],
        name=network.names[position],
        own=frozenset(),
        actors=[int(row) for row in actors],
        projects=[int(row) for row in rows],
        topics=_one(projects.topics[rows]),
        words=_one(projects.corpus.vectors[rows]),
        offers=_one(projects.offers[rows]),
        seeks=_one(projects.seeks[rows]),
        events=_one(sparse.vstack([found.events[actors], projects.events[rows]], format="csr")),
    )


def _of_topic(found: Profiles, position: int) -> Query:
    return _without_history(found, found.network.ids[position], found.network.names[position], [position], "")


def _of_text(found: Profiles, text: str) -> Query:
    return _without_history(found, "", Labels(text, text), mentioned(found.network, text), text)


def _without_history(found: Profiles, node: str, name: Labels, topics: list[int], text: str) -> Query:
    """A query by topics and words only: whoever offers or seeks one of the topics fits."""
    network = found.network
    direct = sparse.csr_array(
        (np.ones(len(topics)), ([0] * len(topics), topics)), shape=(1, len(network.ids))
    )
    return Query(
        node=node,
        name=name,
        own=frozenset(),
        actors=[],
        projects=[],
        topics=binary(direct @ network.upwards),
        words=found.projects.corpus.vector(text),
        offers=binary(direct @ network.upwards),
        seeks=direct,
        events=sparse.csr_array((1, len(network.ids))),
    )


def _one(rows: sparse.csr_array) -> sparse.csr_array:
    """Return the sum of the rows as a matrix of one row."""
    return (
        sparse.csr_array(np.ones((1, rows.shape[0])) @ rows)
        if rows.shape[0]
        else sparse.csr_array((1, rows.shape[1]))
    )


def mentioned(network: Network, text: str) -> list[int]:
    """Return the topics that a text names by any of their names, the narrower one where names nest."""
    said = f" {' '.join(spoken(text))} "
    nodes = network.graph.nodes
    found: dict[str, int] = {}
    for at, (kind, name, english, aliases) in enumerate(
        nodes.select("kind", "name", "label_en", "aliases").iter_rows()
    ):
        if kind != "topic":
            continue
        for spelt in (name, english, *aliases):
            words = " ".join(spoken(spelt))
            if words and f" {words} " in said:
                found.setdefault(words, at)
    whole = [
        words
        for words in found
        if not any(words != other and f" {words} " in f" {other} " for other in found)
    ]
    return sorted({found[words] for words in whole})


def _line(network: Network, position: int, up: bool) -> set[int]:
    """Return the organisations that one is part of (`up`), or that are part of it, at any remove."""
    part_of = network.links("part_of")
    step = part_of if up else sparse.csr_array(part_of.T)
    line: set[int] = set()
    fresh = {position}
    while fresh := {at for one in fresh for at in entries(step[[one]])} - line:
        line |= fresh
    return line
