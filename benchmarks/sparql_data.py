"""A graph of 50,000 projects for `sparql.py`, always the same."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from synergraph.graph.engines import Oxigraph
from synergraph.ontology import SYN

BASE = "https://example.org/synergraph/"
PROJECTS, ACTORS, TOPICS, PARTICIPATIONS, TAGS = 50_000, 40_000, 2_000, 250_000, 270_000
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_WORDS = ("energy", "light", "materials", "factory", "data", "robot", "water", "city")


def synthetic(folder: Path) -> Oxigraph:
    """Write the graph as a store into the new folder `folder`; return the engine on it."""
    lines = folder.with_suffix(".nt")
    with lines.open("w", encoding="utf-8") as handle:
        handle.writelines(f"<{s}> <{p}> {o} .\n" for s, p, o in _triples())
    store = ox.Store(str(folder))
    store.bulk_load(path=str(lines), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()
    return Oxigraph(folder, BASE, frozenset())


def _triples() -> Iterator[tuple[str, str, str]]:
    drawn = np.random.default_rng(0)
    for kind, count in (("Project", PROJECTS), ("Organisation", ACTORS), ("Topic", TOPICS)):
        for n in range(count):
            node = f"{BASE}{kind.lower()}/{n}"
            yield node, _TYPE, f"<{SYN[kind]}>"
            yield node, str(SYN.id), f'"{kind.lower()}/{n}"'
            yield node, _LABEL, f'"{kind} {_WORDS[n % 8]} {n}"'
    actors = (ACTORS * drawn.random(PARTICIPATIONS) ** 3).astype(int)
    for actor, project in zip(actors, drawn.integers(0, PROJECTS, PARTICIPATIONS), strict=True):
        yield f"{BASE}organisation/{actor}", str(SYN.participatesIn), f"<{BASE}project/{project}>"
    topics = (TOPICS * drawn.random(TAGS) ** 2).astype(int)
    for project, topic in zip(drawn.integers(0, PROJECTS, TAGS), topics, strict=True):
        yield f"{BASE}project/{project}", str(SYN.hasTopic), f"<{BASE}topic/{topic}>"
