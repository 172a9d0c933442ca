"""Which columns of a list are read: titles that a preset knows, titles of two rows, and blank ones."""

from pathlib import Path

import pytest

from synergraph.loaders.table.header import at_row, written
from synergraph.loaders.table.propose import Proposal
from synergraph.loaders.table.sheets import Sheet
from synergraph.statements import Loaded
from tests.loaders.table.conftest import Cells, workbook
from tests.loaders.table.test_propose import facts, loaded

TWO_ROWS = """Projekt;Laufzeit;;Kosten;;Partner
;von;bis;Gesamt;Förderung;
Kran;01.04.2022;31.07.2024;1.000.000;500.000;Werk A GmbH
Fabrik;01.01.2023;31.12.2025;2.000.000;900.000;Hochschule B
"""

GRANTS = [
    "FKZ;Ressort;Zuwendungsempfänger;Stadt/Gemeinde;Thema;Laufzeit von;Fördersumme in EUR".split(";"),
    ["16KN0123A", "BMWK", "Werk A GmbH", "München", "Kran 4.0; Teil: Bau", "01.04.2022", "180.000,00"],
    ["03EE0001", "BMWK", "Stahl AG", "Duisburg", "Grüner Stahl", "01.01.2023", "1.250.000,00"],
    ["03EE0002", "BMWK", "Hochschule B", "", "Kran 4.0; Teil: Test", "01.04.2022", ""],
]


def said(folder: Path, name: str, text: str) -> tuple[Proposal, Loaded]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return loaded(path)


def left_out(proposal: Proposal) -> dict[str, str]:
    return {column: reason for _, column, reason in proposal.left_out}


def test_bad_cells_cost_no_good_ones_under_a_known_title(tmp_path: Path) -> None:
    cells = ["ca. viele", "25", "offen", "k.A.", "voll"]
    rows = "".join(f"Treffen {i};0{i}.03.2023;{cell}\n" for i, cell in enumerate(cells, 1))
    proposal, result = said(tmp_path, "Aktivitäten.csv", f"Aktivität;Datum;TN\n{rows}")
    assert ("Treffen 2", "attendance", "25") in facts(result)
    assert "“TN”: 1 of 4 cells read as whole number (attendance)" in proposal.toml("a.csv")
    assert sum("“TN”" in note for note in map(str, result.notes)) == 3


def test_a_column_of_which_hardly_a_cell_is_readable_is_left_out(tmp_path: Path) -> None:
    rows = "".join(f"Treffen {i};{i}\n" if i == 1 else f"Treffen {i};viele {i}\n" for i in range(1, 9))
    proposal, _ = said(tmp_path, "Aktivitäten.csv", f"Aktivität;TN\n{rows}")
    assert "only 1 of 8 cells" in left_out(proposal)["TN"]


@pytest.mark.parametrize(
    ("title", "cell", "predicate", "value"),
    [
        ("Förderbeginn", "01.03.2022", "start", "2022-03-01"),
        ("Förderstart", "03/2022", "start", "2022-03"),
        ("Förderende", "31.12.2024", "end", "2024-12-31"),
        ("Bewilligungszeitraum", "01.03.2022 - 31.12.2024", "end", "2024-12-31"),
        ("Unterstützung ab", "2021", "initiated", "2021"),
    ],
)
def test_titles_of_the_funding_period(
    tmp_path: Path, title: str, cell: str, predicate: str, value: str
) -> None:
    _, result = said(tmp_path, "Projekte.csv", f"Projektname;{title};Status\nKran;{cell};laufend\n")
    assert ("Kran", predicate, value) in facts(result)


def test_actors_are_members_of_clusters_and_of_networks(tmp_path: Path) -> None:
    text = "Akteur;Art;Cluster;Netzwerk\nWerk A GmbH;Unternehmen;Optik und Photonik;Netz Nord e.V.\n"
    _, result = said(tmp_path, "Akteursliste.csv", text)
    members = {(s.object.kind, s.object.name) for s in result.statements if s.object}
    assert {("cluster", "Optik und Photonik"), ("organisation", "Netz Nord e.V.")} <= members


def test_two_rows_of_titles_are_one_header(tmp_path: Path) -> None:
    proposal, result = said(tmp_path, "Projekte.csv", TWO_ROWS)
    assert {
        ("Kran", "start", "2022-04-01"), ("Kran", "end", "2024-07-31"), ("Kran", "volume", "1000000"),
        ("Fabrik", "funding", "900000"), ("Hochschule B", "participates_in", "Fabrik"),
    } <= facts(result)  # fmt: skip
    assert (result.skipped, proposal.left_out) == ([], [])


