"""The ontology, its vocabularies, and the code that reads them."""

from synergraph.ontology.model import SYN, VOC, Attribute, EdgeKind, Labels, NodeKind, Ontology, ontology
from synergraph.ontology.vocabulary import Concept, Vocabulary, shipped

__all__ = [
    "SYN",
    "VOC",
    "Attribute",
    "Concept",
    "EdgeKind",
    "Labels",
    "NodeKind",
    "Ontology",
    "Vocabulary",
    "ontology",
    "shipped",
]
