"""The contract of the catalogue: both twins of every question give the same rows on every graph."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.graph.graph import Graph
from synergraph.queries.ask import run
from synergraph.queries.compare import differences
from synergraph.queries.header import Parameter
from synergraph.queries.questions import Question, catalogue

QUESTIONS = catalogue()
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


def rows(graph: Graph, asked: Question) -> int:
    """Hold both twins against each other for all parameter sets; return the most rows of an answer."""
    most = 0
    for parameters in parameter_sets(graph, asked):
        left, right = (run(graph, asked, parameters, engine) for engine in ("sparql", "cypher"))
        assert not differences(left, right), parameters
        most = max(most, len(left.rows))
    return most


@pytest.mark.parametrize("stem", QUESTIONS)
def test_twins_agree_and_answer(stem: str, small_graph: Graph) -> None:
    assert rows(small_graph, QUESTIONS[stem]) > 0


@pytest.mark.parametrize("stem", QUESTIONS)
def test_twins_agree_on_the_example(stem: str, example_graph: Graph) -> None:
    assert (rows(example_graph, QUESTIONS[stem]) == 0) == (stem in EMPTY_IN_THE_EXAMPLE)


@pytest.mark.shared
@pytest.mark.parametrize("stem", QUESTIONS)
def test_twins_agree_on_real_reports(stem: str, reports_graph: Graph) -> None:
    assert rows(reports_graph, QUESTIONS[stem]) >= 0


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
def test_any_text_is_data(name: str, small_graph: Graph) -> None:
    asked = QUESTIONS["nodes"]
    if name.strip():
        left, right = (run(small_graph, asked, {"name": name}, engine) for engine in ("sparql", "cypher"))
        assert not differences(left, right)
        assert all(isinstance(row[0], str) for row in left.rows)
