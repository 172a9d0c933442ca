"""Loaders are found by suffix, by name and by entry point, and a broken one stops nobody else."""

import gzip
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from synergraph import loaders
from synergraph.cli import main
from synergraph.errors import SourceError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.loaders import registry
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

EXAMPLE = Path(__file__).parents[2] / "examples" / "loader-plugin"
CALENDAR = """BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTAMP:20240502T080000Z
SUMMARY:Meet-up Robotik
DTSTART;TZID=Europe/Berlin:20240612T170000
DTEND:20240612T200000
LOCATION:Potsdam
END:VEVENT
BEGIN:VEVENT
DTSTART:20240613T170000
END:VEVENT
END:VCALENDAR
"""
Install = Callable[[str, str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that puts a module and its entry point on the path, as an installer does."""
    site = tmp_path / "site"
    site.mkdir()

    def put(module: str, code: str, entry: str) -> None:
        (site / f"{module}.py").write_text(code, encoding="utf-8")
        metadata = site / f"{module}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{entry}\n")
        monkeypatch.syspath_prepend(site)
        registry._plugins.cache_clear()

    yield put
    registry._plugins.cache_clear()
    for file in site.glob("*.py"):
        sys.modules.pop(file.stem, None)


@pytest.fixture
def calendar(install: Install) -> None:
    """Install the example, with the entry point that its pyproject.toml declares."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [(name, module)] = project["entry-points"][registry.GROUP].items()
    install(module, (EXAMPLE / f"{module}.py").read_text(encoding="utf-8"), f"{name} = {module}")


@pytest.mark.parametrize(
    ("name", "loader"),
    [
        ("liste.csv", "table"), ("liste.CSV", "table"), ("liste.csv.gz", "table"), ("bericht.docx", "report"),
        ("bericht.pdf", "report"), ("projekt.html", "html"), ("projekt.htm", "html"), ("daten.ttl.gz", "rdf"),
    ],
)  # fmt: skip
def test_a_file_goes_to_the_loader_of_its_suffix(name: str, loader: str) -> None:
    assert loaders.guess(Path(name)) == loader


def test_a_folder_goes_by_the_web_pages_in_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no web pages"):
        loaders.guess(tmp_path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "projekt.html").write_text("<p>x")
    assert loaders.guess(tmp_path) == "html"


def test_an_unknown_suffix_names_the_closest() -> None:
    with pytest.raises(SourceError, match=r"no loader reads “\.cvs” files") as caught:
        loaders.guess(Path("liste.cvs"))
    assert "“.csv”" in caught.value.hint


def test_an_unknown_loader_names_the_closest(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="unknown loader “tabel”") as caught:
        loaders.load(Source(tmp_path / "x.csv", "x", "tabel"), shipped())
    assert "“table”" in caught.value.hint


@pytest.mark.parametrize("name", registry.BUILT_IN)
def test_every_loader_of_ours_can_be_imported(name: str) -> None:
    assert callable(registry.find(name).load)


@pytest.mark.usefixtures("calendar")
def test_the_example_is_found_by_its_entry_point(tmp_path: Path) -> None:
    file = tmp_path / "termine.ics"
    file.write_text(CALENDAR, encoding="utf-8")
    assert (loaders.guess(file), loaders.guess_as_of(file)) == ("calendar", "2024-05-02")
    loaded = loaders.load(Source(file, "termine", ""), shipped())
    assert (loaded.rows, loaded.used, [s.reason for s in loaded.skipped]) == (
        2,
        1,
        ["the event has no title"],
    )
    said = {(s.subject.name, s.predicate, s.value or (s.object and s.object.name)) for s in loaded.statements}
    assert ("Meet-up Robotik", "start", "2024-06-12") in said
    assert ("Meet-up Robotik", "located_in", "Potsdam") in said


@pytest.mark.usefixtures("calendar")
def test_the_example_builds_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "termine.ics"
    file.write_text(CALENDAR, encoding="utf-8")
    folder = str(tmp_path / "w")
    for command in (["init", folder], ["-C", folder, "add", str(file), "--yes"], ["-C", folder, "build"]):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    graph = build(workspace.read(tmp_path / "w")).graph
    assert "Meet-up Robotik" in graph.nodes["name"].to_list()


BROKEN = "import a_package_that_is_not_there\n"


def test_a_broken_plugin_stops_only_who_needs_it(install: Install, tmp_path: Path) -> None:
    install("kaputt_plugin", BROKEN, "kaputt = kaputt_plugin")
    table = tmp_path / "liste.csv"
    table.write_text("Projekt;Status\nHafenkran;laufend\n", encoding="utf-8")
    assert loaders.load(Source(table, "liste", ""), shipped()).used == 1
    with pytest.raises(SourceError, match="“kaputt” cannot be imported") as caught:
        loaders.load(Source(table, "liste", "kaputt"), shipped())
    assert "kaputt_plugin" in caught.value.hint


def test_an_unknown_suffix_tells_of_the_plugin_that_might_have_read_it(install: Install) -> None:
    install("kaputt_zwei", BROKEN, "kaputt = kaputt_zwei")
    with pytest.raises(SourceError, match=r"no loader reads “\.ics” files; the loader “kaputt” cannot"):
        loaders.guess(Path("termine.ics"))


def test_a_plugin_that_is_no_loader_is_named(install: Install) -> None:
    install("leeres_plugin", "suffixes = '.ics'\n", "leer = leeres_plugin")
    with pytest.raises(SourceError, match="“leer” of leeres_plugin has no load"):
        registry.find("leer")


@pytest.mark.parametrize(
    ("body", "reason"),
    [("raise KeyError('x')", "“wirft” failed: KeyError"), ("return []", "returned list, not Loaded")],
)
def test_a_fault_of_a_plugin_is_an_error_of_the_source(
    install: Install, tmp_path: Path, body: str, reason: str
) -> None:
    module = f"wirft_{len(body)}"
    install(module, f"suffixes = ('.ics',)\ndef load(source, vocabulary):\n    {body}\n", f"wirft = {module}")
    with pytest.raises(SourceError, match=reason):
        loaders.load(Source(tmp_path / "x.ics", "x", "wirft"), shipped())


def test_a_plugin_cannot_take_the_place_of_a_loader_of_ours(install: Install, tmp_path: Path) -> None:
    install("anderer_plugin", BROKEN, "table = anderer_plugin")
    packed = tmp_path / "liste.csv.gz"
    packed.write_bytes(gzip.compress(b"Projekt;Status\nHafenkran;laufend\n"))
    assert loaders.load(Source(packed, "liste", ""), shipped()).used == 1


def test_guessing_needs_no_loader() -> None:
    code = "import sys, pathlib; from synergraph import loaders; loaders.guess(pathlib.Path('x.csv')); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"importlib.metadata", "polars", "lxml", "pypdfium2", "synergraph.loaders.table"}


def test_the_page_shows_the_example_as_it_is() -> None:
    page = (EXAMPLE.parents[1] / "docs" / "how-to" / "write-a-loader.md").read_text(encoding="utf-8")
    assert (EXAMPLE / "synergraph_calendar.py").read_text(encoding="utf-8") in page
    project = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8")
    assert project[project.index("[project.entry") : project.index("[tool")].strip() in page


def test_a_source_that_names_no_loader_is_told_which_it_got(install: Install, tmp_path: Path) -> None:
    code = "from synergraph.statements import Loaded\nsuffixes = ('.zz',)\ndef load(source, vocabulary):\n    return Loaded([], notes=[source.loader])\n"
    install("sagt_plugin", code, "sagt = sagt_plugin")
    loaded = loaders.load(Source(tmp_path / "x.zz", "x", ""), shipped())
    assert loaded == Loaded([], notes=["sagt"])
