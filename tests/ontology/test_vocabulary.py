from collections import Counter

from pytest import mark, raises

from synergraph.errors import OntologyError
from synergraph.ontology import Concept, Labels, Vocabulary, ontology, shipped
from synergraph.ontology.turtle import Triples, triples
from synergraph.ontology.vocabulary import concepts

HEAD = """
@base <https://w3id.org/synergraph/vocabulary/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix syn: <https://w3id.org/synergraph/ontology#> .
<topic> a skos:ConceptScheme ; skos:prefLabel "Themen"@de .
<status/afloat> skos:inScheme <status> ; skos:notation "afloat" ; skos:prefLabel "flott"@de, "afloat"@en .
<topic/schiffe> skos:inScheme <topic> ; skos:prefLabel "Schiffe"@de, "ships"@en ;
    skos:altLabel "Boote"@de ; skos:hiddenLabel "Schife"@de ; skos:definition "Was schwimmt."@de .
<topic/segelschiffe> skos:inScheme <topic> ; skos:broader <topic/schiffe> ; skos:prefLabel "Segelschiffe"@de .
<programme/flotte> skos:inScheme <programme> ; skos:prefLabel "Flotte"@de ; syn:status <status/afloat> ;
    syn:start "2024" ; syn:successorOf <programme/armada> .
"""


def vocabulary(text: str = HEAD) -> Vocabulary:
    found = Triples()
    found.add(triples(text))
    return concepts(found)


def test_a_concept_holds_what_turtle_says() -> None:
    ships = vocabulary().concepts["topic/schiffe"]
    assert (ships.kind, ships.label, ships.definition.de) == (
        "topic",
        Labels("Schiffe", "ships"),
        "Was schwimmt.",
    )
    assert ships.names == ("Schiffe", "ships", "Boote", "Schife")
    fleet = vocabulary().concepts["programme/flotte"]
    assert fleet.attributes == (("start", "2024"), ("status", "afloat"))
    assert fleet.edges == (("successor_of", "programme/armada"),)
    assert vocabulary().concepts["topic/segelschiffe"].edges == (("broader", "topic/schiffe"),)


def test_schemes_are_no_concepts() -> None:
    assert [c.id for c in vocabulary().of_kind("topic")] == ["topic/schiffe", "topic/segelschiffe"]


@mark.parametrize("name", ["Schiffe", "SHIPS", "boote", "schife", "Segel-Schiffe"])
def test_finds_a_concept_by_any_name(name: str) -> None:
    assert vocabulary().find("topic", name) is not None


def test_finds_nothing_of_another_kind_or_name() -> None:
    assert vocabulary().find("cluster", "Schiffe") is None
    assert vocabulary().find("topic", "Flugzeuge") is None


def test_codes_are_found_by_code_and_by_name() -> None:
    assert vocabulary().code("status", "afloat") == vocabulary().code("status", "Flott") == "afloat"
    with raises(OntologyError, match="“flottt” is no value of status") as error:
        vocabulary().code("status", "flottt")
    assert "flott" in error.value.hint


def test_extending_adds_and_replaces() -> None:
    own = Concept("topic/schiffe", "topic", Labels("Kähne", "barges"), Labels("", ""))
    more = Concept("topic/flugzeuge", "topic", Labels("Flugzeuge", "planes"), Labels("", ""))
    extended = vocabulary().extended([own, more])
    found = [extended.find("topic", name) for name in ("barges", "planes", "ships")]
    assert found == [own, more, None]
    assert vocabulary().find("topic", "planes") is None


def test_the_shipped_vocabulary_is_as_wide_as_promised() -> None:
    size = Counter(concept.kind for concept in shipped())
    assert size["topic"] >= 150
    assert (size["cluster"], size["transformation_line"], size["guideline"], size["focus_topic"]) == (
        13,
        3,
        5,
        4,
    )
    schemes = {attribute.scheme for attribute in ontology().attributes.values() if attribute.scheme} | {
        "role"
    }
    assert all(size[scheme] >= 4 for scheme in schemes)


