from pathlib import Path

from pytest import mark
from rdflib import SH, Graph, URIRef

from synergraph.ontology import SYN, Concept, Labels, ontology, shipped
from synergraph.ontology.graphs import ontology_graph, vocabulary_graph
from synergraph.ontology.shapes import shapes, violations

HEAD = """
@prefix syn: <https://w3id.org/synergraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/> .
@base <https://w3id.org/synergraph/vocabulary/> .
"""
SOUND = """
x:report a syn:Document ; rdfs:label "Bericht" ; syn:asOf "2024-11" .
x:yard a syn:Organisation ; rdfs:label "Werft" ; syn:actorType <actor_type/company> ; syn:participatesIn x:hull ;
    syn:homepage "https://example.org" .
x:hull a syn:Project ; rdfs:label "Rumpf" ; syn:start "2023" ; syn:volume 12.5 ; syn:rnd true ;
    syn:inActionField <action_field/innovation> .
x:part a syn:Participation ; rdf:subject x:yard ; rdf:predicate syn:participatesIn ; rdf:object x:hull ;
    syn:role <role/lead> ; syn:since "2023-02-01" ; syn:amount 3.0 ; syn:quote "Die Werft leitet." .
"""


def found(text: str) -> list[str]:
    return violations(Graph().parse(data=HEAD + text, format="turtle"))


def test_sound_data_conforms() -> None:
    assert found(SOUND) == []


@mark.parametrize(
    ("before", "after", "finding"),
    [
        ('rdfs:label "Rumpf" ; ', "", "x:hull: has no name"),
        ('syn:start "2023"', 'syn:start "bald"', "Rumpf: is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
        ('syn:start "2023"', 'syn:start "2023-13"', "Rumpf: is no date (YYYY, YYYY-MM or YYYY-MM-DD)"),
        ('syn:start "2023"', 'syn:start "2023", "2024"', "Rumpf start: has more than one value"),
        ("syn:rnd true", 'syn:rnd "ja"', "Rumpf rnd: is no boolean"),
        ("syn:volume 12.5", "syn:volume -1.0", "Rumpf: is less than zero"),
        ("actor_type/company", "status/running", "Werft actorType: is no code of actor_type"),
        ("action_field/innovation", "topic/robotik", "Rumpf inActionField: in_action_field leads to the wrong kind of node"),
        ("syn:participatesIn x:hull", "syn:participatesIn x:report", "Werft participatesIn: participates_in leads to the wrong kind of node"),
        ('syn:asOf "2024-11"', "syn:inActionField <action_field/innovation>", "Bericht: inActionField starts at the wrong kind of node"),
        ('syn:asOf "2024-11"', "syn:rnd true", "Bericht: rnd stands at the wrong kind of node"),
        ("role/lead", "role/chief", "Werft participatesIn Rumpf role: is no code of role"),
        ("syn:amount 3.0", "syn:amount 3", "Werft participatesIn Rumpf amount: is no decimal"),
        (' ; syn:quote "Die Werft leitet."', "", "Werft participatesIn Rumpf: has neither quote nor statement nor rule"),
        ("rdf:subject x:yard ; ", "", "x:part subject: needs exactly one subject"),
    ],
)  # fmt: skip
def test_finds_what_is_wrong(before: str, after: str, finding: str) -> None:
    assert before in SOUND
    assert found(SOUND.replace(before, after)) == [finding.replace("x:", "https://example.org/")]


def test_a_relation_may_rest_on_statements_or_on_a_rule() -> None:
    quote = 'syn:quote "Die Werft leitet."'
    assert found(SOUND.replace(quote, 'syn:rule "lead of a part"')) == []
    assert found(SOUND.replace(quote, "syn:statement x:said")) == []


def test_concepts_need_both_languages() -> None:
    concept = 'x:tide a syn:Topic ; skos:inScheme <topic> ; skos:prefLabel "Tide"@de'
    message = "needs one preferred label each in German and English"
    assert found(f'{concept}, "tide"@en .') == []
    assert found(f"{concept} .") == [f"https://example.org/tide prefLabel: {message}"]


def test_every_class_edge_and_attribute_has_a_shape() -> None:
    model, graph = ontology(), shapes()
    iris = [*(n.iri for n in model.nodes.values()), *(e.iri for e in model.edges.values())]
    iris.extend(attribute.iri for attribute in model.attributes.values())
    assert {URIRef(f"{iri}Shape") for iri in iris} <= set(graph.subjects(None, SH.NodeShape))


def test_a_workspace_may_add_codes() -> None:
    own = Concept("actor_type/guild", "actor_type", Labels("Zunft", "guild"), Labels("", ""), code="guild")
    data = Graph().parse(data=HEAD + SOUND.replace("actor_type/company", "actor_type/guild"), format="turtle")
    assert violations(data) == ["Werft actorType: is no code of actor_type"]
    assert violations(data, shipped().extended([own])) == []


def test_the_shipped_vocabularies_conform() -> None:
    assert violations(vocabulary_graph()) == []


@mark.shared
def test_aligned_terms_exist_in_the_public_ontologies(shared: Path) -> None:
    public = {
        "http://www.w3.org/ns/org#": "w3c_org.ttl",
        "http://www.w3.org/ns/prov#": "w3c_prov-o.ttl",
        "http://data.europa.eu/s66#": "EURIO.ttl",
    }
    named = {str(term) for triple in ontology_graph() for term in triple if isinstance(term, URIRef)}
    for namespace, file in public.items():
        declared = {str(s) for s in Graph().parse(shared / "vocabularies" / file, format="turtle").subjects()}
        ours = {term for term in named if term.startswith(namespace)}
        assert ours
        assert ours - declared == set()
    assert any(term.startswith(SYN) for term in named)
