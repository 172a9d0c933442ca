"""Reviewing duplicates in a built workspace: what is asked, what is decided, what a rebuild makes of it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.errors import UsageError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.decisions import append, read_decisions
from synergraph.graph.decisions.closure import DIFFERENT, SAME, UNSURE
from synergraph.graph.decisions.rows import Row
from synergraph.graph.graph import open_graph
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.review import Review
from synergraph.graph.review.cards import cards
from synergraph.graph.review.merged import apart, merged, named
from tests.conftest import PAIRS, ask_of

ALL = [(left, right) for left, right, _ in PAIRS]
NORD, NORDT, NORT, ALPHA, ALFA = (
    "Werk Nord GmbH",
    "Werk Nordt GmbH",
    "Werk Nort GmbH",
    "Optik Alpha",
    "Optik Alfa",
)


@pytest.fixture
def desk(asked: Path) -> Review:
    return Review(asked, open_graph(asked))


def asked_names(desk: Review, *, unsure: bool = False) -> list[tuple[str, str]]:
    return [(pair.left_name, pair.right_name) for pair in desk.waiting(unsure=unsure)]


def decide(desk: Review, left: str, right: str, decision: str, reason: str = "") -> bool:
    return desk.decide_one(named(desk, left, right, decision, reason=reason))


def rebuilt(desk: Review) -> Review:
    graph = build(workspace.read(desk.folder)).graph
    ask_of(desk.folder)
    return Review(desk.folder, graph)


def test_pairs_are_asked_best_first(desk: Review) -> None:
    assert asked_names(desk) == ALL
    pair = desk.waiting()[0]
    assert (pair.score, pair.reasons["de"], pair.parts) == (
        0.97,
        ["Namen ähnlich"],
        {"name": 1.5, "place": -0.25},
    )
    assert desk.waiting("topic") == []


def test_what_follows_is_never_asked(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME)
    decide(desk, NORDT, NORT, SAME)
    assert asked_names(desk) == [(ALPHA, ALFA), (NORD, ALPHA)]
    decide(desk, NORT, ALPHA, DIFFERENT)
    assert asked_names(desk) == [(ALPHA, ALFA)]


def test_who_is_unsure_is_not_asked_again_but_can_see_it(desk: Review) -> None:
    decide(desk, ALPHA, ALFA, UNSURE)
    assert (ALPHA, ALFA) not in asked_names(desk)
    assert asked_names(desk, unsure=True) == [(ALPHA, ALFA)]
    decide(desk, ALPHA, ALFA, SAME)
    assert asked_names(desk, unsure=True) == []


def test_a_decision_stands_in_the_file_with_reason_and_author(desk: Review) -> None:
    desk.decide_one(desk.on(desk.waiting()[0], SAME, "gefragt", "anna"))
    assert read_decisions(desk.folder) == [Decision("organisation", NORD, NORDT, SAME, "gefragt", "anna")]
    assert not decide(desk, NORDT, NORD, SAME)
    assert len(read_decisions(desk.folder)) == 1


def test_a_contradiction_is_refused_and_names_the_rows(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME)
    decide(desk, NORDT, NORT, SAME)
    before = (desk.folder / "decisions.csv").read_bytes()
    with pytest.raises(UsageError, match=r"this decision .* contradicts row [23] .* and row [23] "):
        decide(desk, NORD, NORT, DIFFERENT)
    with pytest.raises(UsageError, match="they are the same"):
        decide(desk, NORD, NORT, UNSURE)
    assert (desk.folder / "decisions.csv").read_bytes() == before


def test_another_name_of_a_thing_hides_no_contradiction(desk: Review) -> None:
    decide(desk, "WN", ALPHA, SAME)
    (row,) = desk.rows()
    assert row.decision.left == NORD
    outcome = desk.decide([Row(7, Decision("organisation", "WN", ALPHA, DIFFERENT))], "row {} of a list")
    assert outcome.written == 0 and "row 7 of a list" in outcome.refused[0].reason


def test_many_decisions_are_taken_as_far_as_they_fit(desk: Review) -> None:
    outcome = desk.accept(desk.waiting(), author="anna")
    assert (outcome.written, outcome.known, outcome.refused) == (5, 0, [])
    assert asked_names(desk) == []
    assert desk.accept(desk.pairs).known == 5


@settings(deadline=None, max_examples=30)
@given(
    st.permutations(range(len(PAIRS))),
    st.lists(st.sampled_from([SAME, DIFFERENT, UNSURE, ""]), min_size=5, max_size=5),
)
def test_taking_back_gives_what_was_before(asked_once: Path, order: list[int], answers: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copy(asked_once / "identities.csv", temporary)
        desk = Review(Path(temporary), open_graph(asked_once))
        states = []
        for at in order:
            pair = desk.pairs[at]
            if answers[at] and pair in desk.waiting():
                states.append((asked_names(desk), desk.rows()))
                desk.decide_one(desk.on(pair, answers[at]))
                assert pair not in desk.waiting()
        for before in reversed(states):
            desk.undo()
            assert (asked_names(desk), desk.rows()) == before


def test_a_decision_is_taken_back_by_its_names(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME)
    decide(desk, ALPHA, ALFA, DIFFERENT)
    assert [row.number for row in desk.undo("werk nordt gmbh", "WN")] == [2]
    assert [row.decision.left for row in desk.rows()] == [ALPHA]
    with pytest.raises(UsageError, match="no row is on"):
        desk.undo(NORD, NORDT)


@pytest.mark.parametrize(
    ("left", "right"), [("WN", NORDT), (NORDT, "wn"), ("organisation/werk-nord-gmbh", NORDT), ("WN", NORD)]
)
def test_a_decision_that_holds_is_taken_back_by_any_name_of_its_thing(
    desk: Review, left: str, right: str
) -> None:
    decide(desk, NORD, NORDT, SAME)
    decide(desk, ALPHA, ALFA, DIFFERENT)
    after = rebuilt(desk)
    assert [row.number for row in after.undo(left, right)] == [2]
    assert [row.decision.left for row in after.rows()] == [ALPHA]


def test_a_decision_is_taken_back_by_a_name_that_several_things_bear(desk: Review) -> None:
    decide(desk, "pic:900000001", ALPHA, DIFFERENT)
    assert [row.decision.right for row in desk.undo("Musterinstitut", ALPHA)] == [ALPHA]


def test_of_several_decisions_the_words_to_choose_one_are_told(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME)
    decide(desk, NORDT, NORT, SAME)
    after = rebuilt(desk)
    with pytest.raises(UsageError, match=r"row 2 \(.*row 3 \(") as told:
        after.undo("WN", NORDT)
    assert f'synergraph review undo "{NORDT}" "{NORT}"' in told.value.hint
    assert len(after.rows()) == 2
    assert [row.number for row in after.undo(NORDT, NORT)] == [3]


def test_of_decisions_on_several_kinds_the_kind_is_told(desk: Review) -> None:
    append(desk.folder, [Decision(kind, "a", "b", SAME) for kind in ("topic", "project")])
    with pytest.raises(UsageError, match=r'undo "a" "b" --kind topic or .* --kind project'):
        desk.undo("B", "A")
    assert [row.number for row in desk.undo("B", "A", "project")] == [3]


def test_nothing_to_take_back_is_told(desk: Review) -> None:
    with pytest.raises(UsageError, match="nothing is decided yet"):
        desk.undo()


def test_decisions_hold_in_the_next_build_and_are_not_asked_again(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME, "Schreibfehler")
    decide(desk, ALPHA, ALFA, DIFFERENT)
    after = rebuilt(desk)
    thing = merged(after, NORDT)
    assert {NORD, NORDT} <= set(thing.names)
    assert (NORD, NORDT, "decided: Schreibfehler") in thing.merges
    assert (ALPHA, ALFA) not in asked_names(after)
    assert after.references.node("organisation", ALPHA) != after.references.node("organisation", ALFA)


def test_a_decision_taken_back_is_forgotten_by_the_next_build(desk: Review) -> None:
    decide(desk, NORD, NORDT, SAME)
    merged_then = rebuilt(desk)
    merged_then.undo(NORD, NORDT)
    after = rebuilt(merged_then)
    assert after.references.node("organisation", NORD) != after.references.node("organisation", NORDT)


def test_a_merge_is_told_and_taken_apart(desk: Review) -> None:
    name, short = "Leichtbau Verein (LBV)", "LBV"
    thing = merged(desk, short)
    assert set(thing.names) == {name, short}
    assert [reason for _, _, reason in thing.merges] == ["acronym in its bracket"]
    desk.decide_one(apart(desk, name, short, reason="zwei Vereine"))
    after = rebuilt(desk)
    assert after.references.node("organisation", name) != after.references.node("organisation", short)


def test_different_takes_one_thing_apart_too(desk: Review) -> None:
    decision = named(desk, "lbv", "leichtbau verein (lbv)", DIFFERENT)
    assert (decision.left, decision.right) == ("LBV", "Leichtbau Verein (LBV)")


def test_only_names_of_the_thing_can_be_taken_apart(desk: Review) -> None:
    with pytest.raises(UsageError, match="is no name of “Leichtbau Verein"):
        apart(desk, "LBV", "LBW")
    with pytest.raises(UsageError, match="spellings of one name"):
        named(desk, "LBV", "lbv", DIFFERENT)


def test_things_of_one_name_are_decided_on_by_identifier(desk: Review) -> None:
    decision = named(desk, "pic:900000001", "pic:900000002", SAME)
    assert (decision.left, decision.right) == ("pic:900000001", "pic:900000002")
    desk.decide_one(decision)
    after = rebuilt(desk)
    assert after.graph.nodes["name"].to_list().count("Musterinstitut") == 1


def test_a_card_tells_what_a_thing_is_known_by(desk: Review) -> None:
    node = desk.references.node("organisation", NORD)
    card = cards(desk.graph, desk.references, [node])[node]
    assert (card.name, card.aliases, card.seat) == (NORD, ["WN"], ["Berlin"])
    assert (card.projects, card.events) == (2, 0)
    assert card.sources == ["organisations.csv", "projects.csv"]
    identified = desk.references.node("organisation", "pic:900000001")
    assert cards(desk.graph, desk.references, [identified])[identified].identifiers == ["pic:900000001"]
