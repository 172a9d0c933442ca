"""The map as one HTML file that works offline."""

from pathlib import Path

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.viz.map_data import LIMIT, map_data
from synergraph.viz.page import render
from synergraph.viz.pyvis_adapter import network, vis_script

__all__ = ["map_data", "write_map"]


def write_map(
    graph: Graph, path: Path, lang: str = "de", focus: str | None = None, limit: int = LIMIT
) -> Path:
    """Write the map of a graph as one HTML file and return its path.

    `lang` is "de" or "en"; `focus` (a name or id) shows what lies within two steps of one
    thing; `limit` caps the nodes, best connected first. The same graph gives the same file.
    Raises `UsageError` when the focus is unknown or the file cannot be written.
    """
    data = map_data(graph, lang, limit, focus)
    text = render(data, network(data), vis_script())
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        hint = "give a file in a folder that exists and may be written to"
        raise UsageError(f"cannot write the map: {error.strerror}", place=str(path), hint=hint) from error
    return path
