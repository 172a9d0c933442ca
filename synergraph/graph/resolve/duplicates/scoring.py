"""The score of a pair of things: a sum of named parts in log-odds, and the verdict it leads to."""

from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

import polars as pl

from synergraph.graph.resolve.duplicates.facts import REGISTERED, Thing, facts
from synergraph.graph.resolve.duplicates.keys import nearly_one
from synergraph.graph.resolve.duplicates.profile import profile
from synergraph.graph.resolve.duplicates.relation import Relation, relate
from synergraph.graph.resolve.duplicates.topics import relate_topics
from synergraph.graph.resolve.duplicates.weights import BASE, FEATURES, THRESHOLD, points, probability, weight

CERTAIN, DOUBTFUL, NO = "certain", "doubtful", "no"
LEVELS = "levels"
FACTS = ("place", "identifier", "parent")
SCORED: dict[str, Any] = {
    "kind": pl.String, "left": pl.String, "right": pl.String, "score": pl.Float64, "verdict": pl.String,
    BASE: pl.Float64, **dict.fromkeys(FEATURES, pl.Float64), LEVELS: pl.List(pl.String),
}  # fmt: skip
"""One row per pair: the parts add up to the log-odds of the score; `levels` says what each found."""

_MERGED_BY_NAME = frozenset({"organisation", "topic"})
_WHOLE = ("equal", "translated", "typo", "within", "initials4", "initials5")
_NOTHING = Relation(*["-"] * len(Relation._fields))
_BARE = 4


class Names(NamedTuple):
    """The best pair of names of two things: what its levels weigh, the levels, and the names."""

    points: float
    relation: Relation
    left: str
    right: str


def scored(things: pl.DataFrame, pairs: pl.DataFrame, verdicts: frozenset[str]) -> pl.DataFrame:
    """Score each pair of `pairs` (left, right) of things, keeping those of some verdicts."""
    columns = things.select("id", "kind", "names", "places", "identifiers", "parents").to_dict(
        as_series=False
    )
    known = {
        row[0]: Thing(row[0], row[1], *map(tuple, row[2:])) for row in zip(*columns.values(), strict=True)
    }
    met = zip(*pairs.select("left", "right").to_dict(as_series=False).values(), strict=True)
    rows = [row for a, b in met if (row := _scored(known[a], known[b], verdicts))]
    return pl.DataFrame(rows, schema=SCORED, orient="row")


def _scored(a: Thing, b: Thing, verdicts: frozenset[str]) -> tuple[object, ...] | None:
    base = weight(BASE, "topic" if a.kind == "topic" else "")
    beside = facts(a, b)
    other = base + points(FACTS, beside)
    names = _best(a, b, -inf if NO in verdicts else weight(THRESHOLD, DOUBTFUL) - other)
    total = other + names.points
    verdict = _verdict(a, b, total, names, *beside)
    if verdict not in verdicts:
        return None
    levels = dict(zip((*Relation._fields, *FACTS), (*names.relation, *beside), strict=True))
    parts = (weight(feature, levels[feature]) for feature in FEATURES)
    return (a.kind, a.id, b.id, probability(total), verdict, base, *parts, [levels[f] for f in FEATURES])


def _best(a: Thing, b: Thing, least: float) -> Names:
    """Return the best pair of names; of pairs that cannot weigh `least`, any."""
    if a.kind == "topic":
        found = [_topic(x, y) for x in a.names for y in b.names]
    else:
        found = [_names(x, y, least) for x in a.names for y in b.names]
    return max(found, default=Names(0.0, _NOTHING, "", ""))


def _names(left: str, right: str, least: float) -> Names:
    relation = relate(left, right, least)
    return Names(points(Relation._fields, relation), relation, left, right)


def _topic(left: str, right: str) -> Names:
    relation = _NOTHING._replace(name=f"topic {relate_topics(left, right)}")
    return Names(weight("name", relation.name), relation, left, right)


def _verdict(a: Thing, b: Thing, total: float, names: Names, place: str, identifier: str, parent: str) -> str:
    if total < weight(THRESHOLD, DOUBTFUL) or (identifier == "differs" and a.kind in REGISTERED):
        return NO
    if identifier == "same":
        return CERTAIN
    if total < weight(THRESHOLD, CERTAIN) or a.kind not in _MERGED_BY_NAME:
        return DOUBTFUL
    if identifier == "differs" or parent == "is parent" or place == "other country":
        return DOUBTFUL
    if a.kind == "topic":
        return CERTAIN if names.relation.name == "topic typo" else DOUBTFUL
    if any(_forbidden(relate(a.names[0], b.names[0]))):
        return DOUBTFUL
    return CERTAIN if may_be_certain(names.relation, names.left, names.right) else DOUBTFUL


def may_be_certain(relation: Relation, left: str, right: str) -> bool:
    """Whether nothing forbids to join two things by these names alone, whatever the points."""
    return not any(_forbidden(relation)) and not _bare(left, right) and nearly_one(left, right)


def _forbidden(relation: Relation) -> Iterator[bool]:
    yield not relation.name.startswith(_WHOLE)
    yield relation.body in ("one", "both")
    yield relation.place_word == "both"
    yield relation.number == "differs"
    yield relation.legal_form.startswith(("differs", "partnership"))
    within = relation.name.startswith("within")
    yield within and (relation.legal_form == "same" or relation.place_word == "one")


def _bare(left: str, right: str) -> bool:
    """Whether the names are one short word and nothing else: too many call themselves so."""
    return max(len(profile(left).core), len(profile(right).core)) <= _BARE
