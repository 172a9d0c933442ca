"""Press releases and pages: one paragraph a line, titles without marks, dates behind labels."""

from pathlib import Path

import pytest

from synergraph.loaders.report import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

RELEASE = """\
MPI Konferenz Leichtbau: Wie die Industrie in der Stadt weniger Material braucht und mehr kann

Pressemitteilung vom 05.05.2027

Der Masterplan Industriestadt 2022-2026 (MPI) setzt einen Schwerpunkt. Viele Gäste kamen, hörten zu und blieben bis zum späten Abend, denn das Wetter war gut und der Hof war offen für alle, die wollten.

Rund 70 Teilnehmende waren zu Gast auf dem Campus Nordufer und sprachen über Leichtbau.

Nachdem alle da waren, begann am Nachmittag die MPI Konferenz Leichtbau am 3. Mai 2027 mit einem Rundgang durch die Hallen, in denen früher Öfen gebaut wurden und heute Boote aus Fasern entstehen.
"""

CALL = """\
MPI Fördercall zur Förderung des Leichtbaus in der städtischen Logistik von morgen
Masterplan Industriestadt Berlin

Zeitplan
Veröffentlichung 02.03.2027
Frist für Antragseinreichung: 18.06.2027
Förderentscheidung: 21.10.2027

Redaktion und Layout
Muster Beratung GmbH
"""


def loaded(path: Path, content: str) -> Loaded:
    path.write_text(content, encoding="utf-8")
    return load(Source(path, path.stem, "report"), shipped())


def said(found: Loaded, predicate: str) -> set[tuple[str, str]]:
    return {
        (s.subject.name, s.object.name if s.object else s.value)
        for s in found.statements
        if s.predicate == predicate
    }


def test_the_event_of_the_title_is_that_of_the_text(tmp_path: Path) -> None:
    found = loaded(tmp_path / "meldung.txt", RELEASE)
    assert said(found, "start") == {
        ("MPI Konferenz 2027", "2027-05-03"),
        ("Masterplan Industriestadt Berlin 2022-2026", "2022"),
    }
    assert ("MPI Konferenz 2027", "MPI Konferenz Leichtbau") in said(found, "alias")
    assert ("MPI Konferenz 2027", "Campus Nordufer") in said(found, "located_in")
    assert {value for _, value in said(found, "as_of")} == {"2027-05-05"}


@pytest.mark.parametrize(
    ("predicate", "day"),
    [("published", "2027-03-02"), ("deadline", "2027-06-18"), ("decision", "2027-10-21")],
)
def test_a_date_belongs_to_the_label_before_it(tmp_path: Path, predicate: str, day: str) -> None:
    found = loaded(tmp_path / "aufruf.txt", CALL)
    assert {value for name, value in said(found, predicate) if "Fördercall" in name} == {day}


def test_what_is_printed_before_a_company_is_not_its_name(tmp_path: Path) -> None:
    found = loaded(tmp_path / "aufruf.txt", CALL)
    assert {s.subject.name for s in found.statements if s.subject.kind == "organisation"} == {
        "Muster Beratung GmbH"
    }


ARTICLE = """\
MPI Meet-up 2027: Vernetzung in der Halle

Am 3. April 2027 trafen sich rund 80 Interessierte zum MPI Meet-up bei der Muster GmbH in Adlershof. \
Eingeladen hatten die Beispiel AG und die Handwerkskammer Berlin.

„Netz 4.0“ ist das Nachfolgeprojekt von „Netz 3.0“. Mit dem Vorhaben „Schulofen“ bringt die Ofen GmbH Wärme in Schulen.

Der Berliner Innovationstag am 9. Oktober 2027 wird von der Ofen GmbH und der Muster GmbH veranstaltet.
"""


def test_who_invites_and_who_runs_an_event(tmp_path: Path) -> None:
    found = loaded(tmp_path / "artikel.txt", ARTICLE)
    assert said(found, "organises") == {
        ("Beispiel AG", "MPI Meet-up 2027"),
        ("Handwerkskammer Berlin", "MPI Meet-up 2027"),
        ("Ofen GmbH", "Berliner Innovationstag"),
        ("Muster GmbH", "Berliner Innovationstag"),
    }
    assert said(found, "hosts") == {("Muster GmbH", "MPI Meet-up 2027")}


def test_the_new_one_follows_the_old_one(tmp_path: Path) -> None:
    found = loaded(tmp_path / "artikel.txt", ARTICLE)
    assert said(found, "successor_of") == {("Netz 4.0", "Netz 3.0")}
    assert said(found, "participates_in") == {("Ofen GmbH", "Schulofen")}
