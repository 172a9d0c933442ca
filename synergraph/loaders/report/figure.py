"""A printed number as a thing of its own, so that counts can be held against it."""

from collections.abc import Iterator

from synergraph.statements import Evidence, Statement, Thing


def figure(
    document: Thing, evidence: Evidence, measure: str, value: float, unit: str, scope: str, year: int | str
) -> Iterator[Statement]:
    """Yield what a document states with one number: what it measures, of what, in which year."""
    thing = Thing("figure", " ".join(filter(None, (measure, scope, str(year)))))
    yield Statement(document, "states", evidence, object=thing)
    printed = {"measure": measure, "value": f"{value:.15g}", "unit": unit, "scope": scope, "year": str(year)}
    yield from (Statement(thing, kind, evidence, value=said) for kind, said in printed.items() if said)
