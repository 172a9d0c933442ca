"""Writing a build out for other tools: what the sources state, without the rest of a vocabulary."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from synergraph.errors import UsageError, closest
from synergraph.graph.export import csv_files, networks, xlsx
from synergraph.graph.export.stated import stated_edges, stated_nodes
from synergraph.graph.graph import Graph
from synergraph.ontology.cells import inert

__all__ = ["FORMATS", "export", "inert", "stated_edges", "stated_nodes"]


def export(graph: Graph, format: str, target: Path, language: str = "de") -> list[Path]:
    """Write what the sources state into the folder `target` and return the files written.

    A workbook may also be named itself (`target` ends in .xlsx); its titles are in `language`.
    Raises `UsageError` for an unknown format. Vocabulary that no source speaks of is left out.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format “{format}”", hint=closest(format, FORMATS))
    if format == "xlsx":
        path = target if target.suffix.casefold() == ".xlsx" else target / "graph.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        return [xlsx.write(graph, path, language)]
    target.mkdir(parents=True, exist_ok=True)
    return list(FORMATS[format](graph, target))


def _rdf(graph: Graph, target: Path, format: str) -> Iterator[Path]:
    yield graph.sparql.dump(target / f"graph.{format}", format)


def _parquet(graph: Graph, target: Path) -> Iterator[Path]:
    for name in ("nodes", "edges", "statements"):
        path = target / f"{name}.parquet"
        getattr(graph, name).write_parquet(path)
        yield path


def _xlsx(graph: Graph, target: Path) -> Iterator[Path]:
    yield xlsx.write(graph, target / "graph.xlsx")


FORMATS: dict[str, Callable[[Graph, Path], Iterator[Path]]] = {
    "csv": csv_files.write,
    "xlsx": _xlsx,
    "turtle": partial(_rdf, format="ttl"),
    "trig": partial(_rdf, format="trig"),
    "nquads": partial(_rdf, format="nq"),
    "jsonld": partial(_rdf, format="jsonld"),
    "graphml": partial(networks.write, format="graphml"),
    "gexf": partial(networks.write, format="gexf"),
    "parquet": _parquet,
}
