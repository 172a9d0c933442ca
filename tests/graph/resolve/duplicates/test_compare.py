"""A memo spares work and changes nothing: the law, and what is taken from it."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.graph.resolve.duplicates import NOTHING, THINGS, best_first, compared
from synergraph.graph.resolve.duplicates.keyed import keyed

WORDS = [
    "Laser",
    "Technik",
    "Strahlentherapie",
    "Strahlenterapie",
    "Musterburg",
    "Institut",
    "GmbH",
    "ABC",
    "7",
]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
FEW = (["de", "at"], ["pic:1", "pic:2", "vat:1", "call:1"], ["Laser", "organisation/3"])
Row = tuple[str, str, list[str], list[str], list[str], list[str]]


def table(*rows: Row) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=THINGS, orient="row")


def organisation(number: int, name: str, *places: str) -> Row:
    return (f"organisation/{number}", "organisation", [name], list(places), [], [])


@st.composite
def histories(draw: st.DrawFn) -> list[pl.DataFrame]:
    """Draw lists that follow each other: things come, go, come back, and change under one id."""
    kind = draw(st.sampled_from(["organisation", "topic", "project"]))
    names = st.lists(NAMES, min_size=1, max_size=2, unique=True)
    facts = [st.lists(st.sampled_from(each), max_size=1) for each in FEW]
    drawn = st.tuples(st.integers(0, 7).map(lambda n: f"{kind}/{n:02}"), st.just(kind), names, *facts)
    pool = draw(st.lists(drawn, min_size=1, max_size=40))
    lists = st.lists(st.sampled_from(pool), max_size=30, unique_by=lambda row: row[0])
    return [table(*draw(lists)) for _ in range(3)]


@settings(deadline=None, max_examples=40)
@given(histories())
def test_whatever_was_compared_before_the_outcome_is_that_of_a_first_comparison(
    history: list[pl.DataFrame],
) -> None:
    memo, kind = NOTHING, str(pl.concat(history)["kind"].first())
    for things in history:
        memo, first = compared(things, memo), compared(things)
        assert memo.pairs.equals(first.pairs)
        assert best_first(memo.found).equals(best_first(first.found))
        assert memo.strong.sort("left", "right").equals(first.strong.sort("left", "right"))
        assert memo.keyed.equals(keyed(memo.keyed["name"], kind))
        assert memo.things.equals(first.things)


LEFT, RIGHT = organisation(1, "Müller Lasertechnik GmbH"), organisation(2, "Mueller Lasertechnik")
KEPT = 0.123


def test_pairs_of_things_that_did_not_change_are_not_scored_again() -> None:
    memo = compared(table(LEFT, RIGHT))
    marked = memo._replace(found=memo.found.with_columns(score=KEPT))
    for more in ([], [organisation(3, "Bäckerei Krume")], [organisation(3, "Müller Lasertechnik")]):
        found = compared(table(LEFT, RIGHT, *more), marked).found
        assert (found["score"] == KEPT).sum() == 1
    for changed in (organisation(2, "Mueller Lasertechnik", "de"), organisation(2, "Müller Lasertechnik AG")):
        assert KEPT not in compared(table(LEFT, changed), marked).found["score"]


def test_pairs_that_were_judged_to_be_two_are_not_scored_again() -> None:
    memo = compared(table(LEFT, RIGHT))
    judged = memo._replace(found=NOTHING.found)
    assert compared(table(LEFT, RIGHT), judged).found.is_empty()


def test_keys_of_a_name_are_made_once() -> None:
    memo = compared(table(LEFT))
    marked = memo._replace(keyed=memo.keyed.with_columns(strong=pl.lit(["=marked"])))
    assert compared(table(LEFT, RIGHT), marked).keyed.sort("name")["strong"].list.first().to_list() == [
        "=lasertechnikmuller",
        "=marked",
    ]


def test_names_that_are_gone_leave_the_memo() -> None:
    memo = compared(table(RIGHT), compared(table(LEFT, RIGHT)))
    assert memo.keyed["name"].to_list() == [RIGHT[2][0]]
    assert memo.pairs.is_empty() and memo.found.is_empty()


def test_what_a_register_tells_apart_needs_no_keys() -> None:
    rows: list[Row] = [(f"project/{n}", "project", ["Laser"], [], [f"call:{n}"], []) for n in range(3)]
    apart = compared(table(*rows))
    assert apart.keyed.is_empty() and apart.pairs.is_empty()
    unregistered: Row = ("project/9", "project", ["Laser"], [], [], [])
    assert compared(table(*rows, unregistered), apart).pairs.height == len(rows)


def identified(number: int, name: str, *identifiers: str) -> Row:
    return (f"organisation/{number}", "organisation", [name], [], list(identifiers), [])


def test_organisations_with_two_identifiers_are_a_question_only_if_their_names_are_nearly_one() -> None:
    names = "Musterburg Dentallabor", "Dentallabor Nordlicht Zwickau"
    likely, slipped = "Musterburger Strahlentherapie", "Musterburger Strahlenterapie"
    for (left, right), (one, other), expected in (
        (names, ("pic:1", "pic:2"), False),
        (names, ("pic:1", "pic:1"), True),
        (names, ("pic:1", "vat:2"), True),
        (names, ("vat:1", "vat:2"), True),
        ((likely, slipped), ("pic:1", "pic:2"), True),
    ):
        memo = compared(table(identified(1, left, one), identified(2, right, other)))
        assert bool(memo.pairs.height) is expected


@pytest.mark.parametrize("kind", ["organisation", "topic", "event"])
def test_a_list_that_became_empty_leaves_an_empty_memo(kind: str) -> None:
    memo = compared(table(), compared(table((f"{kind}/1", kind, ["Laser"], [], [], []))))
    assert [part.height for part in memo] == [0] * len(memo)
