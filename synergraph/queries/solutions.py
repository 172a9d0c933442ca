"""The answer to a query of somebody's own as a table."""

import json
from typing import Any

from synergraph.ontology.namespaces import PREFIXES, VOC, XSD
from synergraph.queries.sheet import Sheet

_NUMBERS = {XSD.integer: int, XSD.decimal: float, XSD.double: float, XSD.float: float}


def solutions_sheet(body: bytes, base_iri: str) -> Sheet:
    """Return results in SPARQL's JSON as a table: nodes by their ids, other IRIs by prefix, None where unbound.

    An ASK query gives one cell: true or false.
    """
    found = json.loads(body)
    if "boolean" in found:
        return Sheet("", ["ASK"], [(str(found["boolean"]).lower(),)])
    columns = found["head"]["vars"]
    rows = [
        tuple(_plain(row.get(name), base_iri) for name in columns) for row in found["results"]["bindings"]
    ]
    return Sheet("", columns, rows)


def _plain(term: dict[str, Any] | None, base_iri: str) -> Any:
    if term is None:
        return None
    value = str(term["value"])
    if term["type"] == "uri":
        return _short(value, base_iri)
    return _NUMBERS.get(term.get("datatype", ""), str)(value)


def _short(iri: str, base_iri: str) -> str:
    for start in (base_iri, str(VOC)):
        if iri.startswith(start):
            return iri.removeprefix(start)
    prefix = next((name for name, start in PREFIXES.items() if iri.startswith(start)), "")
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def rows_sheet(columns: list[str], rows: list[list[Any]]) -> Sheet:
    """Return rows of a Cypher query as a table: nodes by their ids, edges by their type, maps as JSON."""
    return Sheet("", columns, [tuple(_cell(value) for value in row) for row in rows])


def _cell(value: Any) -> Any:
    if isinstance(value, dict) and "_LABEL" in value:
        return value["id"] if "id" in value else value["_LABEL"]
    if isinstance(value, list):
        return " | ".join(str(_cell(one)) for one in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
