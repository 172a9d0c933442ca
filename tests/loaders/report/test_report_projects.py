"""Projects in running text: quoted, portrayed, unnamed, and what a name is not."""

from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, organisations, programmes, projects, studies
from synergraph.statements import Thing

from .conftest import Said


def names(made: Report) -> set[str]:
    return {s.subject.name for s in projects.extract(made) if s.predicate == "name"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Im Projekt „Kiezkühle“ geht es um Schatten.", {"Kiezkühle"}),
        ("Die Projekte „Eis“ und „Ofen 2.0“ laufen.", {"Eis", "Ofen 2.0"}),
        ("Das Cross-Cluster-Projekt „Eis“ läuft.", {"Eis"}),
        ("Es baut auf dem Vorläufer-projekt Eisbär+ auf.", {"Eisbär+"}),
        ("Im Projekt QLUX4 wird gemessen.", {"QLUX4"}),
        ("Neue Projekte im Zuge der Digitalen Wende entstehen.", set()),
        (
            "Vorgestellt wird die „Bedarfsanalyse zum Eisbau, die noch läuft. Beim „Hoftag“ geht es weiter.",
            {"Bedarfsanalyse zum Eisbau"},
        ),
        ("Kooperation zwischen der Ofen GmbH und zwei Betrieben zum Thema „Wärme im Hof“.", {"Wärme im Hof"}),
        (
            "Vorgestellt wurde die „Bedarfsanalyse zum Eisbau in Berlin“.",
            {"Bedarfsanalyse zum Eisbau in Berlin"},
        ),
        ("Als Thema der Projekte „Kreislaufwirtschaft“ zu wählen, liegt nahe.", set()),
        ("Die Projekte im Umfeld der Technischen Universität Berlin laufen.", set()),
    ],
)
def test_where_a_project_is_named(report: Callable[[str], Report], content: str, expected: set[str]) -> None:
    made = report(content)
    list(organisations.extract(made))
    assert names(made) == expected


@pytest.mark.parametrize(
    ("content", "name", "firm"),
    [
        ("Das Projekt der Firma Stern Optik GmbH zielt auf den Bau eines Fernrohrs ab.", "Bau eines Fernrohrs", "Stern Optik GmbH"),
        ("Die Ofen & Eis AG entwickelt in ihrem Projekt die Kühlung von Höfen mittels Luft.", "Kühlung von Höfen", "Ofen & Eis AG"),
    ],
)  # fmt: skip
def test_a_project_without_a_name_is_named_by_its_aim(
    report: Callable[[str], Report], content: str, name: str, firm: str
) -> None:
    statements = list(projects.extract(report(content)))
    assert {s.value for s in statements if s.predicate == "alias"} == {f"{name} ({firm})"}
    (edge,) = [s for s in statements if s.predicate == "participates_in"]
    assert (edge.subject.name, edge.object, edge.role) == (firm, Thing("project", name), "lead")


def test_a_spelling_near_a_known_name_is_an_alias(report: Callable[[str], Report]) -> None:
    made = report("Das Projekt „Kiezkühle Programme“ und das Projekt „Ganz anderes“.")
    made.names.add(Thing("project", "Kiezkühle Programm"))
    assert names(made) == {"Kiezkühle Programm", "Ganz anderes"}


def test_items_of_a_list_are_held_against_known_names(report: Callable[[str], Report]) -> None:
    made = report("Viele stellten sich vor, darunter das Berliner Ofennetzwerk und Eisbär.")
    made.names.add(Thing("project", "Entwicklung des Berliner Ofennetzwerks"))
    made.names.add(Thing("project", "Eisbär – Kälte für alle"))
    assert names(made) == {"Entwicklung des Berliner Ofennetzwerks", "Eisbär – Kälte für alle"}


def test_a_funding_programme_is_no_project(report: Callable[[str], Report]) -> None:
    made = report(
        "Das Förderprogramm „Glas Plus“ (GPL) hilft. Im Projekt „Glas Plus“ auch. Sondervermögen Klima und Stadt."
    )
    said = list(programmes.introduce(made))
    assert {s.subject.name for s in said} == {"Glas Plus", "Sondervermögen Klima und Stadt"}
    assert {s.value for s in said if s.predicate == "alias"} == {"GPL"}
    assert names(made) == set()


def test_portraits_name_their_project(said: Callable[[str], Said]) -> None:
    assert said("portraits.txt").names("project") == {
        "Gläserne Gießerei", "Lernwerkstatt Hafen (LWH)", "Netzwerk Leiser Stahl",
    }  # fmt: skip


def test_studies_are_documents(report: Callable[[str], Report]) -> None:
    made = report(
        "Eine von der Technischen Universität Berlin beauftragte Marktstudie zeigt, wie der Leichtbau wächst. "
        "Die Potenzialanalyse zu Wärme folgt. Ein Gutachten fehlt."
    )
    assert {s.subject.name for s in studies.extract(made)} == {
        "Marktstudie Leichtbau",
        "Potenzialanalyse Wärme",
    }
