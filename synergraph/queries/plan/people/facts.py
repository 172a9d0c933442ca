"""What guests say of themselves and what the graph knows of their organisations, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.queries.evidence import Ground
from synergraph.queries.matrices import Floats, Indexes, binary, columns, flat, network
from synergraph.queries.partners.mentions import mentions
from synergraph.queries.partners.profiles import Profiles, profiles, unit
from synergraph.queries.plan.people.guest import Guest
from synergraph.queries.portfolio import headings
from synergraph.queries.terms import Corpus, corpus
from synergraph.queries.told import idle_words

_Owned = list[tuple[int, str, tuple[str, ...]]]


@dataclass(frozen=True)
class Items:
    """Single offers, or requests: the text of each, whose it is, its words and its topics.

    `said` has the statements behind those that the graph knows, () for those of the list.
    """

    texts: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    owner: Indexes
    words: sparse.csr_array
    topics: sparse.csr_array


@dataclass(frozen=True)
class Facts:
    """Guests as rows.

    `words` and `topics` are what each writes of, topics with all broader ones; who writes nothing has the
    topics of the organisation. `house` is the row of the organisation in `profiles`, -1 without one.
    """

    graph: Graph
    guests: Sequence[Guest]
    corpus: Corpus
    words: sparse.csr_array
    topics: sparse.csr_array
    weight: Floats
    offers: Items
    seeks: Items
    house: Indexes

    @cached_property
    def profiles(self) -> Profiles:
        """All organisations of the graph."""
        return profiles(self.graph)

    @cached_property
    def house_topics(self) -> sparse.csr_array:
        """The topics of each guest's organisation and its work, broader ones included."""
        return _of_houses(self.profiles.topics, self.house)

    @cached_property
    def ties(self) -> sparse.csr_array:
        """The projects in which each guest's organisation works, but for crowds."""
        return _of_houses(self.profiles.ties, self.house)


def facts(graph: Graph, guests: Sequence[Guest]) -> Facts:
    """Return what is known of guests; rows are in their order."""
    offers, seeks = _owned(graph, guests, "offers"), _owned(graph, guests, "seeks")
    own = [" · ".join((*one.offers, *one.seeks, one.interests)) for one in guests]
    texts = [*own, *(text for _, text, _ in (*offers, *seeks))]
    read = corpus(texts, idle_words(graph), _topic_names(graph))
    counts = read.counts(texts)
    words = _weighed(counts, len(guests))
    named = _mentioned(graph, texts)
    cut = len(guests), len(guests) + len(offers)
    house, topics = _houses(graph, guests), named[: cut[0]] @ network(graph).upwards
    topics = binary(_filled(graph, sparse.csr_array(topics), house))
    return Facts(
        graph, guests, read, words[: cut[0]], topics, _rarity(graph, topics),
        _items(offers, words[cut[0] : cut[1]], binary(named[cut[0] : cut[1]] @ network(graph).upwards)),
        _items(seeks, words[cut[1] :], named[cut[1] :]), house,
    )  # fmt: skip


def _owned(graph: Graph, guests: Sequence[Guest], side: str) -> _Owned:
    """Return what guests offer or seek; for who says nothing what the graph knows of the organisation."""
    known, ground = network(graph), Ground(graph)
    links, found = known.links(side), _Owned()
    for at, guest in enumerate(guests):
        stated = guest.offers if side == "offers" else guest.seeks
        found += [(at, text, ()) for text in stated]
        for topic in columns(links, known.position[guest.node]) if guest.node and not stated else ():
            found.append((at, known.names[topic].de, ground.edge(guest.node, side, known.ids[topic])))
    return found


def _items(owned: _Owned, words: sparse.csr_array, topics: sparse.csr_array) -> Items:
    owner = np.array([at for at, _, _ in owned], dtype=np.int64)
    texts, said = tuple(text for _, text, _ in owned), tuple(said for _, _, said in owned)
    return Items(texts, said, owner, words, topics)


def _topic_names(graph: Graph) -> list[tuple[str, ...]]:
    named = graph.nodes.filter(pl.col("kind") == "topic").select("name", "label_en", "aliases")
    return [(name, english, *aliases) for name, english, aliases in named.iter_rows()]


def _weighed(counts: sparse.csr_array, people: int) -> sparse.csr_array:
    """Return texts as vectors of length 1; a word that all write counts still, but least."""
    held = np.bincount(counts[:people].indices, minlength=counts.shape[1])
    weight = np.log1p(max(people, 1) / np.maximum(held, 1))
    return unit(sparse.csr_array(counts @ sparse.diags_array(weight)))


def _mentioned(graph: Graph, texts: Sequence[str]) -> sparse.csr_array:
    """Return the topics that each text names."""
    found, size = [mentions(graph)(text) for text in texts], len(network(graph).ids)
    rows = np.repeat(np.arange(len(texts)), [len(one) for one in found])
    at = np.array([topic for one in found for topic in one], dtype=np.int64)
    return sparse.csr_array((np.ones(len(at)), (rows, at)), shape=(len(texts), size))


def _houses(graph: Graph, guests: Sequence[Guest]) -> Indexes:
    rows, position = profiles(graph).row, network(graph).position
    return np.array([rows.get(position.get(one.node, -1), -1) for one in guests], dtype=np.int64)


def _of_houses(matrix: sparse.csr_array, house: Indexes) -> sparse.csr_array:
    at = np.flatnonzero(house >= 0)
    place = sparse.csr_array((np.ones(len(at)), (at, house[at])), shape=(len(house), matrix.shape[0]))
    return sparse.csr_array(place @ matrix)


def _filled(graph: Graph, topics: sparse.csr_array, house: Indexes) -> sparse.csr_array:
    """Return topics, with those of the organisation where someone names none."""
    silent = np.where(flat(topics.sum(axis=1)) > 0, -1, house)
    return sparse.csr_array(topics + _of_houses(profiles(graph).topics, silent))


def _rarity(graph: Graph, topics: sparse.csr_array) -> Floats:
    """Return what a topic tells: the more, the fewer guests have it; nothing for mere headings."""
    held = flat(topics.sum(axis=0))
    weight = np.log1p(topics.shape[0] / np.maximum(held, 1))
    return np.asarray(weight * ~headings(network(graph)))
