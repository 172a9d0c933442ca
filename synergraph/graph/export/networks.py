"""GraphML and GEXF, for network analysis elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synergraph.graph.graph import Graph


def write(graph: Graph, target: Path, format: str) -> Iterator[Path]:
    """Write all nodes and edges as "graphml" or "gexf"; lists become texts parted by "|"."""
    import networkx as nx

    plain = graph.networkx()
    for _, given in plain.nodes(data=True):
        _flatten(given)
    for _, _, given in plain.edges(data=True):
        _flatten(given)
    path = target / f"graph.{format}"
    (nx.write_graphml if format == "graphml" else nx.write_gexf)(plain, path)
    yield path


def _flatten(given: dict[str, Any]) -> None:
    given.update({name: "|".join(value) for name, value in given.items() if isinstance(value, list)})
