"""Where things lie: places told apart into countries and towns, each under one name.

`places.csv` has the names of countries and regions; other names of a town stand in `terms.csv`.
"""

import csv
from functools import cache, lru_cache
from typing import NamedTuple

from synergraph.graph.resolve.duplicates.terms import FOLDER, squeezed, translated

_REGION = "region"
_CODE = 2


class Located(NamedTuple):
    """The codes of countries and the words of each town among some places."""

    countries: frozenset[str]
    towns: frozenset[frozenset[str]]


@cache
def _codes() -> dict[str, str]:
    """Return the code for each name of a country, "region" for what lies between country and town."""
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {" ".join(squeezed(name)): row["code"] for row in rows for name in row["names"].split("|")}


@lru_cache(maxsize=1 << 14)
def located(places: tuple[str, ...]) -> Located:
    """Tell countries from towns: a code of two letters is a country, and so is its name."""
    known = {place: _code(place) for place in places}
    countries = {code for code in known.values() if code not in ("", _REGION)}
    towns = {frozenset(translated(squeezed(place))) for place, code in known.items() if not code}
    return Located(frozenset(countries), frozenset(towns) - {frozenset()})


def _code(place: str) -> str:
    plain = " ".join(squeezed(place))
    return _codes().get(plain, plain if len(plain) == _CODE else "")


def same_town(a: Located, b: Located) -> bool:
    """Whether two share a town, or one names a part of it: "Berlin" and "Berlin-Adlershof"."""
    if not a.towns.isdisjoint(b.towns):
        return True
    return any(mine <= other or other <= mine for mine in a.towns for other in b.towns)
