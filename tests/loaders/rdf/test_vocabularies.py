"""SKOS, schema.org, ORG and FOAF by the table of terms."""

from pathlib import Path

from pytest import mark, raises

from synergraph.errors import SourceError
from synergraph.loaders import rdf
from tests.loaders.rdf.conftest import Load, facts, loaded

CONCEPTS = """
ex:scheme a skos:ConceptScheme ; skos:prefLabel "Sachgebiete"@de ; dcterms:modified "2024-03-01"^^xsd:date .
ex:energy a skos:Concept ; skos:inScheme ex:scheme ; skos:prefLabel "energy"@en, "Energie"@de, "energia"@it ;
    skos:altLabel "Energiewirtschaft"@de ; skos:notation "4" ; skos:narrower ex:wind .
ex:wind a skos:Concept ; skos:prefLabel "Windkraft"@de ; skos:broader ex:energy .
ex:code a skos:Concept ; skos:notation "G 4" ; skos:broader ex:energy .
ex:c-17 a skos:Concept ; skos:notation "17" .
"""
SCHEMA = """{
 "@context": {"@vocab": "http://schema.org/"},
 "@graph": [
  {"@id": "https://ror.org/0abcdef12", "@type": "ResearchOrganization", "name": "Institut C",
   "alternateName": "IC", "url": "institut-c.example", "address": {"@type": "PostalAddress", "addressLocality": "Cottbus"},
   "parentOrganization": {"@id": "https://data.example.org/b"}},
  {"@id": "https://data.example.org/b", "@type": "CollegeOrUniversity", "name": "Hochschule B"},
  {"@type": "ResearchProject", "name": "Lernfabrik", "startDate": "2023", "keywords": "Weiterbildung, Robotik",
   "funder": {"@type": "FundingScheme", "name": "Förderfonds D"}, "member": {"@id": "https://data.example.org/b"}},
  {"@type": "BusinessEvent", "name": "Netzwerkabend", "startDate": "2024-04-25T18:00:00+02:00",
   "organizer": {"@id": "https://data.example.org/b"}, "location": {"@type": "City", "name": "Berlin"}}
 ]}"""


def test_concepts_become_topics_with_german_names_first(load: Load) -> None:
    result = load(CONCEPTS)
    assert facts(result) == {
        ("Energie", "name", "Energie"), ("Energie", "alias", "energy"), ("Energie", "alias", "Energiewirtschaft"),
        ("Windkraft", "name", "Windkraft"), ("Windkraft", "broader", "Energie"),
        ("G 4", "name", "G 4"), ("G 4", "broader", "Energie"),
    }  # fmt: skip
    assert {reason for _, reason in result.skipped} == {
        "the model has no skos:ConceptScheme; kept in RDF only",
        "has no name; kept in RDF only",
    }
    assert any(line.endswith('#prefLabel> "energia"@it .') for line in result.triples)


def test_what_only_has_a_number_is_no_topic_and_counted(load: Load) -> None:
    result = load("""
    ex:p a schema:Project ; schema:name "P" ; schema:about ex:t1, ex:t2, <https://x.example/7#this>, ex:robotics .
    ex:t1 a skos:Concept ; skos:notation "1059" . ex:t2 a skos:Concept ; skos:notation "4.7" ; skos:broader ex:t1 .
    <https://x.example/7#this> a skos:Concept . [] a skos:Concept . ex:robotics a skos:Concept ; skos:prefLabel "2030" .
    """)
    assert {name for name, predicate, _ in facts(result) if predicate == "name"} == {"P", "2030"}
    assert (
        "topics without a name: 4 × skos:Concept; a number is none, write skos:prefLabel; kept in RDF only"
        in result.notes
    )
    assert any(line.endswith('#notation> "1059" .') for line in result.triples)


@mark.parametrize(
    ("iri", "name"),
    [
        ("https://data.example.org/MachineLearning", "Machine Learning"),
        ("http://dbpedia.org/resource/E-Mobility_in_K%C3%B6ln", "E Mobility in Köln"),
        ("https://data.example.org/topics#AI_systems", "AI systems"),
    ],
)
def test_a_topic_without_a_label_goes_by_the_words_of_its_iri(load: Load, iri: str, name: str) -> None:
    result = load(f"<{iri}> a skos:Concept .")
    ((subject, _, value),) = facts(result)
    assert (subject, value, result.skipped) == (name, name, [])
    assert "skos:Concept" in result.statements[0].evidence.quote


