"""What two editions of a complete list tell together: renamed projects and projects that left.

A source that makes a complete list of a programme names all its current projects. Of two such
sources the later one therefore says something of the projects it does not name. What a source
tells of another document's list (an export does) makes no list of its own.
"""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from synergraph.graph.frames import STATEMENTS
from synergraph.graph.resolve.testimony import MENTION
from synergraph.ontology.names import words

LEFT_THE_LIST = "no_longer_listed"
RENAMED = "renamed between two lists of the programme"
SHARED_WORDS = 3
SIMILAR = 0.7
_LISTING = ("in_action_field", "part_of")
Listed = dict[str, tuple[str, frozenset[str]]]
"""Projects of a list: thing → its name there, and its action fields."""


def renamed(loaded: pl.DataFrame, mentions: pl.DataFrame) -> Iterator[tuple[str, str]]:
    """Find projects (ids of things) that one list has under an old and another under a new name.

    Two names are one project when they stand in complete lists of one programme but never in
    the same source, in the same action field, and share at least three content words and 70 %
    of all their content words; and when no other name comes as close. `mentions` has the columns of `meant.MEANT`.
    """
    for lists in _lists(loaded, mentions).values():
        sources = sorted(lists)
        for i, left in enumerate(sources):
            for right in sources[i + 1 :]:
                yield from _pairs(lists[left], lists[right])


def _lists(loaded: pl.DataFrame, mentions: pl.DataFrame) -> dict[str, dict[str, Listed]]:
    """Return programme → source → the projects in its complete list."""
    said = loaded.filter(pl.col("predicate") == "complete_list")
    own = said.filter(pl.col("subject_key") == "source:" + pl.col("source"))
    sources = own["source"].unique().implode()
    about = loaded.filter(pl.col("source").is_in(sources), pl.col("predicate").is_in(_LISTING))
    of = _things(mentions.filter(pl.col("source").is_in(sources)))
    complete = {(row["source"], of[_end(row, "object")]) for row in own.iter_rows(named=True)}
    fields: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in about.filter(predicate="in_action_field").iter_rows(named=True):
        fields[row["source"], of[_end(row, "subject")]].add(of[_end(row, "object")])
    found: dict[str, dict[str, Listed]] = defaultdict(lambda: defaultdict(dict))
    for row in about.filter(predicate="part_of", subject_kind="project").iter_rows(named=True):
        source, programme, project = row["source"], of[_end(row, "object")], of[_end(row, "subject")]
        if (source, programme) in complete:
            found[programme][source][project] = row["subject_name"], frozenset(fields[source, project])
    return found


def _things(mentions: pl.DataFrame) -> dict[tuple[str, ...], str]:
    return {tuple(row[:-1]): row[-1] for row in mentions.select(*MENTION, "thing").iter_rows()}


def _end(row: dict[str, str], side: str) -> tuple[str, ...]:
    return row["source"], row[f"{side}_kind"], row[f"{side}_name"], row[f"{side}_key"]


def _pairs(left: Listed, right: Listed) -> Iterator[tuple[str, str]]:
    gone, fresh = sorted(left.keys() - right.keys()), sorted(right.keys() - left.keys())
    close = [(a, b) for a in gone for b in fresh if _one_project(left[a], right[b])]
    for a, b in close:
        if sum(x == a for x, _ in close) == 1 and sum(y == b for _, y in close) == 1:
            yield a, b


def _one_project(left: tuple[str, frozenset[str]], right: tuple[str, frozenset[str]]) -> bool:
    return (not (left[1] and right[1]) or bool(left[1] & right[1])) and _alike(left[0], right[0])


def _alike(left: str, right: str) -> bool:
    a, b = set(words(left)), set(words(right))
    return len(a & b) >= SHARED_WORDS and len(a & b) / len(a | b) >= SIMILAR


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
