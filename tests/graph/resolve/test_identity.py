"""Which names are one thing: the rules, and that order does not matter."""

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.resolve.identity import Claim, Decision, Identity, Mention
from synergraph.graph.resolve.readings import Readings
from synergraph.ontology import Concept, Labels, Vocabulary

HTW = Concept(
    "organisation/htw",
    "organisation",
    Labels("Hochschule für Technik und Wirtschaft Berlin", "HTW Berlin"),
    Labels("", ""),
    ("HTW",),
)
BERLIN = Concept("place/berlin", "place", Labels("Berlin", "Berlin"), Labels("", ""))
ENERGY = Concept(
    "organisation/energie", "organisation", Labels("Musteragentur Energie", ""), Labels("", ""), ("MAE GmbH",)
)
KNOWN = Vocabulary({each.id: each for each in (HTW, BERLIN, ENERGY)})


def organisation(name: str, source: str = "a", identifier: str = "") -> Mention:
    return Mention(source, "organisation", name, identifier)


def resolved(
    mentions: Iterable[Mention], claims: Iterable[Claim] = (), decisions: Iterable[Decision] = ()
) -> Identity:
    return Identity(mentions, claims, decisions, Readings(KNOWN))


def same(
    left: Mention, right: Mention, claims: tuple[Claim, ...] = (), decisions: tuple[Decision, ...] = ()
) -> bool:
    identity = resolved([left, right, *(c.subject for c in claims)], claims, decisions)
    return identity.of(left) == identity.of(right)


def test_spellings_of_one_name_are_one_thing() -> None:
    assert same(organisation("Büro für Ä-Fragen"), organisation("Buero fuer Ae Fragen", "b"))


def test_different_names_are_different_things() -> None:
    assert not same(organisation("Muster Nord"), organisation("Muster Süd"))


def test_different_kinds_are_different_things() -> None:
    assert not same(organisation("Leichtbau"), Mention("a", "topic", "Leichtbau"))


def test_the_vocabulary_joins_label_and_acronym() -> None:
    assert same(organisation("HTW Berlin"), organisation("Hochschule für Wirtschaft und Technik (HTW)"))


def test_a_bracket_alone_does_not_make_a_known_institution() -> None:
    assert not same(organisation("HTW Berlin"), organisation("Haus der tollen Werke (HTW)"))


def test_a_name_without_its_legal_form_joins_the_only_one_that_has_it() -> None:
    assert same(organisation("Musterwerk GmbH"), organisation("Musterwerk", "b"))


def test_a_name_that_two_companies_could_mean_joins_neither() -> None:
    mentions = [
        organisation("Musterwerk GmbH"),
        organisation("Musterwerk AG"),
        organisation("Musterwerk", "b"),
    ]
    identity = resolved(mentions)
    assert len({identity.of(m) for m in mentions}) == 3


def test_an_acronym_in_brackets_joins() -> None:
    assert same(organisation("Innovationsnetz Muster (INM)"), organisation("INM", "b"))


@pytest.mark.parametrize("bracket", ["Oder", "Berlin", "BERLIN", "TU Berlin", "HTW"])
def test_a_bracket_that_names_a_town_or_a_carrier_does_not_fall_off(bracket: str) -> None:
    assert not same(organisation(f"Klimawerk Mitte ({bracket})"), organisation("Klimawerk Mitte", "b"))


@pytest.mark.parametrize(
    "name", ["Musterwerk Mitte (MWM)", "Musterwerk Mitte (XYZ)", "Musterwerk Mitte (e.V.)"]
)
def test_a_bracket_that_abbreviates_the_name_falls_off(name: str) -> None:
    assert same(organisation(name), organisation("Musterwerk Mitte", "b"))


def test_a_bracket_that_spells_the_name_out_falls_off() -> None:
    assert same(organisation("MWM (Musterwerk Mitte)"), organisation("MWM", "b"))


def test_a_known_institution_is_meant_with_a_legal_form() -> None:
    known = organisation("Hochschule für Technik und Wirtschaft Berlin", "b")
    assert same(organisation(f"{known.name} e.V."), known)
    assert not same(
        organisation(f"{known.name} e.V."), known, (Claim(organisation(f"{known.name} gGmbH"), "X"),)
    )


