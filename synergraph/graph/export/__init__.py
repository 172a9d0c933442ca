"""Writing a build out for other tools: what the sources state, without the rest of a vocabulary."""

from collections.abc import Callable, Iterator
from pathlib import Path

from synergraph.errors import UsageError, closest
from synergraph.graph.export import csv_files, cypher_script, kgx, kumu, networks, xlsx
from synergraph.graph.export.persons import without_persons
from synergraph.graph.export.stated import stated_edges, stated_nodes
from synergraph.graph.graph import Graph
from synergraph.ontology.cells import inert

__all__ = ["FORMATS", "export", "inert", "stated_edges", "stated_nodes"]


def export(
    graph: Graph, format: str, target: Path, language: str = "de", *, persons: bool = False
) -> list[Path]:
    """Write a build into the folder `target` and return the files written.

    A workbook may also be named itself (`target` ends in .xlsx); its titles are in `language`, as are
    the types of Kumu. csv, xlsx, turtle, kgx and kumu hold what sources state, the others also the
    vocabulary that no source speaks of. Persons are left out unless `persons`. Raises `UsageError`
    for an unknown format.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”", hint=closest(format, FORMATS))
    if persons:
        return _written(graph, format, target, language)
    with without_persons(graph) as impersonal:
        return _written(impersonal, format, target, language)


def _written(graph: Graph, format: str, target: Path, language: str) -> list[Path]:
    workbook = format == "xlsx" and target.suffix.casefold() == ".xlsx"
    (target.parent if workbook else target).mkdir(parents=True, exist_ok=True)
    return list(FORMATS[format](graph, target, language))


def _xlsx(graph: Graph, target: Path, language: str) -> Iterator[Path]:
    path = target if target.suffix.casefold() == ".xlsx" else target / "graph.xlsx"
    yield xlsx.write(graph, path, language)


def _rdf(graph: Graph, target: Path, suffix: str) -> Iterator[Path]:
    yield graph.sparql.dump(target / f"graph.{suffix}", suffix)


def _parquet(graph: Graph, target: Path) -> Iterator[Path]:
    for name in ("nodes", "edges", "statements"):
        path = target / f"{name}.parquet"
        getattr(graph, name).write_parquet(path)
        yield path


Writer = Callable[[Graph, Path, str], Iterator[Path]]


def _in_no_language(write: Callable[..., Iterator[Path]], **options: str) -> Writer:
    """Return a writer of what is the same in every language."""
    return lambda graph, target, language: write(graph, target, **options)


RDF = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "jsonld": "jsonld"}
FORMATS: dict[str, Writer] = {
    "csv": _in_no_language(csv_files.write),
    "xlsx": _xlsx,
    **{format: _in_no_language(_rdf, suffix=suffix) for format, suffix in RDF.items()},
    "graphml": _in_no_language(networks.write, format="graphml"),
    "gexf": _in_no_language(networks.write, format="gexf"),
    "cypher": _in_no_language(cypher_script.write),
    "kgx": _in_no_language(kgx.write),
    "kumu": kumu.write,
    "parquet": _in_no_language(_parquet),
}
"""What writes each format: (graph, folder, language) → the files written."""
