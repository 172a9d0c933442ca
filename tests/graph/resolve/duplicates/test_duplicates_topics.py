"""A misspelt topic is the topic, a related one is not."""

import csv
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from synergraph.graph.resolve.duplicates import THINGS, duplicates
from synergraph.graph.resolve.duplicates.topics import relate_topics

TYPOS = [
    ("Solathermie", "Solarthermie"),
    ("Bewerungssysteme", "Bewertungssysteme"),
    ("Batteriespeicher", "Baterriespeicher"),
    ("Simulationsmdoelle", "Simulationsmodelle"),
    ("Energiemanagment", "Energiemanagement"),
    ("Life Cycle Assesment", "Life Cycle Assessment"),
    ("standartization", "standardisation"),
    ("Absorbtion", "Absorption"),
    ("photocatalysys", "photocatalysis"),
    ("organisaton", "organisation"),
]
TWO_WAYS = [
    ("Digitalisation", "digitalization"),
    ("behavioural change", "behavioral change"),
    ("climate modelling", "climate modeling"),
    ("human-centred design", "human-centered design"),
    ("palaeontology", "paleontology"),
    ("electrolyser", "electrolyzer"),
    ("nanofibres", "nanofibers"),
    ("data centres", "datacenters"),
    ("Tumour", "tumor"),
    ("labour market", "labor market"),
    ("Fotovoltaik", "Photovoltaik"),
    ("Geographie", "Geografie"),
    ("Mikrophon", "Mikrofon"),
    ("Potentialanalyse", "Potenzialanalyse"),
    ("exponentielles Wachstum", "exponenzielles Wachstum"),
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
    ("Labor", "Labour"),
    ("Smart Farming", "Smart Pharming"),
]
FOR_PEOPLE = [
    ("Simulation", "SimulationX"),
    ("Bewerbungssysteme", "Bewertungssysteme"),
    ("Förderung", "Forderung"),
    ("Wärmenetz", "Wärmenetze"),
    ("Photonik", "Phononik"),
    ("electrolysis", "electrolyser"),
    ("concertation", "contestation"),
    ("biotechnology", "fittechnology"),
    ("biodemography", "biogeography"),
    ("pharmacoeconomics", "pharmacogenomics"),
    ("entrepreunership", "entrepreneurship"),
    ("globalization", "glocalization"),
    ("ferromagnetism", "ferrimagnetism"),
    ("geoscience", "geroscience"),
]
WORDS = [
    *("Wasserstoffspeicher", "Lasertechnik", "Wassertechnik", "Bauindustrie", "Bahnindustrie", "Wärmenetze"),
    *("Energiemanagement", "Kreislaufwirtschaft", "Abwasserwärme", "Geowissenschaften", "Mikrosystemtechnik"),
    *("Gebäudeenergiemanagement", "Nutzerassistenzsysteme", "ecoacoustics"),
]
NO_WORDS = [
    *("Energiemanagment", "Projektmanagment", "Assesment", "Managment", "Sektorkoppleung", "Nachhaltikeit"),
    *("Kunstofftechnik", "fittechnology"),
]


def verdicts(names: list[str]) -> dict[frozenset[str], str]:
    rows: list[tuple[Any, ...]] = [
        (f"topic/{n:05}", "topic", [name], [], [], []) for n, name in enumerate(names)
    ]
    found = duplicates(pl.DataFrame(rows, schema=THINGS, orient="row"))
    of = {row[0]: row[2][0] for row in rows}
    return {
        frozenset((of[a], of[b])): said for a, b, said in found.select("left", "right", "verdict").iter_rows()
    }


@pytest.mark.parametrize(("left", "right"), [*TYPOS, *TWO_WAYS])
def test_a_typo_is_certain(left: str, right: str) -> None:
    assert verdicts([left, right]) == {frozenset((left, right)): "certain"}


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_another_topic_is_not_even_proposed(left: str, right: str) -> None:
    assert verdicts([left, right]) == {}
    assert relate_topics(left, right) == "differs"


@pytest.mark.parametrize(("left", "right"), FOR_PEOPLE)
def test_two_words_alike_are_for_people(left: str, right: str) -> None:
    assert verdicts([left, right]) == {frozenset((left, right)): "doubtful"}


@pytest.mark.parametrize("word", WORDS)
def test_a_slip_in_a_word_or_compound_is_certain(word: str) -> None:
    slip = f"{word[:6]}q{word[6:]}"
    assert relate_topics(word, slip) == "typo"


@pytest.mark.parametrize("word", NO_WORDS)
def test_parts_that_are_no_german_words_make_no_word(word: str) -> None:
    slip = f"{word[:6]}q{word[6:]}"
    assert relate_topics(word, slip) == "close"


def test_the_german_dictionary_is_not_read_for_english_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def only_english(word: str, lang: str, **_: object) -> bool:
        assert lang == "en"
        return True

    monkeypatch.setattr("simplemma.is_known", only_english)
    assert relate_topics("microplasticity", "macroplasticity") == "close"


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
    assert len(certain & wanted) >= 9
    assert len(wanted & found.keys()) >= 14
