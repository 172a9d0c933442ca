"""GraphML and GEXF, for network analysis elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synergraph.graph.graph import Graph

DATES = {"start": "start_date", "end": "end_date"}
"""What GEXF calls our dates: it has its own meaning of `start` and `end`, which takes full days only."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(graph: Graph, target: Path, format: str) -> Iterator[Path]:
    """Write all nodes and edges as "graphml" or "gexf".

    Nodes and edges have a `label` and edges an id that stays the same from build to build. Lists
    become texts parted by "|"; characters that XML does not know are left out.
    """
    import networkx as nx

    renamed = DATES if format == "gexf" else {}
    shown: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain = graph.networkx()
    for node, given in plain.nodes(data=True):
        shown.add_node(node, label=_text(given["name"]), **_flat(given, renamed))
    for source, target_node, key, given in plain.edges(keys=True, data=True):
        told = _flat(given, renamed) | {"label": given["kind"]}
        name = _text(f"{source} {key} {target_node}")
        shown.add_edge(source, target_node, key=name, **(told | {"id": name} if renamed else told))
    path = target / f"graph.{format}"
    (nx.write_graphml if format == "graphml" else nx.write_gexf)(shown, path)
    yield path


def _flat(given: dict[str, Any], renamed: dict[str, str]) -> dict[str, Any]:
    return {renamed.get(name, name): _value(value) for name, value in given.items()}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return _text("|".join(value))
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return _NO_XML.sub("", value)
