"""What pairs are worth, and why."""

import numpy as np
import pytest

from synergraph.graph.graph import Graph
from synergraph.queries.plan.people import WEIGHTS, Guest, Guests, Talk, scores
from synergraph.queries.plan.people.reasons import Reasons
from tests.queries.plan.people.conftest import Read

ASK = Guest("1", "A", "Haus A", seeks=("Additive Fertigung",))


def talk(graph: Graph, *people: Guest, likes: frozenset[tuple[int, int]] = frozenset()) -> Talk:
    return Reasons(scores(graph, Guests(people, likes=likes))).talk((0, 1))


def parts(found: Talk) -> set[str]:
    return {part.name for part in found.parts}


@pytest.mark.parametrize("offer", ["Additive Fertigung", "additive fertigung im Metallbau", "3D-Druck"])
def test_offers_answer_requests_by_any_name(cluster_graph: Graph, offer: str) -> None:
    found = talk(cluster_graph, ASK, Guest("2", "B", "Haus B", offers=(offer,)))
    assert "complement" in parts(found)
    assert f"B bietet „{offer}“, A sucht „Additive Fertigung“" in found.why.de
    assert found.hook.de == f"A, fragen Sie B, was hinter „{offer}“ steckt."
    assert found.hook.en == f"A, ask B what is behind “{offer}”."


def test_what_has_nothing_in_common_is_a_new_contact_only(cluster_graph: Graph) -> None:
    found = talk(cluster_graph, ASK, Guest("2", "B", "Haus B", offers=("Catering",)))
    assert parts(found) == {"new"} and found.score == pytest.approx(WEIGHTS["new"])
    assert found.why.de == "Neuer Kontakt."


def test_a_wish_counts_and_both_wishes_twice(cluster_graph: Graph) -> None:
    people = (Guest("1", "A", "Haus A"), Guest("2", "B", "Haus B"))
    one, both = (
        talk(cluster_graph, *people, likes=frozenset(pairs)) for pairs in ([(1, 0)], [(0, 1), (1, 0)])
    )
    assert one.score == pytest.approx(WEIGHTS["wish"] + WEIGHTS["new"])
    assert both.score == pytest.approx(2 * WEIGHTS["wish"] + WEIGHTS["new"])
    assert "B möchte A treffen" in one.why.de and "beide möchten sich treffen" in both.why.de.casefold()


def test_who_says_nothing_is_seen_by_the_work_of_the_organisation(read: Read, cluster_graph: Graph) -> None:
    text = "Name;Organisation;Interessen\nA;Epsilon AG;\nB;Haus B;Leichtbau\n"
    guests = read(text)
    assert "topic" in parts(Reasons(scores(cluster_graph, guests)).talk((0, 1)))


def test_partners_in_a_project_are_known_and_named(read: Read, cluster_graph: Graph) -> None:
    found = scores(cluster_graph, read("Name;Organisation\nA;Epsilon AG\nB;Zetainstitut\nC;Neuhaus\n"))
    assert found.known == {(0, 1)}
    assert "arbeiten schon zusammen: Altlast" in Reasons(found).talk((0, 1)).why.de


def test_different_clusters_count_where_there_is_something_to_say(cluster_graph: Graph) -> None:
    giver = Guest("2", "B", "Haus B", offers=("Additive Fertigung",), cluster="Optik")
    asker = Guest("1", "A", "Haus A", seeks=("Additive Fertigung",), cluster="Gesundheit")
    assert "bridge" in parts(talk(cluster_graph, asker, giver))
    silent = (Guest("1", "A", "Haus A", cluster="Gesundheit"), Guest("2", "B", "Haus B", cluster="Optik"))
    assert "bridge" not in parts(talk(cluster_graph, *silent))


def test_the_parts_of_a_pair_are_its_points(read: Read, cluster_graph: Graph) -> None:
    found = scores(cluster_graph, read())
    reasons, total = Reasons(found), found.total
    for i in range(6):
        for j in range(i + 1, 6):
            assert reasons.talk((i, j)).score == pytest.approx(float(total[i, j]), abs=0.015)
    assert np.allclose(total, total.T) and not total.diagonal().any() and total.max() <= 1


def test_an_offer_that_the_graph_knows_brings_its_evidence(read: Read, cluster_graph: Graph) -> None:
    found = Reasons(
        scores(cluster_graph, read("Name;Organisation;Suche\nA;Alphawerk GmbH;\nB;Haus B;Robotik\n"))
    )
    part = next(part for part in found.talk((0, 1)).parts if part.name == "complement")
    assert part.statements and set(part.statements) <= set(cluster_graph.statements["id"])


def test_nobody_has_no_pairs(cluster_graph: Graph) -> None:
    assert len(scores(cluster_graph, Guests(())).pairs(3)) == 0
