"""The score of a pair of things: a sum of named parts in log-odds, and the verdict it leads to."""

from collections.abc import Iterator
from math import inf
from typing import Any, NamedTuple

import polars as pl

from synergraph.graph.resolve.duplicates.facts import REGISTERED, Thing, facts
from synergraph.graph.resolve.duplicates.keys import nearly_one
from synergraph.graph.resolve.duplicates.levels import Relation
from synergraph.graph.resolve.duplicates.profile import profile
from synergraph.graph.resolve.duplicates.relation import relate
from synergraph.graph.resolve.duplicates.relatives import adds_business, other_vowels
from synergraph.graph.resolve.duplicates.topics import relate_topics
from synergraph.graph.resolve.duplicates.weights import BASE, FEATURES, THRESHOLD, points, probability, weight

CERTAIN, DOUBTFUL, NO = "certain", "doubtful", "no"
LEVELS, COMPARED = "levels", "compared"
FACTS = ("place", "identifier", "parent")
SCORED: dict[str, Any] = {
    "kind": pl.String, "left": pl.String, "right": pl.String, "score": pl.Float64, "verdict": pl.String,
    BASE: pl.Float64, **dict.fromkeys(FEATURES, pl.Float64), LEVELS: pl.List(pl.String), COMPARED: pl.List(pl.String),
}  # fmt: skip
"""One row per pair: the parts add up to the log-odds of the score; `levels` says what each found, `compared` which two
of their names are the nearest."""

_MERGED_BY_NAME = frozenset({"organisation", "topic"})
_WHOLE = (
    "equal",
    "translated",
    "typo",
    "within",
    "initials4",
    "initials5",
    "named3",
    "named4",
    "named5",
    "spelt",
)
_NOTHING = Relation(*["-"] * len(Relation._fields))
_PART = ("within", "named")
_LIKE_A_DAUGHTER = ("0, short", "1, short", "2, short", "3, short", "0/2", "0/3")
_SEVERAL_WORDS = ("within2", "within3")
_TELLS_MORE = ("4, short", "5, short", "6, short", "0/6")
_TWO_COMPANIES = ("same", "changed", "rendered", "alone")
_OTHER_FORM = ("differs", "partnership")
_FEW_WORDS, _BARE = "5", 4


class Names(NamedTuple):
    """The best pair of names of two things: what its levels weigh, the levels, and the names."""

    points: float
    relation: Relation
    left: str
    right: str


def scored(things: pl.DataFrame, pairs: pl.DataFrame, verdicts: frozenset[str]) -> pl.DataFrame:
    """Score each pair of `pairs` (left, right) of things, keeping those of some verdicts."""
    paired = things.filter(pl.col("id").is_in(pl.concat([pairs["left"], pairs["right"]]).implode()))
    columns = paired.select("id", "kind", "names", "places", "identifiers", "parents").to_dict(
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
    found, nearest = [levels[feature] for feature in FEATURES], [names.left, names.right]
    return (a.kind, a.id, b.id, probability(total), verdict, base, *parts, found, nearest)


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
    if a.kind in REGISTERED and _numbered_apart(a, b):
        return NO
    if total < weight(THRESHOLD, CERTAIN) or a.kind not in _MERGED_BY_NAME:
        return DOUBTFUL
    if identifier == "differs" or parent == "is parent" or place == "other country":
        return DOUBTFUL
    if a.kind == "topic":
        return CERTAIN if names.relation.name == "topic typo" else DOUBTFUL
    main = a.names[0], b.names[0]
    if any(_forbidden(relate(*main), *main)):
        return DOUBTFUL
    return CERTAIN if may_be_certain(names.relation, names.left, names.right) else DOUBTFUL


def _numbered_apart(a: Thing, b: Thing) -> bool:
    """Whether the names of each have numbers that those of the other have not: "Meet-up 10" is not "Meet-up 100"."""
    left, right = ({number for name in one.names for number in profile(name).numbers} for one in (a, b))
    return bool(left and right) and left.isdisjoint(right)


def two_bodies(left: str, right: str) -> bool:
    """Whether two names of organisations contradict each other: in legal form, number, place or sort of body."""
    relation = relate(left, right)
    form, place, body = (
        level.split(", ")[0] for level in (relation.legal_form, relation.place_word, relation.body)
    )
    return form in _OTHER_FORM or "both" in (place, body) or relation.number == "differs"


def may_be_certain(relation: Relation, left: str, right: str) -> bool:
    """Whether nothing forbids to join two things by these names alone, whatever the points."""
    forbidden = any(_forbidden(relation, left, right))
    return not forbidden and not _bare(relation, left, right) and nearly_one(left, right)


def _forbidden(relation: Relation, left: str, right: str) -> Iterator[bool]:
    body, form, place = (
        level.split(", ")[0] for level in (relation.body, relation.legal_form, relation.place_word)
    )
    yield not relation.name.startswith(_WHOLE) or relation.name == "spelt2"
    yield form in _OTHER_FORM
    yield relation.number == "differs"
    yield place == "both" or body == "both"
    yield body == "civil" and form != "none"
    yield body == "one" and (not relation.missing.endswith(_TELLS_MORE) or relation.name in _SEVERAL_WORDS)
    part = relation.name.startswith(_PART)
    yield part and (form in _TWO_COMPANIES or relation.name.endswith("+"))
    yield relation.name.startswith("within") and place == "one"
    yield relation.name == "translated" and _swapped(relation)
    yield part and relation.first_word.startswith("same") and relation.missing in _LIKE_A_DAUGHTER
    yield relation.legal_form == "none, bare" and relation.first_word == "same, short"
    yield relation.name in _SEVERAL_WORDS and form == "none" and body != "civil"
    yield part and (adds_business(left, right) or adds_business(right, left))
    yield relation.name.startswith("equal") and other_vowels(left, right)


def _swapped(relation: Relation) -> bool:
    """Whether two companies have the same few words in another order: "Müller Laser", "Laser Müller"."""
    form_and_first = (relation.legal_form, relation.first_word) == ("same", "other")
    return form_and_first and relation.shared <= _FEW_WORDS


def _bare(relation: Relation, left: str, right: str) -> bool:
    """Whether the names are one short word and nothing else: too many call themselves so."""
    same = relation.legal_form.startswith("same")
    return not same and max(len(profile(left).core), len(profile(right).core)) <= _BARE
