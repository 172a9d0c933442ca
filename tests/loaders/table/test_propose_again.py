"""A second title of a column that a preset knows: read too, or left out with a reason that is true."""

from pathlib import Path

import pytest

from tests.loaders.table.test_propose import facts
from tests.loaders.table.test_propose_columns import left_out, said


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Beteiligte Unternehmen", "Beteiligte Forschungseinrichtungen"),
        ("Partner", "Kooperationspartner"),
        ("Projektpartner", "Akteure"),
    ],
)
def test_both_columns_of_partners_are_read(tmp_path: Path, first: str, second: str) -> None:
    rows = "Kran;Stahl AG;Hochschule Bremerförde\nTor;Zaun KG;Institut für Kranbau\n"
    proposal, result = said(tmp_path, "liste.csv", f"Projekt;{first};{second}\n{rows}")
    (edge,) = proposal.drafts[0].edges
    assert (set(edge["column"]), edge["role"]) == ({first, second}, "partner")
    assert {s for s, what, _ in facts(result) if what == "participates_in"} == {
        "Stahl AG", "Hochschule Bremerförde", "Zaun KG", "Institut für Kranbau",
    }  # fmt: skip
    assert not proposal.left_out


def test_both_are_read_below_a_title_of_projects_that_no_preset_knows(tmp_path: Path) -> None:
    titles = "Projektvorschlag;Beteiligte Unternehmen;Beteiligte Forschungseinrichtungen"
    _, result = said(tmp_path, "Projekte.csv", f"{titles}\nKran;Stahl AG;Seefelder Schule\n")
    assert ("Seefelder Schule", "participates_in", "Kran") in facts(result)


def test_columns_that_are_parted_otherwise_are_read_each_in_its_own_way(tmp_path: Path) -> None:
    text = (
        "Projekt|Partner|Beteiligte Forschungseinrichtungen\nKran|Stahl AG, Zaun KG|Institut für Bau, Umwelt und Energie\n"
        "Tor|Zaun KG|Hochschule Bremerförde\n"
    )
    proposal, result = said(tmp_path, "liste.csv", text)
    assert [edge.get("separator") for edge in proposal.drafts[0].edges] == [",", None]
    partners = {s for s, what, _ in facts(result) if what == "participates_in"}
    assert partners == {
        "Stahl AG", "Zaun KG", "Institut für Bau, Umwelt und Energie", "Hochschule Bremerförde",
    }  # fmt: skip


@pytest.mark.parametrize("second", ["Stahl AG", "Stahl", "STAHL AG", "SAG"])
def test_a_column_that_repeats_the_other_is_left_out(tmp_path: Path, second: str) -> None:
    text = f"Projekt;Koordinator;Konsortialführer\nKran;{second};Stahl AG\nTor;Zaun KG;Zaun KG\n"
    proposal, _ = said(tmp_path, "liste.csv", text)
    assert left_out(proposal) == {"Koordinator": "it says again what “Konsortialführer” says"}


def test_the_cells_in_which_a_repeating_column_differs_are_named(tmp_path: Path) -> None:
    rows = "".join(f"Projekt {i};Werk {i} GmbH;Werk {i} GmbH\n" for i in range(1, 10))
    text = f"Projekt;Konsortialführer;Koordinator\n{rows}Kran;Stahl AG;Zaun KG\n"
    (reason,) = left_out(said(tmp_path, "liste.csv", text)[0]).values()
    assert reason.endswith(" says, but for 1 of 10 cells, e.g. “Zaun KG” beside “Stahl AG”")


def test_a_second_text_is_said_to_be_another(tmp_path: Path) -> None:
    text = "Projekt;Kurzbeschreibung;Ziel\nKran;Ein Kran;Heben\nTor;;Öffnen\n"
    proposal, _ = said(tmp_path, "liste.csv", text)
    assert left_out(proposal) == {
        "Ziel": "“Kurzbeschreibung” is read; “Ziel” has other values, e.g. “Heben” beside “Ein Kran”"
    }


def test_a_second_column_of_numbers_names_no_partners(tmp_path: Path) -> None:
    text = "Projekt;Partner;Beteiligte\nKran;Stahl AG;12\nTor;Zaun KG;3\n"
    proposal, result = said(tmp_path, "liste.csv", text)
    assert {s for s, what, _ in facts(result) if what == "participates_in"} == {"Stahl AG", "Zaun KG"}
    assert "“12” beside “Stahl AG”" in left_out(proposal)["Beteiligte"]


def test_a_sum_counts_once(tmp_path: Path) -> None:
    text = "Projekt;Förderprogramm;Aufruf;Fördersumme\nKran;Kranprogramm;Aufruf Hafen;1000\n"
    _, result = said(tmp_path, "liste.csv", text)
    sums = {(s.object.name, s.amount) for s in result.statements if s.object and s.predicate == "funded_by"}
    assert {name for name, _ in sums} == {"Kranprogramm", "Aufruf Hafen"}
    assert sum(amount or 0 for _, amount in sums) == 1000


def test_a_second_column_names_no_second_event(tmp_path: Path) -> None:
    text = "Organisation;Veranstaltung;Session\nWerk A GmbH;Kranabend;Saal Nord\n"
    proposal, result = said(tmp_path, "Anmeldungen.csv", text)
    assert {event for _, what, event in facts(result) if what == "takes_part"} == {"Kranabend"}
    assert "“Saal Nord” beside “Kranabend”" in left_out(proposal)["Session"]
