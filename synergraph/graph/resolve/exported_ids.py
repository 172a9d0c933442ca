"""Ids that an export names: a thing that comes back with its id is the thing that had it."""

from collections.abc import Iterable, Mapping

from synergraph.graph.resolve.identity import Mention
from synergraph.ontology.layout import NODE_KEY


def with_exported(
    known: Mapping[tuple[str, str], str], mentions: Iterable[Mention]
) -> dict[tuple[str, str], str]:
    """Return what is known of identities, with the ids that mentions bring along behind it."""
    brought = {
        (mention.kind, mention.identifier): mention.identifier.removeprefix(NODE_KEY)
        for mention in sorted(mentions)
        if mention.identifier.startswith(f"{NODE_KEY}{mention.kind}/")
    }
    return {**known, **{entry: given for entry, given in brought.items() if entry not in known}}
