"""How a thing came about: the names that became one, and how a person takes them apart again."""

from typing import NamedTuple

import polars as pl

from synergraph.errors import UsageError, closest
from synergraph.graph.decisions.closure import DIFFERENT
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.review import Review
from synergraph.graph.review.references import Node, References
from synergraph.ontology import ontology
from synergraph.ontology.names import key


class Merged(NamedTuple):
    """A thing with its names and identifiers, and the merges (left, right, reason) that made it."""

    node: Node
    names: list[str]
    identifiers: list[str]
    merges: list[tuple[str, str, str]]


def merged(review: Review, name: str, kind: str = "") -> Merged:
    """Return how the thing called `name` came about; raises `UsageError` when there is none, or several."""
    node = _thing(review.references, name, kind)
    names = review.references.names(node)
    keys = {key(known) for known in names}
    of_kind = review.graph.merges.filter(pl.col("kind") == node.split("/", 1)[0])
    rows = of_kind.select("left", "right", "reason").iter_rows()
    merges = [row for row in rows if keys.issuperset(map(key, row[:2]))]
    return Merged(node, names, review.references.identifiers(node), merges)


def named(
    review: Review, left: str, right: str, decision: str, kind: str = "", reason: str = "", author: str = ""
) -> Decision:
    """Return a decision on two things that a person named.

    Names of one thing can be kept apart, or together whatever the rules say. Raises `UsageError`
    with the closest names for one that nothing bears.
    """
    references = review.references
    found, a, b = references.pair(left, right, kind)
    if a != b:
        left, right = review.called(a, left), review.called(b, right)
    else:
        left, right = (_spelt(references, a, text) for text in (left, right))
        if key(left) == key(right):
            raise UsageError(
                f"“{left}” and “{right}” are spellings of one name", hint="decide on two different names"
            )
    return Decision(found, left, right, decision, reason, author)


def apart(
    review: Review, name: str, other: str, kind: str = "", reason: str = "", author: str = ""
) -> Decision:
    """Return the decision that two names of one thing are different things.

    Raises `UsageError` with the names of the thing when `other` is none of them.
    """
    thing = merged(review, name, kind)
    known = [*thing.names, *thing.identifiers]
    if key(other) not in {key(text) for text in known}:
        raise UsageError(f"“{other}” is no name of “{thing.names[0]}”", hint=closest(other, known))
    left, right = (_spelt(review.references, thing.node, text) for text in (name, other))
    if key(left) == key(right):
        raise UsageError(f"“{left}” and “{right}” are spellings of one name", hint=closest("", known))
    return Decision(thing.node.split("/", 1)[0], left, right, DIFFERENT, reason, author)


def _thing(references: References, name: str, kind: str) -> Node:
    kinds = [ontology().node(kind).kind] if kind else sorted(ontology().nodes)
    found = references.kinds(name, kinds)
    if len(found) > 1:
        raise UsageError(
            f"“{name}” is the name of several kinds of things", hint=f"add --kind {' or --kind '.join(found)}"
        )
    return references.node(found[0], name)


def _spelt(references: References, node: Node, text: str) -> str:
    """Return the name or identifier of a thing as it is written there."""
    known = [*references.names(node), *references.identifiers(node)]
    return next((name for name in known if key(name) == key(text)), known[0])
