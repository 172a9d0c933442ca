"""The loader as a whole: evidence, ledger, and texts that are anything but a report."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.errors import SourceError
from synergraph.loaders.report import load
from synergraph.ontology import ontology, shipped
from synergraph.statements import Loaded, Source

from .conftest import FIXTURES

REPORTS = sorted(path.name for path in FIXTURES.iterdir())
SHARED = ["mpi-2023-06.md", "mpi-2024-11.txt", "ewm-2019-industrielle-produktion.md", "press-2023-10.txt"]
EVERYONE = {"name", "alias", "complete_list"}
RELAXED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)


def loaded_from(path: Path) -> Loaded:
    return load(Source(path, path.stem, "report"), shipped())


def assert_sound(loaded: Loaded, content: str) -> None:
    model = ontology()
    assert loaded.rows == loaded.used + len(loaded.skipped)
    for s in loaded.statements:
        assert s.evidence.quote
        assert s.evidence.quote.split() == content[s.evidence.start : s.evidence.end].split()
        if s.object is not None and s.predicate not in EVERYONE:
            assert model.allows(s.subject.kind, s.predicate, s.object.kind), s
        elif s.predicate not in EVERYONE:
            assert s.predicate in model.attributes, s


@pytest.mark.parametrize("name", REPORTS)
def test_every_statement_quotes_its_place_and_the_ledger_balances(name: str) -> None:
    assert_sound(loaded_from(FIXTURES / name), (FIXTURES / name).read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("name", SHARED)
def test_the_same_holds_for_real_reports(shared: Path, name: str) -> None:
    path = shared / "reports" / name
    assert_sound(loaded_from(path), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", REPORTS)
def test_the_same_report_gives_the_same_statements(name: str) -> None:
    assert loaded_from(FIXTURES / name) == loaded_from(FIXTURES / name)


def test_without_repetition() -> None:
    statements = loaded_from(FIXTURES / "masterplan_clean.md").statements
    assert len(statements) == len(set(statements))


@pytest.mark.parametrize(
    "content", ["Man nehme Mehl und Eier.", "The quick brown fox.\n" * 50, "0", "|||\n\t\t\n---", "✓✓✓"]
)
def test_a_text_of_another_kind_gives_little_more_than_its_document(tmp_path: Path, content: str) -> None:
    path = tmp_path / "anderes.txt"
    path.write_text(content, encoding="utf-8")
    kinds = {s.subject.kind for s in loaded_from(path).statements}
    assert kinds == {"document"}


@RELAXED
@given(content=st.text(min_size=1).filter(str.strip))
def test_any_text_is_read_without_a_fall(tmp_path: Path, content: str) -> None:
    path = tmp_path / "beliebig.txt"
    path.write_text(f"Bericht {content}", encoding="utf-8", errors="replace", newline="")
    try:
        loaded = loaded_from(path)
    except SourceError:
        return
    assert loaded.rows == loaded.used + len(loaded.skipped)


@RELAXED
@given(name=st.sampled_from(REPORTS), seed=st.integers(0, 10**6), share=st.sampled_from([0.05, 0.2, 0.5]))
def test_a_mutilated_report_is_read_as_far_as_it_goes(
    tmp_path: Path, name: str, seed: int, share: float
) -> None:
    chance = random.Random(seed)
    lines = (FIXTURES / name).read_text(encoding="utf-8").split("\n")
    content = "\n".join(_mutilated(line, chance) for line in lines if chance.random() > share)
    path = tmp_path / name
    path.write_text(f"Bericht\n{content}", encoding="utf-8")
    assert_sound(loaded_from(path), path.read_text(encoding="utf-8"))


def _mutilated(line: str, chance: random.Random) -> str:
    cells = line.split("|")
    if len(cells) > 2 and chance.random() < 0.3:
        chance.shuffle(cells)
    if chance.random() < 0.1:
        return line[: chance.randrange(len(line) + 1)]
    return "|".join(cells)


@pytest.mark.shared
def test_the_overviews_and_grants_of_two_years(shared: Path) -> None:
    june, november = (loaded_from(shared / "reports" / name) for name in SHARED[:2])
    assert listed(june) == {"running": 32, "completed": 7}
    assert listed(november) == {"running": 40, "completed": 9}
    assert granted(june) == {
        "Innovation": 2,
        "Kompetenzen": 5,
        "Rahmenbedingungen": 1,
        "Kommunikation & Vernetzung": 2,
    }
    assert granted(november) == {
        "Innovation": 4,
        "Kompetenzen": 7,
        "Rahmenbedingungen": 2,
        "Kommunikation & Vernetzung": 6,
    }


@pytest.mark.shared
def test_the_call_and_the_box_of_november(shared: Path) -> None:
    statements = loaded_from(shared / "reports" / SHARED[1]).statements
    calls = {
        s.subject for s in statements if s.predicate == "funded_by" and s.object and "call" in s.object.name
    }
    topic = {
        s.subject
        for s in statements
        if s.predicate == "has_topic" and s.object and s.object.name == "Kreislaufwirtschaft"
    }
    assert len(calls) == 8
    assert len({t for t in topic if t.kind == "project"}) == 15


def listed(loaded: Loaded) -> Counter[str]:
    return Counter(
        value
        for _, value in {
            (s.subject, s.value)
            for s in loaded.statements
            if (s.predicate, s.subject.kind) == ("status", "project")
        }
    )


def granted(loaded: Loaded) -> Counter[str]:
    projects = {s.subject for s in loaded.statements if s.predicate == "funded_by"}
    listed = [s for s in loaded.statements if s.predicate == "in_action_field" and s.role != "related"]
    return Counter(
        field.name
        for project, field in {(s.subject, s.object) for s in listed}
        if field and project in projects
    )
