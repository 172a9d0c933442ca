"""A real browser that may load nothing but the page itself, and graphs to draw."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, Route, sync_playwright

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.viz.map import write_map

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '"><svg onload=alert(3)>',
    "<a href='javascript:alert(4)'>href</a>",
    "'); alert(5); ('",
    "<!--<script>",
    "{{7*7}} \u2028 & &amp; &#60;b&#62;",
)


@dataclass
class Opened:
    """A page with a map, and what happened on it: messages, dialogs, requests to elsewhere."""

    page: Page
    messages: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[[Path], Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without one the tests are skipped, but fail where CI runs them."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [path for path in MAC if Path(path).is_file()]
    if not found and "CI" in os.environ:
        pytest.fail("no Chromium found")
    if not found:
        pytest.skip("no Chromium found")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found[0], args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def open_map(browser: Browser) -> Iterator[Open]:
    """Return a function that opens a map file and waits until it is drawn."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(20_000)

    def opened(path: Path) -> Opened:
        result = Opened(context.new_page())
        result.page.on("console", lambda message: result.messages.append(message.text))
        result.page.on("pageerror", lambda error: result.messages.append(str(error)))
        result.page.on("dialog", lambda dialog: _dismiss(dialog, result))
        result.page.route("**/*", lambda route, request: _refuse(route, request, path, result))
        result.page.goto(path.as_uri())
        result.page.wait_for_selector("#map.drawn")
        return result

    yield opened
    context.close()


def _dismiss(dialog: Dialog, result: Opened) -> None:
    result.dialogs.append(dialog.message)
    dialog.dismiss()


def _refuse(route: Route, request: Request, path: Path, result: Opened) -> None:
    if request.url == path.as_uri():
        route.continue_()
        return
    result.requests.append(request.url)
    route.abort()


@pytest.fixture(scope="session")
def example_map(example_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the German map of the example."""
    return write_map(example_graph, tmp_path_factory.mktemp("map") / "map.html")


@pytest.fixture(scope="session")
def hostile_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph whose names, quotes and addresses try to run as code."""
    quoted = ['"' + name.replace('"', '""') + '"' for name in HOSTILE]
    rows = [f"{name};{name};Innovation;javascript:alert(6)" for name in quoted]
    return table_graph(tmp_path_factory.mktemp("hostile"), "Projekt;Thema;Handlungsfeld;Webseite", rows)


@pytest.fixture(scope="session")
def large_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph of some 2,300 things."""
    rows = [
        f"Vorhaben {n};Gebiet {n % 300} | Gebiet {n * 7 % 300};Innovation;https://example.org/{n}"
        for n in range(2000)
    ]
    return table_graph(tmp_path_factory.mktemp("large"), "Projekt;Thema;Handlungsfeld;Webseite", rows)


@pytest.fixture(scope="session")
def bare_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph of places alone: nothing that a map shows."""
    return table_graph(tmp_path_factory.mktemp("bare"), "Ort", ["Probstadt"], PLACES)


def table_graph(folder: Path, header: str, rows: list[str], mapping: str = "") -> Graph:
    """Build a workspace of one CSV file, by default with projects, topics, action fields and addresses."""
    (folder / "projects.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    workspace.init(folder)
    config = folder / "synergraph.toml"
    config.write_text(config.read_text(encoding="utf-8") + SOURCE + (mapping or PROJECTS), encoding="utf-8")
    return build(workspace.read(folder)).graph


SOURCE = """
[[source]]
path = "projects.csv"
loader = "table"
as_of = "2024-11"
"""
PLACES = """
[source.map]
kind = "place"
name = "Ort"
"""
PROJECTS = """
[source.map]
kind = "project"
name = "Projekt"
[source.map.attributes]
homepage = "Webseite"
[[source.map.edges]]
edge = "has_topic"
kind = "topic"
column = "Thema"
separator = "|"
[[source.map.edges]]
edge = "in_action_field"
kind = "action_field"
column = "Handlungsfeld"
"""
