"""The parts of a build: every row in one of them, and a change in one row changes one part."""

from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.bolt.parts import Part, Section, cut, parts, section_of, sections
from synergraph.graph.graph import Graph

NODES = Section("Project")
IDS = st.lists(st.integers(0, 30_000), min_size=1, max_size=300, unique=True)


def table(numbers: list[int]) -> pl.DataFrame:
    frame = pl.DataFrame(
        {"id": [f"project/vorhaben-{n}" for n in numbers], "name": [f"V{n}" for n in numbers]}
    )
    return frame.sort("id")


def digests(frame: pl.DataFrame) -> dict[str, str]:
    return {part.name: part.digest for part in cut(NODES, frame)}


@given(numbers=IDS)
def test_parts_hold_every_row_once_within_their_bounds(numbers: list[int]) -> None:
    frame = table(numbers)
    found = list(cut(NODES, frame))
    assert pl.concat([part.rows for part in found]).equals(frame)
    assert all(part.low <= identifier < part.high for part in found for identifier in part.rows["id"])
    assert found[0].low == "" and all(left.high == right.low for left, right in pairwise(found))


@given(numbers=IDS, added=st.integers(30_001, 60_000))
def test_a_new_row_changes_the_part_it_falls_into(numbers: list[int], added: int) -> None:
    before, after = digests(table(numbers)), digests(table([*numbers, added]))
    changed = {name for name in before if before[name] != after[name]}
    assert len(changed) == 1 and len(after.keys() - before.keys()) <= 1


@given(numbers=IDS, data=st.data())
def test_a_changed_value_changes_one_digest(numbers: list[int], data: st.DataObject) -> None:
    frame = table(numbers)
    at = data.draw(st.integers(0, frame.height - 1))
    name = pl.when(pl.int_range(pl.len()) == at).then(pl.lit("anders")).otherwise("name")
    before, after = digests(frame), digests(frame.with_columns(name=name))
    assert before.keys() == after.keys()
    assert sum(before[name] != after[name] for name in before) == 1


def test_large_tables_are_cut_at_ids_and_edges_of_one_source_stay_together() -> None:
    numbers = list(range(20_000))
    assert 10 <= len(digests(table(numbers))) <= 40
    edges = table(numbers).select(source=pl.col("id"), target=pl.lit("topic/a"))
    doubled = pl.concat([edges, edges]).sort("source")
    found = list(cut(Section("Project", "HAS_TOPIC", "Topic"), doubled))
    sources = [set(part.rows["source"]) for part in found]
    assert sum(map(len, sources)) == len(set().union(*sources)) == 20_000


def test_a_build_has_parts_with_names_of_their_own(small_graph: Graph) -> None:
    found = list(parts(small_graph))
    assert len({part.name for part in found}) == len(found)
    assert {section_of(part.name) for part in found} == {section for section, _ in sections(small_graph)}
    assert sum(part.rows.height for part in found) == sum(
        frame.height for frame in (small_graph.nodes, small_graph.edges, small_graph.statements)
    )


def test_a_section_that_is_gone_has_an_empty_part(small_graph: Graph) -> None:
    gone = Section("Person", "SPEAKS_AT", "Event")
    (part,) = set(map(vacant, parts(small_graph, [Part(gone, "", "", pl.DataFrame()).name]))) - {None}
    assert part == gone


def vacant(part: Part) -> Section | None:
    return None if part.rows.width else part.section
