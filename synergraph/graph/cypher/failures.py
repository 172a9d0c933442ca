"""What Ladybug says of a query that fails, as an error with a hint."""

import re

from synergraph.errors import QuestionError, SynergraphError, closest
from synergraph.graph.frames import QUALIFIERS
from synergraph.graph.property_graph import STATEMENT, node_columns
from synergraph.graph.workers import StoppedError
from synergraph.ontology import ontology

_UNKNOWN = re.compile(r"Table (?P<label>\w+) does not exist|Cannot find property (?P<property>\w+) for")


def failure(message: str) -> SynergraphError:
    """Return the error for a message of Ladybug, with the closest name for one that is unknown."""
    if "Buffer manager" in message:
        return StoppedError(
            "the query was stopped: it took too much memory", hint="ask for less: LIMIT, shorter paths"
        )
    return QuestionError(f"the Cypher query is not valid: {message}", hint=_hint(message))


def _hint(message: str) -> str:
    model = ontology()
    unknown = _UNKNOWN.search(message)
    if unknown and unknown["label"]:
        labels = [node.label for node in model.nodes.values()]
        return closest(
            unknown["label"], [*labels, "Statement", *(edge.type for edge in model.edges.values())]
        )
    if unknown:
        properties = {name for kind in model.nodes for name in node_columns(kind)}
        return closest(unknown["property"], properties | {*QUALIFIERS, *STATEMENT, "sources", "statements"})
    return "see the position it names"
