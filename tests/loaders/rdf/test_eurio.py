"""Data in the shape of EURIO, the ontology of the EU's research projects."""

from pathlib import Path

from pytest import mark

from tests.loaders.rdf.conftest import Load, facts, loaded

PROJECT = """
ex:p a eurio:Project, owl:NamedIndividual ; eurio:title "Hafenkran vier null" ; eurio:identifier "101000001" ;
    eurio:hasAcronym ex:acronym ; eurio:startDate "2022-04-01"^^xsd:date ; eurio:endDate "2024-07-31"^^xsd:date ;
    eurio:projectStatus "SIGNED" ; eurio:hasTotalCost ex:cost ; eurio:isFundedBy ex:grant ;
    eurio:hasEuroSciVocClassification ex:robotics ; eurio:hasInvolvedParty ex:lead ; eurio:hasResult ex:paper .
ex:acronym a eurio:TitleAcronym ; eurio:shortForm "HK4" .
ex:cost a eurio:MonetaryAmount ; eurio:value "1200000.50"^^xsd:decimal ; eurio:currency "EUR" .
ex:robotics a skos:Concept ; skos:prefLabel "Robotik"@de, "robotics"@en .
ex:grant a eurio:Grant ; eurio:hasFundingAmount ex:granted ; eurio:startDate "2022-04-01"^^xsd:date ;
    eurio:hasFundingSchemeProgramme ex:frame ; eurio:hasFundingSchemeCall ex:call .
ex:granted a eurio:MonetaryAmount ; eurio:value 900000 ; eurio:currency "EUR" .
ex:frame a eurio:FundingScheme ; eurio:title "Rahmenprogramm" .
ex:call a eurio:FundingScheme ; eurio:title "Aufruf Häfen" ; eurio:isSubSchemeOf ex:frame .
ex:lead a eurio:OrganisationRole ; eurio:isRoleOf ex:werk ; eurio:roleLabel "coordinator" ;
    eurio:startDate "2022-04-01"^^xsd:date ; eurio:isRecipientOf ex:payment .
ex:payment a eurio:GrantPayment ; eurio:hasPaymentAmount [ a eurio:MonetaryAmount ; eurio:value 250000.0 ] .
ex:other a eurio:OrganisationRole ; rdfs:label "Org: HOCHSCHULE B/ Role: participant/ Project: 1" ;
    eurio:isRoleOf ex:elsewhere ; eurio:isInvolvedIn ex:p ; eurio:roleLabel "participant" .
ex:werk a eurio:ForProfitOrganisation ; eurio:legalName "Werk A GmbH" ; eurio:identifier "999000001" ;
    eurio:vatNumber "DE000000001" ; eurio:hasSite [ a eurio:Site ; eurio:hasAddress ex:address ] .
ex:address a eurio:PostalAddress ; eurio:addressLocality "Potsdam" ; eurio:postalCode "14467" .
ex:paper a eurio:JournalPaper ; eurio:title "Kräne" ; eurio:author "A. Person" .
"""


def test_a_project_arrives_with_its_attributes(load: Load) -> None:
    result = load(PROJECT)
    name = "Hafenkran vier null"
    assert facts(result) >= {
        (name, "name", name), (name, "alias", "HK4"), (name, "start", "2022-04-01"), (name, "end", "2024-07-31"),
        (name, "status", "running"), (name, "volume", "1200000.5"), (name, "funding", "900000"),
        (name, "identifier", "cordis:101000001"), (name, "has_topic", "Robotik"), ("Robotik", "alias", "robotics"),
        ("Werk A GmbH", "actor_type", "company"), ("Werk A GmbH", "located_in", "Potsdam"),
        ("Werk A GmbH", "identifier", "vat:DE000000001"), ("Aufruf Häfen", "part_of", "Rahmenprogramm"),
    }  # fmt: skip


def test_things_have_the_identifiers_that_other_sources_use(load: Load) -> None:
    keys = {s.subject.name: s.subject.key for s in load(PROJECT).statements}
    assert keys["Hafenkran vier null"] == "cordis:101000001"
    assert keys["Werk A GmbH"] == "pic:999000001"
    assert keys["Robotik"] == "iri:https://data.example.org/robotics"


def test_roles_become_participations_with_money(load: Load) -> None:
    edges = {s.subject.name: s for s in load(PROJECT).statements if s.predicate == "participates_in"}
    lead, other = edges["Werk A GmbH"], edges["HOCHSCHULE B"]
    assert (lead.role, lead.since, lead.amount) == ("lead", "2022-04-01", 250_000.0)
    assert (other.role, other.subject.key, other.amount) == (
        "partner",
        "iri:https://data.example.org/elsewhere",
        None,
    )


