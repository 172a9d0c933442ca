"""The topics that a text names."""

from synergraph.graph.graph import Graph
from synergraph.queries.prepared import kept, remembered
from synergraph.queries.terms import spoken

Spoken = tuple[str, ...]


class Mentions:
    """Topics by all their names, in base forms."""

    def __init__(self, names: dict[Spoken, int]) -> None:
        self._names = names
        self._longest = max(map(len, names), default=0)

    def __call__(self, text: str) -> list[int]:
        """Return the positions of the topics that a text names; where names nest, of the longest."""
        said = spoken(text)
        found, at = set(), 0
        while at < len(said):
            span = self._span(said, at)
            if span:
                found.add(self._names[tuple(said[at : at + span])])
            at += span or 1
        return sorted(found)

    def _span(self, said: list[str], at: int) -> int:
        spans = range(min(self._longest, len(said) - at), 0, -1)
        return next((span for span in spans if tuple(said[at : at + span]) in self._names), 0)


def mentions(graph: Graph) -> Mentions:
    """Return what finds topics in texts, the same object on every call."""
    return remembered(graph, "mentions", lambda: Mentions(_names(graph)))


def _names(graph: Graph) -> dict[Spoken, int]:
    def make() -> dict[str, object]:
        found = _spoken(graph)
        return {"names": [" ".join(words) for words in found], "topics": list(map(str, found.values()))}

    held = kept(graph, "topic names", make)
    return {tuple(words.split()): int(at) for words, at in zip(held["names"], held["topics"], strict=True)}


def _spoken(graph: Graph) -> dict[Spoken, int]:
    """Return the names of topics; one that several bear is that of the first by id."""
    topics = graph.nodes.with_row_index("at").filter(kind="topic")
    found: dict[Spoken, int] = {}
    for at, name, english, aliases in topics.select("at", "name", "label_en", "aliases").iter_rows():
        for spelt in (name, english, *aliases):
            if words := tuple(spoken(spelt)):
                found.setdefault(words, at)
    return found
