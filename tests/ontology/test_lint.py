from collections.abc import Callable

from pytest import CaptureFixture, fixture, mark

from synergraph.ontology.lint import lint, main
from synergraph.ontology.turtle import Triples, triples

TERMS = """
@prefix syn: <https://w3id.org/synergraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
syn:Boat a owl:Class ; rdfs:subClassOf schema:Vehicle ; syn:kind "boat" ; syn:label "Boat" ;
    rdfs:label "Boot"@de, "boat"@en ; rdfs:comment "Schwimmt."@de, "Floats."@en .
syn:Call a owl:Class ; rdfs:subClassOf syn:Boat ;
    rdfs:label "Anlauf"@de, "call"@en ; rdfs:comment "Halt."@de, "Stop."@en .
syn:tows a owl:ObjectProperty ; rdfs:seeAlso schema:agent ; syn:kind "tows" ; syn:relation syn:Call ;
    schema:domainIncludes syn:Boat ; schema:rangeIncludes syn:Boat ;
    rdfs:label "schleppt"@de, "tows"@en ; rdfs:comment "Zieht."@de, "Pulls."@en .
syn:flag a owl:ObjectProperty ; rdfs:seeAlso schema:color ; syn:kind "flag" ;
    schema:domainIncludes syn:Boat ; rdfs:range xsd:string ; syn:scheme <https://w3id.org/synergraph/vocabulary/flag> ;
    rdfs:label "Flagge"@de, "flag"@en ; rdfs:comment "Farbe."@de, "Colour."@en .
"""
THINGS = """
@base <https://w3id.org/synergraph/vocabulary/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix syn: <https://w3id.org/synergraph/ontology#> .
<flag> a skos:ConceptScheme ; skos:prefLabel "Flaggen"@de, "flags"@en .
<flag/red> a skos:Concept ; skos:inScheme <flag> ; skos:notation "red" ; skos:prefLabel "rot"@de, "red"@en .
<flag/blue> a skos:Concept ; skos:inScheme <flag> ; skos:notation "blue" ; skos:prefLabel "blau"@de, "blue"@en .
<boat> a skos:ConceptScheme ; skos:prefLabel "Boote"@de, "boats"@en .
<boat/kahn> a syn:Boat ; skos:inScheme <boat> ; skos:prefLabel "Kahn"@de, "barge"@en ; syn:flag <flag/red> .
<boat/jolle> a syn:Boat ; skos:inScheme <boat> ; skos:prefLabel "Jolle"@de, "dinghy"@en ; syn:tows <boat/kahn> .
"""
Findings = Callable[[str, str], list[str]]


@fixture
def findings() -> Findings:
    """Return what the linter finds after `terms` and `things` are added to a small sound example."""

    def read(terms: str, things: str) -> list[str]:
        ontology, vocabulary = Triples(), Triples()
        ontology.add(triples(TERMS + terms))
        vocabulary.add(triples(THINGS + things))
        return lint(ontology, vocabulary)

    return read


def test_the_shipped_ontology_keeps_its_promises(capsys: CaptureFixture[str]) -> None:
    assert lint() == []
    assert main() == 0
    assert capsys.readouterr().out == ""


def test_a_sound_example_has_no_findings(findings: Findings) -> None:
    assert findings("", "") == []


SAID = 'rdfs:label "x"@de, "x"@en ; rdfs:comment "x."@de, "x."@en'
PORT = f"syn:Port a owl:Class ; {SAID} ;"
ENDS = "schema:domainIncludes syn:Boat ; schema:rangeIncludes syn:Boat"


@mark.parametrize(
    ("terms", "finding"),
    [
        ('syn:x a owl:Class ; rdfs:subClassOf syn:Boat ; rdfs:label "x"@de .', "x: label in “en” is missing"),
        (
            'syn:x a owl:Class ; rdfs:subClassOf syn:Boat ; rdfs:label "x"@de .',
            "x: comment in “de” is missing",
        ),
        (
            f'{PORT} rdfs:subClassOf schema:Place ; syn:kind "boat" ; syn:label "P" .',
            "Boat, Port: the same kind “boat”",
        ),
        (
            f'{PORT} rdfs:subClassOf schema:Place ; syn:kind "p" ; syn:label "Boat" .',
            "Boat, Port: the same label “Boat”",
        ),
        (f'{PORT} rdfs:subClassOf schema:Place ; syn:kind "p" .', "Port: no property-graph label"),
        (f'{PORT} syn:kind "p" ; syn:label "P" .', "Port: no superclass"),
        (
            f'{PORT} rdfs:subClassOf syn:Boat ; syn:kind "p" ; syn:label "P" .',
            "Port: not aligned with a public ontology",
        ),
        (
            f'syn:x a owl:ObjectProperty ; {SAID} ; syn:kind "x" ; {ENDS} .',
            "x: not aligned with a public ontology",
        ),
        (
            f'syn:x a owl:ObjectProperty ; {SAID} ; syn:kind "x" ; rdfs:seeAlso schema:y .',
            "x: no domain or no range",
        ),
        (
            f'syn:x a owl:ObjectProperty ; {SAID} ; syn:kind "x" ; rdfs:seeAlso schema:y ; {ENDS}, syn:Port .',
            "x: unknown class Port",
        ),
        (
            f'syn:x a owl:ObjectProperty ; {SAID} ; syn:kind "x" ; rdfs:seeAlso schema:y ; {ENDS} ; syn:qualifier syn:z .',
            "x: unknown qualifier z",
        ),
        (
            f"syn:x a owl:ObjectProperty ; {SAID} ; syn:scheme <https://w3id.org/synergraph/vocabulary/none> .",
            "x: scheme none has 0 concepts",
        ),
    ],
)
def test_finds_what_is_wrong_with_the_ontology(findings: Findings, terms: str, finding: str) -> None:
    assert finding in findings(terms, "")


