"""The catalogue keeps to the Cypher that all engines share, and the subset is what it says it is."""

import pytest

from synergraph.errors import QuestionError
from synergraph.graph.bolt.engine import Bolt
from synergraph.graph.engines import Value
from synergraph.graph.graph import Graph
from synergraph.queries.portable import FUNCTIONS, INSTEAD, check_portable, departures
from synergraph.queries.questions import catalogue

QUESTIONS = catalogue()
CALLS: dict[str, tuple[str, object]] = {
    "abs": ("abs(-2)", 2),
    "all": ("all(x IN [1, 2] WHERE x > 0)", True),
    "any": ("any(x IN [1, 2] WHERE x = 2)", True),
    "avg": ("avg(one)", 1.0),
    "ceil": ("ceil(1.2)", 2.0),
    "coalesce": ("coalesce(NULL, 'b')", "b"),
    "collect": ("collect(DISTINCT one)", [1]),
    "count": ("count(*)", 1),
    "floor": ("floor(1.8)", 1.0),
    "left": ("left('abc', 2)", "ab"),
    "ltrim": ("ltrim(' a')", "a"),
    "max": ("max(one)", 1),
    "min": ("min(one)", 1),
    "none": ("none(x IN [1, 2] WHERE x > 2)", True),
    "range": ("range(1, 3)", [1, 2, 3]),
    "replace": ("replace('aba', 'a', 'c')", "cbc"),
    "reverse": ("reverse('abc')", "cba"),
    "right": ("right('abc', 2)", "bc"),
    "rtrim": ("rtrim('a ')", "a"),
    "sign": ("sign(-3)", -1),
    "single": ("single(x IN [1, 2] WHERE x = 2)", True),
    "size": ("size([1, 2])", 2),
    "sqrt": ("sqrt(9.0)", 3.0),
    "sum": ("sum(one)", 1),
    "toLower": ("toLower('ÄB')", "äb"),
    "toString": ("toString(3)", "3"),
    "toUpper": ("toUpper('äb')", "ÄB"),
    "trim": ("trim(' a ')", "a"),
}
"""Functions of values; those of edges and paths (length, type) have the question `offers-and-requests` and a path."""
DEPARTURES = [
    ("MATCH (n:Project) RETURN CAST(n.id, 'STRING') AS x", "CAST", "toString"),
    ("MATCH (n:Project) RETURN substring(n.id, 0, 4) AS x", "substring", "left"),
    ("MATCH (n:Project) RETURN labels(n) AS x", "labels", "one label a pattern"),
    ("MATCH (n:Project) RETURN list_sort(collect(n.id)) AS x", "list_sort", "valid"),
    ("MATCH (n:Project) RETURN apoc.text.clean(n.id) AS x", "apoc.text.clean", "valid"),
    ("MATCH (n:Project) RETURN collect(n.id)[0] AS x", "count from 1", "UNWIND"),
    ("UNWIND [[1]] AS l RETURN l[1] AS x", "count from 1", "UNWIND"),
    ("MATCH (n:Project) RETURN [x IN collect(n.id) WHERE x <> ''] AS x", "list comprehension", "UNWIND"),
    ("MATCH (n:Project) RETURN [(n)-[:HAS_TOPIC]->(t:Topic) | t.id] AS x", "pattern comprehension", "OPTIONAL"),
    ("MATCH (n:Project) RETURN n {.id} AS x", "map projection", "n.id AS id"),
    ("MATCH (n:Project) WHERE EXISTS { (n)-[:HAS_TOPIC]->(:Topic) } RETURN n.id AS x", "without MATCH", "EXISTS {"),
    ("MATCH (n:Project) WHERE exists(n.start) RETURN n.id AS x", "the function", "IS NOT NULL"),
    ("MATCH (n:Project) RETURN COLLECT { MATCH (n)-[:HAS_TOPIC]->(t) RETURN t.id } AS x", "COLLECT", "OPTIONAL"),
    ("MATCH (n:Project:Event) RETURN n.id AS x", "several labels", "Project|Event"),
    ("MATCH (n:Project&Event) RETURN n.id AS x", "several labels", "Project|Event"),
    ("MATCH (n:!Project) RETURN n.id AS x", "several labels", "Project|Event"),
    ("MATCH (n)-[:OFFERS|:SEEKS]->(t:Topic) RETURN n.id AS x", "second type", "OFFERS|SEEKS"),
    ("MATCH (n) WHERE n:Project RETURN n.id AS x", "label as a condition", "MATCH (n:Project)"),
    ("MATCH (n:Project) WHERE n.id != 'a' RETURN n.id AS x", "comparison", "<>"),
    ("MATCH (a:Project)-[r:SUCCESSOR_OF* SHORTEST 1..6]->(b:Project) RETURN b.id AS x", "shortest", "*1..6"),
    ("MATCH (a:Project)-[r:SUCCESSOR_OF*1..2 (r, n | WHERE n.id <> '')]->(b) RETURN b.id AS x", "inside a path", "WHERE"),
    ("MATCH (a:Project)-[:SUCCESSOR_OF]->+(b:Project) RETURN b.id AS x", "quantified", "*1..6"),
    ("MATCH (a:Project), (b:Topic) RETURN a.id AS x", "cross product", "MATCH … MATCH"),
    ("MATCH (p:Project) WITH p.id AS x ORDER BY x RETURN x", "without LIMIT", "after RETURN"),
    ("MATCH (a)-[:PARTICIPATES_IN]->(p)<-[:PARTICIPATES_IN]-(b) RETURN b.id AS x", "there and back", "b.id <> a.id"),
]  # fmt: skip
KEPT = [
    "MATCH (a:Organisation|Person)-[:OFFERS|SEEKS]->(t:Topic {id: $topic}) RETURN a.id AS x ORDER BY x LIMIT 3",
    "MATCH (t:Topic)-[:BROADER*0..10]->(:Topic {id: $id, name: $name}) WHERE t.id STARTS WITH 'a' RETURN t.id AS x ORDER BY x",
    "MATCH (p:Project) WITH p.id AS x ORDER BY x LIMIT 5 RETURN x",
    "MATCH (p:Project) WHERE p.id IN ['CAST(', '[0]'] RETURN p.`end` AS `labels(x)` // substring(1)",
    "UNWIND [1, 2] AS x RETURN x, CASE WHEN x IN [1] THEN [x] ELSE [] END AS y",
    "match (p:Project) where (p)-[:HAS_TOPIC]->(:Topic) return p.id as x order by x",
]


