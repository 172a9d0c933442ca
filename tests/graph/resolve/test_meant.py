"""What the last build knew changes what is computed, never what is found."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synergraph.graph.resolve import Gathered, gather, meant, resolve
from synergraph.graph.resolve.identity import Decision, Identity
from synergraph.graph.resolve.testimony import MENTION, heard
from synergraph.graph.sources import to_frame
from synergraph.ontology import Concept, Labels, Vocabulary
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Source, Statement, Thing

HERE = Evidence("as it is written")
NAMES = [
    "Musterwerk GmbH", "Musterwerk", "Musterwerk AG", "Muster-Werk", "Netz Nord (NN)", "NN", "Netz Nord e.V.",
    "Technische Universität Berlin", "TU Berlin", "TUB",
]  # fmt: skip
TU = Concept(
    "organisation/tu-berlin",
    "organisation",
    Labels("Technische Universität Berlin", "TU Berlin"),
    Labels("", ""),
    ("TUB",),
)
VOCABULARY = Vocabulary({TU.id: TU})
TABLES = ("statements", "names", "identifiers", "merges", "duplicates")
Listed = list[tuple[Thing, str]]
"""Things of a list, each with an alias or ""."""

things = st.builds(
    Thing,
    st.sampled_from(["organisation", "organisation", "topic"]),
    st.sampled_from(NAMES),
    st.sampled_from(["", "", "pic:1", "pic:2"]),
)
lists = st.lists(st.tuples(things, st.sampled_from([*NAMES, *[""] * 10])), min_size=1, max_size=5)
decisions = st.lists(
    st.builds(
        Decision,
        st.just("organisation"),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(["same", "different"]),
    ).filter(lambda decision: key(decision.left) != key(decision.right)),
    max_size=2,
)
builds = st.lists(
    st.tuples(st.permutations(range(4)), st.integers(1, 4), decisions, st.booleans()), min_size=2, max_size=4
)
"""Which list is which source (one that moves says the same in another place), how many there are, and what else."""


def gathered(held: dict[int, Listed]) -> Gathered:
    sources = (
        (Source(Path(f"s{n}.csv"), f"s{n}", "table"), to_frame(_said(listed))) for n, listed in held.items()
    )
    return gather(list(sources))


def _said(listed: Listed) -> Iterator[Statement]:
    for thing, alias in listed:
        yield Statement(thing, "alias" if alias else "name", HERE, value=alias or thing.name)


@settings(max_examples=25, deadline=None)
@given(st.lists(lists, min_size=4, max_size=4), builds)
def test_a_build_finds_what_it_would_find_without_the_last(
    listed: list[Listed], built: list[tuple[list[int], int, list[Decision], bool]]
) -> None:
    known: dict[tuple[str, str], str] = {}
    with TemporaryDirectory() as folder:
        for order, count, decided, with_vocabulary in built:
            held = {source: listed[which] for source, which in enumerate(order[:count])}
            given = gathered(held), VOCABULARY if with_vocabulary else Vocabulary({}), decided, known
            remembering, afresh = resolve(*given, Path(folder)), resolve(*given)
            for table in TABLES:
                assert getattr(remembering, table).equals(getattr(afresh, table))
            assert remembering.identities == afresh.identities
            known = {(row.kind, row.key): row.id for row in afresh.identities}


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Return the names that are resolved each time from now on."""
    each: list[set[str]] = []

    def watched(mentions: list[Any], *others: Any) -> Identity:
        each.append({mention.name for mention in mentions})
        return Identity(mentions, *others)

    monkeypatch.setattr(meant, "Identity", watched)
    return each


def of(*lists: list[str]) -> Gathered:
    return gathered(dict(enumerate([(Thing("organisation", name), "") for name in names] for names in lists)))


def find(found: Gathered, path: Path, *decided: Decision) -> pl.DataFrame:
    said = heard(found.statements)
    return meant.meant(said, VOCABULARY, decided, path).mentions.sort(MENTION)


def test_a_further_list_resolves_what_it_touches(tmp_path: Path, resolved: list[set[str]]) -> None:
    first = ["Musterwerk GmbH", "Netz Nord e.V.", "TU Berlin", "Hafen"]
    find(of(first), tmp_path / "memo.zip")
    both = of(first, ["Musterwerk", "Technische Universität Berlin", "Optik"])
    found = find(both, tmp_path / "memo.zip")
    assert resolved[1] == {
        "Musterwerk GmbH",
        "Musterwerk",
        "TU Berlin",
        "Technische Universität Berlin",
        "Optik",
    }
    assert found.equals(find(both, tmp_path / "other.zip"))
    find(both, tmp_path / "memo.zip")
    assert resolved[3] == set()


def test_what_leaves_a_list_touches_what_it_was_joined_to(tmp_path: Path, resolved: list[set[str]]) -> None:
    find(of(["Musterwerk GmbH", "Hafen"], ["Musterwerk"]), tmp_path / "memo.zip")
    found = find(of(["Musterwerk GmbH", "Hafen"]), tmp_path / "memo.zip")
    assert resolved[1] == {"Musterwerk GmbH"}
    assert found["name"].to_list() == ["Hafen", "Musterwerk GmbH"]


def test_a_decision_touches_what_it_is_about_now_and_when_it_is_taken_back(
    tmp_path: Path, resolved: list[set[str]]
) -> None:
    found = of(["Musterwerk GmbH", "Musterwerk", "Hafen"])
    apart = Decision("organisation", "Musterwerk GmbH", "Musterwerk", "different")
    before = find(found, tmp_path / "memo.zip")
    assert find(found, tmp_path / "memo.zip", apart)["thing"].n_unique() == 3
    assert find(found, tmp_path / "memo.zip").equals(before)
    assert resolved[1:] == [{"Musterwerk GmbH", "Musterwerk"}] * 2


def test_a_source_that_takes_over_an_alias_changes_what_it_means(tmp_path: Path) -> None:
    long, short = Thing("organisation", "Muster Nord"), Thing("organisation", "MN")
    claimed, plain = [(long, "MN"), (short, "")], [(long, ""), (short, "")]
    find(gathered({0: claimed, 1: plain}), tmp_path / "memo.zip")
    swapped = gathered({0: plain, 1: claimed})
    assert find(swapped, tmp_path / "memo.zip").equals(find(swapped, tmp_path / "other.zip"))
