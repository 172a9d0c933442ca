"""Asking a named question: bind the parameters, run one of the twins, give rows every engine gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from synergraph.errors import QuestionError, at, closest
from synergraph.graph.engines import Engine, Table, Text, Value
from synergraph.graph.graph import Graph
from synergraph.queries.header import Column
from synergraph.queries.questions import Question, catalogue, explain, question
from synergraph.queries.types import bind, normal

ENGINES = ("sparql", "cypher")


@dataclass(frozen=True)
class Answer:
    """What a question was answered: `rows` have one value per column, None for nothing.

    Nodes are ids, codes are codes, places are fragments; `display.readable` says them in words.
    `parameters` are those that were bound, defaults included.
    """

    question: Question
    columns: tuple[Column, ...]
    rows: list[tuple[object, ...]]
    parameters: Mapping[str, Value]


def ask(
    graph: Graph, stem: str, parameters: Mapping[str, str] | None = None, engine: str | Engine = "sparql"
) -> Answer:
    """Ask the question `stem` of the catalogue.

    `parameters` are the words of a person (a name, a date, a label); what is left out has its
    default. `engine` is "sparql", "cypher", or any engine that speaks one of the two. Without a
    match the answer has no rows. Raises `QuestionError` or `UsageError` naming the closest
    question, parameter or name.
    """
    asked = question(stem, catalogue(graph))
    return run(graph, asked, parameters or {}, engine)


def run(
    graph: Graph, asked: Question, parameters: Mapping[str, str], engine: str | Engine = "sparql"
) -> Answer:
    """Ask a question that has been read already; otherwise as `ask`."""
    chosen = _engine(graph, engine)
    text = explain(asked, chosen.language)
    values = bound(graph, asked, parameters)
    mark = "_" if chosen.language == "sparql" else ""
    given = {mark + name: Text(value) if isinstance(value, str) else value for name, value in values.items()}
    with at(f"question {asked.stem}"):
        rows = _rows(asked, chosen.query(text, given))
    return Answer(asked, asked.columns, rows, values)


def bound(graph: Graph, asked: Question, parameters: Mapping[str, str]) -> dict[str, Value]:
    """Return the value of every parameter of a question, as the query is given it."""
    known = [parameter.name for parameter in asked.parameters]
    for name in parameters:
        if name not in known:
            hint = closest(name, known) or "it has no parameters"
            raise QuestionError(f"“{asked.stem}” has no parameter “{name}”", hint=hint)
    values = {}
    for parameter in asked.parameters:
        words = parameters.get(parameter.name, "").strip() or parameter.default
        if words is None:
            raise QuestionError(
                f"“{asked.stem}” needs {parameter.name} ({parameter.label.de} / {parameter.label.en})",
                hint=f"write {parameter.name}=…, of type {parameter.type}",
            )
        with at(f"parameter {parameter.name}"):
            values[parameter.name] = bind(graph, parameter.type, words)
    return values


def _engine(graph: Graph, engine: str | Engine) -> Engine:
    if not isinstance(engine, str):
        return engine
    if engine not in ENGINES:
        raise QuestionError(f"no engine is called “{engine}”", hint=closest(engine, ENGINES))
    return graph.sparql if engine == "sparql" else graph.cypher


def _rows(asked: Question, table: Table) -> list[tuple[object, ...]]:
    """Return the rows with the columns of the header, in its order."""
    if not table.columns:  # some servers name no columns where there are no rows
        return []
    missing = [column.name for column in asked.columns if column.name not in table.columns]
    if missing:
        raise QuestionError(f"the query returns no “{missing[0]}”", hint=closest(missing[0], table.columns))
    order = [(table.columns.index(column.name), column.type) for column in asked.columns]
    return [tuple(normal(kind, row[index]) for index, kind in order) for row in table.rows]