@pytest.mark.parametrize("stem", QUESTIONS)
def test_every_question_keeps_to_the_subset(stem: str) -> None:
    check_portable(QUESTIONS[stem].texts["cypher"])


@pytest.mark.parametrize(("text", "what", "instead"), DEPARTURES)
def test_what_leaves_the_subset_is_named_with_what_to_write(text: str, what: str, instead: str) -> None:
    with pytest.raises(QuestionError, match=what) as refused:
        check_portable(text)
    assert instead in refused.value.hint


@pytest.mark.parametrize("text", KEPT)
def test_what_all_engines_share_is_kept(text: str) -> None:
    assert departures(text) == []


def test_every_function_of_the_subset_has_an_example() -> None:
    assert FUNCTIONS - {"length", "type"} == set(CALLS)
    assert not {name.casefold() for name in FUNCTIONS} & set(INSTEAD)


@pytest.mark.parametrize(("call", "value"), CALLS.values())
def test_a_function_gives_the_same_in_both(
    call: str, value: object, small_graph: Graph, bolt_database: str
) -> None:
    text = f"UNWIND [1] AS one RETURN {call} AS value"
    assert small_graph.cypher.query(text, {}).rows == [(value,)]
    with Bolt(bolt_database) as engine:
        assert engine.query(text, {}).rows == [(value,)]


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        (
            "UNWIND ['ab', $x] AS s WITH s WHERE s CONTAINS $x OR s ENDS WITH 'b' RETURN s ORDER BY s",
            {"x": "b"},
        ),
        ("UNWIND [3, 1, 2] AS n RETURN n ORDER BY n DESC SKIP 1 LIMIT 1", {}),
        ("UNWIND [1, 2] AS n RETURN n % 2 = 0 XOR n = 1 AS x, 7 / 2 AS y, 2 ^ 3 AS z ORDER BY n", {}),
        ("RETURN 'a' =~ '[a-c]+' AS x, NOT 'a' STARTS WITH 'b' AS y, NULL IS NULL AS z", {}),
        ("RETURN 1 AS x UNION RETURN 2 AS x", {}),
    ],
)
def test_operators_give_the_same_in_both(
    text: str, parameters: dict[str, Value], small_graph: Graph, bolt_database: str
) -> None:
    with Bolt(bolt_database) as engine:
        assert engine.query(text, parameters).rows == small_graph.cypher.query(text, parameters).rows
