"""Many new organisations are compared in a process of their own, with the result of one process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from synergraph.graph.apart import Processes
from synergraph.graph.resolve import Resolved, comparison, gather, resolve
from synergraph.graph.resolve.assign import Known
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.sources import to_frame
from synergraph.ontology import shipped
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Source, Statement, Thing

HERE = Evidence("as it is written")
ORGANISATIONS = {
    "Müller Lasertechnik GmbH": "Berlin", "Mueller Lasertechnik": "Berlin", "Bäckerei Krume": "Potsdam",
    "Bäckerei Krumme": "Potsdam", "Optik Müller": "Berlin", "Technische Universität Berlin": "Berlin", "TU Berlin": "Berlin",
}  # fmt: skip
OTHERS = {
    "topic": ["Solarthermie", "Solathermie", "Wärmenetz", "Wärmenetze"],
    "project": ["Forum für Strahlentherapie", "Forum für Strahlenterapie"],
}
DECISIONS = [Decision("organisation", "Müller Lasertechnik GmbH", "Optik Müller", "same", "asked them")]
KNOWN = {("organisation", key(name)): "organisation/krume" for name in ("Bäckerei Krume", "Bäckerei Krumme")}
TABLES = ("statements", "names", "identifiers", "merges", "duplicates")


def resolved(processes: Processes, memos: Path | None, known: Known | None = None) -> Resolved:
    said = [
        Statement(Thing("organisation", name), "located_in", HERE, object=Thing("place", town))
        for name, town in ORGANISATIONS.items()
    ]
    said += [
        Statement(Thing("organisation", "TU Berlin"), "alias", HERE, value="TUB"),
        Statement(Thing("organisation", "Optik Müller"), "identifier", HERE, value="vat:DE1"),
        Statement(Thing("organisation", "Müller Optik"), "identifier", HERE, value="vat:DE2"),
        Statement(
            Thing("organisation", "Bäckerei Krumme"),
            "part_of",
            HERE,
            object=Thing("organisation", "Bäckerei Krume"),
        ),
    ]
    said += [
        Statement(Thing(kind, name), "name", HERE, value=name) for kind in OTHERS for name in OTHERS[kind]
    ]
    sources = [(Source(Path("list.csv"), "list", "table", "2024"), to_frame(said))]
    return resolve(gather(sources), shipped(), DECISIONS, known or {}, memos, processes)


class Watched(Processes):
    """Processes that tell which functions ran in them."""

    begun: list[Any]

    def run(self, function: Any, *arguments: Any) -> Any:
        self.begun.append(function)
        return super().run(function, *arguments)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Watched]:
    """Let few names be many."""
    monkeypatch.setattr(comparison, "MANY", 3)
    with Watched(tmp_path / "apart") as watched:
        watched.begun = []
        yield watched


def test_two_processes_find_what_one_finds(tmp_path: Path, processes: Watched) -> None:
    beside = resolved(processes, tmp_path)
    assert processes.begun == [comparison.alone]
    again = resolved(processes, tmp_path)
    assert processes.begun == [comparison.alone]
    assert set(beside.duplicates["kind"]) == {"organisation", *OTHERS}
    assert beside.merges.height > 0
    for table in TABLES:
        assert getattr(beside, table).equals(getattr(again, table))


@pytest.mark.parametrize("known", [{}, KNOWN])
def test_few_names_are_compared_here(
    processes: Watched, monkeypatch: pytest.MonkeyPatch, known: Known
) -> None:
    beside = resolved(processes, None, known)
    assert processes.begun == [comparison.alone]
    monkeypatch.setattr(comparison, "MANY", 100)
    here = resolved(processes, None, known)
    assert processes.begun == [comparison.alone]
    for table in TABLES:
        assert getattr(here, table).equals(getattr(beside, table))
    assert here.identities == beside.identities
