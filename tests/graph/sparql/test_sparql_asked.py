"""Queries are answered in every form, and stopped without harm to others."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
import rdflib

from synergraph.graph.graph import Graph
from synergraph.graph.sparql.asked import Sparql
from synergraph.graph.sparql.formats import SOLUTIONS, TRIPLES
from synergraph.graph.workers import StoppedError

PROJECTS = "SELECT ?p { ?p a syn:Project ; syn:stated true } ORDER BY ?p"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_every_table_form_has_the_projects(sparql: Sparql, small_graph: Graph) -> None:
    stated = small_graph.nodes.filter(kind="project", stated=True).height
    for name, form in SOLUTIONS.items():
        answer = sparql.ask(PROJECTS, [name])
        assert answer.media_type == form.media_type
        assert answer.body.count(small_graph.base_iri.encode()) == stated, name


def test_every_triple_form_reads_back_alike(sparql: Sparql) -> None:
    query = "CONSTRUCT { ?p rdfs:label ?n } WHERE { ?p a syn:Project ; rdfs:label ?n }"
    graphs = []
    for name, form in TRIPLES.items():
        answer = sparql.ask(query, [name])
        assert answer.media_type == form.media_type
        graphs.append(set(rdflib.Graph().parse(data=answer.body, format=form.media_type)))
    assert graphs[0]
    assert all(graph == graphs[0] for graph in graphs)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_a_truth_value_has_every_form(sparql: Sparql, name: str) -> None:
    assert b"true" in sparql.ask("ASK { ?p a syn:Project }", [name]).body


def test_a_form_that_does_not_fit_gives_way(sparql: Sparql) -> None:
    assert sparql.ask(PROJECTS, ["turtle", "csv"]).media_type == "text/csv"
    assert sparql.ask("DESCRIBE syn:Project", ["csv"]).media_type == "text/turtle"


def test_ids_are_relative_iris(sparql: Sparql, small_graph: Graph) -> None:
    project = small_graph.nodes.filter(kind="project", stated=True)["id"][0]
    rows = list(
        csv.reader(
            io.StringIO(sparql.ask(f"SELECT ?n {{ <{project}> rdfs:label ?n }}", ["csv"]).body.decode())
        )
    )
    assert len(rows) == 2


def test_named_graphs_can_be_chosen(sparql: Sparql, small_graph: Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    source = small_graph.base_iri + str(small_graph.ledger["source"][0])
    own, every = (
        int(json.loads(sparql.ask(count, ["json"], graphs).body)["results"]["bindings"][0]["n"]["value"])
        for graphs in ([source], [])
    )
    assert 0 < own < every


def test_an_endless_query_is_stopped_while_others_are_answered(small_graph: Graph) -> None:
    with (
        Sparql(small_graph.folder / "rdf", small_graph.base_iri, count=2, seconds=1.5) as sparql,
        ThreadPoolExecutor(3) as pool,
    ):
        endless = pool.submit(sparql.ask, ENDLESS)
        others = [pool.submit(sparql.ask, PROJECTS) for _ in range(20)]
        assert len({other.result().body for other in others}) == 1
        with pytest.raises(StoppedError, match=r"1\.5 seconds"):
            endless.result()
        assert sparql.ask(PROJECTS).body == others[0].result().body


def test_an_answer_that_grows_too_large_is_stopped(small_graph: Graph) -> None:
    with Sparql(small_graph.folder / "rdf", small_graph.base_iri, most_bytes=10_000) as sparql:
        with pytest.raises(StoppedError, match="10000 bytes"):
            sparql.ask("SELECT * { ?s ?p ?o }")
        assert sparql.ask("ASK { }").body
