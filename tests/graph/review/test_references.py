"""What decisions call things: a name, or an identifier where the name is not enough."""

import polars as pl
import pytest

from synergraph.errors import SynergraphError, UsageError
from synergraph.graph.decisions.closure import Decided
from synergraph.graph.decisions.rows import Row
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.review.references import References

NODES = pl.DataFrame(
    [
        ("organisation/werk", "organisation", "Werk", ["Werk GmbH", "W"], True),
        ("organisation/w", "organisation", "W", [], True),
        ("organisation/institut", "organisation", "Institut", ["Haus"], True),
        ("organisation/institut-2", "organisation", "Institut", ["Haus"], True),
        ("organisation/bund", "organisation", "Bund", [], True),
        ("organisation/bund-2", "organisation", "Bund", [], True),
        ("topic/werk", "topic", "Werk", [], True),
        ("topic/halle", "topic", "Halle", [], True),
        ("event/re-publica", "event", "re:publica", [], True),
    ],
    schema=["id", "kind", "name", "aliases", "stated"],
    orient="row",
)
KNOWN = {
    ("organisation", "werk"): "organisation/werk",
    ("organisation", "pic:1"): "organisation/institut",
    ("organisation", "pic:2"): "organisation/institut-2",
}
REFERENCES = References(NODES, KNOWN, {"organisation/alt": "organisation/werk"})


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("WERK", "organisation/werk"),
        ("Werk-GmbH", "organisation/werk"),
        ("W", "organisation/w"),
        ("pic:2", "organisation/institut-2"),
        ("organisation/institut-2", "organisation/institut-2"),
        ("organisation/alt", "organisation/werk"),
        ("Institut", ""),
        ("Haus", ""),
        ("nichts", ""),
    ],
)
def test_a_name_or_identifier_means_one_thing_or_none(text: str, node: str) -> None:
    assert REFERENCES.node("organisation", text) == node


def test_a_name_with_a_colon_is_a_name() -> None:
    assert REFERENCES.node("event", "re:publica") == "event/re-publica"


@pytest.mark.parametrize(
    ("node", "text"),
    [("organisation/werk", "Werk"), ("organisation/institut", "pic:1"), ("organisation/w", "W")],
)
def test_what_is_written_means_the_thing_and_no_other(node: str, text: str) -> None:
    assert REFERENCES.written(node) == text
    assert REFERENCES.node("organisation", text) == node


def test_what_nothing_tells_apart_is_an_error() -> None:
    with pytest.raises(UsageError, match="identifier column"):
        REFERENCES.written("organisation/bund")


def test_a_pair_is_of_the_kind_that_has_both() -> None:
    assert REFERENCES.pair("Werk", "Halle") == ("topic", "topic/werk", "topic/halle")
    assert REFERENCES.pair("Werk", "W")[0] == "organisation"


@pytest.mark.parametrize(
    ("left", "right", "kind", "said"),
    [
        ("Werkk", "W", "", "nothing is called “Werkk”\n.*did you mean .*“Werk”"),
        ("Institut", "W", "", "several things\n.*organisation/institut, organisation/institut-2"),
        ("Halle", "W", "", "of kind topic, “W” of kind organisation"),
        ("Halle", "Werk", "organisation", "nothing is called “Halle”"),
        ("Werk", "W", "organization", "did you mean “organisation”"),
    ],
)
def test_wrong_names_are_told_with_the_right_ones(left: str, right: str, kind: str, said: str) -> None:
    with pytest.raises(SynergraphError, match=said):
        REFERENCES.pair(left, right, kind)


def test_decisions_are_on_things_where_there_are_any() -> None:
    rows = [
        Row(2, Decision("organisation", "Werk GmbH", "pic:1", "same")),
        Row(3, Decision("organisation", "Werk", "Vergangenes", "different")),
        Row(4, Decision("organisation", "Werk", "Werk GmbH", "different")),
    ]
    assert REFERENCES.decided(rows) == [
        Decided("organisation/werk", "organisation/institut", "same", 2),
        Decided("organisation/werk", ("organisation", "vergangenes"), "different", 3),
        Decided(("organisation", "werk"), ("organisation", "werkgmbh"), "different", 4),
    ]
