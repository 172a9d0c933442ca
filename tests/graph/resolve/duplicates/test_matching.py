"""Many things are compared in two processes, with the result of one."""

import polars as pl
import pytest

from synergraph.graph.resolve import matching
from synergraph.graph.resolve.duplicates import THINGS, duplicates
from synergraph.graph.resolve.identity import Identity, Mention
from synergraph.ontology import shipped

NAMES = {
    "organisation": ["Müller Lasertechnik GmbH", "Mueller Lasertechnik", "Bäckerei Krume", "Bäckerei Krumme"],
    "topic": ["Solarthermie", "Solathermie", "Wärmenetz", "Wärmenetze"],
    "project": ["Forum für Strahlentherapie", "Forum für Strahlenterapie"],
}


def merged() -> tuple[pl.DataFrame, list[str], pl.DataFrame]:
    """Return the scored pairs, the roots of all things after the merge, and the things."""
    mentions = {
        f"{kind}/{n}": Mention("list", kind, name) for kind in NAMES for n, name in enumerate(NAMES[kind])
    }
    rows: list[tuple[object, ...]] = [(thing, m.kind, [m.name], [], [], []) for thing, m in mentions.items()]
    things = pl.DataFrame(rows, schema=THINGS, orient="row")
    identity = Identity(mentions.values(), [], shipped(), [])
    found = matching.merge(identity, things, mentions)
    return found, [str(identity.of(mention)) for mention in mentions.values()], things


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, roots, things = merged()
    monkeypatch.setattr(matching, "MANY", 2)
    beside, same, _ = merged()
    assert set(alone["kind"]) == set(NAMES)
    assert len(set(roots)) < things.height
    assert roots == same
    assert alone.equals(beside)
    assert alone.equals(duplicates(things))
