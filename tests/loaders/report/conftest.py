"""What the tests of the report loader share: loading a fixture, and asking what it said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synergraph.loaders.report import Report, Text, document, load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source, Statement

FIXTURES = Path(__file__).parent / "fixtures"


class Said:
    """The statements of one source, ready to be asked."""

    def __init__(self, loaded: Loaded, content: str) -> None:
        self.loaded = loaded
        self.content = content

    def all(self, predicate: str, kind: str = "") -> list[Statement]:
        found = [s for s in self.loaded.statements if s.predicate == predicate]
        return [s for s in found if not kind or s.subject.kind == kind]

    def names(self, kind: str) -> set[str]:
        return {s.subject.name for s in self.all("name", kind)}

    def pairs(self, predicate: str) -> set[tuple[str, str]]:
        return {(s.subject.name, s.object.name if s.object else s.value) for s in self.all(predicate)}

    def value(self, name: str, predicate: str) -> str:
        found = {s.value for s in self.all(predicate) if s.subject.name == name}
        assert len(found) == 1, found
        return found.pop()


@pytest.fixture(scope="session")
def said() -> Callable[[str], Said]:
    """Return a function from a fixture's file name to what the loader made of it."""
    cache: dict[str, Said] = {}

    def read(name: str) -> Said:
        if name not in cache:
            path = FIXTURES / name
            loaded = load(Source(path, path.stem, "report"), shipped())
            cache[name] = Said(loaded, path.read_text(encoding="utf-8"))
        return cache[name]

    return read


@pytest.fixture
def report(tmp_path: Path) -> Callable[[str], Report]:
    """Return a function from a text to the report that extractors see."""

    def make(content: str) -> Report:
        source, text = Source(tmp_path / "bericht.txt", "bericht", "report"), Text(content)
        thing, as_of = document.identify(source, text)
        return Report(source, text, shipped(), thing, as_of, document.masterplan(text))

    return make
