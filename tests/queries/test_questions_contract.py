"""The contract of the catalogue: every question gives the same rows on every engine and graph."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.errors import SynergraphError
from synergraph.graph.engines import Engine
from synergraph.graph.graph import Graph
from synergraph.queries.ask import run
from synergraph.queries.compare import differences
from synergraph.queries.header import Parameter
from synergraph.queries.questions import Question, catalogue

QUESTIONS = catalogue()
ENGINES = {"cypher": "embedded_cypher", "neo4j": "on_bolt", "sparql-server": "on_oxigraph"}
"""What is held against the embedded SPARQL, and the session fixture that gives its engine for a graph."""
GAPS: dict[tuple[str, str], str] = {}
"""(engine, question) → why its rows differ there. A gap that has closed fails the test."""
WORDS = {
    "date": ["2023", "2023-06", "2024-11-15"],
    "integer": ["1", "2"],
    "kind": ["organisation", "topic"],
    "predicate": ["status", "part_of"],
    "text": ["probe", "contradiction", "projects"],
    "status": ["laufend", "completed"],
    "format": ["Dialog", "meetup"],
    "actor_type": ["Unternehmen"],
}
EMPTY_IN_THE_EXAMPLE = {
    "cluster-cooperation": "it has no yearly tables of clusters",
    "cross-cluster-projects": "no project of it names the cluster that supports it",
}


def nodes(graph: Graph, kinds: tuple[str, ...]) -> list[str]:
    """Return the three nodes of the kinds that have the most edges."""
    ends = pl.concat([graph.edges.select(id="source"), graph.edges.select(id="target")])
    counted = graph.nodes.filter("stated").join(ends.group_by("id").len(), on="id")
    pool = counted.filter(pl.col("kind").is_in(kinds)) if kinds else counted
    return pool.sort("len", "id", descending=[True, False])["id"].head(3).to_list()


def words(graph: Graph, parameter: Parameter) -> list[str]:
    kind = parameter.type
    found = nodes(graph, kind.of) if kind.name == "node" else WORDS[kind.of[0] if kind.of else kind.name]
    return found if parameter.default is None else [parameter.default, *found]


def parameter_sets(graph: Graph, asked: Question) -> Iterator[Mapping[str, str]]:
    """Yield the first words of every parameter, then each further word with the others as they are."""
    choices = {p.name: words(graph, p) for p in asked.parameters}
    first = {name: found[0] for name, found in choices.items()}
    yield first
    for name, found in choices.items():
        yield from ({**first, name: word} for word in found[1:])


def rows(graph: Graph, asked: Question, engine: str | Engine = "cypher") -> int:
    """Hold an engine against the embedded SPARQL for all parameter sets; return the most rows of an answer."""
    most = 0
    for parameters in parameter_sets(graph, asked):
        left, right = (run(graph, asked, parameters, of) for of in ("sparql", engine))
        assert not differences(left, right), parameters
        most = max(most, len(left.rows))
    return most


def hold(graph: Graph, asked: Question, engine: str | Engine, *, empty: bool, gap: str = "") -> None:
    """Hold an engine to the contract, or to the gap that is declared for it."""
    if gap:
        with pytest.raises((AssertionError, SynergraphError)):
            rows(graph, asked, engine)
    else:
        assert (rows(graph, asked, engine) == 0) == empty


@pytest.fixture(scope="session", params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def engine_of(request: pytest.FixtureRequest, engine_name: str) -> Callable[[Graph], Engine]:
    of: Callable[[Graph], Engine] = request.getfixturevalue(ENGINES[engine_name])
    return of


@pytest.fixture(scope="session")
def embedded_cypher() -> Callable[[Graph], Engine]:
    return lambda graph: graph.cypher


@pytest.mark.parametrize("stem", QUESTIONS)
def test_engines_agree_and_answer(
    stem: str, small_graph: Graph, engine_name: str, engine_of: Callable[[Graph], Engine]
) -> None:
    gap = GAPS.get((engine_name, stem), "")
    hold(small_graph, QUESTIONS[stem], engine_of(small_graph), empty=False, gap=gap)


@pytest.mark.parametrize("stem", QUESTIONS)
def test_engines_agree_on_the_example(
    stem: str, example_graph: Graph, engine_name: str, engine_of: Callable[[Graph], Engine]
) -> None:
    empty, gap = stem in EMPTY_IN_THE_EXAMPLE, GAPS.get((engine_name, stem), "")
    hold(example_graph, QUESTIONS[stem], engine_of(example_graph), empty=empty, gap=gap)


@pytest.mark.shared
@pytest.mark.parametrize("stem", QUESTIONS)
def test_twins_agree_on_real_reports(stem: str, reports_graph: Graph) -> None:
    assert rows(reports_graph, QUESTIONS[stem]) >= 0


def test_a_gap_that_has_closed_is_noticed(small_graph: Graph) -> None:
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        hold(small_graph, QUESTIONS["portfolio"], "cypher", empty=False, gap="it once had")


def test_gaps_are_of_engines_and_questions_that_are() -> None:
    assert all(engine in ENGINES and stem in QUESTIONS and reason for (engine, stem), reason in GAPS.items())


@pytest.mark.parametrize(
    ("stem", "right", "wrong"),
    [
        ("portfolio", "status = 'completed'", "status = 'running'"),
        ("documents", "ORDER BY coalesce(as_of, '')", "ORDER BY coalesce(as_of, 'x')"),
        ("topics", "t.stated", "t.id <> 'topic/blockchain'"),
    ],
)
def test_a_broken_twin_is_found(stem: str, right: str, wrong: str, small_graph: Graph) -> None:
    asked = QUESTIONS[stem]
    assert right in asked.texts["cypher"]
    broken = replace(asked, texts={**asked.texts, "cypher": asked.texts["cypher"].replace(right, wrong)})
    with pytest.raises(AssertionError):
        rows(small_graph, broken)


@settings(max_examples=60, deadline=None)
@given(name=st.text(st.sampled_from("abeinprst ÄäÖöÜüß&-–/\\\"'`{}()$?#|;*%_"), min_size=1, max_size=8))
def test_any_text_is_data(name: str, small_graph: Graph, engine_of: Callable[[Graph], Engine]) -> None:
    asked = QUESTIONS["nodes"]
    if name.strip():
        engines = ("sparql", engine_of(small_graph))
        left, right = (run(small_graph, asked, {"name": name}, engine) for engine in engines)
        assert not differences(left, right)
        assert all(isinstance(row[0], str) for row in left.rows)
