"""Proposals: on the shipped example, and on a small cluster in which everything is known."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.formats import EACH, Amount, Recipe, Rule, recipe, recipes
from synergraph.queries.formats.recipe import FLAGS
from synergraph.queries.invitations import Invitation, Proposal, propose
from synergraph.queries.invitations.sheets import sheets
from synergraph.queries.invitations.words import MIX

Without = Callable[[Graph, Iterable[str]], Graph]
NOWHERE = Path("nowhere")
MEETUP, DEEP, CALL = (recipe(NOWHERE, name) for name in ("meetup", "deep_dive", "call"))


def names(some: Iterable[Invitation]) -> list[str]:
    return [one.actor.name.de for one in some]


def everyone(proposal: Proposal) -> list[Invitation]:
    return [*proposal.invited, *proposal.reserves]


@pytest.mark.parametrize("name", sorted(recipes(NOWHERE)))
def test_every_format_is_proposed_with_reasons_that_rest_on_statements(
    example_graph: Graph, name: str
) -> None:
    known = set(example_graph.statements["id"])
    proposal = propose(example_graph, recipe(NOWHERE, name))
    assert proposal.invited
    assert len(set(names(everyone(proposal)))) == len(everyone(proposal))
    for one in (*everyone(proposal), *proposal.spotlights):
        assert one.parts and one.why.de and one.why.en
        assert all(part.value > 0 and part.statements and set(part.statements) <= known for part in one.parts)
    for guest in everyone(proposal):
        assert guest.task.de and guest.task.en
        assert guest.hook is None or (guest.hook.statements and set(guest.hook.statements) <= known)


def test_a_deep_format_invites_who_knows_the_theme_and_fills_gaps_from_the_network(
    example_graph: Graph,
) -> None:
    proposal = propose(example_graph, DEEP, "Kreislaufwirtschaft")
    assert proposal.theme and proposal.theme.topic == "topic/kreislaufwirtschaft"
    assert "Circularity e.V." in names(proposal.invited)
    assert "MotionLab.Berlin" not in names(proposal.invited) and "MotionLab.Berlin" in names(
        proposal.reserves
    )
    assert "Unternehmen: 5 gewünscht, 3 verfügbar" in [gap.de for gap in proposal.gaps]
    assert "Unternehmen (Anwender): die Quellen nennen niemanden" in [gap.de for gap in proposal.gaps]
    on_theme = {one.project.name.de for one in proposal.spotlights}
    assert "A-B-Circular – Kreislaufwirtschaft in der Praxis" in on_theme


def test_without_a_theme_the_best_of_the_network_is_taken_with_its_reason(example_graph: Graph) -> None:
    deep, meetup = propose(example_graph, DEEP), propose(example_graph, MEETUP)
    assert deep.theme and deep.theme.why.de and deep.theme.statements
    assert deep.theme.topic not in {one.topic for one in deep.further}
    assert meetup.theme is None and meetup.further


def test_words_may_be_a_theme(example_graph: Graph) -> None:
    proposal = propose(example_graph, DEEP, "Schulungen zum 3D-Druck von Bauteilen")
    assert proposal.theme and proposal.theme.topic == ""
    assert "Technische Universität Berlin" in names(proposal.invited)


def test_who_is_excluded_or_elsewhere_is_not_invited(example_graph: Graph) -> None:
    first = propose(example_graph, MEETUP)
    without = propose(example_graph, MEETUP, exclude=["CU e.V."])
    assert "CU e.V." in names(first.invited) and "CU e.V." not in names(everyone(without))
    with pytest.raises(UsageError, match="Nirgendwo"):
        propose(example_graph, MEETUP, exclude=["Nirgendwo AG"])


def test_a_seat_elsewhere_counts_only_where_it_is_known(cluster_graph: Graph) -> None:
    here = propose(cluster_graph, MEETUP, places=["Adlershof"])
    assert "Epsilon AG" in names(here.invited) and "Alphawerk GmbH" in names(here.invited)
    assert "Zetainstitut" not in names(here.invited)
    assert "Zetainstitut" in names(propose(cluster_graph, MEETUP, places=()).invited)


def ruled(*rules: Rule, people: int = 4) -> Recipe:
    return replace(DEEP, mix=rules, people=(1, people), per_actor=1, places=(), reserves=0.0)


def test_a_gap_names_who_is_missing_from_which_group(cluster_graph: Graph) -> None:
    company = Rule((("actor_type", ("company",)), ("cluster", (EACH,))), least=Amount(1))
    user = Rule((("role", ("user",)), ("cluster", ("Optik und Photonik",))), least=Amount(1))
    proposal = propose(cluster_graph, ruled(company, user), "Robotik")
    found = {kept.text.de: kept.gap.de for kept in proposal.mix}
    assert found["Unternehmen aus Energietechnik: mindestens 1"].startswith(
        "Unternehmen aus Energietechnik: "
    )
    assert found["Akteur (Anwender) aus Optik und Photonik: mindestens 1"].endswith("nennen niemanden")
    assert [gap.en for gap in proposal.gaps if "photonics" in gap.en]


def test_the_mix_decides_before_the_points(cluster_graph: Graph) -> None:
    best = propose(cluster_graph, ruled(people=1), "Robotik")
    newcomers = Rule(flags=(("newcomer", True),), least=Amount(1))
    fresh = propose(cluster_graph, ruled(newcomers, people=1), "Robotik")
    assert not best.invited[0].newcomer and fresh.invited[0].newcomer
    assert fresh.invited[0].score < best.invited[0].score


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_asks_for_those_who_are_so_or_are_not(cluster_graph: Graph, flag: str) -> None:
    found = [
        propose(
            cluster_graph,
            replace(ruled(Rule(flags=((flag, wanted),), most=Amount(0)), people=99), reach="broad"),
        )
        for wanted in (True, False)
    ]
    left, right = (set(names(proposal.invited)) for proposal in found)
    assert not left & right
    assert {one.text.en for proposal in found for one in proposal.mix[1:]} == {
        f"actor ({MIX[flag].en}): 0 at most",
        f"actor ({MIX[f'not_{flag}'].en}): 0 at most",
    }


def test_offers_and_requests_make_the_hook(cluster_graph: Graph) -> None:
    proposal = propose(cluster_graph, ruled(people=9), "Robotik")
    hooks = {one.actor.name.de: one.hook for one in proposal.invited if one.hook}
    assert hooks["Alphawerk GmbH"].other.name.de == "Gammahof eG"
    assert "sucht Robotik, Alphawerk GmbH bietet es" in hooks["Alphawerk GmbH"].text.de
    less = propose(cluster_graph, ruled(people=9), "Robotik", apart=[("Gammahof eG", "Alphawerk GmbH")])
    others = [
        one.hook.other.name.de for one in less.invited if one.hook and one.actor.name.de == "Alphawerk GmbH"
    ]
    assert "Gammahof eG" not in others
    roles = {one.actor.name.de: one.role for one in proposal.invited}
    assert roles["Gammahof eG"] == "seeker"


def test_without_its_statements_a_part_is_gone(cluster_graph: Graph, without: Without) -> None:
    parts = {
        part.name: (one, part)
        for one in propose(cluster_graph, MEETUP, places=()).invited
        for part in one.parts
    }
    assert {"lead", "running", "support", "attended", "offers", "seeks", "broker"} <= set(parts)
    for one, part in parts.values():
        less = propose(without(cluster_graph, part.statements), MEETUP, places=())
        rest = [p.reason.de for o in less.invited if o.actor.id == one.actor.id for p in o.parts]
        assert part.reason.de not in rest


def test_a_graph_without_projects_has_a_proposal_too(market_graph: Graph) -> None:
    for name, one in recipes(NOWHERE).items():
        proposal = propose(market_graph, one)
        assert not proposal.spotlights, name
        assert [table.title for table in sheets(proposal)][1] == "Einladungen"
    assert propose(market_graph, MEETUP).invited


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_tables_are_whole_in_both_languages(example_graph: Graph, lang: str) -> None:
    tables = sheets(propose(example_graph, CALL), lang, example_graph)
    assert len(tables) >= 5
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    quotes = tables[2]
    assert quotes.title.startswith(tables[1].title) and quotes.rows


def test_asking_twice_gives_the_same_list(example_graph: Graph) -> None:
    assert propose(example_graph, CALL) == propose(example_graph, CALL)


@pytest.mark.shared
def test_the_reports_give_a_meetup(reports_graph: Graph) -> None:
    proposal = propose(reports_graph, MEETUP)
    assert len(proposal.invited) >= 25
    assert sum(one.hook is not None for one in proposal.invited) > len(proposal.invited) / 2
