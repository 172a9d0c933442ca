"""What two editions of a complete list tell together: renamed projects and projects that left.

A source that makes a complete list of a programme names all its current projects. Of two such
sources the later one therefore says something of the projects it does not name. What a source
tells of another document's list (an export does) makes no list of its own.
"""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from synergraph.graph.frames import STATEMENTS
from synergraph.graph.resolve.identity import Identity, Mention
from synergraph.graph.resolve.joins import Atom
from synergraph.ontology.names import words

LEFT_THE_LIST = "no_longer_listed"
SHARED_WORDS = 3
SIMILAR = 0.7


def renamed(loaded: pl.DataFrame, identity: Identity) -> Iterator[tuple[Mention, Mention, str]]:
    """Find projects that one list has under an old and another under a new name.

    Two names are one project when they stand in complete lists of one programme but never in
    the same source, in the same action field, and share at least three content words and 70 %
    of all their content words; and when no other name comes as close.
    """
    for lists in _lists(loaded, identity).values():
        sources = sorted(lists)
        for i, left in enumerate(sources):
            for right in sources[i + 1 :]:
                yield from _pairs(lists[left], lists[right])


def _lists(
    loaded: pl.DataFrame, identity: Identity
) -> dict[Atom, dict[str, dict[Atom, tuple[Mention, frozenset[Atom]]]]]:
    """Return programme → source → project → (a mention, its action fields), for complete lists."""
    said = loaded.filter(pl.col("predicate") == "complete_list")
    own = said.filter(pl.col("subject_key") == "source:" + pl.col("source"))
    complete = {(row["source"], identity.of(_object(row))) for row in own.iter_rows(named=True)}
    if not complete:
        return {}
    fields: dict[tuple[str, Atom], set[Atom]] = defaultdict(set)
    for row in loaded.filter(pl.col("predicate") == "in_action_field").iter_rows(named=True):
        fields[row["source"], identity.of(_subject(row))].add(identity.of(_object(row)))
    found: dict[Atom, dict[str, dict[Atom, tuple[Mention, frozenset[Atom]]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    members = loaded.filter((pl.col("predicate") == "part_of") & (pl.col("subject_kind") == "project"))
    for row in members.iter_rows(named=True):
        source, programme, project = row["source"], identity.of(_object(row)), identity.of(_subject(row))
        if (source, programme) in complete:
            found[programme][source][project] = (_subject(row), frozenset(fields[source, project]))
    return found


def _pairs(
    left: dict[Atom, tuple[Mention, frozenset[Atom]]], right: dict[Atom, tuple[Mention, frozenset[Atom]]]
) -> Iterator[tuple[Mention, Mention, str]]:
    gone = [left[atom] for atom in sorted(left.keys() - right.keys())]
    fresh = [right[atom] for atom in sorted(right.keys() - left.keys())]
    close = [
        (a, b)
        for a, a_fields in gone
        for b, b_fields in fresh
        if (a_fields & b_fields or not (a_fields and b_fields)) and _alike(a.name, b.name)
    ]
    for a, b in close:
        if sum(x == a for x, _ in close) == 1 and sum(y == b for _, y in close) == 1:
            yield a, b, "renamed between two lists of the programme"


def _alike(left: str, right: str) -> bool:
    a, b = set(words(left)), set(words(right))
    return len(a & b) >= SHARED_WORDS and len(a & b) / len(a | b) >= SIMILAR


def _subject(row: dict[str, str]) -> Mention:
    return Mention(row["source"], row["subject_kind"], row["subject_name"], row["subject_key"])


def _object(row: dict[str, str]) -> Mention:
    return Mention(row["source"], row["object_kind"], row["object_name"], row["object_key"])


def no_longer_listed(statements: pl.DataFrame) -> pl.DataFrame:
    """Infer that a project is completed when a later complete list does not name it.

    Takes and returns rows of `frames.STATEMENTS`; the evidence is that of the later list.
    """
    lists = (
        statements.filter((pl.col("predicate") == "complete_list") & (pl.col("subject") == pl.col("source")))
        .unique(["source", "object"])
        .sort("as_of", "source")
    )
    members = statements.filter(pl.col("predicate") == "part_of")
    inferred = []
    for row in lists.iter_rows(named=True):
        earlier = lists.filter((pl.col("object") == row["object"]) & (pl.col("as_of") < row["as_of"]))[
            "source"
        ]
        listed = members.filter((pl.col("object") == row["object"]) & (pl.col("source") == row["source"]))[
            "subject"
        ]
        before = members.filter(
            (pl.col("object") == row["object"]) & pl.col("source").is_in(earlier.implode())
        )["subject"]
        inferred += [
            {**row, "id": f"{row['id']}-{number}", "subject": project, "predicate": "status",
             "object": "", "value": "completed", "rule": LEFT_THE_LIST}
            for number, project in enumerate(sorted(set(before) - set(listed)))
            if project.startswith("project/")
        ]  # fmt: skip
    return pl.DataFrame(inferred, schema=STATEMENTS, orient="row")
