"""Programmes, strategies and funds that the running text names."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Statement, Thing

_CAPITAL = r"[A-ZÄÖÜ][\w-]*\w"
_QUOTED = re.compile(
    r"(?:\b[\w-]*?(?:[Ff]örderprogramm|[Ff]örderaufruf|[Ff]örderrichtlinie|[Bb]undesprogramm|[Ll]andesprogramm|[Ff]örderlinie)(?:e?s)?"
    r"|\bAusschreibung|\b(?:aus dem|im) Programm)"
    r'(?: (?:der|des) (?:[A-ZÄÖÜ]\w+ ?){1,3})? ?(?:der |des )?"(?P<name>[^"\n]{2,120})"(?: \((?P<short>[A-Z][\w-]{1,11})\))?'
)
_FUND = re.compile(rf"\bSondervermögens? (?P<name>{_CAPITAL}(?:, {_CAPITAL})*(?: und {_CAPITAL})?)")


def extract(report: Report) -> Iterator[Statement]:
    """Yield every programme once that the text names."""
    prose = running(report.text)
    seen: set[Thing] = set()
    for mention in mentions(report, "programme"):
        if mention.thing not in seen:
            seen.add(mention.thing)
            yield Statement(mention.thing, "name", prose.evidence(mention.start, mention.end))


def introduce(report: Report) -> Iterator[Statement]:
    """Yield the programmes that the text presents by name: quoted funding programmes, and funds."""
    prose = running(report.text)
    for match in _QUOTED.finditer(prose.text):
        name, short = prose.printed(*match.span("name")), match["short"] or ""
        if report.names.find("project", name) is None:
            evidence = prose.evidence(*match.span())
            thing = _known(report, name, short) or Thing("programme", name)
            yield from _introduce(report, thing, name, evidence)
            if short and key(short) != key(thing.name) and _known(report, short) in (None, thing):
                report.names.add(thing, short)
                yield Statement(thing, "alias", evidence, value=short)
    for match in _FUND.finditer(prose.text):
        name = f"Sondervermögen {match['name']}"
        yield from _introduce(
            report, _known(report, name) or Thing("programme", name), name, prose.evidence(*match.span())
        )


def _introduce(report: Report, thing: Thing, name: str, evidence: Evidence) -> Iterator[Statement]:
    report.names.add(thing, name)
    yield Statement(thing, "name", evidence)
    if key(name) != key(thing.name):
        yield Statement(thing, "alias", evidence, value=name)


def _known(report: Report, *names: str) -> Thing | None:
    for name in filter(None, names):
        if own := report.names.find("programme", name):
            return own
        if concept := report.vocabulary.find("programme", name):
            return Thing("programme", concept.label.de)
    return None
