"""RDF, property graph, matrices and NetworkX say the same as the tables."""

import polars as pl
import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import SYN, ontology

PREFIXES = f"PREFIX syn: <{SYN}> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "


def by_kind(frame: pl.DataFrame) -> dict[str, int]:
    return dict(frame.group_by("kind").len().iter_rows())


def test_rdf_has_every_node_with_its_class(small_graph: Graph) -> None:
    for kind, count in by_kind(small_graph.nodes).items():
        query = f"{PREFIXES} SELECT (COUNT(?n) AS ?c) WHERE {{ ?n a <{ontology().nodes[kind].iri}> ; syn:id ?id }}"
        assert small_graph.sparql.query(query, {}).rows == [(count,)], kind


def test_rdf_has_every_edge_as_triple_and_with_qualifiers_as_relation(small_graph: Graph) -> None:
    distinct = small_graph.edges.unique(["source", "kind", "target"])
    for kind, count in by_kind(distinct).items():
        edge = f"<{ontology().edges[kind].iri}>"
        direct = f"{PREFIXES} SELECT (COUNT(*) AS ?c) WHERE {{ ?s {edge} ?o . ?s syn:id ?i . ?o syn:id ?j }}"
        assert small_graph.sparql.query(direct, {}).rows == [(count,)], kind
        relation = f"{PREFIXES} SELECT (COUNT(?r) AS ?c) WHERE {{ ?r rdf:predicate {edge} ; syn:statement ?s0 FILTER NOT EXISTS {{ ?r syn:statement ?s1 FILTER(STR(?s1) < STR(?s0)) }} }}"
        qualified = by_kind(small_graph.edges)[kind] if ontology().edges[kind].qualifiers else 0
        assert small_graph.sparql.query(relation, {}).rows == [(qualified,)], kind


def test_every_statement_stands_in_the_named_graph_of_its_source(small_graph: Graph) -> None:
    query = f"{PREFIXES} SELECT ?g (COUNT(?s) AS ?c) WHERE {{ ?s syn:subject ?x ; syn:predicate ?p ; syn:object ?o ; syn:source ?g . GRAPH ?g {{ ?x ?p ?o }} }} GROUP BY ?g"
    counted = dict(small_graph.statements.group_by("source").len().iter_rows())
    assert {row[0]: row[1] for row in small_graph.sparql.query(query, {}).rows} == counted


def test_the_property_graph_has_every_node_edge_and_statement(small_graph: Graph) -> None:
    cypher = small_graph.cypher
    for kind, count in by_kind(small_graph.nodes).items():
        label = ontology().nodes[kind].label
        assert cypher.query(f"MATCH (n:{label}) RETURN count(n) AS c", {}).rows == [(count,)], kind
    for kind, count in by_kind(small_graph.edges).items():
        assert cypher.query(f"MATCH ()-[r:{kind.upper()}]->() RETURN count(r) AS c", {}).rows == [(count,)], (
            kind
        )
    assert cypher.query("MATCH (s:Statement) RETURN count(s) AS c", {}).rows == [
        (small_graph.statements.height,)
    ]


def test_matrices_count_the_edges_between_two_nodes(small_graph: Graph) -> None:
    for kind, count in by_kind(small_graph.edges).items():
        array, rows, columns = small_graph.matrix(kind)
        assert array.sum() == count and array.shape == (len(rows), len(columns))
        source, target = small_graph.edges.filter(pl.col("kind") == kind).select("source", "target").row(0)
        assert array[rows.index(source), columns.index(target)] >= 1


def test_a_matrix_keeps_to_kinds_of_nodes(small_graph: Graph) -> None:
    every = small_graph.matrix("participates_in")
    array, rows, columns = small_graph.matrix("participates_in", "organisation", "project")
    for names, kind in ((rows, "organisation"), (columns, "project")):
        assert names == small_graph.nodes.filter(kind=kind)["id"].to_list()
    at = [every.rows.index(name) for name in rows], [every.columns.index(name) for name in columns]
    assert (array != every.array[at[0]][:, at[1]]).nnz == 0 and array.sum() > 0


@pytest.mark.parametrize("kinds", [("participate_in",), ("participates_in", "organization")])
def test_an_unknown_kind_names_the_closest(small_graph: Graph, kinds: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=r"participates_in|organisation"):
        small_graph.matrix(*kinds)


def test_networkx_has_all_nodes_and_edges_with_their_attributes(small_graph: Graph) -> None:
    graph = small_graph.networkx()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (
        small_graph.nodes.height,
        small_graph.edges.height,
    )
    assert {key.split(":")[0] for *_, key in graph.edges(keys=True)} == {*by_kind(small_graph.edges)}
    row = small_graph.nodes.filter(pl.col("status").is_not_null()).row(0, named=True)
    assert graph.nodes[row["id"]]["status"] == row["status"] and graph.nodes[row["id"]]["kind"] == row["kind"]


def test_what_sources_state_keeps_the_shapes(small_graph: Graph) -> None:
    from synergraph.ontology.shapes import violations

    assert violations(small_graph.rdf()) == []


@pytest.mark.parametrize("text", ["SELECT ?x WHERE {", "this is no query"])
def test_a_broken_query_is_an_error_with_a_hint(small_graph: Graph, text: str) -> None:
    from synergraph.errors import QuestionError

    for engine in (small_graph.sparql, small_graph.cypher):
        with pytest.raises(QuestionError, match="not valid"):
            engine.query(text, {})


def test_parameters_are_bound_and_never_part_of_the_query(small_graph: Graph) -> None:
    evil = 'x" } INSERT DATA { <urn:a> <urn:b> "c'
    found = small_graph.cypher.query(
        "MATCH (p:Project) WHERE p.name = $name RETURN p.id AS id", {"name": evil}
    )
    assert found.rows == []
    text = f"{PREFIXES} SELECT ?name ?p WHERE {{ ?p a syn:Project ; <http://www.w3.org/2000/01/rdf-schema#label> ?name }}"
    assert small_graph.sparql.query(text, {"name": evil}).rows == []
