"""Scores, their words, their evidence, and what they are computed from."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.evidence import evidence, in_turn
from synergraph.queries.matrices import Network, binary, likeness, narrowest, rarity
from synergraph.queries.score import Part, Scored, leading, strongest
from synergraph.queries.synergies import synergies
from synergraph.queries.terms import corpus, spoken, terms, weightiest
from synergraph.queries.wording import counted, listed, sentence

VALUES = st.lists(st.floats(0, 100), max_size=8)


def part(value: float, name: str = "topic", reason: str = "x") -> Part:
    return Part(name, value, Labels(reason, reason), ("s#0",))


@given(VALUES)
def test_a_score_is_the_sum_of_its_parts(values: list[float]) -> None:
    parts = strongest([part(value) for value in values])
    assert Scored(parts, Labels("", "")).score == sum(p.value for p in parts)
    assert [p.value for p in parts] == sorted((p.value for p in parts), reverse=True)
    assert all(p.value > 0 for p in parts)


def test_a_part_says_itself_in_both_languages() -> None:
    said = Part("topic", 3.24, Labels("Thema", "topic"), ())
    assert (said.text("de"), said.text("en")) == ("Thema +3,2", "topic +3.2")
    assert said.label.de == "gemeinsames Thema"


def test_statements_are_named_once() -> None:
    assert Scored((part(2), part(1)), Labels("", "")).statements == ("s#0",)


def test_leading_takes_the_first_of_each_name() -> None:
    found = [part(3, "topic", "a"), part(2, "topic", "b"), part(1, "call")]
    assert leading(found, 5) == [found[0], found[2]]
    assert leading(found, 1) == [found[0]]


def test_names_are_listed_as_people_do() -> None:
    names = [Labels(n, n.lower()) for n in "ABCD"]
    assert listed(names[:1]).de == "A"
    assert listed(names[:3]).de == "A, B und C"
    assert listed(names[:3], more=2).en == "a, b, c and 2 more"
    assert listed(names).en == "a, b, c and 1 more"
    assert listed([]).de == ""
    assert (counted(1, "project").de, counted(2, "month").en) == ("1 Projekt", "2 months")
    assert sentence([Labels("a", "x"), Labels("b", "y")]) == Labels("A; b.", "X; y.")
    assert sentence([]) == Labels("", "")


def test_terms_are_lemmas_without_empty_words() -> None:
    assert terms("Die Projekte der industriellen Netzwerke") == ["industriell", "netzwerk"]
    assert spoken("KI in der Produktion") == ["ki", "produktion"]
    assert terms("") == []


def test_a_compound_is_near_to_its_part() -> None:
    told = corpus(["Leichtbautechnologien für Betriebe", "Leichtbau lernen", "Wasserstoff speichern"])
    likeness_of = (told.vectors @ told.vectors.T).toarray()
    assert likeness_of[0, 1] > 0 == likeness_of[0, 2]
    assert told.spelt[weightiest(told.vectors[[0]].multiply(told.vectors[[1]]))[0]] == "Leichtbau"


def test_vectors_have_length_one_or_none() -> None:
    told = corpus(["Robotik im Lager", "Robotik und Licht", ""], frozenset({"lager"}))
    assert np.allclose(np.sqrt((told.vectors.toarray() ** 2).sum(axis=1)), [1, 1, 0])
    assert "lager" not in told.words
    assert told.vector("Licht und Ton").toarray().max() == pytest.approx(1)


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=2, max_size=6))
def test_likeness_is_between_none_and_same(rows: list[list[bool]]) -> None:
    membership = binary(sparse.csr_array(np.array(rows, dtype=float)))
    first, second = np.triu_indices(len(rows), 1)
    found = likeness(membership, first, second, rarity(membership))
    assert np.all((found >= 0) & (found <= 1 + 1e-9))
    alike = likeness(membership, second, first, rarity(membership))
    assert np.allclose(found, alike)


def test_what_all_have_tells_nothing() -> None:
    assert rarity(sparse.csr_array(np.array([[1.0, 0, 1], [1, 0, 0]]))).tolist() == pytest.approx(
        [0, 0, np.log(2)]
    )


def test_the_narrowest_topics_carry_their_broader_ones(cluster_graph: Graph) -> None:
    network = Network(cluster_graph)
    recycling, circular, robotics = (
        network.position[f"topic/{name}"] for name in ("recycling", "kreislaufwirtschaft", "robotik")
    )
    shares = dict(narrowest(network, sorted([recycling, circular, robotics]), np.ones(len(network.ids))))
    assert shares == {recycling: pytest.approx(2 / 3), robotics: pytest.approx(1 / 3)}


def test_evidence_quotes_the_source_at_its_place(cluster_graph: Graph) -> None:
    best = synergies(cluster_graph)[0]
    cited = evidence(cluster_graph, best.statements, "de")
    assert [c.statement for c in cited] == list(best.statements)
    assert all(c.quote and c.document and c.place.startswith("Zeile ") for c in cited)


def test_statements_on_several_things_take_turns() -> None:
    assert in_turn(["a", "b", "c"], ["d"], ["a", "e"]) == ("a", "d", "b", "e", "c")
    assert in_turn() == ()


def test_unknown_statements_have_no_evidence(cluster_graph: Graph) -> None:
    assert evidence(cluster_graph, ["nowhere#1"]) == []
    assert evidence(cluster_graph, []) == []
