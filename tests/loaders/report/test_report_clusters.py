"""Cluster reports: cooperation by year, printed counts, action fields, success stories, accompanied projects."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report import Report, clusters
from synergraph.loaders.report.text import Text
from synergraph.loaders.report.yeartables import tables

from .conftest import Said

OPTICS = "Optik und Photonik"


def test_cooperation_by_year_from_tables_of_two_forms(said: Callable[[str], Said]) -> None:
    edges = said("ewm-optik.md").all("cooperates_with")
    assert {s.subject.name for s in edges} == {OPTICS}
    assert {(s.object.name, s.year, s.count, s.text) for s in edges if s.object} == {
        ("Gesundheitswirtschaft", 2020, 1, "Cross Cluster-Projekte"),
        ("Gesundheitswirtschaft", 2021, 3, "Cross Cluster-Projekte"),
        ("Smart Cities", 2021, 2, "Cross Cluster-Projekte"),
        ("Energietechnik", 2020, 2, "Cross Cluster-Sonstige Aktivitäten"),
        ("Verkehr, Mobilität und Logistik", 2020, 1, "Cross Cluster-Sonstige Aktivitäten"),
        ("Verkehr, Mobilität und Logistik", 2021, 4, "Cross Cluster-Sonstige Aktivitäten"),
    }


def test_a_table_with_one_cell_a_line(said: Callable[[str], Said]) -> None:
    edges = said("ewm-druck.txt").all("cooperates_with")
    assert {(s.object.name, s.year, s.count) for s in edges if s.object} == {
        ("IKT, Medien und Kreativwirtschaft", 2022, 2), ("Clean Technologies", 2021, 1), ("Clean Technologies", 2022, 1),
    }  # fmt: skip


def test_every_printed_cell_is_a_figure_and_a_dash_is_nothing(said: Callable[[str], Said]) -> None:
    report = said("ewm-optik.md")
    assert report.value(f"cooperation {OPTICS} · Cross Cluster-Projekte · Smart Cities 2020", "value") == "0"
    assert report.value(f"actors {OPTICS} · Projekte · Unternehmen 250+ 2021", "value") == "6"
    assert report.value(f"actors {OPTICS} · gesamt · Summe 2021", "value") == "23"
    assert len(report.all("measure", "figure")) == 3 * 2 + 3 * 2 + 5 * 4 + 1 + 3


def test_a_cluster_is_named_where_clusters_are_spoken_of(said: Callable[[str], Said]) -> None:
    assert said("ewm-optik.md").names("cluster") == {
        OPTICS, "Gesundheitswirtschaft", "Verkehr, Mobilität und Logistik", "Energietechnik",
    }  # fmt: skip


def test_no_cluster_report_no_own_cluster(report: Callable[[str], Report]) -> None:
    assert clusters.own(report("Das Cluster Optik und Photonik wächst.")) is None


def test_action_fields_of_the_cluster(said: Callable[[str], Said]) -> None:
    assert said("ewm-optik.md").names("action_field") == {"Lasertechnik", "Lichttechnik und Displays"}
    assert said("ewm-druck.txt").pairs("in_action_field") == {("Kiezkühle", "Klimaanpassung")}


def test_success_stories_say_which_aims_they_serve(said: Callable[[str], Said]) -> None:
    report = said("ewm-optik.md")
    assert report.pairs("about_focus") == {
        ("Endoskop Neu", "Digitalisierung"),
        ("Photonik Regional", "Startups und Gründungen"),
        ("Photonen nach Feierabend", "Reallabore und Testfelder"),
    }
    assert report.pairs("about_guideline") == {
        ("Endoskop Neu", "Cross Cluster stärken"),
        ("Photonik Regional", "Innovation breiter denken"),
        ("Photonen nach Feierabend", "Innovationsprozesse weiter öffnen"),
        ("LichtWerk Spree", "Internationaler aufstellen"),
    }
    assert said("ewm-druck.txt").pairs("about_focus") == {("Kiezkühle", "Reallabore und Testfelder")}


def test_what_the_cluster_management_accompanies(said: Callable[[str], Said]) -> None:
    pairs = said("ewm-optik.md").pairs("supported_by")
    assert ("Endoskop Neu", "Gesundheitswirtschaft") in pairs
    assert {p for p, c in pairs if c == OPTICS} == {
        "LichtWerk Spree", "Endoskop Neu", "QLUX4", "Bau eines faltbaren Teleskops",
        "Wiederverwertung alter Leuchtstoffröhren",
    }  # fmt: skip


CELLS = st.integers(0, 99) | st.none()
LABELS = st.lists(
    st.sampled_from(["Energietechnik", "Smart Cities", "Metall", "Glas und Licht"]), unique=True, min_size=1
)


@given(
    LABELS,
    st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=4, max_size=4),
    st.sampled_from(["\t", " | ", " "]),
)
def test_a_table_gives_back_what_was_printed(
    labels: list[str], rows: list[list[int | None]], gap: str
) -> None:
    printed = list(zip(labels, rows, strict=False))
    lines = [gap.join([label, *("–" if c is None else str(c) for c in row)]) for label, row in printed]
    text = Text(
        "\n".join(["Tabelle 1: Beteiligungen", "", gap.join(["Cluster", "2020", "2021"]), *lines, ""])
    )
    (table,) = tables(text)
    assert [(r.label, [c.value for c in r.counts]) for r in table.rows] == [
        (label, [c or 0 for c in row]) for label, row in printed
    ]


@pytest.mark.parametrize(
    "content", ["Tabelle 1: leer", "Tabelle 1: Jahre\n2020 2021\n", "Tabelle 2: x\n\nGlas 1 2"]
)
def test_a_table_without_rows_or_years_gives_none(content: str) -> None:
    assert [row for table in tables(Text(content)) for row in table.rows] == []
