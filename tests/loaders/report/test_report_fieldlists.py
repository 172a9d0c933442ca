"""Sections about action fields, and sections that show single projects."""

from pathlib import Path

import pytest

from synergraph.loaders.report import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

MONITORING = """\
5. Monitoring-Bericht zur Umsetzung des Masterplans Industriestadt Berlin
Stand: 31.03.2027

Inhalt
3.3 Handlungsfeld „Fachkräfte und Innovation“ ............ 13
4.1 Werkstatt am Kanal ............ 28

3.1 Wo stehen wir?
Von den 91 Projekten sind 31 Projekte abgeschlossen, 55 Projekte befinden sich in der Umsetzung.

3.3 Handlungsfeld „Fachkräfte und Innovation“
Im Handlungsfeld „Fachkräfte und Innovation“ wurden zehn Projekte abgeschlossen.
Die Federführung für das Projekt „Duale Brücke“ liegt bei der Handwerkskammer Berlin.

| Nr. | Projekt | Federführung | Status |
|---|---|---|---|
| 1 | Lernfabrik | IHK Berlin | in Umsetzung |
| 2 | Duale Brücke | Muster GmbH, Beispiel e.V. | abgeschlossen |

3.4 Handlungsfeld „Digitalisierung“
Abgeschlossene Projekte:
- Breitband im Hof

4. Leuchtturmprojekte

4.1 Werkstatt am Kanal
Die Werkstatt am Kanal ist ein Kooperationsprojekt der Muster GmbH und der Beispiel AG.

5. Ausblick
Die Muster GmbH bleibt dabei.
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    path = tmp_path / "bericht.txt"
    path.write_text(MONITORING, encoding="utf-8")
    return load(Source(path, "bericht", "report"), shipped())


def pairs(loaded: Loaded, predicate: str) -> set[tuple[str, str]]:
    return {
        (s.subject.name, s.object.name if s.object else s.value)
        for s in loaded.statements
        if s.predicate == predicate
    }


def test_every_listed_project_stands_in_the_field_of_its_section(loaded: Loaded) -> None:
    assert pairs(loaded, "in_action_field") == {
        ("Lernfabrik", "Fachkräfte und Innovation"),
        ("Duale Brücke", "Fachkräfte und Innovation"),
        ("Breitband im Hof", "Digitalisierung"),
    }
    assert pairs(loaded, "status") == {
        ("Lernfabrik", "running"),
        ("Duale Brücke", "completed"),
        ("Breitband im Hof", "completed"),
    }
    assert loaded.rows == loaded.used == 3


def test_projects_listed_and_shown_are_those_of_the_masterplan(loaded: Loaded) -> None:
    assert {project for project, _ in pairs(loaded, "part_of")} == {
        "Lernfabrik", "Duale Brücke", "Breitband im Hof", "Werkstatt am Kanal",
    }  # fmt: skip


def test_who_leads_and_who_takes_part(loaded: Loaded) -> None:
    assert pairs(loaded, "participates_in") == {
        ("Industrie- und Handelskammer zu Berlin", "Lernfabrik"),
        ("Muster GmbH", "Duale Brücke"),
        ("Beispiel e.V.", "Duale Brücke"),
        ("Handwerkskammer Berlin", "Duale Brücke"),
        ("Muster GmbH", "Werkstatt am Kanal"),
        ("Beispiel AG", "Werkstatt am Kanal"),
    }


def test_numbers_of_one_field_are_not_those_of_all(loaded: Loaded) -> None:
    values = {s.subject: s.value for s in loaded.statements if s.predicate == "value"}
    measures = {s.subject: s.value for s in loaded.statements if s.predicate == "measure"}
    assert {(measures[f], values[f]) for f in values} == {
        ("projects_completed", "31"),
        ("projects_running", "55"),
    }


def test_a_success_story_under_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "jahr.txt"
    path.write_text(
        "Jahresbericht 2021 zum Ergebnis- und Wirkungsmonitoring\nCluster Energietechnik\n\n"
        "4 Erfolgsbeispiele\n\n4.1 Wärme vom Dach\n"
        "Konsortialführer ist die Muster GmbH, weitere Partner sind die Beispiel AG und die Ofen GmbH. "
        "Das Clustermanagement hat es gemeinsam mit dem Cluster Optik und Photonik begleitet.\n"
        "\n4.2 Kühlhaus\nIm Projekt „Kühlhaus“ entwickeln die Ofen GmbH, die Eis AG und die Beispiel AG ein Modell.\n",
        encoding="utf-8",
    )
    found = load(Source(path, "jahr", "report"), shipped())
    assert pairs(found, "participates_in") == {
        ("Muster GmbH", "Wärme vom Dach"),
        ("Beispiel AG", "Wärme vom Dach"),
        ("Ofen GmbH", "Wärme vom Dach"),
        ("Ofen GmbH", "Kühlhaus"),
        ("Eis AG", "Kühlhaus"),
        ("Beispiel AG", "Kühlhaus"),
    }
    assert pairs(found, "supported_by") == {
        ("Wärme vom Dach", "Energietechnik"),
        ("Wärme vom Dach", "Optik und Photonik"),
        ("Kühlhaus", "Energietechnik"),
    }
