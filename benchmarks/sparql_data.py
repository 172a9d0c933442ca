"""A graph of 50,000 projects for `sparql.py` and `cypher.py`, always the same."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyoxigraph as ox

from synergraph.graph import property_graph
from synergraph.graph.engines import Ladybug, Oxigraph
from synergraph.graph.frames import EDGES, STATEMENTS, shaped
from synergraph.graph.view import attributes
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


def synthetic_property_graph(path: Path) -> Ladybug:
    """Write the graph as a property graph into the new file `path`; return the engine on it."""
    rows = [(f"{kind.lower()}/{n}", kind.lower(), name, name, True) for kind, n, name in _nodes()]
    named = pl.DataFrame(rows, schema=["id", "kind", "name", "label_en", "stated"], orient="row")
    nodes = _filled(named, {"aliases": pl.List(pl.String), **attributes()})
    links = pl.DataFrame(list(_links()), schema=["source", "kind", "target"], orient="row")
    edges = shaped(_filled(links.unique(maintain_order=True), EDGES), EDGES)
    property_graph.write(path, pl.DataFrame(schema=STATEMENTS), nodes, edges)
    return Ladybug(path)


def _filled(frame: pl.DataFrame, columns: Mapping[str, Any]) -> pl.DataFrame:
    return frame.with_columns(
        pl.lit(None, columns[name]).alias(name) for name in columns if name not in frame.columns
    )


def _triples() -> Iterator[tuple[str, str, str]]:
    for kind, n, name in _nodes():
        node = f"{BASE}{kind.lower()}/{n}"
        yield node, _TYPE, f"<{SYN[kind]}>"
        yield node, str(SYN.id), f'"{kind.lower()}/{n}"'
        yield node, _LABEL, f'"{name}"'
    iri = {"participates_in": str(SYN.participatesIn), "has_topic": str(SYN.hasTopic)}
    for source, kind, target in _links():
        yield f"{BASE}{source}", iri[kind], f"<{BASE}{target}>"


def _nodes() -> Iterator[tuple[str, int, str]]:
    for kind, count in (("Project", PROJECTS), ("Organisation", ACTORS), ("Topic", TOPICS)):
        for n in range(count):
            yield kind, n, f"{kind} {_WORDS[n % 8]} {n}"


def _links() -> Iterator[tuple[str, str, str]]:
    drawn = np.random.default_rng(0)
    actors = (ACTORS * drawn.random(PARTICIPATIONS) ** 3).astype(int)
    for actor, project in zip(actors, drawn.integers(0, PROJECTS, PARTICIPATIONS), strict=True):
        yield f"organisation/{actor}", "participates_in", f"project/{project}"
    topics = (TOPICS * drawn.random(TAGS) ** 2).astype(int)
    for project, topic in zip(drawn.integers(0, PROJECTS, TAGS), topics, strict=True):
        yield f"project/{project}", "has_topic", f"topic/{topic}"
