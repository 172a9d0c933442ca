"""The script says in openCypher what the graph says, whatever stands in its texts."""

import tempfile
from pathlib import Path

import ladybug
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import rows, run_script

from synergraph.graph.export.cypher_script import ROWS, literal, script
from synergraph.graph.graph import Graph

NASTY = [
    "'",
    "\\",
    "\\'",
    "a;\nb",
    "`",
    "{x: 1}",
    "\\u0041",
    "\u2028",
    "\t\r\n",
    "😀",
    "// no",
    "/* no */",
    "$p",
]
VALUES = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20),
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
)


@pytest.fixture(scope="module")
def connection() -> ladybug.Connection:
    return ladybug.Connection(ladybug.Database(":memory:"))


@settings(max_examples=300, deadline=None)
@given(value=VALUES)
def test_an_engine_reads_a_literal_as_the_value(connection: ladybug.Connection, value: object) -> None:
    assert rows(connection, f"RETURN {literal(value)} AS value") == [[value]]


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_what_is_no_value_is_null(value: object) -> None:
    assert literal(value) == "null"


def test_a_statement_ends_where_the_line_ends_and_nowhere_else(small_graph: Graph) -> None:
    statements = list(script(small_graph))
    assert not any(";\n" in statement for statement in statements)
    assert max(statement.count("\n{") for statement in statements) <= ROWS
    begin = {statement.split(" ", 1)[0] for statement in statements}
    assert begin == {"CREATE", "UNWIND"}


def test_running_it_again_changes_nothing(small_graph: Graph) -> None:
    ends = (
        "MERGE (n:Project ",
        "MERGE (n:Organisation ",
        "MATCH (a:Organisation {id: row.source}), (b:Project ",
    )
    chosen = [statement for statement in script(small_graph) if any(end in statement for end in ends)]
    with tempfile.TemporaryDirectory() as folder:
        text = "".join(f"{statement};\n" for statement in chosen)
        connection = run_script(Path(folder) / "g.lbug", text, times=2)
        query = "MATCH (:Organisation)-[r:PARTICIPATES_IN]->(:Project) RETURN count(r)"
        assert rows(connection, query) == [list(small_graph.cypher.query(query, {}).rows[0])]
