"""The ontology's own words, as documents use them for labels."""

from functools import cache

from synergraph.ontology import ontology
from synergraph.ontology.names import key


@cache
def _words() -> frozenset[str]:
    model = ontology()
    kinds = [(kind, each.name) for kind, each in model.nodes.items()]
    kinds += [(kind, each.name) for kind, each in model.edges.items()]
    kinds += [(kind, each.name) for kind, each in model.attributes.items()]
    return frozenset(key(word) for kind, name in kinds for word in (kind, name.de, name.en))


def is_label(text: str) -> bool:
    """Whether a text is the German or English name of a kind, an edge or an attribute."""
    return key(text.strip().rstrip(":")) in _words()
