"""What the vocabulary says, as statements: the source that every other one outranks."""

import polars as pl

from synergraph.graph.frames import STATEMENTS
from synergraph.graph.view import VOCABULARY
from synergraph.ontology import Vocabulary, ontology


def statements(vocabulary: Vocabulary) -> pl.DataFrame:
    """Return all attributes and edges of the vocabulary's things (`frames.STATEMENTS`)."""
    kinds = ontology().nodes
    facts = [
        (concept.id, predicate, target, value)
        for concept in sorted(vocabulary, key=lambda c: c.id)
        if concept.kind in kinds
        for predicate, target, value in (
            *((name, "", value) for name, value in concept.attributes if name not in ("name", "alias")),
            *((edge, target, "") for edge, target in concept.edges if target in vocabulary.concepts),
        )
    ]
    empty = {name: [None if dtype != pl.String else ""] * len(facts) for name, dtype in STATEMENTS.items()}
    columns = {
        "id": [f"{VOCABULARY}#{n}" for n in range(len(facts))],
        "source": [f"document/{VOCABULARY}"] * len(facts),
        "subject": [f[0] for f in facts],
        "predicate": [f[1] for f in facts],
        "object": [f[2] for f in facts],
        "value": [f[3] for f in facts],
        **dict.fromkeys(("page", "line", "start", "end", "row"), [0] * len(facts)),
    }
    return pl.DataFrame({**empty, **columns}, schema=STATEMENTS)