@mark.parametrize(
    ("kind", "names"),
    [
        ("topic", ["Kreislaufwirtschaft", "circular economy", "zirkuläre Wertschöpfung", "Circular Economy"]),
        (
            "topic",
            ["Künstliche Intelligenz", "KI", "AI", "Künstliche Intelligenz (KI)", "kuenstliche Intelligenz"],
        ),
        ("topic", ["Additive Fertigung", "3D-Druck", "3D printing", "Additive Manufacturing"]),
        (
            "cluster",
            ["Optik und Photonik", "Clustermanagement Optik und Photonik", "Cluster Optik und Photonik"],
        ),
        ("cluster", ["Industrielle Produktion", "Teilthemenmanagement Industrielle Produktion"]),
        ("organisation", ["HTW Berlin", "Hochschule für Technik und Wirtschaft Berlin", "HTW"]),
        ("organisation", ["BTU", "BTU Cottbus", "Brandenburg University of Technology"]),
        (
            "organisation",
            [
                "GFZ",
                "Deutsches GeoForschungsZentrum",
                "GFZ German Research Centre for Geosciences",
                "Helmholtz-Zentrum Potsdam Deutsches GeoForschungsZentrum",
                "Helmholtz-Zentrum Potsdam – Deutsches GeoForschungsZentrum GFZ",
            ],
        ),
        (
            "organisation",
            [
                "SenWEB",
                "SenWEnBe",
                "SenWiEnBe Berlin",
                "Senate Department for Economics, Energy and Public Enterprises",
            ],
        ),
        ("organisation", ["IHP", "Leibniz IHP", "IHP Frankfurt (Oder)"]),
        ("organisation", ["MWAE", "Ministerium für Wirtschaft und Arbeit Brandenburg"]),
        (
            "programme",
            ["MPI", "Masterplan Industriestadt Berlin", "Masterplan Industriestadt Berlin 2022–2026"],
        ),
        ("actor_type", ["Hochschule/Forschungsinstitut", "Hochschule/Forschungseinrichtung", "HES", "REC"]),
        ("format", ["Meet-up", "Meetup"]),
    ],
)
def test_synonyms_lead_to_one_concept(kind: str, names: list[str]) -> None:
    found = {concept.id for name in names if (concept := shipped().find(kind, name))}
    assert len(found) == 1
    assert all(shipped().find(kind, name) for name in names)


def test_a_programme_says_what_belongs_to_it() -> None:
    current = shipped().concepts["programme/masterplan-industriestadt-berlin-2022-2026"]
    fields = sorted(target for edge, target in current.edges if edge == "in_action_field")
    assert fields == [
        "action_field/innovation", "action_field/kommunikation-und-vernetzung",
        "action_field/kompetenzen", "action_field/rahmenbedingungen",
    ]  # fmt: skip
    assert ("successor_of", "programme/masterplan-industriestadt-berlin-2018-2021") in current.edges


def test_the_thesaurus_has_three_levels_under_fourteen_top_topics() -> None:
    above = {t.id: dict(t.edges).get("broader", "") for t in shipped().of_kind("topic")}
    assert sum(not broader for broader in above.values()) == 14

    def depth(topic: str) -> int:
        return 1 + depth(above[topic]) if above[topic] else 1

    assert {depth(topic) for topic in above} == {1, 2, 3, 4}


@mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("organisation", "TECHNISCHE UNIVERSITAT BERLIN", "organisation/tu-berlin"),
        ("organisation", "Technische Universitaet Berlin", "organisation/tu-berlin"),
        (
            "organisation",
            "FRAUNHOFER GESELLSCHAFT ZUR FORDERUNG DER ANGEWANDTEN FORSCHUNG EV",
            "organisation/fraunhofer",
        ),
        ("place", "JULICH", "place/juelich"),
        ("topic", "Industrielle Abwärme", "topic/abwaermenutzung"),
        ("topic", "Industrielle Abwarme", None),
    ],
)
def test_institutions_and_places_are_found_without_umlauts(
    kind: str, written: str, meant: str | None
) -> None:
    found = shipped().find(kind, written)
    assert (found and found.id) == meant


def test_a_name_without_umlauts_that_two_could_bear_is_nobodys() -> None:
    two = [
        Concept(f"organisation/{n}", "organisation", Labels(name, name), Labels("", ""))
        for n, name in enumerate(("Müller Optik", "Mueller-Optik", "Muller Öptik", "Bü AG"))
    ]
    known = Vocabulary({concept.id: concept for concept in two})
    assert known.find("organisation", "MULLER OPTIK") is None
    assert known.find("organisation", "MUELLER OPTIK") is two[0]
    assert known.find("organisation", "BU AG") is None
