import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report.matching import assign, best, short_forms, similarity

NAMES = st.text("abcdeÄß -–()„“", max_size=20)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Werft Süd (WS)", ["Werft Süd", "WS"]),
        ("WERFT Initiative (Wasser Ein Rundes Ferienthema)", ["WERFT Initiative"]),
        ("Hafen 4.0 – Lernen am Kai", ["Hafen 4.0"]),
        ("Tagung „Boote von morgen“", ["Boote von morgen"]),
        ("Werft-Atlas", []),
    ],
)
def test_a_name_holds_its_short_forms(name: str, forms: list[str]) -> None:
    assert short_forms(name) == forms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hafen Talent Programm", "Hafen Talent Program"),
        ("Konferenz „Zukunft der Photonik“", "Future of Photonics Conference"),
        ("Hafen", "Hafen Berlin-Brandenburg"),
        ("Werft made in Berlin", "Kampagne Werft made in Berlin"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.6


@pytest.mark.parametrize(
    ("one", "other"),
    [("Potentialanalyse Häfen", "Potentialanalyse Werften"), ("Werft Süd", "Hafen Nord"), ("", "Werft")],
)
def test_one_common_word_is_not_enough(one: str, other: str) -> None:
    assert similarity(one, other) < 0.6


def test_the_bare_name_goes_to_the_initiative_rather_than_to_its_offspring() -> None:
    assert best("WERFT", ["WERFT Sonderschau", "WERFT Initiative (Wasser und Erde)"]).startswith(
        "WERFT Initiative"
    )


def test_two_that_are_equally_near_are_none() -> None:
    assert best("Hafen", ["Hafen Nordkai", "Hafen Südkai"]) == ""
    assert best("Hafen", []) == ""


def test_each_candidate_is_used_once_and_the_surest_pair_first() -> None:
    assert assign(["Hafen Berlin", "Hafen"], ["Hafen", "Werft"]) == {"Hafen": "Hafen"}
    assert assign(["Hafen"], ["Hafen Nordkai"], lambda name, candidate: False) == {}


@given(NAMES, NAMES)
def test_similarity_is_a_symmetric_share(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == 1
