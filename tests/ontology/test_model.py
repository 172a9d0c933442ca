from pytest import mark, raises

from synergraph.errors import OntologyError
from synergraph.ontology import SYN, Labels, Ontology, ontology
from synergraph.ontology.model import modelled
from synergraph.ontology.turtle import Triples, triples

HEAD = """
@prefix syn: <https://w3id.org/synergraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
syn:Boat a owl:Class ; syn:kind "boat" ; syn:label "Boat" ; rdfs:label "Boot"@de, "boat"@en .
syn:Port a owl:Class ; syn:kind "port" ; syn:label "Port" ; rdfs:label "Hafen"@de .
"""


def model(text: str) -> Ontology:
    found = Triples()
    found.add(triples(HEAD + text))
    return modelled(found)


def test_node_kinds_have_labels_in_both_languages() -> None:
    nodes = model("").nodes
    assert (nodes["boat"].label, nodes["boat"].iri) == ("Boat", SYN.Boat)
    assert (nodes["boat"].name["de"], nodes["boat"].name["en"]) == ("Boot", "boat")
    assert nodes["port"].name == Labels("Hafen", "Hafen")


def test_edges_know_their_ends_and_qualifiers() -> None:
    edge = model(
        'syn:callsAt a owl:ObjectProperty, owl:SymmetricProperty ; syn:kind "calls_at" ; syn:relation syn:Call ;'
        " schema:domainIncludes syn:Boat ; schema:rangeIncludes owl:Thing ; syn:qualifier syn:until, syn:since ."
    ).edges["calls_at"]
    assert (edge.type, edge.relation, edge.symmetric) == ("CALLS_AT", SYN.Call, True)
    assert edge.sources == {"boat"}
    assert edge.targets == {"boat", "port"}
    assert edge.qualifiers == ("since", "until")


@mark.parametrize(
    ("said", "datatype", "scheme", "functional", "varies"),
    [
        ("rdfs:range xsd:integer", "integer", "", False, False),
        ("syn:scheme <https://example.org/flag>", "code", "flag", False, False),
        ("a owl:FunctionalProperty ; syn:varies true ; rdfs:range xsd:string", "string", "", True, True),
    ],
)
def test_attributes(said: str, datatype: str, scheme: str, functional: bool, varies: bool) -> None:
    attribute = model(f'syn:flag syn:kind "flag" ; schema:domainIncludes syn:Boat ; {said} .').attributes[
        "flag"
    ]
    assert (attribute.datatype, attribute.scheme) == (datatype, scheme)
    assert (attribute.functional, attribute.varies) == (functional, varies)
    assert attribute.kinds == {"boat"}


def test_an_attribute_without_range_is_an_error() -> None:
    with raises(OntologyError, match="has no XSD range"):
        model('syn:flag syn:kind "flag" .')


def test_the_shipped_ontology_has_the_kinds_that_others_rely_on() -> None:
    shipped = ontology()
    assert set(shipped.nodes) == {
        "action_field", "cluster", "document", "event", "figure", "focus_topic", "guideline", "organisation",
        "person", "place", "programme", "project", "topic", "transformation_line",
    }  # fmt: skip
    assert {
        "participates_in", "organises", "hosts", "takes_part", "funded_by", "part_of", "in_action_field",
        "in_transformation_line", "has_topic", "presented_at", "supported_by", "cooperates_with", "met", "member_of",
        "successor_of", "located_in", "about_guideline", "about_focus", "offers", "seeks", "speaks_at",
        "affiliated_with",
    } <= set(shipped.edges)  # fmt: skip
    assert {"actor_type", "size_class", "status", "start", "end", "volume", "funding"} <= set(
        shipped.attributes
    )


def test_edges_run_where_the_ontology_allows_it() -> None:
    assert ontology().allows("organisation", "participates_in", "project")
    assert not ontology().allows("project", "participates_in", "organisation")


def test_an_unknown_kind_names_the_closest() -> None:
    assert ontology().node("topic").label == "Topic"
    with raises(OntologyError) as error:
        ontology().node("organization")
    assert "organisation" in error.value.hint
