"""Answers in words: names for ids, labels for codes, places a person can look up."""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.place import words
from synergraph.ontology import Labels, ontology
from synergraph.queries.ask import Answer
from synergraph.queries.header import Column, Parameter
from synergraph.queries.questions import catalogue, explain, question
from synergraph.queries.sheet import Sheet
from synergraph.queries.types import Type


def titles(answer: Answer, lang: str = "de") -> list[str]:
    """Return the titles of the columns; units of measure stand in brackets, what is counted does not."""
    return [f"{c.label[lang]} [{c.unit}]" if c.unit.isupper() else c.label[lang] for c in answer.columns]


def sheet(graph: Graph, answer: Answer, lang: str = "de") -> Sheet:
    """Return an answer as a table for people, under the title of its question."""
    return Sheet(answer.question.header.title[lang], titles(answer, lang), readable(graph, answer, lang))


def readable(graph: Graph, answer: Answer, lang: str = "de") -> list[tuple[object, ...]]:
    """Return the rows of an answer with names and labels in `lang`; numbers and texts stay."""
    names = _names(graph, answer, lang)
    return [tuple(_row(graph, answer.columns, row, names, lang)) for row in answer.rows]


def _row(
    graph: Graph, columns: tuple[Column, ...], row: tuple[object, ...], names: dict[str, str], lang: str
) -> Iterator[object]:
    predicate = next((v for c, v in zip(columns, row, strict=True) if c.type.name == "predicate"), None)
    for column, value in zip(columns, row, strict=True):
        kind = column.type
        if kind.name == "value" and (attribute := ontology().attributes.get(str(predicate))):
            kind = Type("code", (attribute.scheme,))
        yield _say(graph, replace(column, type=kind), value, names, lang)


def _names(graph: Graph, answer: Answer, lang: str) -> dict[str, str]:
    places = [index for index, column in enumerate(answer.columns) if column.type.name in ("node", "nodes")]
    cells = [row[index] for row in answer.rows for index in places]
    ids = {part for cell in cells for part in (cell if isinstance(cell, tuple) else (cell,)) if part}
    column = "label_en" if lang == "en" else "name"
    return dict(graph.nodes.filter(pl.col("id").is_in(sorted(ids))).select("id", column).iter_rows())


def _say(graph: Graph, column: Column, value: object, names: dict[str, str], lang: str) -> object:
    if isinstance(value, tuple):
        return tuple(names.get(part, part) for part in value)
    if not isinstance(value, str):
        return value
    if value in column.values:
        return column.values[value][lang]
    kind = column.type.name
    if kind == "place":
        return words(value, lang)
    label = _label(graph, kind, column.type.of, value)
    return label[lang] if label else names.get(value, value)


def _label(graph: Graph, kind: str, of: tuple[str, ...], value: str) -> Labels | None:
    model = ontology()
    if kind == "kind" and value in model.nodes:
        return model.nodes[value].name
    if kind == "predicate":
        found = model.edges.get(value) or model.attributes.get(value)
        return found.name if found else None
    if kind == "code":
        return graph.code(of[0], value)
    return None


def catalogue_sheet(graph: Graph, lang: str = "de") -> Sheet:
    """List all questions of a workspace with their parameters; one that must be given has no brackets."""
    rows = [
        (
            asked.stem,
            asked.header.title[lang],
            " ".join(_written(parameter) for parameter in asked.parameters),
        )
        for asked in catalogue(graph).values()
    ]
    return Sheet(_TITLE[lang], [title[lang] for title in _CATALOGUE], rows, _NOTE[lang])


def explained(graph: Graph, stem: str, engine: str = "sparql", lang: str = "de") -> Sheet:
    """Say what a question is for, its parameters and columns, with its query text below."""
    asked = question(stem, catalogue(graph))
    parameters = [(_written(p), str(p.type), p.label[lang], p.default or "") for p in asked.parameters]
    columns = [(c.name, str(c.type), c.label[lang], c.unit) for c in asked.columns]
    note = f"{asked.header.why[lang]}\n\n{explain(asked, engine)}"
    return Sheet(asked.header.title[lang], [title[lang] for title in _EXPLAINED], parameters + columns, note)


def _written(parameter: Parameter) -> str:
    return f"{parameter.name}=…" if parameter.default is None else f"[{parameter.name}=…]"


_TITLE = Labels("Fragen", "Questions")
_NOTE = Labels(
    "synergraph ask FRAGE [NAME=WERT]… · --explain zeigt, wozu sie dient und wie sie gestellt wird",
    "synergraph ask QUESTION [NAME=VALUE]… · --explain shows what it is for and how it is asked",
)
_CATALOGUE = (Labels("Frage", "question"), Labels("Titel", "title"), Labels("Parameter", "parameters"))
_EXPLAINED = (
    Labels("Parameter oder Spalte", "parameter or column"), Labels("Typ", "type"),
    Labels("Bedeutung", "meaning"), Labels("Vorgabe oder Einheit", "default or unit"),
)  # fmt: skip
