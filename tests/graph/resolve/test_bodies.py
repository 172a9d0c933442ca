"""Things become one node by an id they had or by their names, unless people or identifiers keep them apart."""

import polars as pl

from synergraph.graph.frames import MERGES
from synergraph.graph.resolve.assign import KNOWN
from synergraph.graph.resolve.bodies import Bodies, remembered
from synergraph.graph.resolve.meant import MEANT, Meant

NORTH, SOUTH, BARE, CODE = (
    f"organisation|{rest}" for rest in ("id|pic:1", "id|pic:2", "name|werk", "id|vat:3")
)
MENTIONS = pl.DataFrame(
    [
        ("a", "organisation", "Werk Nord GmbH", "pic:1", "werknordgmbh", NORTH),
        ("b", "organisation", "Werk Nord", "pic:1", "", NORTH),
        ("a", "organisation", "Werk Süd", "pic:2", "werksued", SOUTH),
        ("a", "organisation", "Werk", "", "werk", BARE),
        ("a", "organisation", "", "vat:3", "", CODE),
    ],
    schema=MEANT,
    orient="row",
)


def bodies(*apart: tuple[str, str]) -> Bodies:
    return Bodies(Meant(MENTIONS, pl.DataFrame(schema=MERGES), list(apart)), {NORTH, SOUTH, BARE, CODE})


def known(*rows: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame([("organisation", *row) for row in rows], schema=KNOWN, orient="row")


def test_what_is_joined_is_one_body_with_a_reason_in_the_names_that_are_most_alike() -> None:
    joined = bodies()
    joined.connect(NORTH, BARE, "one id in an earlier build")
    joined.connect(BARE, NORTH, "names alike: 0.99")
    assert joined.of(NORTH) == joined.of(BARE) == NORTH
    assert joined.merges().rows() == [("organisation", "Werk", "Werk Nord", "names alike: 0.99")]
    assert dict(joined.table().iter_rows()) == {NORTH: NORTH, BARE: NORTH, SOUTH: SOUTH, CODE: CODE}


def test_what_no_source_calls_by_a_name_is_joined_without_a_word() -> None:
    joined = bodies()
    joined.connect(CODE, BARE, "one id in an earlier build")
    assert joined.of(CODE) == joined.of(BARE)
    assert joined.merges().is_empty()


def test_two_identifiers_of_one_scheme_stay_two() -> None:
    joined = bodies()
    assert joined.kept_apart(NORTH, SOUTH)
    joined.connect(NORTH, SOUTH, "names alike: 0.99")
    assert joined.of(NORTH) != joined.of(SOUTH)
    assert joined.merges().is_empty()


def test_what_one_body_took_in_keeps_it_apart() -> None:
    joined = bodies()
    joined.connect(SOUTH, BARE, "names alike: 0.99")
    joined.connect(NORTH, BARE, "names alike: 0.98")
    assert joined.of(BARE) == joined.of(SOUTH) != joined.of(NORTH)


def test_people_keep_things_apart() -> None:
    joined = bodies((BARE, NORTH))
    joined.connect(NORTH, BARE, "names alike: 0.99")
    assert joined.of(NORTH) != joined.of(BARE)


def test_one_id_of_an_earlier_build_joins_the_oldest_with_the_others() -> None:
    before = known(("werk", "organisation/werk"), ("vat:3", "organisation/x"), ("pic:1", "organisation/werk"))
    assert list(remembered(MENTIONS, before)) == [(BARE, NORTH)]


def test_a_name_counts_though_the_thing_has_an_identifier_now() -> None:
    before = known(("werksued", "organisation/s"), ("werk", "organisation/s"), ("gone", "organisation/s"))
    assert list(remembered(MENTIONS, before)) == [(SOUTH, BARE)]
