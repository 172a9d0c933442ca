"""Offers and requests are recognised in many wordings of their titles, and never taken for each other."""

from pathlib import Path

import pytest

from synergraph.loaders.table.propose.titles import worded
from tests.loaders.table.test_propose import facts
from tests.loaders.table.test_propose_columns import left_out, said

OFFERS = ["Was bieten wir?", "Was bieten Sie?", "Angeboten", "Mein Unternehmen bietet", "Ich biete", "Angebote",
          "Technologieangebot", "Was können Sie anbieten?", "Our offer", "What your company provides"]  # fmt: skip
SEEKS = ["Was suchen wir?", "Was suchen Sie?", "Gesucht", "Mein Unternehmen sucht", "Suche nach", "Gesuch", "Bedarfe",
         "Kooperationsbedarf", "Nachfrage", "Needs", "Seeks", "We are looking for"]  # fmt: skip
NEITHER = ["Suche/Biete", "Angebot oder Gesuch", "Besuche", "Untersuchung", "Versuch", "Gebiet", "Anbieter", "Provider",
           "Suchbegriff", "Angebotsnummer", "Energiebedarf", "Gesuchsteller"]  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "patterns"), [(OFFERS, ["offers"]), (SEEKS, ["seeks"]), (NEITHER, [])], ids=str
)
def test_titles_say_what_a_column_is(titles: list[str], patterns: list[str]) -> None:
    for title in titles:
        assert [name for name in ("offers", "seeks") if worded([title], [f"~{name}"])] == patterns, title


@pytest.mark.parametrize(("offer", "request_"), list(zip([*OFFERS, *OFFERS], SEEKS, strict=False)))
@pytest.mark.parametrize("actor", ["Mitglied", "Firma", "Unternehmen", "Organisation", "Einrichtung"])
def test_offers_and_requests_in_any_wording(tmp_path: Path, actor: str, offer: str, request_: str) -> None:
    text = f"{actor};{request_};{offer};Gilt bis\nWerk A GmbH;Greifer;Druckzeit;31.12.2025\nZaun KG;Tore;;\n"
    _, result = said(tmp_path, "liste.csv", text)
    edges = {(s.subject.name, s.predicate, s.object.name, s.until) for s in result.statements if s.object}
    assert edges == {
        ("Werk A GmbH", "seeks", "Greifer", "2025-12-31"), ("Zaun KG", "seeks", "Tore", ""),
        ("Werk A GmbH", "offers", "Druckzeit", "2025-12-31"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Gilt bis", "bis", "gültig bis", "befristet bis", "Ablaufdatum", "Deadline", "Läuft ab"]
)
def test_the_day_of_expiry(tmp_path: Path, title: str) -> None:
    text = f"Firma;Gesucht;Angeboten;{title}\nWerk A GmbH;Greifer;Druckzeit;31.12.2025\n"
    _, result = said(tmp_path, "liste.csv", text)
    assert {s.until for s in result.statements if s.object} == {"2025-12-31"}


def test_actors_with_a_need_and_competences(tmp_path: Path) -> None:
    text = "Firma;Ort;Bedarf;Kompetenzen;Ablaufdatum\nWerk A GmbH;Berlin;Greifer;Druckzeit;31.12.2025\nZaun KG;Berlin;Tore;Zäune;\n"
    _, result = said(tmp_path, "liste.csv", text)
    assert {f for f in facts(result) if f[0] == "Werk A GmbH" and f[1] != "name"} == {
        ("Werk A GmbH", "located_in", "Berlin"), ("Werk A GmbH", "seeks", "Greifer"),
        ("Werk A GmbH", "has_topic", "Druckzeit"),
    }  # fmt: skip


def test_two_columns_of_requests_are_worded_each_by_itself(tmp_path: Path) -> None:
    text = "Firma;Was suchen Sie?;Welche Partner suchen Sie?;Was bieten Sie?\nWerk A GmbH;Greifer;Schule;Druckzeit\n"
    proposal, result = said(tmp_path, "liste.csv", text)
    assert {name for _, what, name in facts(result) if what == "seeks"} == {"Greifer", "Schule"}
    assert all(edge["text"] == edge["column"] for edge in proposal.drafts[0].edges)


@pytest.mark.parametrize("cells", [("x", "x"), ("12", "3.400")])
def test_ticks_and_numbers_are_neither_offered_nor_sought(tmp_path: Path, cells: tuple[str, str]) -> None:
    text = f"Firma;Bedarf;Angebot\nWerk A GmbH;{cells[0]};\nZaun KG;;{cells[1]}\n"
    proposal, result = said(tmp_path, "liste.csv", text)
    assert {what for _, what, _ in facts(result)} == {"name"}
    assert left_out(proposal)["Bedarf"] == f"names nothing, e.g. “{cells[0]}”"


def test_nothing_sought_is_no_topic_and_participants_offer_and_seek_too(tmp_path: Path) -> None:
    text = "Name;Organisation;Was suchen Sie?;Was bieten Sie?\nAlt;Werk A GmbH;Greifer;nichts\nBeck;Zaun KG;keine;Tore\n"
    _, result = said(tmp_path, "Teilnehmerliste_Auftakt.csv", text)
    assert {f for f in facts(result) if f[1] in ("offers", "seeks", "has_topic")} == {
        ("Werk A GmbH", "seeks", "Greifer"), ("Zaun KG", "offers", "Tore"),
    }  # fmt: skip
