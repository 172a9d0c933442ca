"""A misspelt topic is the topic, a related one is not."""

import csv
from pathlib import Path

import polars as pl
import pytest

from synergraph.graph.resolve.duplicates import THINGS, duplicates
from synergraph.graph.resolve.duplicates.topics import relate_topics

TYPOS = [
    ("Solathermie", "Solarthermie"),
    ("Bewerungssysteme", "Bewertungssysteme"),
    ("Batteriespeicher", "Baterriespeicher"),
    ("Simulationsmdoelle", "Simulationsmodelle"),
]
OTHERS = [
    ("Wärme", "Wärmenetze"),
    ("Digitalisierung", "Digitalisierungsstrategie"),
    ("organische Elektronik", "anorganische Elektronik"),
    ("organisch", "anorganisch"),
    ("AC", "DC"),
    ("in vitro", "in vivo"),
    ("Industrie 4.0", "Industrie 5.0"),
    ("Thermodynamik", "Hydrodynamik"),
]
FOR_PEOPLE = [
    ("Bewerbungssysteme", "Bewertungssysteme"),
    ("Förderung", "Forderung"),
    ("Wärmenetz", "Wärmenetze"),
    ("Photonik", "Phononik"),
]


def verdicts(names: list[str]) -> dict[frozenset[str], str]:
    rows = [(f"topic/{n:05}", "topic", [name], [], [], []) for n, name in enumerate(names)]
    found = duplicates(pl.DataFrame(rows, schema=THINGS, orient="row"))
    of = {row[0]: row[2][0] for row in rows}
    return {
        frozenset((of[a], of[b])): said for a, b, said in found.select("left", "right", "verdict").iter_rows()
    }


@pytest.mark.parametrize(("left", "right"), TYPOS)
def test_a_typo_is_certain(left: str, right: str) -> None:
    assert verdicts([left, right]) == {frozenset((left, right)): "certain"}


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_another_topic_is_not_even_proposed(left: str, right: str) -> None:
    assert verdicts([left, right]) == {}
    assert relate_topics(left, right) == "differs"


@pytest.mark.parametrize(("left", "right"), FOR_PEOPLE)
def test_two_words_alike_are_for_people(left: str, right: str) -> None:
    assert verdicts([left, right]) == {frozenset((left, right)): "doubtful"}


@pytest.mark.shared
def test_real_corrections_are_found(shared: Path) -> None:
    messy = shared / "messy"
    with (messy / "keyword-corrections.csv").open(encoding="utf-8", newline="") as file:
        corrected = {row["raw"]: row["corrected"] for row in csv.DictReader(file)}
    with (messy / "keywords-raw.csv").open(encoding="utf-8", newline="") as file:
        raw = {cell for row in list(csv.reader(file))[1:] for cell in row[1:] if cell}
    found = verdicts(sorted({*raw, *corrected, *corrected.values()}))
    wanted = {frozenset(pair) for pair in corrected.items()}
    certain = {pair for pair, said in found.items() if said == "certain"}
    assert len(certain & wanted) >= 7
    assert len(wanted & found.keys()) >= 14
