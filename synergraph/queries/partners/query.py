"""For whom or what partners are sought, as one row of matrices."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from synergraph.errors import UsageError
from synergraph.ontology import Labels
from synergraph.queries.matrices import Floats, binary, columns, flat, spans
from synergraph.queries.partners.mentions import mentions
from synergraph.queries.partners.profiles import Profiles
from synergraph.queries.partners.rows import distinct

ASKED = ("organisation", "project", "topic", "programme")
"""Kinds of nodes that a query may name."""
_MANY_WORDS, _LONG = 200, 30


@dataclass(frozen=True)
class Query:
    """For whom or what partners are sought.

    `own` are positions of organisations that cannot be partners, `actors` rows of organisations
    and `projects` rows of projects to start from; the matrices have one row. `node` is "" for text.
    """

    node: str
    name: Labels
    own: frozenset[int]
    actors: tuple[int, ...]
    projects: tuple[int, ...]
    topics: sparse.csr_array
    words: sparse.csr_array
    programmes: sparse.csr_array
    offers: sparse.csr_array
    seeks: sparse.csr_array
    events: sparse.csr_array

    @property
    def long(self) -> bool:
        """Whether it says as much as a description does, rather than a title."""
        return bool(self.words.nnz >= _LONG)


def read_query(found: Profiles, text: str, asker: str = "", programmes: Sequence[str] = ()) -> Query:
    """Return what a text asks for: the actor, project, topic or programme of that name or id, else the text.

    With `asker`, an actor by name or id, the query is what the text is about, and who asks is that
    actor: its partners are known, its ways are short. With `programmes` it is meant for these calls
    or programmes. Raises `UsageError` for an empty text, one that names several things, or an unknown
    asker or programme.
    """
    if not text.strip():
        raise UsageError(
            "nothing to find partners for", hint="give an actor, a project, a topic or a description"
        )
    graph = found.network.graph
    node = graph.named(text, *ASKED)
    asked = _named(found, node) if node else _of_text(found, text)
    if asker:
        asked = _by(asked, _of_actor(found, found.network.position[graph.find(asker, "organisation")]))
    for programme in programmes:
        meant = _of_programme(found, found.network.position[graph.find(programme, "programme")])
        asked = replace(asked, programmes=binary(asked.programmes + meant.programmes))
    return replace(asked, words=_weightiest(asked.words))


def _named(found: Profiles, node: str) -> Query:
    readers: dict[str, Callable[[Profiles, int], Query]] = {
        "organisation": _of_actor, "project": _of_project, "topic": _of_topic, "programme": _of_programme,
    }  # fmt: skip
    return readers[node.split("/", 1)[0]](found, found.network.position[node])


def _by(asked: Query, asker: Query) -> Query:
    """Return a query as a certain actor asks it."""
    return replace(
        asked,
        own=asked.own | asker.own,
        actors=tuple(sorted({*asked.actors, *asker.actors})),
        projects=tuple(sorted({*asked.projects, *asker.projects})),
        events=_both(asked.events, asker.events),
    )


def _of_actor(found: Profiles, position: int) -> Query:
    network = found.network
    rows = [found.row[position]] if position in found.row else []
    topics = columns(network.topics, position)
    topics += [t for row in rows for t in columns(found.topics, row)]
    topics += [t for one in columns(found.exchanged, position) for t in columns(network.upwards, one)]
    empty = _nothing(found, network.ids[position], network.names[position])
    return replace(
        empty,
        own=frozenset({position, *_line(found, position, up=True), *_line(found, position, up=False)}),
        actors=tuple(rows),
        projects=tuple(sorted(p for row in rows for p in columns(found.work, row))),
        topics=_row(found, topics),
        words=_one(found.words, rows, found.empty[1]),
        offers=_one(found.offers, rows, found.empty[0]),
        seeks=_one(found.seeks, rows, found.empty[0]),
        events=_one(found.events, rows, found.empty[0]),
    )


def _of_project(found: Profiles, position: int) -> Query:
    projects, network = found.projects, found.network
    place = int(projects.at.searchsorted(position))
    rows = [place] if place < len(projects.at) and projects.at[place] == position else []
    actors = [actor for row in rows for actor in columns(found.staff, row)]
    return replace(
        _nothing(found, network.ids[position], network.names[position]),
        actors=tuple(actors),
        projects=tuple(rows),
        topics=_one(projects.topics, rows, found.empty[0]),
        words=_one(found.vectors, rows, found.empty[1]),
        programmes=_one(found.programmes, rows, found.empty[0]),
        offers=_one(projects.offers, rows, found.empty[0]),
        seeks=_one(projects.seeks, rows, found.empty[0]),
        events=_both(_one(found.events, actors, found.empty[0]), _one(projects.events, rows, found.empty[0])),
    )


def _of_topic(found: Profiles, position: int) -> Query:
    network = found.network
    name = network.names[position]
    named = _about(found, network.ids[position], name, [position])
    return replace(named, words=found.projects.corpus.vector(name.de))


def _of_programme(found: Profiles, position: int) -> Query:
    """A call or programme: its topics, what its name says, and the programmes it is part of."""
    network = found.network
    name = network.names[position]
    topics = columns(network.links("has_topic"), position)
    above = _line(found, position, up=True)
    asked = _about(found, network.ids[position], name, topics)
    return replace(
        asked,
        words=found.projects.corpus.vector(name.de),
        programmes=_row(found, [position, *above]),
        offers=_row(found, []),
        seeks=_row(found, []),
    )


def _of_text(found: Profiles, text: str) -> Query:
    asked = _about(found, "", Labels(text, text), mentions(found.network.graph)(text))
    return replace(asked, words=found.projects.corpus.vector(text))


def _about(found: Profiles, node: str, name: Labels, topics: list[int]) -> Query:
    """A query by topics only: whoever offers or seeks one of them fits."""
    direct = _row(found, topics)
    wider = _row(found, [broad for topic in topics for broad in columns(found.network.upwards, topic)])
    return replace(_nothing(found, node, name), topics=wider, offers=wider, seeks=direct)


def _nothing(found: Profiles, node: str, name: Labels) -> Query:
    none, words = found.empty
    return Query(
        node=node, name=name, own=frozenset(), actors=(), projects=(), topics=none,
        words=words, programmes=none, offers=none, seeks=none,
        events=none,
    )  # fmt: skip


def _row(found: Profiles, at: list[int]) -> sparse.csr_array:
    """Return a matrix of one row with 1 at some positions of the node table."""
    columns = distinct(np.array(at, dtype=np.int64))
    return _of(columns, np.ones(len(columns)), len(found.network.ids)) if at else found.empty[0]


def _one(matrix: sparse.csr_array, rows: list[int], none: sparse.csr_array) -> sparse.csr_array:
    """Return the sum of some rows as a matrix of one row, `none` where they have nothing."""
    if not rows or not matrix.nnz:
        return none
    if len(rows) == 1:
        span = slice(*matrix.indptr[rows[0] : rows[0] + 2].tolist())
        return _of(matrix.indices[span], matrix.data[span], matrix.shape[1])
    _, column, value = spans(matrix, np.array(rows, dtype=np.int64))
    columns, place = np.unique(column, return_inverse=True)
    return _of(columns, flat(np.bincount(place, value)), matrix.shape[1])


def _both(one: sparse.csr_array, other: sparse.csr_array) -> sparse.csr_array:
    """Return the sum of two rows."""
    return sparse.csr_array(one + other) if one.nnz and other.nnz else one if one.nnz else other


def _of(columns: NDArray[np.integer], values: Floats, width: int) -> sparse.csr_array:
    """Return a matrix of one row with values at some columns, in order."""
    return sparse.csr_array((values, columns, [0, len(columns)]), shape=(1, width))


def _weightiest(words: sparse.csr_array) -> sparse.csr_array:
    """Return the weightiest words of a query: a large actor has thousands, and most tell nothing."""
    most = np.lexsort((words.indices, -words.data))[:_MANY_WORDS]
    kept = most[np.argsort(words.indices[most])]
    value = words.data[kept]
    length = np.sqrt(sum((value * value).tolist())) or 1.0
    return _of(words.indices[kept], value * (1 / length), words.shape[1])


def _line(found: Profiles, position: int, up: bool) -> set[int]:
    """Return what something is part of (`up`), or what is part of it, at any remove."""
    step = found.part_of[0 if up else 1]
    line: set[int] = set()
    fresh = {position}
    while fresh := {at for one in fresh for at in columns(step, one)} - line:
        line |= fresh
    return line
