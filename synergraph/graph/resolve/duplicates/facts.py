"""How two things relate beside their names: places, identifiers, parents."""

from collections.abc import Container
from functools import lru_cache
from typing import NamedTuple

from synergraph.graph.resolve.duplicates.places import located, same_town

EXCLUSIVE = frozenset({"pic", "ror", "wikidata", "isni", "grid", "lei"})
"""Schemes of which one thing has one identifier and no other thing the same."""
REGISTERED = frozenset({"project", "programme", "event"})
"""Kinds that a register tells apart: two that differ in the identifier of any one scheme are two."""


class Thing(NamedTuple):
    """One row of the table of things, the lists as tuples."""

    id: str
    kind: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    identifiers: tuple[str, ...]
    parents: tuple[str, ...]


def facts(a: Thing, b: Thing) -> tuple[str, str, str]:
    """Return the levels of place, identifier and parent."""
    return _place(a.places, b.places), _identifier(a, b), _parent(a, b)


def _place(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """Compare places: countries first, then towns."""
    if not a or not b:
        return "unknown"
    here, there = located(a), located(b)
    if here.countries and there.countries and here.countries.isdisjoint(there.countries):
        return "other country"
    if here.towns and there.towns:
        return "same town" if same_town(here, there) else "other town"
    return "same country" if here.countries and there.countries else "unknown"


def _identifier(a: Thing, b: Thing) -> str:
    """Compare identifiers: an exclusive one decides, a VAT number is a hint that many may share."""
    if not a.identifiers or not b.identifiers:
        return "unknown"
    mine, theirs = _by_scheme(a.identifiers), _by_scheme(b.identifiers)
    same = {scheme: not mine[scheme].isdisjoint(theirs[scheme]) for scheme in mine if scheme in theirs}
    exclusive = [same[scheme] for scheme in same if scheme in EXCLUSIVE]
    if exclusive:
        return "same" if all(exclusive) else "differs"
    if a.kind in REGISTERED and differ(a.identifiers, b.identifiers):
        return "differs"
    if "vat" in same:
        return "same vat" if same["vat"] else "other vat"
    return "unknown"


def differ(a: tuple[str, ...], b: tuple[str, ...], schemes: Container[str] | None = None) -> bool:
    """Whether two things have different identifiers of any one scheme, or of one of `schemes`."""
    mine, theirs = _by_scheme(a), _by_scheme(b)
    common = (s for s in mine if s in theirs and (schemes is None or s in schemes))
    return any(mine[scheme].isdisjoint(theirs[scheme]) for scheme in common)


def told_apart(identifiers: list[tuple[str, ...]]) -> bool:
    """Whether one scheme tells all these things apart: each has an identifier of it, no two the same."""
    schemes = [_by_scheme(each) for each in identifiers]
    common = set[str]().union(*schemes[:1]).intersection(*schemes)
    values = ([value for each in schemes for value in each[scheme]] for scheme in common)
    return any(len(found) == len(set(found)) for found in values)


@lru_cache(maxsize=1 << 16)
def _by_scheme(identifiers: tuple[str, ...]) -> dict[str, frozenset[str]]:
    pairs = [identifier.casefold().partition(":") for identifier in identifiers]
    return {scheme: frozenset(v for s, _, v in pairs if s == scheme) for scheme, _, _ in pairs}


def _parent(a: Thing, b: Thing) -> str:
    if not (a.parents or b.parents):
        return "unknown"
    if {a.id, *a.names} & set(b.parents) or {b.id, *b.names} & set(a.parents):
        return "is parent"
    if not a.parents or not b.parents:
        return "unknown"
    return "same" if set(a.parents) & set(b.parents) else "differs"
