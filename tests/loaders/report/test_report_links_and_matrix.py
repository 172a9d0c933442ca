from collections.abc import Callable

from synergraph.loaders.report import Report, links, matrix, portfolio
from synergraph.loaders.report.links import Link, paired
from synergraph.loaders.report.listing import Listed

from .conftest import Said


def listed(*names: str) -> list[Listed]:
    return [Listed(name, "", False, 0, 0) for name in names]


def linked(*names: str) -> list[Link]:
    return [Link(name, "", 0) for name in names]


def test_pages_of_listed_projects_and_their_long_names(said: Callable[[str], Said]) -> None:
    scrambled = said("masterplan_scrambled.txt")
    pages = dict(scrambled.pairs("homepage"))
    assert pages["Kupferkreis – Rückgewinnung aus Altgeräten"].endswith("-1000002.php")
    assert ("Solarziegel-Labor (SZL)", "Dachziegel mit Photovoltaik im Praxistest") in scrambled.pairs(
        "alias"
    )


def test_place_decides_only_between_two_pairs_with_one_left_on_either_side() -> None:
    entries = listed("Ampel", "Boot", "Kran")
    assert [(a.name, b.name) for a, b in paired(linked("ampel", "etwas anderes", "kran"), entries)] == [
        ("ampel", "Ampel"),
        ("etwas anderes", "Boot"),
        ("kran", "Kran"),
    ]
    assert [
        a.name for a, _ in paired(linked("ampel", "fremd", "kran"), listed("Ampel", "B1", "B2", "Kran"))
    ] == ["ampel", "kran"]
    assert [a.name for a, _ in paired(linked("fremd", "kran"), entries)] == ["kran"]
    assert list(paired([], entries)) == []


def test_an_address_repeated_for_a_wrapped_name_counts_once(said: Callable[[str], Said]) -> None:
    assert len(said("masterplan_scrambled.txt").all("homepage")) == 4


def test_a_matrix_names_projects_in_short_and_gives_further_action_fields_as_related(
    said: Callable[[str], Said],
) -> None:
    clean = said("masterplan_clean.md")
    assert ("Solarziegel-Labor (SZL)", "Solarziegel") in clean.pairs("alias")
    assert {
        (s.object.name, s.role)
        for s in clean.all("in_action_field")
        if s.object and s.subject.name == "Solarziegel-Labor (SZL)"
    } == {("Innovation", ""), ("Kompetenzen", "related")}


def test_without_an_overview_the_ticks_tell_the_action_field(report: Callable[[str], Report]) -> None:
    content = "Masterplan Industriestadt Berlin\n\tInnovation\tKompetenzen\nWerft\t✓\t\nHafen\t✓\t✓\n\nEnde der Tabelle."
    said = list(matrix.extract(report(content)))
    assert {
        (s.subject.name, s.object.name) for s in said if s.predicate == "in_action_field" and s.object
    } == {
        ("Werft", "Innovation"),
        ("Hafen", "Innovation"),
        ("Hafen", "Kompetenzen"),
    }
    assert {s.subject.name for s in said if s.predicate == "part_of"} == {"Werft", "Hafen"}


def test_links_without_an_overview_say_nothing(report: Callable[[str], Report]) -> None:
    read = report("https://www.example.org/projekte/werft-1000001.php")
    assert list(portfolio.extract(read)) == list(links.extract(read)) == []
