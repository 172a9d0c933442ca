"""From loaded statements to things with ids: rejects, ids that never move, time and conflicts."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.frames import STATEMENTS
from synergraph.graph.resolve import Resolved, gather, resolve
from synergraph.graph.resolve.succession import LEFT_THE_LIST, no_longer_listed
from synergraph.graph.sources import to_frame
from synergraph.graph.view import conflicts, current, edges, nodes
from synergraph.ontology import Vocabulary
from synergraph.statements import Evidence, Source, Statement, Thing

NOTHING = Vocabulary({})
HERE = Evidence("as it is written", line=3, start=10, end=26)
Loaded = tuple[Source, pl.DataFrame]


def project(name: str) -> Thing:
    return Thing("project", name)


def says(source: str, as_of: str, *statements: Statement) -> Loaded:
    return Source(Path(f"{source}.csv"), source, "table", as_of), to_frame(statements)


def status(name: str, value: str) -> Statement:
    return Statement(project(name), "status", HERE, value=value)


def run(*sources: Loaded, known: dict[tuple[str, str], str] | None = None) -> Resolved:
    return resolve(gather(list(sources)), NOTHING, [], known or {})


def test_a_statement_keeps_source_date_place_and_quote() -> None:
    (row,) = run(says("a", "2024-11", status("Haus", "running"))).statements.iter_rows(named=True)
    assert list(row) == list(STATEMENTS)
    assert (row["id"], row["source"], row["as_of"]) == ("a#0", "document/a", "2024-11")
    assert (row["subject"], row["value"], row["quote"], row["line"]) == (
        "project/haus",
        "running",
        "as it is written",
        3,
    )


def test_what_the_ontology_does_not_allow_is_rejected_with_a_reason() -> None:
    wrong = [
        Statement(project("Haus"), "colour", HERE, value="blue"),
        Statement(project("Haus"), "organises", HERE, object=project("Hof")),
        Statement(Thing("spaceship", "Rakete"), "name", HERE, value="Rakete"),
    ]
    gathered = gather([says("a", "", *wrong, status("Haus", "running"))])
    assert gathered.statements.height == 1
    assert sorted(gathered.rejected["reason"]) == [
        "no edge organises from project to project", "project has no attribute “colour”", "unknown kind “spaceship”",
    ]  # fmt: skip


def test_two_things_of_one_slug_get_two_ids() -> None:
    left, right = Thing("project", "Haus", "fkz:1"), Thing("project", "Haus", "fkz:2")
    found = [Statement(t, "status", HERE, value="running") for t in (left, right)]
    assert sorted(run(says("a", "", *found)).statements["subject"]) == ["project/haus", "project/haus-2"]


def test_identities_win_over_names() -> None:
    resolved = run(
        says("a", "", status("Haus", "running")), known={("project", "haus"): "project/alter-name"}
    )
    assert resolved.statements["subject"].to_list() == ["project/alter-name"]


names = st.sampled_from(["Haus A", "Haus-A", "Haus B", "Hof (HF)", "HF", "Hof", "Häuser", "Haeuser"])
lists = st.lists(st.lists(names, min_size=1, max_size=4), min_size=1, max_size=4)


def held(resolved: Resolved) -> dict[tuple[str, str], str]:
    return {(kind, key): identifier for kind, key, identifier, _ in resolved.identities}


@given(lists, st.permutations(range(4)))
def test_ids_never_move_whatever_comes_in_whatever_order(
    sources: list[list[str]], order: Sequence[int]
) -> None:
    loaded = [
        says(f"s{n}", str(2020 + n), *(status(name, "running") for name in found))
        for n, found in enumerate(sources)
    ]
    known: dict[tuple[str, str], str] = {}
    for count in range(1, len(loaded) + 1):
        after = held(run(*loaded[:count], known=known))
        assert known.items() <= after.items()
        known = after
    again = run(*(loaded[n] for n in order if n < len(loaded)), known=known)
    assert held(again) == known


def folded(*sources: Loaded) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    resolved = run(*sources)
    holding = current(resolved.statements, [f"document/{source.id}" for source, _ in sources])
    return (
        nodes(resolved.names, holding, NOTHING),
        edges(resolved.statements),
        conflicts(resolved.statements, holding),
    )


def volume(value: str) -> Statement:
    return Statement(project("Haus"), "volume", HERE, value=value)


def test_the_latest_source_holds_whatever_the_order() -> None:
    old, new = says("old", "2023", volume("1")), says("new", "2024", volume("2"))
    for sources in ((old, new), (new, old)):
        table, _, differing = folded(*sources)
        assert table["volume"].to_list() == [2.0]
        assert differing.select("nature", "value", "other_value").rows() == [("contradiction", "2", "1")]


def test_less_precise_is_no_conflict_and_the_precise_holds() -> None:
    rough = says("a", "2024", Statement(project("Haus"), "start", HERE, value="2024"))
    fine = says("b", "2024", Statement(project("Haus"), "start", HERE, value="2024-04-01"))
    table, _, differing = folded(rough, fine)
    assert table["start"].to_list() == ["2024-04-01"] and differing.is_empty()


def test_a_year_of_a_later_source_gives_way_to_a_day_in_it_but_not_to_another_year() -> None:
    def start(value: str) -> Statement:
        return Statement(project("Haus"), "start", HERE, value=value)

    table, _, differing = folded(says("a", "2023", start("2023-11-28")), says("b", "2024", start("2023")))
    assert table["start"].to_list() == ["2023-11-28"] and differing.is_empty()
    table, _, differing = folded(says("a", "2023", start("2022-11-28")), says("b", "2024", start("2023")))
    assert table["start"].to_list() == ["2023"] and differing.height == 1


def test_a_later_status_is_a_change_one_of_the_same_day_a_contradiction() -> None:
    _, _, change = folded(
        says("a", "2023", status("Haus", "running")), says("b", "2024", status("Haus", "completed"))
    )
    _, _, clash = folded(
        says("a", "2024", status("Haus", "running")), says("b", "2024", status("Haus", "completed"))
    )
    assert change["nature"].to_list() == ["change"] and clash["nature"].to_list() == ["contradiction"]


def test_edges_of_several_sources_are_one_with_all_their_statements() -> None:
    def part(**qualifiers: str) -> Statement:
        return Statement(
            Thing("organisation", "Werk"),
            "participates_in",
            HERE,
            object=project("Haus"),
            role="partner",
            **qualifiers,
        )  # type: ignore[arg-type]

    _, table, _ = folded(says("a", "2023", part(since="2023-01")), says("b", "2024", part(until="2025")))
    (row,) = table.iter_rows(named=True)
    assert (row["since"], row["until"], row["as_of"]) == ("2023-01", "2025", "2024")
    assert row["sources"] == ["document/b", "document/a"] and row["statements"] == ["b#0", "a#0"]


def listed(source: str, as_of: str, *names: str) -> Loaded:
    programme, document = Thing("programme", "Plan"), Thing("document", source, f"source:{source}")
    members = [Statement(project(name), "part_of", HERE, object=programme) for name in names]
    return says(source, as_of, Statement(document, "complete_list", HERE, object=programme), *members)


def test_what_a_later_list_leaves_out_is_inferred_with_that_list_as_evidence() -> None:
    resolved = run(listed("a", "2023", "Haus", "Hof"), listed("b", "2024", "Haus"))
    (row,) = no_longer_listed(resolved.statements).iter_rows(named=True)
    assert (row["subject"], row["value"], row["rule"], row["source"]) == (
        "project/hof",
        "completed",
        LEFT_THE_LIST,
        "document/b",
    )


def test_what_an_export_tells_of_another_list_makes_it_no_list() -> None:
    old, new = (f"Ausbau der großen Werkhalle Nord am Kanal {part}" for part in ("eins", "zwei"))
    source, frame = listed("a", "2023", old, "Hof")
    export = says(
        "b",
        "2024",
        Statement(
            Thing("document", "a.csv", "node:document/a"),
            "complete_list",
            HERE,
            object=Thing("programme", "Plan"),
        ),
        Statement(project(new), "part_of", HERE, object=Thing("programme", "Plan")),
    )
    resolved = run((source, frame), export)
    assert no_longer_listed(resolved.statements).is_empty()
    projects = {s for s in resolved.statements["subject"] if s.startswith("project/")}
    assert len(projects) == 3


def test_one_list_alone_and_an_incomplete_list_tell_nothing_of_the_absent() -> None:
    partial = says(
        "b", "2024", Statement(project("Haus"), "part_of", HERE, object=Thing("programme", "Plan"))
    )
    assert no_longer_listed(run(listed("a", "2023", "Haus", "Hof")).statements).is_empty()
    assert no_longer_listed(run(listed("a", "2023", "Haus", "Hof"), partial).statements).is_empty()


def test_marks_in_names_and_identifiers_mean_nothing() -> None:
    odd = Thing("topic", "A|concept|b", "x:|concept|y")
    bare = Thing("topic", "topic|concept|topic/a")
    found = run(says("a", "", *(Statement(one, "name", HERE, value=one.name) for one in (odd, bare))))
    assert found.statements["subject"].to_list() == ["topic/a-concept-b", "topic/topic-concept-topic-a"]