def test_two_rows_of_titles_in_a_workbook_with_blank_columns_behind(tmp_path: Path) -> None:
    cells: Cells = [[cell or None for cell in line.split(";")] + [None] for line in TWO_ROWS.splitlines()]
    workbook(tmp_path / "Projekte.xlsx", {"Liste": cells})
    assert ("Kran", "end", "2024-07-31") in facts(loaded(tmp_path / "Projekte.xlsx")[1])
    assert at_row(Sheet("", [[*line.split(";"), ""] for line in TWO_ROWS.splitlines()]), 2).titles[:3] == (
        "Projekt", "Laufzeit von", "Laufzeit bis",
    )  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Projekt", "Status", "", "Partner"], ["Kran", "laufend", "Bau", ""], ["Hof", "", "", "Werk"]],
        [["Projekt", "Laufzeit", "", "Ort"], ["", "2023", "2024", ""], ["Hof", "2023", "2024", "Stadt"]],
        [["Projekt", "Laufzeit", "", "Ort"], ["", "von", "bis", "Stadt"], ["Hof", "", "", "Stadt"]],
        [["Liste aller Projekte", "", ""], ["Projekt", "von", "bis"], ["Hof", "", ""]],
        [["Projekt", "Partner", ""], ["", "Werk", "Hof"], ["Kran", "Werk", ""]],
    ],
    ids=["a name", "numbers", "complete titles", "a heading", "partners that come again"],
)
def test_a_row_of_things_is_no_second_row_of_titles(rows: list[list[str]]) -> None:
    assert written(Sheet("", rows), 2) == rows[1]


def test_a_column_of_single_days_says_no_end_and_a_blank_title_is_named(tmp_path: Path) -> None:
    rows = "Kran;01.04.2022;31.07.2024;laufend\nFabrik;01.01.2023;31.12.2025;laufend\n"
    proposal, result = said(tmp_path, "Projekte.csv", f"Projektname;Laufzeit;;Status\n{rows}")
    assert ("Kran", "start", "2022-04-01") in facts(result)
    assert not [s for s in result.statements if s.predicate == "end"]
    assert left_out(proposal) == {"C": "2 cells, but no title"}


@pytest.mark.parametrize(("cell", "end"), [("01.04.2022 - 31.07.2024", "2024-07-31"), ("2023", "2023")])
def test_a_period_says_both_ends(tmp_path: Path, cell: str, end: str) -> None:
    _, result = said(tmp_path, "Projekte.csv", f"Projektname;Laufzeit;Status\nKran;{cell};laufend\n")
    assert ("Kran", "end", end) in facts(result)


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("https://a.example, https://b.example/x?y=1,2", ["https://a.example", "https://b.example/x?y=1,2"]),
        ("https://a.example;https://b.example", ["https://a.example", "https://b.example"]),
        ("www.a.example / b.example", ["https://www.a.example", "https://b.example"]),
        ("https://a.example/?u=https://b.example", ["https://a.example/?u=https://b.example"]),
    ],
)
def test_a_cell_may_name_several_web_addresses(tmp_path: Path, cell: str, addresses: list[str]) -> None:
    _, result = said(tmp_path, "Projekte.csv", f'Projektname|Webseite|Status\nKran|"{cell}"|laufend\n')
    assert {value for _, what, value in facts(result) if what == "homepage"} == set(addresses)
    assert not result.notes


def test_words_beside_a_web_address_are_named_with_it(tmp_path: Path) -> None:
    _, result = said(
        tmp_path,
        "Projekte.csv",
        "Projektname;Webseite;Status\nKran;a.example;laufend\nTor;a.example (alt);laufend\n",
    )
    assert [value for _, what, value in facts(result) if what == "homepage"] == ["https://a.example"]
    assert ["“a.example (alt)” is no web address" in note for note in map(str, result.notes)] == [True]


def test_years_are_no_sums(tmp_path: Path) -> None:
    text = "Ding;yearOfRelease\nBlaue Kiste;2019\nRote Kiste;2020\nGelbe Kiste;2021\n"
    proposal, _ = said(tmp_path, "Liste.csv", text)
    assert "sums" not in proposal.toml("Liste.csv")


@pytest.mark.parametrize(("title", "times"), [("in T€", 1000), ("in TEUR", 1000), ("(Mio. €)", 1_000_000)])
def test_a_unit_in_the_cell_goes_before_that_of_the_title(tmp_path: Path, title: str, times: int) -> None:
    cells = {
        "15": 15 * times,
        "1,2 Mio. €": 1_200_000,
        "250.000,- EUR": 250_000,
        "80 TEUR": 80_000,
        "75.000 €": 75_000,
    }
    rows = "".join(f"Kran {number};laufend;{cell}\n" for number, cell in enumerate(cells))
    proposal, result = said(tmp_path, "Projekte.csv", f"Projekt;Status;Volumen {title}\n{rows}")
    expected = {(f"Kran {number}", "volume", str(value)) for number, value in enumerate(cells.values())}
    assert expected <= facts(result)
    assert "a unit in the cell itself goes before that of the title (4)" in proposal.toml("Projekte.csv")


@pytest.mark.parametrize(
    ("cell", "mark", "encoding"),
    [
        ('="{}"', ";", "cp1252"),
        ('"=""{}"""', "\t", "utf-16"),
        ('="{}"', ",", "utf-8"),
        ('"=""{}"""', ";", "utf-8-sig"),
    ],
)
def test_a_list_kept_as_text_by_formulas_says_what_the_plain_one_says(
    tmp_path: Path, cell: str, mark: str, encoding: str
) -> None:
    path = tmp_path / "Suchliste.csv"
    found = []
    for form, separator in (('"{}"', ";"), (cell, mark)):
        text = "\r\n".join(separator.join(map(form.format, row)) for row in GRANTS)
        path.write_bytes(text.encode(encoding))
        proposal, result = loaded(path)
        found.append((proposal.toml(path.name), facts(result), result.skipped))
    assert found[0] == found[1]
    assert ("Kran 4.0; Teil: Bau", "funding", "180000") in found[0][1]