def test_schema_org_in_either_spelling(load: Load) -> None:
    assert facts(load(SCHEMA, "list.jsonld")) >= {
        ("Institut C", "actor_type", "research"), ("Institut C", "alias", "IC"),
        ("Institut C", "homepage", "https://institut-c.example"), ("Institut C", "located_in", "Cottbus"),
        ("Institut C", "part_of", "Hochschule B"), ("Lernfabrik", "start", "2023"),
        ("Lernfabrik", "has_topic", "Weiterbildung"), ("Lernfabrik", "has_topic", "Robotik"),
        ("Lernfabrik", "funded_by", "Förderfonds D"), ("Hochschule B", "organises", "Netzwerkabend"),
        ("Netzwerkabend", "start", "2024-04-25"), ("Netzwerkabend", "located_in", "Berlin"),
    }  # fmt: skip
    keys = {s.subject.name: s.subject.key for s in load(SCHEMA, "list.jsonld").statements}
    assert (keys["Institut C"], keys["Lernfabrik"]) == ("ror:0abcdef12", "")


def test_organisations_of_org_and_foaf(load: Load) -> None:
    result = load("""
    ex:b a org:FormalOrganization ; skos:prefLabel "Hochschule B" ; org:hasSubOrganization ex:c ; foaf:homepage <https://b.example> .
    ex:c a org:OrganizationalUnit ; foaf:name "Institut C" ; org:hasMembership ex:m .
    ex:m a org:Membership ; org:organization ex:n ; org:role "Mitglied" .
    ex:n a foaf:Organization ; foaf:name "Netz Nord e.V." ; foaf:member ex:b .
    """)
    assert facts(result) >= {
        ("Institut C", "part_of", "Hochschule B"),
        ("Institut C", "member_of", "Netz Nord e.V."),
        ("Hochschule B", "member_of", "Netz Nord e.V."),
        ("Hochschule B", "homepage", "https://b.example"),
    }
    assert [s.role for s in result.statements if s.predicate == "member_of"] == ["member", ""]


def test_classes_of_the_file_count_as_what_they_are_put_under(load: Load) -> None:
    result = load("""
    ex:Reallabor rdfs:subClassOf ex:Vorhaben . ex:Vorhaben rdfs:subClassOf schema:Project .
    ex:r a ex:Reallabor ; schema:name "Reallabor Hafen" .
    """)
    assert facts(result) == {("Reallabor Hafen", "name", "Reallabor Hafen")}


SCHEMA_INSIDE = """
    ex:onto a owl:Ontology .
    ex:Reallabor a owl:Class ; rdfs:subClassOf schema:Project, [ a owl:Restriction ; owl:onProperty ex:in ] .
    ex:Ort a rdfs:Class ; owl:unionOf ( ex:Stadt ex:Dorf ) . ex:Stadt rdfs:subClassOf ex:Ort .
    ex:in a owl:ObjectProperty ; rdfs:range ex:Ort . ex:of a owl:AnnotationProperty .
    ex:r a ex:Reallabor ; schema:name "Reallabor Hafen" . ex:i a owl:NamedIndividual, ex:Dorf . ex:b ex:of ( 1 2 ) .
"""


def test_a_schema_inside_the_data_is_one_note_and_stays_whole_in_rdf(load: Load) -> None:
    result = load(SCHEMA_INSIDE)
    assert facts(result) == {("Reallabor Hafen", "name", "Reallabor Hafen")}
    (note,) = [note for note in result.notes if "declarations" in note]
    assert note.startswith("8 declarations of classes and properties: no data; kept in RDF only (")
    assert sorted({place.rsplit(", ", 1)[1] for place, _ in result.skipped} - {"_:b3", "_:b4", "_:b5"}) == [
        "ex:b",
        "ex:i",
        "ex:onto",
    ]
    assert len(result.triples) == 23


def test_persons_are_things_of_the_model_and_nothing_more_of_them_is_kept(load: Load) -> None:
    result = load("""
    ex:x a foaf:Person ; foaf:name "X Y" ; foaf:mbox <mailto:x@example.org> ; ex:shoes "42" ; schema:worksFor ex:b .
    ex:b a foaf:Organization ; foaf:name "Hochschule B" ; ex:founder ex:x .
    """)
    assert ("X Y", "affiliated_with", "Hochschule B") in facts(result)
    assert result.triples == []
    assert "about natural persons, not kept: 1 × ex:founder, 1 × ex:shoes, 1 × foaf:mbox" in result.notes


