"""Asking: what the answers are, and what a person is told who asks wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from synergraph.errors import QuestionError, SynergraphError
from synergraph.graph.engines import Table, Value
from synergraph.graph.graph import Graph
from synergraph.queries.ask import Answer, ask

PROGRAMME = "Programm Probe"
MPI = "Masterplan Industriestadt Berlin 2022-2026"
ENGINES = pytest.mark.parametrize("engine", ["sparql", "cypher"])


def numbers(answer: Answer) -> dict[object, object]:
    return {row[0]: row[1] for row in answer.rows}


@ENGINES
def test_the_status_is_that_of_the_latest_source_up_to_a_day(small_graph: Graph, engine: str) -> None:
    def statuses(as_of: str) -> dict[object, object]:
        return numbers(
            ask(small_graph, "projects-by-status", {"programme": PROGRAMME, "as_of": as_of}, engine)
        )

    assert (
        statuses("2023-06") == statuses("2023-06-30") == statuses("2024-10") == {"running": 3, "completed": 1}
    )
    assert statuses("2024-11") == statuses("") == {"running": 2, "completed": 3}
    assert statuses("2023-05") == {}


@ENGINES
def test_the_portfolio_counts_every_project_once_in_its_field(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "portfolio", {"as_of": "2023-06"}, engine)
    assert answer.rows == [
        ("action_field/innovation", 2, 1, 1, 0),
        ("action_field/kompetenzen", 1, 1, 0, 0),
        ("action_field/rahmenbedingungen", 1, 1, 0, 0),
    ]


@ENGINES
def test_what_changed_between_two_days(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "changes-between", {"earlier": "2023-06", "later": "2024-11"}, engine)
    assert answer.rows == [
        ("project/probe-epsilon", "new", None, "running"),
        ("project/probe-delta", "no_longer_listed", "running", "completed"),
        ("project/probe-beta", "status", "running", "completed"),
    ]


@ENGINES
def test_grants_of_a_programme_include_those_of_its_calls(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "grants", {"programme": PROGRAMME, "applicant": "Muster-Institut e.V."}, engine)
    assert [(row[0], row[3], row[6]) for row in answer.rows] == [
        ("project/probe-alpha", ("programme/programm-probe",), 120_000.0),
        ("project/probe-epsilon", ("programme/aufruf-probe-kreislauf",), 200_000.0),
    ]
    ended = ask(small_graph, "running-after-grant-end", {}, engine)
    assert [(row[0], row[4]) for row in ended.rows] == [("project/probe-alpha", "2024-05-31")]


@ENGINES
def test_printed_figures_are_held_against_the_lists(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "figures-check", {}, engine)
    assert [(row[1], row[4], row[5], row[6]) for row in answer.rows] == [
        ("grants", 2.0, 2, True),
        ("projects", 5.0, 5, True),
        ("projects_running", 3.0, 2, False),
    ]


@ENGINES
def test_contradictions_and_changes(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "contradictions", {}, engine)
    assert [(row[0], row[1], row[2], row[3], row[6]) for row in answer.rows] == [
        ("change", "project/probe-beta", "status", "completed", "running"),
        ("change", "project/probe-delta", "status", "completed", "running"),
        ("contradiction", "project/probe-alpha", "start", "2022-09-01", "2022-04-01"),
    ]


def test_no_conflict_of_the_build_is_left_out(example_graph: Graph) -> None:
    answer = ask(example_graph, "contradictions")
    listed = {(row[1], row[2], row[0], row[3], row[6]) for row in answer.rows}
    columns = example_graph.conflicts.select("subject", "predicate", "nature", "value", "other_value")
    built = {row for row in columns.iter_rows() if not str(row[4]).startswith(str(row[3]))}
    assert built
    assert built <= listed


@ENGINES
def test_cross_cluster_projects_and_cooperation(small_graph: Graph, engine: str) -> None:
    crossing = ask(small_graph, "cross-cluster-projects", {}, engine)
    assert crossing.rows[0][0] == "project/probe-alpha"
    assert crossing.rows[0][2] == 3
    matrix = ask(small_graph, "cluster-cooperation", {"year": "2024"}, engine)
    assert [row[:4] for row in matrix.rows] == [
        ("cluster/energietechnik", "cluster/industrielle-produktion", 2024, 3)
    ]


@ENGINES
def test_every_fact_has_its_source_and_place(small_graph: Graph, engine: str) -> None:
    answer = ask(small_graph, "fact-source", {"thing": "Probe Delta", "what": "status"}, engine)
    inferred, stated = answer.rows
    assert inferred[2:4] == ("completed", "document/projects-2024")
    assert inferred[7] == "no_longer_listed"
    assert stated[2:6] == ("running", "document/projects-2023", "2023-06-30", "#row=5")
    assert "laufend" in str(stated[6])


@ENGINES
def test_the_example_gives_the_figures_its_sources_print(example_graph: Graph, engine: str) -> None:
    def asked(stem: str, as_of: str, **more: str) -> Answer:
        return ask(example_graph, stem, {"programme": MPI, "as_of": as_of, **more}, engine)

    assert numbers(asked("projects-by-status", "2023-06")) == {"completed": 7, "running": 32}
    assert numbers(asked("projects-by-status", "2024-11")) == {"completed": 12, "running": 40}
    assert sorted(numbers(asked("portfolio", "2023-06")).values(), reverse=True) == [14, 12, 8, 5]
    assert len(asked("grants", "2023-06").rows) == 10
    assert len(asked("grants", "2024-11").rows) == 19
    assert sorted(numbers(asked("grants-by-action-field", "2024-11")).values()) == [2, 4, 6, 7]
    assert len(asked("grants", "2024-11", programme="MPI Fördercall Circular Economy").rows) == 8


@pytest.mark.shared
@ENGINES
def test_the_reports_give_the_figures_they_print(reports_graph: Graph, engine: str) -> None:
    answer = ask(reports_graph, "figures-check", {"programme": MPI}, engine)
    found = {(row[1], row[3]): (row[4], row[5]) for row in answer.rows}
    assert found["projects", "2023-06-30"] == (39, 39)
    assert found["projects_completed", "2023-06-30"] == (7, 7)
    assert found["grants", "2023-06-30"] == (10, 10)
    assert found["projects_with_grant", "2023-06-30"] == (12, 10)
    assert found["projects", "2024-11"] == (52, 52)
    assert found["projects_running", "2024-11"] == (40, 40)
    assert found["grants", "2024-11"] == (19, 19)
    assert found["interviews", "2023-06-30"] == (14, 14)
    assert found["interviews", "2024-11"] == (8, 8)
    fields = numbers(ask(reports_graph, "portfolio", {"programme": MPI, "as_of": "2023-06"}, engine))
    assert sorted(fields.values(), reverse=True) == [14, 12, 8, 5]  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("stem", "parameters", "message", "hint"),
    [
        ("portfolo", {}, "no question is called", "“portfolio”"),
        ("portfolio", {"asof": "2024"}, "has no parameter “asof”", "“as_of”"),
        ("topics", {"x": "y"}, "has no parameter “x”", "no parameters"),
        ("portfolio", {"as_of": "30.06.2023"}, "is no date", "2024-11-30"),
        ("portfolio", {"as_of": "2023-13"}, "is no date", "2024-11"),
        ("projects", {"status": "laufent"}, "is no value of status", "“laufend”"),
        ("project-profile", {}, "needs project", "project=…"),
        ("project-profile", {"project": "Probe Alfa"}, "nothing is called", "“Probe Alpha”"),
        ("shared-topics", {"minimum": "zwei"}, "is no whole number", "2"),
        ("nodes", {"name": "x", "kind": "projekt"}, "unknown kind", "“project”"),
        ("fact-source", {"thing": "Probe Alpha", "what": "statu"}, "unknown predicate", "“status”"),
    ],
)
def test_who_asks_wrongly_is_told_how(
    small_graph: Graph, stem: str, parameters: Mapping[str, str], message: str, hint: str
) -> None:
    with pytest.raises(SynergraphError) as caught:
        ask(small_graph, stem, parameters)
    assert message in str(caught.value)
    assert hint in caught.value.hint


def test_an_unknown_engine_is_named(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match="no engine is called “sparkl”") as caught:
        ask(small_graph, "topics", engine="sparkl")
    assert "“sparql”" in caught.value.hint


@dataclass
class Recorded:
    """An engine that answers with one table and keeps what it was asked."""

    table: Table
    language: str = "cypher"
    asked: dict[str, Value] = field(default_factory=dict)

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        self.asked = dict(parameters)
        return self.table


def test_any_engine_that_speaks_a_language_answers(small_graph: Graph) -> None:
    engine = Recorded(Table(["projects", "status", "extra"], [(3, "running", 1), (1, "", 1)]))
    answer = ask(small_graph, "projects-by-status", {"programme": PROGRAMME}, engine)
    assert answer.rows == [("running", 3), (None, 1)]
    assert engine.asked == {"programme": "programme/programm-probe", "as_of": ""} == answer.parameters


def test_a_query_that_lacks_a_column_is_named(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match=r"question projects-by-status: the query returns no “projects”"):
        ask(small_graph, "projects-by-status", engine=Recorded(Table(["status", "project"], [])))
