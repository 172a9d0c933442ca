"""The page stands alone: everything inside, nothing from outside, labels as data."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.viz.map import map_data, write_map
from synergraph.viz.page import embedded
from synergraph.viz.pyvis_adapter import network, vis_script


class Parts(HTMLParser):
    """Scripts, styles, metas and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside = ""
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.data = ""
        self.policy = ""
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.inside = "data" if given.get("type") == "application/json" else tag
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "data", "action")]
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name == "style"]

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "script":
            self.scripts.append(data)
        elif self.inside == "style":
            self.styles.append(data)
        elif self.inside == "data":
            self.data += data


def parts(path: Path) -> Parts:
    return Parts(path.read_text(encoding="utf-8"))


def test_the_policy_allows_exactly_what_the_page_holds(example_map: Path) -> None:
    page = parts(example_map)
    hashes = [
        base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in (*page.scripts, *page.styles)
    ]
    allowed = re.findall(r"'sha256-([^']+)'", page.policy)
    assert sorted(allowed) == sorted(hashes)
    assert page.policy.startswith("default-src 'none';")
    assert "unsafe" not in page.policy


def test_the_page_points_nowhere_and_has_no_inline_handlers(example_map: Path) -> None:
    page = parts(example_map)
    assert page.addresses == ["#content"]
    assert page.handlers == []


def test_the_page_holds_the_data_of_the_map(small_graph: Graph, tmp_path: Path) -> None:
    held = json.loads(parts(write_map(small_graph, tmp_path / "map.html", "en")).data)
    graph = held.pop("network")
    assert held == map_data(small_graph, "en")
    assert [node["id"] for node in graph["nodes"]] == [node["id"] for node in held["nodes"]]
    assert sorted(n for line in graph["edges"] for n in line["all"]) == list(range(len(held["edges"])))


def test_hostile_names_stay_inside_the_data(hostile_graph: Graph, tmp_path: Path) -> None:
    page = parts(write_map(hostile_graph, tmp_path / "map.html"))
    assert len(page.scripts) == 2
    names = {node["name"] for node in json.loads(page.data)["nodes"]}
    assert "</script><script>alert(1)</script>" in names


def test_embedded_json_holds_no_mark_that_html_reads() -> None:
    text = embedded({"a": "</script><!-- & \u2028"})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}


def test_the_same_graph_gives_the_same_file(small_graph: Graph, tmp_path: Path) -> None:
    first, second = (write_map(small_graph, tmp_path / f"{n}.html").read_bytes() for n in (1, 2))
    assert first == second


def test_a_folder_that_is_not_there_is_said(small_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no-folder"):
        write_map(small_graph, tmp_path / "no-folder" / "map.html")


def test_connections_of_the_same_two_things_are_one_line(small_graph: Graph) -> None:
    model = network(map_data(small_graph))
    ends = [frozenset((line["from"], line["to"])) for line in model["edges"]]
    assert len(ends) == len(set(ends))
    assert not any("title" in item or "label" in item for item in (*model["nodes"], *model["edges"]))


def test_positions_are_fixed(small_graph: Graph) -> None:
    model = network(map_data(small_graph))
    assert model["options"]["physics"]["enabled"] is False
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in model["nodes"])


def test_the_library_comes_without_its_source_map() -> None:
    assert "vis-network" in vis_script()
    assert "sourceMappingURL" not in vis_script()
