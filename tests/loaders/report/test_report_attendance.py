"""Events and those who run, host, attend and present at them; topics and places."""

from collections.abc import Callable
from pathlib import Path

from synergraph.loaders.report import Report, load, topics
from synergraph.ontology import Labels, shipped
from synergraph.ontology.vocabulary import Concept
from synergraph.statements import Source

from .conftest import Said

DIVE = "MPI Deep Dive „Stahl ohne Lärm“"


def test_who_runs_an_event(said: Callable[[str], Said]) -> None:
    assert said("ewm-optik.md").pairs("organises") == {
        ("Havellicht AG", "Licht am Fluss"),
        ("Wirtschaftsförderung Land Brandenburg GmbH", "Photonen nach Feierabend"),
        ("Optik und Photonik", "Photonen nach Feierabend"),
    }


def test_where_an_event_is(said: Callable[[str], Said]) -> None:
    assert said("ewm-optik.md").pairs("hosts") == {("Technische Universität Berlin", "Licht am Fluss")}
    assert said("press-sommer.txt").pairs("hosts") == {
        ("Handwerkskammer Berlin", "MPI Meet-up 2025"),
        ("Industrie- und Handelskammer zu Berlin", "3. MPI Deep Dive „Wasserstoff in der Fabrik“"),
    }
    report = said("portraits.txt")
    assert report.pairs("hosts") == {("Haus der Gießer", DIVE)}
    assert (DIVE, "Haus der Gießer") in report.pairs("located_in")


def test_who_presents_and_takes_part(said: Callable[[str], Said]) -> None:
    report, press = said("portraits.txt"), said("press-sommer.txt")
    assert report.pairs("presented_at") == {("Gläserne Gießerei", DIVE)}
    assert report.pairs("takes_part") == {("IG Metall", DIVE)}
    assert {p for p, _ in press.pairs("presented_at")} == {"Wärme aus der Halle", "Funkenflug"}


def test_who_speaks(said: Callable[[str], Said]) -> None:
    press = said("press-sommer.txt")
    event = "3. MPI Deep Dive „Wasserstoff in der Fabrik“"
    assert press.pairs("speaks_at") == {("Dr. Erika Mustermann", event)}
    office = "Senatsverwaltung für Wirtschaft, Energie und Betriebe"
    assert press.pairs("affiliated_with") == {("Dr. Erika Mustermann", office)}


def test_an_address_seats_an_organisation(said: Callable[[str], Said]) -> None:
    assert ("Musterhaus Beratung GmbH", "Berlin") in said("ewm-optik.md").pairs("located_in")


def test_what_things_are_about(said: Callable[[str], Said]) -> None:
    optics = said("ewm-optik.md").pairs("has_topic")
    assert {t for c, t in optics if c == "Optik und Photonik"} >= {"Lasertechnik", "Mikroelektronik"}
    assert ("Endoskop Neu", "Künstliche Intelligenz") in optics
    assert {t for e, t in optics if e == "Photonen nach Feierabend"} >= {"Sensorik", "Lichtplanung"}
    assert ("Machbarkeitsstudie Quantentechnologien", "Quantentechnologien") in optics
    assert (DIVE, "Stahl") in said("portraits.txt").pairs("has_topic")


def test_transformation_lines_that_share_a_noun(report: Callable[[str], Report]) -> None:
    made = report("Entlang der digitalen und ökologischen Transformation wird gebaut.")
    lines = {s.subject.name for s in topics.extract(made) if s.subject.kind == "transformation_line"}
    assert lines == {"Digitale Transformation", "Ökologische Transformation"}


def test_a_gazetteer_of_the_workspace_is_heard(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text("Zum Auftakt kam das Kranbüro.", encoding="utf-8")
    names = Labels("Kranbüro", "crane office")
    own = Concept("organisation/kranbuero", "organisation", names, Labels("", ""))
    source = Source(path, "bericht", "report")
    assert {s.subject.name for s in load(source, shipped().extended([own])).statements} >= {"Kranbüro"}
    assert "Kranbüro" not in {s.subject.name for s in load(source, shipped()).statements}
