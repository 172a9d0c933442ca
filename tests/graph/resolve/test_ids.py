"""Ids never move: whatever comes in whatever order, and whatever people decide and take back."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.graph.resolve import Resolved, gather, resolve
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.sources import to_frame
from synergraph.graph.tables import read_identities, read_names, write_identities
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Source, Statement, Thing

HERE = Evidence("as it is written")
NOTHING = Vocabulary({})
NAMES = ["Musterwerk GmbH", "Musterwerk", "Muster-Werk", "Netz Nord (NN)", "NN", "Netz Nord e.V.", "Häfen", "Haefen"]  # fmt: skip
Loaded = tuple[Source, pl.DataFrame]
Known = dict[tuple[str, str], str]

things = st.builds(Thing, st.just("organisation"), st.sampled_from(NAMES), st.sampled_from(["", "", "pic:1"]))  # fmt: skip
stated = st.tuples(things, st.sampled_from([*NAMES, *[""] * 8]))
contents = st.lists(st.lists(stated, min_size=1, max_size=5), min_size=1, max_size=4)
unaliased = st.lists(st.lists(st.tuples(things, st.just("")), min_size=1, max_size=5), min_size=1, max_size=4)
few = settings(max_examples=30)
RULED = [name for name in NAMES if name != "Netz Nord e.V."]
"""Names that the rules of identity join or do not: likeness may join anew what is left of a thing taken apart."""
ruled = st.lists(
    st.lists(
        st.builds(
            Thing, st.just("organisation"), st.sampled_from(RULED), st.sampled_from(["", "", "pic:1"])
        ).map(lambda thing: (thing, "")),
        min_size=1,
        max_size=5,
    ),
    min_size=1,
    max_size=4,
)


def sources(found: list[list[tuple[Thing, str]]]) -> list[Loaded]:
    """Return a source per list: a name of each thing, and an alias where one is given."""
    return [
        (
            Source(Path(f"s{n}.csv"), f"s{n}", "table"),
            to_frame(
                Statement(thing, "alias" if alias else "name", HERE, value=alias or thing.name)
                for thing, alias in listed
            ),
        )
        for n, listed in enumerate(found)
    ]


def run(loaded: list[Loaded], known: Known, *decisions: Decision) -> Resolved:
    return resolve(gather(loaded), NOTHING, decisions, known)


def held(resolved: Resolved) -> Known:
    return {(kind, key): identifier for kind, key, identifier, _ in resolved.identities}


def subjects(resolved: Resolved) -> dict[str, str]:
    return dict(resolved.statements.select("id", "subject").iter_rows())


def different(left: str, right: str) -> Decision:
    return Decision("organisation", left, right, "different")


@few
@given(contents, st.randoms(use_true_random=False))
def test_sources_that_come_in_any_order_move_no_id(
    found: list[list[tuple[Thing, str]]], shuffler: Random
) -> None:
    loaded = sources(found)
    shuffler.shuffle(loaded)
    known: Known = {}
    for count in range(1, len(loaded) + 1):
        after = held(run(loaded[:count], known))
        assert known.items() <= after.items()
        known = after


@few
@given(unaliased, st.randoms(use_true_random=False))
def test_a_statement_changes_its_thing_only_for_an_older_one_or_for_its_own(
    found: list[list[tuple[Thing, str]]], shuffler: Random
) -> None:
    loaded = sources(found)
    shuffler.shuffle(loaded)
    identifiers = {
        f"{source.id}#{n}": identifier
        for source, frame in loaded
        for n, identifier in frame.select("n", "subject_key").iter_rows()
    }
    known: Known = {}
    before: dict[str, str] = {}
    for count in range(1, len(loaded) + 1):
        resolved = run(loaded[:count], known)
        age = {identifier: number for number, identifier in enumerate(dict.fromkeys(known.values()))}
        after = subjects(resolved)
        own = {
            statement: {known.get(("organisation", own)) for own in (key(name), identifiers[statement])}
            for statement, name in resolved.statements.select("id", "value").iter_rows()
            if statement in before
        }
        # What likeness had joined comes apart when one of the two gets a name that speaks against it.
        assert all(age[after[s]] <= age[i] or after[s] in own[s] for s, i in before.items())
        known, before = held(resolved), after


@few
@given(unaliased, st.randoms(use_true_random=False))
def test_what_is_resolved_again_in_any_order_stays(
    found: list[list[tuple[Thing, str]]], shuffler: Random
) -> None:
    loaded = sources(found)
    first = run(loaded, {})
    shuffler.shuffle(loaded)
    again = run(loaded, held(first))
    assert subjects(again) == subjects(first) and held(again) == held(first)


@few
@given(ruled, st.sampled_from(RULED), st.sampled_from(RULED))
def test_taking_apart_moves_no_other_id_deletes_nothing_and_can_be_undone(
    found: list[list[tuple[Thing, str]]], left: str, right: str
) -> None:
    loaded = sources(found)
    one = run(loaded, {})
    apart = run(loaded, held(one), different(left, right))
    before, after = subjects(one), subjects(apart)
    age = {identifier: number for number, identifier in enumerate(held(one).values())}
    split = {before[s] for s in before if after[s] not in age}
    assert len(split) <= 1 and split <= set(held(apart).values())
    assert all(after[s] == before[s] or before[s] in split for s in before)
    undone = run(loaded, held(apart))
    assert subjects(undone) == before
    assert held(one).keys() <= held(apart).keys() <= held(undone).keys()


def test_of_two_taken_apart_the_first_name_keeps_the_id() -> None:
    loaded = sources(
        [[(Thing("organisation", "Musterwerk GmbH"), ""), (Thing("organisation", "Musterwerk"), "")]]
    )
    one = run(loaded, {})
    apart = run(loaded, held(one), different("Musterwerk GmbH", "Musterwerk"))
    assert len(set(subjects(one).values())) == 1
    assert len(set(subjects(apart).values())) == 2
    assert set(subjects(one).values()) < set(subjects(apart).values())
    assert subjects(run(loaded, held(apart))) == subjects(one)


def test_of_two_taken_apart_the_name_that_the_id_is_made_of_keeps_it() -> None:
    two = "Netz", "Netz Nord e.V."
    loaded = sources([[(Thing("organisation", name), "") for name in two]])
    one = run(loaded, {}, Decision("organisation", *two, "same"))
    apart = run(loaded, held(one), different(*two))
    assert set(subjects(one).values()) == {"organisation/netz-nord-e-v"}
    assert list(subjects(apart).values()) == ["organisation/netz", "organisation/netz-nord-e-v"]


def test_an_id_leads_to_the_thing_that_it_became_one_with_as_long_as_they_are_one() -> None:
    loaded = sources([[(Thing("organisation", "Häfen"), ""), (Thing("organisation", "Musterwerk"), "")]])
    first = run(loaded, {})
    one = run(loaded, held(first), Decision("organisation", "Häfen", "Musterwerk", "same"))
    assert one.former == {"organisation/musterwerk": "organisation/haefen"}
    assert first.former == run(loaded, held(one)).former == {}


def test_a_list_that_comes_back_with_identifiers_moves_no_id() -> None:
    before = run(sources([[(Thing("organisation", "Musterwerk GmbH"), "")]]), {})
    after = run(sources([[(Thing("organisation", "Musterwerk GmbH", "pic:1"), "")]]), held(before))
    assert subjects(after) == subjects(before)


@few
@given(
    st.lists(st.sampled_from(["Musterwerk GmbH", "Netz Nord e.V.", "Häfen", "Laser"]), min_size=1), st.data()
)
def test_a_list_that_loses_some_of_its_identifiers_moves_no_id(names: list[str], data: st.DataObject) -> None:
    things = [Thing("organisation", name, f"pic:{name}") for name in names]
    first = run(sources([[(thing, "") for thing in things]]), {})
    lost = data.draw(st.sets(st.sampled_from(names)))
    fewer = [thing._replace(key="") if thing.name in lost else thing for thing in things]
    with TemporaryDirectory() as folder:
        write_identities(Path(folder), first.identities)
        given = (
            read_identities(Path(folder)),
            None,
            None,
            read_names(Path(folder), {thing.key for thing in fewer}),
        )
    again = resolve(gather(sources([[(thing, "") for thing in fewer]])), NOTHING, [], *given)
    assert subjects(again) == subjects(first) and held(first).items() <= held(again).items()


def test_a_name_without_its_identifier_takes_no_id_of_a_thing_that_has_it() -> None:
    named = {("organisation", "musterwerk"): "organisation/musterwerk"}
    known = {("organisation", "pic:1"): "organisation/musterwerk"}
    two = [(Thing("organisation", "Musterwerk Nord", "pic:1"), ""), (Thing("organisation", "Musterwerk"), "")]
    found = resolve(gather(sources([two])), NOTHING, [], known, named=named)
    assert list(subjects(found).values()) == ["organisation/musterwerk", "organisation/musterwerk-2"]