@pytest.mark.parametrize(
    ("name", "known"), [("HTW GmbH", "HTW"), ("Musteragentur Energie e.V.", "Musteragentur Energie")]
)
def test_a_short_name_or_another_legal_form_means_no_known_institution(name: str, known: str) -> None:
    assert not same(organisation(name), organisation(known, "b"))


def test_an_alias_of_a_source_wins_in_that_source_over_the_vocabulary() -> None:
    far = organisation("Hafentechnik West", "b")
    identity = resolved([far, organisation("HTW", "b"), organisation("HTW", "a")], [Claim(far, "HTW")])
    assert identity.of(organisation("HTW", "b")) == identity.of(far)
    assert identity.of(organisation("HTW", "a")) != identity.of(far)


def test_an_alias_that_two_things_claim_joins_nothing() -> None:
    left, right, alias = (
        organisation("Anlagenbau Eins"),
        organisation("Anlagenbau Zwei", "b"),
        organisation("ABX", "c"),
    )
    identity = resolved([left, right, alias], [Claim(left, "ABX"), Claim(right, "ABX")])
    assert len({identity.of(left), identity.of(right), identity.of(alias)}) == 3


def test_the_same_identifier_joins_different_names() -> None:
    assert same(organisation("Alter Name", "a", "pic:1"), organisation("Neuer Name", "b", "pic:1"))


def test_different_identifiers_keep_the_same_name_apart() -> None:
    assert not same(organisation("Muster", "a", "pic:1"), organisation("Muster", "b", "pic:2"))


def test_an_alias_never_joins_what_has_another_identifier_of_the_scheme() -> None:
    left, right = organisation("Werk Nord", "a", "pic:1"), organisation("Werk Süd", "b", "pic:2")
    assert not same(left, right, (Claim(left, "Werk Süd"),))
    assert same(left, right._replace(identifier="vat:2"), (Claim(left, "Werk Süd"),))


def test_a_decision_goes_before_identifiers() -> None:
    left, right = organisation("Werk Nord", "a", "pic:1"), organisation("Werk Süd", "b", "pic:2")
    assert same(left, right, decisions=(Decision("organisation", "pic:1", "pic:2", "same", "one twice"),))


def test_a_decision_joins_and_names_its_reason() -> None:
    left, right = organisation("Glas Berlin"), organisation("Optik Berlin", "b")
    decision = Decision("organisation", left.name, right.name, "same", "renamed 2021")
    identity = resolved([left, right], decisions=(decision,))
    assert identity.of(left) == identity.of(right)
    assert any("renamed 2021" in merge.reason for merge in identity.joins.merges)


def test_a_decision_keeps_apart_what_a_rule_would_join() -> None:
    kept = Decision("organisation", "Musterwerk GmbH", "Musterwerk", "different")
    assert not same(organisation("Musterwerk GmbH"), organisation("Musterwerk", "b"), decisions=(kept,))


NAMES = [
    "Musterwerk GmbH",
    "Musterwerk",
    "Musterwerk AG",
    "Netz Nord (NN)",
    "NN",
    "HTW",
    "HTW Berlin",
    "Netz Nord e.V.",
]
mentions = st.builds(
    Mention,
    st.sampled_from("abc"),
    st.just("organisation"),
    st.sampled_from(NAMES),
    st.sampled_from(["", "", "pic:1", "pic:2"]),
)


@given(
    st.lists(mentions, min_size=1, max_size=12),
    st.lists(st.tuples(mentions, st.sampled_from(NAMES)), max_size=4),
    st.randoms(),
)
def test_order_does_not_matter(
    found: list[Mention], claimed: list[tuple[Mention, str]], shuffler: random.Random
) -> None:
    claims = [Claim(*pair) for pair in claimed]
    everything = [*found, *(c.subject for c in claims)]
    one = resolved(everything, claims)
    shuffled, reclaimed = everything[:], claims[:]
    shuffler.shuffle(shuffled)
    shuffler.shuffle(reclaimed)
    other = resolved(shuffled, reclaimed)
    assert {m: one.of(m) for m in everything} == {m: other.of(m) for m in everything}