def test_a_grant_becomes_funding_and_its_amount_counts_once(load: Load) -> None:
    grants = [s for s in load(PROJECT).statements if s.predicate == "funded_by"]
    assert [(s.object.name, s.amount, s.since) for s in grants if s.object] == [
        ("Aufruf Häfen", 900_000.0, "2022-04-01"),
        ("Rahmenprogramm", None, "2022-04-01"),
    ]


def test_what_the_model_does_not_know_stays_rdf_and_is_named(load: Load) -> None:
    result = load(PROJECT)
    result_of = "<https://data.example.org/p> <http://data.europa.eu/s66#hasResult> <https://data.example.org/paper> ."
    assert result_of in result.triples
    assert "kept in RDF only, eurio:JournalPaper: 1 × eurio:title, 1 × rdf:type" in result.notes
    assert any(
        s.place == "list.ttl, line 32, ex:paper" and "eurio:JournalPaper" in s.reason for s in result.skipped
    )


def test_names_of_authors_are_not_kept(load: Load) -> None:
    result = load(PROJECT)
    assert not any("A. Person" in line for line in result.triples)
    assert "about natural persons, not kept: 1 × eurio:author" in result.notes


PAYMENT = '[ a eurio:GrantPayment ; eurio:hasPaymentAmount [ a eurio:MonetaryAmount ; eurio:value {} ; eurio:currency "{}" ] ]'


@mark.parametrize(
    ("payments", "amount", "note"),
    [
        ([("1e5", "EUR"), ("50000", "EUR")], 150_000.0, ""),
        ([("50000", "EUR"), ("50000", "EUR")], 100_000.0, ""),
        ([("10", "EUR"), ("20", "EUR"), ("25.5", "EUR")], 55.5, ""),
        (
            [("10", "EUR"), ("20", "EUR"), ("30", "EUR")],
            None,
            "of 3 amounts one may be the sum of the others",
        ),
        ([("10", "EUR"), ("20", "USD")], None, "of 2 amounts one is an amount in “USD”, not in euros"),
        ([("10", "EUR"), ("", "")], None, "names 2 amounts, of which the file gives 1"),
    ],
)
def test_several_payments_add_up(
    load: Load, payments: list[tuple[str, str]], amount: float | None, note: str
) -> None:
    written = ", ".join(PAYMENT.format(*p) if p[0] else "ex:elsewhere" for p in payments)
    result = load(PROJECT.replace("ex:payment .", f"{written} .", 1))
    (lead,) = [s for s in result.statements if s.role == "lead"]
    assert lead.amount == amount
    assert not note or any(f"eurio:isRecipientOf: {note}" in said for said in result.notes)


def test_other_currencies_are_no_euros(load: Load) -> None:
    result = load(PROJECT.replace('"EUR"', '"USD"'))
    assert not {"volume", "funding"} & {s.predicate for s in result.statements}
    assert any("is an amount in “USD”, not in euros" in note for note in result.notes)


def test_evidence_names_the_line_of_the_subject_and_quotes_the_triples(load: Load) -> None:
    by_predicate = {s.predicate: s.evidence for s in load(PROJECT).statements if s.subject.kind == "project"}
    assert by_predicate["start"].quote == 'ex:p eurio:startDate "2022-04-01"'
    assert by_predicate["start"].line == 12
    assert by_predicate["alias"].quote == 'ex:p eurio:hasAcronym ex:acronym; ex:acronym eurio:shortForm "HK4"'


@mark.shared
def test_a_real_project_arrives_with_all_its_partners(shared: Path) -> None:
    result = loaded(shared / "vocabularies" / "bigmap_eurio_instances.ttl")
    partners = [s for s in result.statements if s.predicate == "participates_in"]
    roles = [s.role for s in partners]
    assert (len(partners), roles.count("lead"), len({s.subject for s in partners})) == (38, 1, 38)
    project = next(s.subject for s in result.statements if s.subject.kind == "project")
    assert project.key == "cordis:957189"
    values = {s.predicate: s.value for s in result.statements if s.subject == project}
    assert (values["start"], values["funding"], values["alias"]) == ("2020-09-01", "19997812.5", "BIG-MAP")
    assert not [s for s in result.statements if s.subject.kind == "topic"]
    assert any(note.startswith("topics without a name: 4 × skos:Concept;") for note in result.notes)
    assert any(note.startswith("71 declarations of classes and properties: no data") for note in result.notes)