def test_an_organisation_may_be_named_and_meant_by_words_for_persons(load: Load) -> None:
    result = load("""
    @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
    ex:o a vcard:Organization ; vcard:fn "Stadtwerke Musterstadt" ; vcard:hasEmail <mailto:o@example.org> .
    ex:p a foaf:Project ; foaf:name "Projekt Mast" ; dcterms:creator ex:c, ex:x, "X Y" ; schema:creator [ vcard:fn "V W" ] .
    ex:c a foaf:Organization ; foaf:name "Mast GmbH" .
    ex:x a vcard:Individual ; vcard:fn "X Y" ; vcard:organization-name "Werk A" .
    """)
    assert facts(result) == {(n, "name", n) for n in ("Stadtwerke Musterstadt", "Projekt Mast", "Mast GmbH")}
    assert [line.rsplit("/", 1)[1] for line in result.triples if "creator" in line] == ["c> ."]
    assert not any(text in line for line in result.triples for text in ("X Y", "V W", "Werk A", "mailto"))


@mark.parametrize(
    ("keywords", "topics"),
    [
        ('"Robotik; Photonik"', {"Robotik", "Photonik"}),
        ('"Robotik, Optik|Photonik;", "Licht"', {"Robotik", "Optik", "Photonik", "Licht"}),
        ('"Aus-, Fort- und Weiterbildung; Optik (Linsen, Laser)"', {"Aus-, Fort- und Weiterbildung", "Optik (Linsen, Laser)"}),
    ],
)  # fmt: skip
def test_keywords_are_parted(load: Load, keywords: str, topics: set[str]) -> None:
    result = load(f'ex:p a schema:Project ; schema:name "P" ; schema:keywords {keywords} .')
    assert {value for _, predicate, value in facts(result) if predicate == "has_topic"} == topics


def test_what_cannot_be_read_is_named_and_the_rest_kept(load: Load) -> None:
    result = load('ex:p a schema:Project ; schema:name "Lernfabrik" ; schema:startDate "bald", "2023-05" .')
    assert facts(result) == {("Lernfabrik", "name", "Lernfabrik"), ("Lernfabrik", "start", "2023-05")}
    assert "schema:startDate: “bald” is no date; kept in RDF only" in result.notes
    assert any('"bald"' in line for line in result.triples)


def test_blank_nodes_are_named_after_their_source(load: Load) -> None:
    result = load('ex:p a schema:Project ; schema:name "P" ; ex:more [ ex:of "this" ] .')
    assert sorted(result.triples) == [
        "<https://data.example.org/p> <https://data.example.org/more> _:b1-list .",
        '_:b1-list <https://data.example.org/of> "this" .',
    ]


def test_the_day_a_file_speaks_of(tmp_path: Path) -> None:
    days = {
        '<https://x.example/o> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://purl.org/dc/terms/created> "2020-01-01", "2021-02-03T10:00:00Z" .': "2021-02-03",
        '<https://x.example/o> a <http://www.w3.org/2002/07/owl#Ontology> ; <http://www.w3.org/2002/07/owl#versionInfo> "2023-10-20" .': "2023-10-20",
        '<> <http://purl.org/dc/terms/modified> "2024-05" .': "2024-05",
        '<https://x.example/p> <http://purl.org/dc/terms/modified> "2024-05" .': "",
        "broken": "",
    }
    path = tmp_path / "list.ttl"
    for text, day in days.items():
        path.write_text(text, encoding="utf-8")
        assert rdf.guess_as_of(path) == day


def test_a_file_without_rdf_is_refused(load: Load) -> None:
    with raises(SourceError, match="holds no triple"):
        load('{"name": "P"}', "list.json")


@mark.shared
def test_a_real_taxonomy_arrives_whole(shared: Path) -> None:
    result = loaded(shared / "vocabularies" / "EuroSciVoc_ec2u.ttl")
    assert (result.rows, result.used, result.skipped) == (1031, 1031, [])
    assert len({s.subject.key for s in result.statements}) == 1031
    assert all(s.evidence.line for s in result.statements)


@mark.shared
def test_an_ontology_names_no_things(shared: Path) -> None:
    result = loaded(shared / "vocabularies" / "bua-full.ttl")
    assert result.statements == []
    assert (result.rows, len(result.skipped)) == (1, 1)
    assert len(result.triples) == 625
    assert "about natural persons, not kept: 1 × dcterms:creator" in result.notes
