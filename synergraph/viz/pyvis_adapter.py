"""The one place that knows pyvis: a map's data as its graph model, and the vis-network it ships.

pyvis is used for what it holds, never for what it writes: its pages link a CDN and run scripts
that stand in labels. Labels are drawn by the page itself, so none is given here.
"""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from synergraph.errors import BuildError
from synergraph.viz.map_style import LINE, LOOKS, PAPER

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False, "font": {"size": 0}},
    "edges": {
        "smooth": False,
        "width": 1,
        "selectionWidth": 1.5,
        "hoverWidth": 0.8,
        "arrows": {"to": {"enabled": False}},
        "color": {"color": LINE, "highlight": "#25344f", "hover": "#25344f", "inherit": False},
    },
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "hideEdgesOnDrag": True,
        "hideEdgesOnZoom": True,
        "multiselect": False,
        "keyboard": False,
        "zoomSpeed": 0.6,
    },
}
MANY = 1000
SCRIPT = Path("templates") / "lib" / "vis-9.1.2" / "vis-network.min.js"


def network(data: dict[str, Any]) -> dict[str, Any]:
    """Return nodes, edges and options of a map for vis-network, passed through pyvis.

    Connections between the same two nodes are one line; `edges[i]["all"]` lists their numbers.
    """
    from pyvis.network import Network

    model = Network(directed=True)
    model.nodes = [_node(node) for node in data["nodes"]]
    model.edges = _lines(data["edges"])
    model.set_options(json.dumps(_options(len(model.edges))))
    nodes, edges, _, _, _, options = model.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": options if isinstance(options, dict) else json.loads(options),
    }


@cache
def vis_script() -> str:
    """Return the text of vis-network; raises `BuildError` where the installed pyvis lacks it."""
    spec = find_spec("pyvis")
    path = Path(spec.origin).parent / SCRIPT if spec and spec.origin else SCRIPT
    if not path.is_file():
        raise BuildError(
            "vis-network is missing in the installed pyvis", place=str(path), hint="install pyvis 0.3.2"
        )
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*\s*$", "\n", text)


def _options(lines: int) -> dict[str, Any]:
    """Return the options: the more lines there are, the paler each one, down to a fifth."""
    edges: dict[str, Any] = OPTIONS["edges"]
    opacity = round(min(1.0, max(0.2, (MANY / max(lines, 1)) ** 0.5)), 2)
    return {**OPTIONS, "edges": {**edges, "color": {**edges["color"], "opacity": opacity}}}


def _node(node: dict[str, Any]) -> dict[str, Any]:
    look = LOOKS[node["kind"]]
    fill = look.colour if look.filled else PAPER
    return {
        "id": node["id"],
        "x": node["x"],
        "y": node["y"],
        "size": node["size"],
        "shape": look.shape,
        "borderWidth": 1 if look.filled else 2.5,
        "color": {
            "background": fill,
            "border": look.colour,
            "highlight": {"background": fill, "border": "#111827"},
            "hover": {"background": fill, "border": "#111827"},
        },
    }


def _lines(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs: dict[tuple[str, str], list[int]] = {}
    for number, edge in enumerate(edges):
        first, second = sorted((edge["from"], edge["to"]))
        pairs.setdefault((first, second), []).append(number)
    return [
        {"id": number, "from": first, "to": second, "all": numbers}
        for number, ((first, second), numbers) in enumerate(pairs.items())
    ]
