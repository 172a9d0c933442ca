"""The graph's own counts against the printed ones."""

import pytest

from synergraph.graph.graph import Graph
from synergraph.queries.editions import Edition, edition, editions
from synergraph.queries.report import report

MPI = "programme/masterplan-industriestadt-berlin-2022-2026"


def counts(graph: Graph, as_of: str) -> tuple[int, int, int]:
    held = edition(graph, MPI, as_of)
    return len(held.projects), len(held.with_status("completed")), len(held.with_status("running"))


def fields(held: Edition, projects: set[str]) -> list[int]:
    order = ["innovation", "kompetenzen", "rahmenbedingungen", "kommunikation-und-vernetzung"]
    return [held.by_field(projects)[f"action_field/{name}"] for name in order]


def test_the_example_counts_what_its_readme_says(example_graph: Graph) -> None:
    assert [day for programme, day in editions(example_graph) if programme == MPI] == [
        "2023-06-30",
        "2024-11",
    ]
    assert counts(example_graph, "2023-06-30") == (39, 7, 32)
    assert counts(example_graph, "2024-11") == (52, 12, 40)


def test_a_day_includes_what_its_prefix_includes(example_graph: Graph) -> None:
    assert (
        counts(example_graph, "2023-06")
        == counts(example_graph, "2023-06-30")
        == counts(example_graph, "2024-10")
    )


def test_before_the_first_source_nothing_is_known(example_graph: Graph) -> None:
    assert counts(example_graph, "2022") == (0, 0, 0)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_report_has_a_sheet_for_every_edition(example_graph: Graph, lang: str) -> None:
    sheets = report(example_graph, lang)
    assert sum("2022-2026" in sheet.title for sheet in sheets) == 2
    assert all(len(row) == len(sheet.columns) for sheet in sheets for row in sheet.rows)


def test_the_report_can_be_of_one_day(example_graph: Graph) -> None:
    titles = [sheet.title for sheet in report(example_graph, "de", "2023")]
    assert any("2023-06-30" in title for title in titles) and not any("2024-11" in title for title in titles)


@pytest.mark.shared
class TestTheRealReports:
    """The figures that the reports print come out of the graph."""

    def test_june_2023(self, reports_graph: Graph) -> None:
        held = edition(reports_graph, MPI, "2023-06-30")
        assert counts(reports_graph, "2023-06-30") == (39, 7, 32)
        assert fields(held, held.projects) == [14, 12, 5, 8]
        assert (len(held.grants), len(held.interviewed)) == (10, 14)

    def test_november_2024(self, reports_graph: Graph) -> None:
        held = edition(reports_graph, MPI, "2024-11")
        assert counts(reports_graph, "2024-11") == (52, 12, 40)
        assert (len(held.grants), fields(held, held.grants), len(held.interviewed)) == (19, [4, 7, 2, 6], 8)
        assert list(held.calls().values()) == [8]

    def test_three_of_the_52_come_from_the_earlier_report(self, reports_graph: Graph) -> None:
        listed = reports_graph.statements.filter(source="document/mpi-2024-11", predicate="part_of")
        overview = set(listed["subject"]) & edition(reports_graph, MPI, "2024-11").projects
        assert len(edition(reports_graph, MPI, "2024-11").projects - overview) == 3

    def test_every_printed_figure_stands_beside_the_counted_one(self, reports_graph: Graph) -> None:
        rows = {
            (sheet.title.rsplit(" ", 1)[-1], row[0]): tuple(row[1:4])
            for sheet in report(reports_graph, "de")
            for row in sheet.rows
        }
        assert rows["2023-06-30", "Projekte"] == (39, 39, True)
        assert rows["2024-11", "Projekte"] == (52, 52, True)
        assert rows["2024-11", "davon abgeschlossen"] == (12, 12, True)
        assert rows["2024-11", "interviewte Projekte"] == (8, 8, True)

    def test_contradictions_are_shown_not_smoothed(self, reports_graph: Graph) -> None:
        sheets = {sheet.title: sheet for sheet in report(reports_graph, "de")}
        claimed = next(
            row
            for title, s in sheets.items()
            if "2023-06-30" in title
            for row in s.rows
            if row[0] == "davon mit Förderung"
        )
        assert tuple(claimed[1:4]) == (10, 12, False)
        assert sheets["Laufend geführt, obwohl die Förderung endete"].rows

    def test_a_printed_change_that_its_table_does_not_bear_out_is_shown(self, reports_graph: Graph) -> None:
        (changes,) = [
            sheet for sheet in report(reports_graph, "de") if sheet.title == "Veränderung zum Vorjahr"
        ]
        said = {row[0].split(" · ")[-1]: tuple(row[1:4]) for row in changes.rows}
        assert said["Summe 2019"] == (64, 64, True) and said["Unternehmen 2019"] == (31, 34, False)
