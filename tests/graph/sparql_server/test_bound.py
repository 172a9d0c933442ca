"""A term in place of a parameter gives the rows that the engine gives when it binds it itself."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.sparql_server.bound import bound

STORE = ox.Store()
STORE.extend(
    ox.Quad(ox.NamedNode(f"x:{n}"), ox.NamedNode("x:p"), ox.Literal(n), ox.DefaultGraph()) for n in range(4)
)
QUERIES = [
    "SELECT $_a ?n { ?s <x:p> ?n FILTER(?n >= $_a) } ORDER BY ?n",
    "SELECT $_a ?n (?n + $_a AS ?m) { ?s <x:p> ?n } ORDER BY $_a ?n",
    "SELECT $_a (COUNT(*) AS ?n) { ?s <x:p> ?o FILTER(?o != $_a) } GROUP BY $_a ?o HAVING(COUNT(*) < $_a)",
    "SELECT ?n { { FILTER($_a = 9) } UNION { ?s <x:p> $_a , ?n } OPTIONAL { ?s <x:p> ?q FILTER(?q = $_a) } }",
    'SELECT ?n { ?s <x:p> ?n FILTER(STR(?n) != "$_a" && "it is # $_a" != \'?_a\') } # $_a { ( "\n',
]


def rows(query: str, **substitutions: ox.Literal) -> list[tuple[str, ...]]:
    names = {ox.Variable(name): term for name, term in substitutions.items()}
    found = STORE.query(query, substitutions=names)
    assert isinstance(found, ox.QuerySolutions)
    kept = [v for v in found.variables if not v.value.startswith("_")]
    return [tuple(str(row[v]) for v in kept) for row in found]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("value", [0, 2])
def test_rows_are_those_of_the_engine(query: str, value: int) -> None:
    term = ox.Literal(value)
    listed = query if "SELECT $_a" in query else query.replace("SELECT", "SELECT $_a", 1)
    assert rows(bound(query, {"_a": term})) == rows(listed, _a=term)


def test_what_is_in_strings_and_notes_stays() -> None:
    assert bound(QUERIES[4], {"_a": ox.Literal(1)}) == QUERIES[4]


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\\u0022\"'\n\r\t{}<>$")))
def test_any_text_comes_back(text: str) -> None:
    query = bound("SELECT (STR($_a) AS ?b) {}", {"_a": ox.Literal(text)})
    (row,) = STORE.query(query)  # type: ignore[misc, union-attr]
    assert row["b"].value == text


@given(st.text(st.sampled_from("\\uU02\"'} ")))
def test_nothing_ends_the_string_where_escapes_are_read_first(text: str) -> None:
    query = bound("$_a", {"_a": ox.Literal(text)})
    assert "\\u0022" not in query.replace("\\\\", "")
    assert "\\u0022" not in query
