"""From a list to a plan, to a file and back, and changed on the day."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.errors import SourceError, UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.plan import Schedule, broken
from synergraph.queries.plan.people import (
    EventPlan,
    Guest,
    Guests,
    arrange,
    changed,
    kept_apart,
    load,
    save,
    scores,
)
from synergraph.queries.plan.tables import Seating
from synergraph.queries.plan.tables.check import broken_seats
from tests.queries.plan.people.conftest import EVENT, Read

TABLES = replace(EVENT, form="tables", seats=3)


@pytest.fixture
def plan(read: Read, cluster_graph: Graph) -> EventPlan:
    return arrange(EVENT, scores(cluster_graph, read()), seconds=5)


def sound(plan: EventPlan, since: int = 0) -> bool:
    if isinstance(plan.result, Schedule):
        return broken(plan.result, since) == []
    return broken_seats(plan.result) == []


def test_a_plan_keeps_every_rule_and_is_the_best(plan: EventPlan) -> None:
    assert isinstance(plan.result, Schedule)
    assert sound(plan) and plan.result.proved
    pairs = {gathering.people for gathering in plan.gatherings}
    assert (1, 3) in pairs and (0, 2) not in pairs
    assert all(gathering.round >= 1 for gathering in plan.agenda(3))
    assert all(gathering.round < 3 for gathering in plan.agenda(4))


def test_pairs_that_have_met_do_not_meet_again_unless_they_must(read: Read, cluster_graph: Graph) -> None:
    found = scores(cluster_graph, read())
    again = arrange(EVENT, found, frozenset({(0, 1), (1, 3)}), seconds=5)
    pairs = {gathering.people for gathering in again.gatherings}
    assert (0, 1) not in pairs and (1, 3) in pairs
    assert any("begegnet" in note.de for note in again.notes)


def test_tables_keep_every_rule(read: Read, cluster_graph: Graph) -> None:
    found = arrange(TABLES, scores(cluster_graph, read()), seconds=2)
    assert isinstance(found.result, Seating) and sound(found)
    assert {len(gathering.people) for gathering in found.gatherings} <= {1, 2, 3}


@pytest.mark.parametrize("event", [EVENT, TABLES], ids=["meetings", "tables"])
def test_a_saved_plan_comes_back_and_the_one_before_is_kept(
    read: Read, cluster_graph: Graph, tmp_path: Path, event: object
) -> None:
    made = arrange(EVENT if event is EVENT else TABLES, scores(cluster_graph, read()), seconds=2)
    folder = tmp_path / "plan"
    folder.mkdir()
    first = save(made, folder).read_bytes()
    back = load(cluster_graph, folder)
    assert (back.gatherings, back.people, back.event) == (made.gatherings, made.people, made.event)
    assert sound(back)
    assert save(back, folder).read_bytes() == first
    assert (folder / "plan-1.json").read_bytes() == first


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"event": 1}', "\x00"])
def test_a_damaged_plan_is_refused(cluster_graph: Graph, tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match="no plan is saved"):
        load(cluster_graph, tmp_path)
    (tmp_path / "plan.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="not a plan"):
        load(cluster_graph, tmp_path)


def changes(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "changes.csv"
    path.write_text(f"Nr.;Name;Organisation;Status;Ankunft;Abreise;Suche\n{text}", encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["meetings", "tables"])
def test_rounds_that_are_over_stand_when_people_change(
    read: Read, cluster_graph: Graph, tmp_path: Path, form: str
) -> None:
    before = arrange(EVENT if form == "meetings" else TABLES, scores(cluster_graph, read()), seconds=2)
    path = changes(tmp_path, "6;;;no-show;;;\n2;;;;;Runde 3;\n;Neu Gast;Neuhaus;neu;;;Leichtbau\n")
    after = changed(before, cluster_graph, path, 1, persons=True, seconds=5)
    assert sound(after, 1) and after.revision == 1
    assert [g for g in after.gatherings if g.round < 1] == [g for g in before.gatherings if g.round < 1]
    assert all(g.round < 1 for g in after.agenda(5)) and all(g.round < 3 for g in after.agenda(1))
    assert after.people[6].name == "Neu Gast" and after.people[6].id == "7"
    assert after.agenda(6) and all(g.round >= 1 for g in after.agenda(6))
    assert any("Ida Ihle" in note.de and "kommt nicht" in note.de for note in after.notes)


@pytest.mark.parametrize(
    ("text", "told"),
    [("9;;;no-show;;;\n", "nobody in the plan"), ("1;;;;;;\n", "says no change"), (";Anna Muster;;krank;;;\n", "2 people"),
     ("1;;;;nachts;;\n", "is no time")],
)  # fmt: skip
def test_a_change_that_cannot_be_read_is_named(
    plan: EventPlan, cluster_graph: Graph, tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(SourceError, match=told) as caught:
        changed(plan, cluster_graph, changes(tmp_path, text), persons=True)
    assert "row 2" in str(caught.value)


def test_a_round_that_there_is_not_is_refused(plan: EventPlan, cluster_graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="round 5 of 4"):
        changed(plan, cluster_graph, changes(tmp_path, "6;;;no-show;;;\n"), 4, persons=True)


def test_fewer_than_two_people_are_no_event(cluster_graph: Graph) -> None:
    for people in ((), (Guest("1"),)):
        with pytest.raises(UsageError, match="fewer than two"):
            arrange(EVENT, scores(cluster_graph, Guests(people)))


def test_one_house_that_sends_all_has_nobody_to_meet(cluster_graph: Graph) -> None:
    people = tuple(
        Guest(str(n), organisation="Großhaus AG", seeks=("Licht",), offers=("Licht",)) for n in range(20)
    )
    found = arrange(EVENT, scores(cluster_graph, Guests(people)), seconds=2)
    assert found.gatherings == () and sound(found)


WORDS = st.sampled_from(["Robotik", "Leichtbau", "Recycling", "Licht", "Messdaten"])
GUEST = st.builds(
    Guest, id=st.uuids().map(str), organisation=st.sampled_from(["", "A", "B", "C"]), offers=st.lists(WORDS, max_size=2).map(tuple),
    seeks=st.lists(WORDS, max_size=2).map(tuple), arrives=st.integers(0, 4), leaves=st.none() | st.integers(0, 4),
    least=st.integers(0, 2), most=st.none() | st.integers(2, 4), vip=st.booleans(),
)  # fmt: skip


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(GUEST, min_size=2, max_size=9, unique_by=lambda guest: guest.id), st.integers(1, 3))
def test_any_guests_get_a_sound_plan(cluster_graph: Graph, people: list[Guest], tables: int) -> None:
    found = arrange(replace(EVENT, tables=tables), scores(cluster_graph, Guests(tuple(people))), seconds=2)
    assert sound(found)


def test_blocked_organisations_do_not_meet(read: Read, cluster_graph: Graph) -> None:
    blocked = [("Alphawerk GmbH", "Gammahof eG"), ("Epsilon AG", ""), ("Niemand", "Betahaus e.V.")]
    guests = kept_apart(cluster_graph, read(), blocked)
    assert guests.avoids == {(0, 2), (0, 1)}
    found = arrange(EVENT, scores(cluster_graph, guests), seconds=2)
    assert (0, 1) not in {one.people for one in found.gatherings}


def test_nobody_meets_in_rounds_spent_elsewhere(read: Read, cluster_graph: Graph, tmp_path: Path) -> None:
    guests = read(
        "Nr.;Firma;Parallele Sitzung\n1;A;Runde 2; 4\n2;B;\n3;C;9:30–9:45\n4;D;\n".replace("2; 4", "2, 4")
    )
    assert [guest.away for guest in guests.people] == [(1, 3), (), (0,), ()]
    plan = arrange(EVENT, scores(cluster_graph, guests), seconds=5)
    assert sound(plan)
    assert {one.round for one in plan.agenda(0)} <= {0, 2} and {one.round for one in plan.agenda(2)} <= {
        1,
        2,
        3,
    }
    save(plan, tmp_path)
    assert load(cluster_graph, tmp_path).people == plan.people
    path = tmp_path / "changes.csv"
    path.write_text("Nr.;Firma;Parallel\n2;B;Runde 3-4\n", encoding="utf-8")
    after = changed(plan, cluster_graph, path, 2, persons=True)
    assert sound(after, 2) and {one.round for one in after.agenda(1)} <= {0, 1}


def test_who_has_a_table_is_met_there(read: Read, cluster_graph: Graph, tmp_path: Path) -> None:
    guests = read("Nr.;Firma;Tisch\n1;A;3\n2;B;\n3;C;\n4;D;\n5;E;1\n6;F;\n")
    assert [guest.table for guest in guests.people] == [2, None, None, None, 0, None]
    plan = arrange(EVENT, scores(cluster_graph, guests), seconds=5)
    save(plan, tmp_path)
    assert load(cluster_graph, tmp_path).people == plan.people
    assert plan.agenda(0) and {one.table for one in plan.agenda(0)} == {2}
    assert {one.table for one in plan.agenda(4) if 0 not in one.people} == {0}
    assert sound(plan)


def test_a_table_that_is_none_is_named_with_its_place(read: Read) -> None:
    with pytest.raises(SourceError, match="row 2, “Tisch”"):
        read("Nr.;Firma;Tisch\n1;A;Fenster\n")
