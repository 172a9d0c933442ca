"""Answers and the catalogue in words."""

from synergraph.graph.graph import Graph
from synergraph.queries.ask import ask
from synergraph.queries.display import catalogue_sheet, explained, readable, sheet, titles
from synergraph.queries.questions import catalogue
from synergraph.queries.reference import PAGE, markdown


def test_names_codes_and_labels_stand_for_ids(small_graph: Graph) -> None:
    answer = ask(small_graph, "changes-between", {"earlier": "2023-06"})
    assert readable(small_graph, answer, "de")[1] == (
        "Probe Delta", "nicht mehr geführt", "begonnen/laufend", "regulär beendet",
    )  # fmt: skip
    assert readable(small_graph, answer, "en")[0] == ("Probe Epsilon", "new", None, "running")


def test_units_stand_in_the_titles_and_lists_stay_lists(small_graph: Graph) -> None:
    shown = sheet(small_graph, ask(small_graph, "grants", {"project": "Probe Alpha"}), "en")
    assert shown.columns[-1] == "amount [EUR]"
    assert shown.rows == [
        ("Probe Alpha", ("Muster-Institut e.V.",), ("innovation",), ("Programm Probe",),
         "2022-04-01", "2024-05-31", 120_000.0),
    ]  # fmt: skip


def test_values_are_said_by_what_they_are_of(small_graph: Graph) -> None:
    answer = ask(small_graph, "fact-source", {"thing": "Probe Delta", "what": "status"})
    row = dict(zip(titles(answer), readable(small_graph, answer)[1], strict=True))
    assert (row["Angabe"], row["Wert"], row["Stelle"]) == ("Status", "begonnen/laufend", "Zeile 5")
    assert row["Quelle"] == "projects-2023.csv"


def test_the_catalogue_lists_every_question_and_parameter(small_graph: Graph) -> None:
    rows = {row[0]: row[2] for row in catalogue_sheet(small_graph, "en").rows}
    assert rows.keys() == catalogue().keys()
    assert rows["changes-between"] == "earlier=… [later=…] [programme=…]"


def test_an_explanation_has_the_query_of_the_language(small_graph: Graph) -> None:
    shown = explained(small_graph, "portfolio", "cypher", "de")
    assert shown.note.startswith("Wie viele Projekte hat jedes Handlungsfeld")
    assert "MATCH (p:Project)" in shown.note
    assert [row[0] for row in shown.rows][:3] == ["[programme=…]", "[as_of=…]", "action_field"]


def test_the_page_of_the_documentation_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(catalogue()), (
        "run: python -m synergraph.queries.reference"
    )


def test_the_page_names_every_question_parameter_and_column() -> None:
    sections = dict(part.split("\n", 1) for part in markdown(catalogue()).split("\n## ")[1:])
    for stem, asked in catalogue().items():
        for named in (*asked.parameters, *asked.columns):
            assert f"| `{named.name}` | {named.type} |" in sections[stem]
            assert named.label.de in sections[stem]
            assert named.label.en in sections[stem]
