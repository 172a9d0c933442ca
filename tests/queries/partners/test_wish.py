"""Partners by wish: filters, exclusions, the usual suspects, novelty, diversity, and who asks."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.errors import ConfigError, QuestionError, UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.partners import Partner, Wish, partners, ranked
from synergraph.queries.partners.blocked import blocked
from synergraph.queries.partners.diverse import likeness, unlike
from synergraph.queries.partners.fit import FAMILIAR, fit
from synergraph.queries.partners.profiles import profiles
from synergraph.queries.partners.query import read_query

Without = Callable[[Graph, Iterable[str]], Graph]
LEADS = {"Gammahof eG", "Deltaschule gGmbH", "Epsilon AG", "Zetainstitut"}
IDEA = "Robotik und Leichtbau: Messdaten aus dem Spritzguss"


def names(found: list[Partner]) -> set[str]:
    return {one.partner.name.de for one in found}


def wished(graph: Graph, query: str = IDEA, **wanted: Any) -> set[str]:
    return names(partners(graph, query, 100, wish=Wish(**wanted)))


def test_without_a_wish_all_that_fit_are_there(cluster_graph: Graph) -> None:
    assert {"Alphawerk GmbH", "Epsilon AG", "Zetainstitut", "Thetawerk GmbH"} <= wished(cluster_graph)


def test_a_role_is_one_that_was_had(cluster_graph: Graph) -> None:
    assert {"Epsilon AG", "Zetainstitut"} <= wished(cluster_graph, role="lead") <= LEADS
    assert wished(cluster_graph, role="provider") == {"Alphawerk GmbH"}


def test_groups_are_those_of_the_projects(cluster_graph: Graph) -> None:
    inside = wished(cluster_graph, cluster="Optik und Photonik")
    assert "Alphawerk GmbH" in inside
    assert "Zetainstitut" not in inside
    assert "Epsilon AG" in wished(cluster_graph, action_field="Innovation")


def test_an_unknown_size_meets_no_wish(cluster_graph: Graph) -> None:
    assert wished(cluster_graph, size_class="10_49") == set()


def test_who_lies_in_a_part_of_a_place_lies_in_it(cluster_graph: Graph) -> None:
    assert "Epsilon AG" in wished(cluster_graph, place="Adlershof") <= wished(cluster_graph, place="Berlin")
    assert "Kappawerk GmbH" not in wished(cluster_graph, place="Berlin")


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ({"place": "Atlantis"}, UsageError),
        ({"role": "Zauberer"}, QuestionError),
        ({"exclude": ("Niemand",)}, UsageError),
        ({"novelty": 1.5}, UsageError),
    ],
)
def test_a_wrong_wish_is_an_error(
    cluster_graph: Graph, wanted: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        wished(cluster_graph, **wanted)


def test_the_excluded_are_out(cluster_graph: Graph) -> None:
    assert wished(cluster_graph) - wished(cluster_graph, exclude=("Zetainstitut",)) == {"Zetainstitut"}


def test_a_blocked_pair_is_suggested_to_neither_but_to_others(cluster_graph: Graph) -> None:
    pair = (("Alphawerk GmbH", "Gammahof eG"),)
    for one, other in (*pair, pair[0][::-1]):
        assert other in wished(cluster_graph, one)
        assert other not in wished(cluster_graph, one, blocked=pair)
    assert "Alphawerk GmbH" in wished(cluster_graph, IDEA, blocked=pair)
    assert "Alphawerk GmbH" not in wished(cluster_graph, IDEA, blocked=(("Alphawerk GmbH", ""),))


def test_blocked_pairs_are_read_from_a_table(tmp_path: Path) -> None:
    assert blocked(tmp_path) == ()
    (tmp_path / "blocked.csv").write_text("actor;partner;why\nA;B;rivals\nC;;no\n", encoding="utf-8")
    assert blocked(tmp_path) == (("A", "B"), ("C", ""))


@pytest.mark.parametrize("text", ["name\nA\n", "actor,partner\n,B\n"])
def test_a_table_of_blocked_pairs_names_its_fault(tmp_path: Path, text: str) -> None:
    (tmp_path / "blocked.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"blocked\.csv"):
        blocked(tmp_path)


def test_a_bytes_table_of_blocked_pairs_names_its_fault(tmp_path: Path) -> None:
    (tmp_path / "blocked.csv").write_bytes(b"actor,partner\n\xff,B\n")
    with pytest.raises(ConfigError, match="UTF-8"):
        blocked(tmp_path)


def test_without_hubs_the_busiest_is_out(example_graph: Graph) -> None:
    found = profiles(example_graph)
    hubs = {found.network.named(int(at)).name.de for at in found.at[found.hubs]}
    listed = partners(example_graph, "Kreislaufwirtschaft", 100)
    assert {one.partner.name.de for one in listed if one.hub} == names(listed) & hubs
    assert wished(example_graph, "Kreislaufwirtschaft", hubs=False) == names(listed) - hubs


@given(novelty=st.floats(0, 1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_novelty_never_adds_and_takes_acquaintance_most(cluster_graph: Graph, novelty: float) -> None:
    found = profiles(cluster_graph)
    asked = read_query(found, "Gammahof eG")
    plain, novel = fit(found, asked), fit(found, asked, novelty)
    for name, points in plain.points.items():
        most = points * (1 - novelty) if name in FAMILIAR else points
        assert (novel.points[name] <= most + 1e-9).all()
        assert (novel.points[name] >= 0).all()


def test_the_asker_makes_partners_known_and_is_none(cluster_graph: Graph) -> None:
    assert "Gammahof eG" in names(partners(cluster_graph, "Recycling", 100))
    assert "Gammahof eG" not in names(partners(cluster_graph, "Recycling", 100, asker="Betahaus e.V."))
    old = partners(cluster_graph, "Recycling", 100, asker="Betahaus e.V.", known=True)
    assert names(old) == {"Gammahof eG"}
    assert "Betahaus e.V." not in names(old)


def test_who_worked_in_a_call_fits_it(cluster_graph: Graph) -> None:
    found = {one.partner.name.de: one for one in partners(cluster_graph, "Aufruf Greifen", 100)}
    assert {"Alphawerk GmbH", "Kappawerk GmbH", "Betahaus e.V.", "Gammahof eG"} <= set(found)
    reasons = {part.name: part.reason.en for part in found["Kappawerk GmbH"].parts}
    assert reasons["programme"] == "1 project in the same programme: Aufruf Greifen"
    meant = partners(cluster_graph, "guten Morgen", 100, programmes=("Aufruf Greifen",))
    assert "Kappawerk GmbH" in names(meant)


def test_a_diverse_list_begins_with_the_best_and_has_the_same_scores(example_graph: Graph) -> None:
    plain = partners(example_graph, "Kreislaufwirtschaft", 5)
    mixed = partners(example_graph, "Kreislaufwirtschaft", 5, wish=Wish(diverse=True))
    assert mixed[0] == plain[0]
    every = {one.partner.id: one for one in partners(example_graph, "Kreislaufwirtschaft", 100)}
    assert all(every[one.partner.id] == one for one in mixed)


def test_unlike_prefers_what_is_unlike_among_equals(example_graph: Graph) -> None:
    found = profiles(example_graph)
    suited = fit(found, read_query(found, "Kreislaufwirtschaft"))
    rows = list(ranked(example_graph, "Kreislaufwirtschaft", 20).rows)
    alike = likeness(suited, rows)
    assert alike.shape == (len(rows), len(rows))
    assert (abs(alike - alike.T) < 1e-9).all() and alike.max() <= 1 + 1e-9
    assert sorted(unlike(suited, rows, len(rows))) == sorted(rows)
    assert unlike(suited, [], 5) == []


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
def test_in_any_part_of_the_graph_parts_sum_cite_and_fall_with_their_facts(
    cluster_graph: Graph, without: Without, data: st.DataObject
) -> None:
    ids = cluster_graph.statements["id"].to_list()
    some = without(cluster_graph, data.draw(st.sets(st.sampled_from(ids), max_size=40)))
    found = ranked(some, IDEA, 100)
    known = set(some.statements["id"])
    for row, one in zip(found.rows, found.explained(), strict=True):
        assert one.score == pytest.approx(found.points(row))
        assert all(part.statements and set(part.statements) <= known for part in one.parts)
    if found.rows:
        best = found.explained(1)[0]
        part = data.draw(st.sampled_from(best.parts))
        rest = ranked(without(some, part.statements), IDEA, 100).explained()
        left = {(p.name, p.reason) for one in rest if one.partner.id == best.partner.id for p in one.parts}
        assert (part.name, part.reason) not in left
