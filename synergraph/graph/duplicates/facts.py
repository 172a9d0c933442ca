"""How two things relate beside their names: places, identifiers, parents."""

from collections.abc import Iterable
from typing import NamedTuple

EXCLUSIVE = frozenset({"pic", "ror", "wikidata", "isni", "grid", "lei"})
"""Schemes of which one thing has one identifier and no other thing the same."""


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
    return _place(a.places, b.places), _identifier(a.identifiers, b.identifiers), _parent(a, b)


def _place(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """Compare places; codes of two letters are countries, all else lies within one."""
    if not a or not b:
        return "unknown"
    countries, others = ({p for p in a if len(p) == 2}, {p for p in b if len(p) == 2})
    if countries and others and not countries & others:
        return "other country"
    inner, other = set(a) - countries, set(b) - others
    if inner & other:
        return "same town"
    if inner and other:
        return "other town"
    return "same country" if countries & others else "unknown"


def _identifier(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """Compare identifiers: an exclusive one decides, a VAT number is a hint that many may share."""
    if not a or not b:
        return "unknown"
    mine, theirs = _by_scheme(a), _by_scheme(b)
    common = sorted(mine.keys() & theirs.keys())
    exclusive = [mine[scheme] & theirs[scheme] for scheme in common if scheme in EXCLUSIVE]
    if exclusive:
        return "same" if all(exclusive) else "differs"
    if "vat" in common:
        return "same vat" if mine["vat"] & theirs["vat"] else "other vat"
    return "unknown"


def _by_scheme(identifiers: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identifier in identifiers:
        scheme, _, value = identifier.partition(":")
        found.setdefault(scheme.casefold(), set()).add(value.casefold())
    return found


def _parent(a: Thing, b: Thing) -> str:
    if {a.id, *a.names} & set(b.parents) or {b.id, *b.names} & set(a.parents):
        return "is parent"
    if not a.parents or not b.parents:
        return "unknown"
    return "same" if set(a.parents) & set(b.parents) else "differs"
