"""A printed number as a thing of its own, so that counts can be held against it."""

from collections.abc import Iterator

from synergraph.statements import Evidence, Statement, Thing

UNITS = {
    "projects": "projects",
    "interviews": "projects",
    "grants": "grants",
    "actors": "actors",
    "events": "activities",
    "cooperation": "participations",
    "volume": "euros",
}


def figure(
    document: Thing, evidence: Evidence, measure: str, value: float, scope: str, year: int | str
) -> Iterator[Statement]:
    """Yield what a document states with one number: what it measures, in which unit, of what, in which year.

    The unit is that of the measure's first word: "projects_new" counts projects.
    """
    thing = Thing("figure", " ".join(filter(None, (measure, scope, str(year)))))
    yield Statement(thing, "name", evidence)
    yield Statement(document, "states", evidence, object=thing)
    unit = UNITS[measure.partition("_")[0]]
    printed = {"measure": measure, "value": f"{value:.15g}", "unit": unit, "scope": scope, "year": str(year)}
    yield from (Statement(thing, kind, evidence, value=said) for kind, said in printed.items() if said)
