"""What would join two bodies is a question: a bare name between a GmbH and an AG is neither's."""

from itertools import permutations
from pathlib import Path

import polars as pl
import pytest

from synergraph.graph.resolve import Resolved, gather, resolve
from synergraph.graph.resolve.bridges import contested
from synergraph.graph.resolve.duplicates import PAIRS, THINGS, score
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.sources import to_frame
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Source, Statement, Thing

GMBH, AG, BARE = "Nordwerk Antriebe GmbH", "Nordwerk Antriebe AG", "Nordwerk-Antriebe"
NAMES = {"g": GMBH, "a": AG, "b": BARE, "x": "Nordwerk Antriebe Gmbh."}


def things(names: dict[str, str], identifiers: dict[str, str] | None = None) -> pl.DataFrame:
    rows = [
        (thing, "organisation", [name], [], [i] if (i := (identifiers or {}).get(thing)) else [], [])
        for thing, name in names.items()
    ]
    return pl.DataFrame(rows, schema=THINGS, orient="row")


def told(names: dict[str, str], *pairs: tuple[str, str], **identifiers: str) -> tuple[object, object]:
    """Return what is contested of some pairs of things with these names."""
    known = things(names, identifiers)
    return contested(score(known, pl.DataFrame(pairs, schema=PAIRS, orient="row")), known)


def test_a_thing_certain_with_two_bodies_is_certain_with_neither() -> None:
    found = told(NAMES, ("a", "b"), ("b", "g"), ("g", "x"))
    assert found == ({("a", "b"), ("b", "g")}, {("a", "g"), ("a", "x")})


def test_what_contradicts_nothing_stays_certain() -> None:
    assert told(NAMES, ("b", "g"), ("g", "x")) == (set(), set())
    assert told(NAMES, ("a", "b")) == (set(), set())
    assert told({}) == (set(), set())


HOSPITALS = {
    "a": "AOUP",
    "b": "Azienda Ospedaliero Universitaria Pisana",
    "c": "Azienda Ospedaliero-Universitaria di Parma",
}


def test_an_acronym_of_two_that_their_names_tell_apart_is_neithers() -> None:
    assert told(HOSPITALS, ("a", "b"), ("a", "c")) == ({("a", "b"), ("a", "c")}, set())
    assert told(HOSPITALS, ("a", "b")) == (set(), set())


def test_one_identifier_says_whose_acronym_it_is() -> None:
    assert told(HOSPITALS, ("a", "b"), ("a", "c"), a="ror:x1", b="ror:x1") == ({("a", "c")}, set())


def test_a_name_with_its_initials_joins_the_name_and_the_initials() -> None:
    names = {"a": "Amt für Nordlichter - AFNL", "b": "Amt für Nordlichter", "c": "AFNL"}
    assert told(names, ("a", "b"), ("a", "c")) == (set(), set())


def resolved(*lists: list[str], decisions: tuple[Decision, ...] = ()) -> Resolved:
    """Resolve lists one after the other, as builds do, and return the last outcome."""
    known: dict[tuple[str, str], str] = {}
    for last in range(1, len(lists) + 1):
        sources = [
            (Source(Path(f"{n}.csv"), f"{n}", "table", "2024"), to_frame(map(named, names)))
            for n, names in enumerate(lists[:last])
        ]
        found = resolve(gather(sources), Vocabulary({}), decisions, known)
        known = {(row.kind, row.key): row.id for row in found.identities}
    return found


def named(name: str) -> Statement:
    return Statement(Thing("organisation", name), "name", Evidence(name), value=name)


def nodes(found: Resolved) -> dict[str, str]:
    return dict(found.names.select("name", "id").iter_rows())


@pytest.mark.parametrize("order", list(permutations([GMBH, AG, BARE])))
def test_three_names_of_one_list_are_three_bodies_and_three_questions(order: tuple[str, ...]) -> None:
    found = resolved(list(order))
    assert len(set(nodes(found).values())) == 3
    assert found.duplicates["verdict"].to_list() == ["doubtful"] * 3


def test_a_bare_name_that_comes_later_moves_no_id() -> None:
    before, after = nodes(resolved([GMBH, AG])), nodes(resolved([GMBH, AG], [BARE]))
    assert before.items() < after.items()
    assert after[BARE] not in before.values()


def test_a_bare_name_that_was_there_first_stays_what_it_was() -> None:
    after = nodes(resolved([GMBH, BARE], [AG]))
    assert after[BARE] == after[GMBH] != after[AG]


def test_people_can_say_whose_name_it_is() -> None:
    same = Decision("organisation", BARE, AG, "same", "asked them")
    after = nodes(resolved([GMBH, AG, BARE], decisions=(same,)))
    assert after[BARE] == after[AG] != after[GMBH]


def test_what_people_keep_apart_is_no_question_and_contests_nothing() -> None:
    apart = Decision("organisation", BARE, AG, "different", "asked them")
    found = resolved([GMBH, AG, BARE], decisions=(apart,))
    after = nodes(found)
    assert after[BARE] == after[GMBH] != after[AG]
    assert (BARE, AG) not in found.duplicates.select("left_name", "right_name").rows()


def test_why_names_are_one_is_said_in_every_build() -> None:
    slip = ["Nordwerk Lasertechnik GmbH", "Nordwerk Lasertechnick GmbH"]
    reasons = [resolved(*[slip] * times).merges["reason"].to_list() for times in (1, 2)]
    assert reasons == [["names alike: 0.96"]] * 2
