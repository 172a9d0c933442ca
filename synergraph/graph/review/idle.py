"""What of decisions.csv does nothing: names that mean no thing, and cells that stand under no title."""

from functools import cached_property

from synergraph.errors import SynergraphError, UsageError
from synergraph.graph.decisions import untitled
from synergraph.graph.decisions.rows import Problem
from synergraph.graph.review import Review
from synergraph.ontology import ontology
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key, split_bracket


def idle(review: Review) -> list[Problem]:
    """Return what decisions.csv says in vain, by row, each with what to write instead."""
    names = _Names(review)
    found = [
        Problem(number, *why)
        for number, decision in review.rows()
        for text in (decision.left, decision.right)
        if (why := names.why_not(decision.kind, text))
    ]
    return sorted([*untitled(review.folder), *found])


class _Names:
    """Which names and identifiers the build of a workspace knows."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._references = review.references

    def why_not(self, kind: str, text: str) -> tuple[str, str] | None:
        """Return why a decision on such a name does nothing, and what to write instead; None where it counts."""
        if node := self._references.by_id(kind, text):
            return f"“{text}” is an id, and decisions are on names", self._instead(node)
        if self._references.node(kind, text):
            return None
        if self._references.bearers(kind, text):
            return f"“{text}” is the name of several things of kind {kind}", self._apart(kind, text)
        if (kind, key(text)) in self._derived:
            return None
        return f"nothing of kind {kind} is called “{text}”", self._near(kind, text)

    def _instead(self, node: str) -> str:
        try:
            return f"write “{self._references.written(node)}”"
        except UsageError as error:
            return error.hint

    def _apart(self, kind: str, text: str) -> str:
        bearers = self._references.bearers(kind, text)
        known = sorted(known for node in bearers for known in self._references.identifiers(node))
        return f"write one of {', '.join(known)}" if known else "give them an identifier column"

    def _near(self, kind: str, text: str) -> str:
        if others := [name for name in ontology().nodes if self._references.bearers(name, text)]:
            return f"it is of kind {' or '.join(others)}"
        try:
            return self._review.graph.find(text, kind)
        except SynergraphError as error:
            return error.hint

    @cached_property
    def _derived(self) -> set[tuple[str, str]]:
        """Short forms of names, by kind: the build knows what they mean, whether a source writes them or not."""
        named = self._review.graph.nodes.select("kind", "name", "aliases").iter_rows()
        names = ((kind, said) for kind, name, aliases in named for said in (name, *aliases))
        return {(kind, key(short)) for kind, said in names for short in _short(said)}


def _short(name: str) -> tuple[str, ...]:
    bare, inner = split_bracket(name)
    return bare, inner, split_legal_form(bare)[0]