BOAT = 'a syn:Boat ; skos:inScheme <boat> ; skos:prefLabel "Boot 3"@de, "boat 3"@en'
GREEN = 'a skos:Concept ; skos:inScheme <flag> ; skos:prefLabel "grün"@de, "green"@en'


@mark.parametrize(
    ("things", "finding"),
    [
        (
            '<boat/x> a syn:Boat ; skos:inScheme <boat> ; skos:prefLabel "x"@de .',
            "boat/x: 0 preferred labels in “en”",
        ),
        (f'<boat/x> {BOAT}, "zwei"@de .', "boat/x: 2 preferred labels in “de”"),
        (f'<boat/x> {BOAT} ; skos:altLabel "KAHN"@de .', "boat/kahn, boat/x: both are called “kahn”"),
        (
            f'<flag/green> {GREEN} ; skos:notation "green" ; skos:altLabel "Red"@en .',
            "flag/green, flag/red: both are called “red”",
        ),
        (f'<flag/green> {GREEN} ; skos:notation "red" .', "flag/green: notation “red”"),
        (f"<flag/green> {GREEN} .", "flag/green: no notation"),
        (f"<boat/Großes_Boot> {BOAT} .", "boat/Großes_Boot: not in slug style"),
        (
            '<boat/x> a syn:Boat ; skos:inScheme <flag> ; skos:prefLabel "x"@de, "x"@en .',
            "boat/x: not in scheme boat",
        ),
        (f"<boat/x> {BOAT.replace('syn:Boat', 'skos:Concept')} .", "boat/x: not of class Boat"),
        (f"<boat/x> {BOAT} ; syn:tows <boat/none> .", "boat/x: boat/none is not there"),
        (f"<boat/x> {BOAT} ; syn:sinks <boat/kahn> .", "boat/x: unknown property sinks"),
        (f"<boat/x> {BOAT} ; syn:flag <boat/kahn> .", "boat/x: flag does not lead to boat/kahn"),
        (f"<boat/x> {BOAT} ; syn:tows <flag/red> .", "boat/x: tows does not lead to flag/red"),
        ("<flag/red> syn:tows <boat/kahn> .", "flag/red: tows does not stand at flag"),
        (f"<boat/x> {BOAT} ; skos:broader <flag/red> .", "boat/x: broader flag/red is of another scheme"),
        (
            "<boat/kahn> skos:broader <boat/jolle> . <boat/jolle> skos:broader <boat/kahn> .",
            "boat/kahn: broader leads back to it",
        ),
        (
            "<boat/kahn> syn:partOf <boat/jolle> . <boat/jolle> syn:partOf <boat/kahn> .",
            "boat/jolle: partOf leads back to it",
        ),
    ],
)
def test_finds_what_is_wrong_with_the_vocabulary(findings: Findings, things: str, finding: str) -> None:
    assert finding in findings("", things)


@mark.parametrize("name", ["Verein", "e.V.", "IHK", "TU"])
def test_finds_institutions_called_by_a_word_for_many(findings: Findings, name: str) -> None:
    things = f"""
    <actor_type/association> skos:prefLabel "Verein"@de, "association"@en .
    <legal_form/ev> skos:prefLabel "e.V."@de, "registered association"@en .
    <organisation/x> skos:prefLabel "Muster"@de, "sample"@en ; skos:altLabel "{name}"@de .
    """
    folded = {"e.V.": "ev"}.get(name, name.casefold())
    assert f"organisation/x: “{folded}” is a word for many" in findings("", things)
    told = things.replace(f'altLabel "{name}"', 'altLabel "EU"')
    assert not [found for found in findings("", told) if "for many" in found]
