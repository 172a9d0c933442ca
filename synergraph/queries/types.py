"""Types of parameters and columns: how a value is written, checked, and said in words."""

import re
from dataclasses import dataclass

from synergraph.errors import QuestionError, closest
from synergraph.graph.engines import Value
from synergraph.graph.graph import Graph
from synergraph.ontology import ontology, shipped

PARAMETERS = {"node", "text", "date", "integer", "code", "kind", "predicate"}
COLUMNS = {
    "node", "nodes", "text", "date", "integer", "number", "euro", "boolean", "code", "value",
    "kind", "predicate", "place",
}  # fmt: skip
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TYPE = re.compile(r"(\w+)(?:\(([\w,]+)\))?")


@dataclass(frozen=True)
class Type:
    """A type with what it is of: node(project, event) or code(status)."""

    name: str
    of: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.of)})" if self.of else self.name


def read_type(text: str) -> Type:
    """Read "node(project,event)"; raises `QuestionError` for an unknown type, kind or scheme."""
    match = _TYPE.fullmatch(text)
    name, of = (match[1], tuple((match[2] or "").split(",")) if match[2] else ()) if match else (text, ())
    known: set[str] = PARAMETERS | COLUMNS
    if name not in known:
        raise QuestionError(f"unknown type “{text}”", hint=closest(name, known))
    valid = {"node": set(ontology().nodes), "nodes": set(ontology().nodes), "code": schemes()}.get(
        name, set()
    )
    for word in of:
        if word not in valid:
            raise QuestionError(
                f"{name}({word}): no such {_OF.get(name, 'detail')}", hint=closest(word, valid)
            )
    if name == "code" and len(of) != 1:
        raise QuestionError("a code is of one scheme", hint="write code(status)")
    return Type(name, of)


_OF = {"node": "kind", "nodes": "kind", "code": "scheme"}


def schemes() -> set[str]:
    """Return the names of all schemes of codes."""
    return {attribute.scheme for attribute in ontology().attributes.values() if attribute.scheme} | {"role"}


def bind(graph: Graph, kind: Type, given: str) -> Value:
    """Return what a query is given for the words of a person; "" stays "".

    A node is found by name, a code by label or code, a date is ISO ("2024", "2024-11" or
    "2024-11-30"). Raises `QuestionError` or `UsageError` saying what is valid.
    """
    text = given.strip()
    if kind.name == "integer":
        return _integer(text)
    if not text:
        return ""
    if kind.name == "node":
        return graph.find(text, *kind.of)
    if kind.name == "date" and not _DATE.fullmatch(text):
        raise QuestionError(f"“{text}” is no date", hint="write 2024-11-30, 2024-11 or 2024")
    if kind.name == "code":
        return _code(kind.of[0], text)
    valid = _words(kind)
    if valid and text not in valid:
        raise QuestionError(f"unknown {kind.name} “{text}”", hint=closest(text, valid))
    return text


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise QuestionError(f"“{text}” is no whole number", hint="write 2") from error


def _code(scheme: str, text: str) -> str:
    concept = shipped().find(scheme, text)
    if concept is None:
        names = [name for concept in shipped().of_kind(scheme) for name in concept.names]
        raise QuestionError(f"“{text}” is no value of {scheme}", hint=closest(text, names))
    return concept.code


def _words(kind: Type) -> set[str]:
    model = ontology()
    return {"kind": set(model.nodes), "predicate": {*model.edges, *model.attributes}}.get(kind.name, set())


def normal(kind: Type, value: object) -> object:
    """Return a value of a query as every engine gives it: None for nothing, `nodes` as a sorted tuple."""
    if kind.name == "nodes":
        parts = value.split(" | ") if isinstance(value, str) else value
        return tuple(sorted({str(part) for part in parts if part})) if isinstance(parts, list) else ()
    if value is None or value == "":
        return None
    if kind.name in ("number", "euro"):
        return float(str(value))
    return value
