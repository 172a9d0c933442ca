"""Printed numbers in the prose of a report: what is counted, how many, for what and when.

The graph's own counts are held against them, so what a report says is kept even where its own
lists say otherwise.
"""

import re
from collections.abc import Iterator

from synergraph.loaders.report.numbers import NUMBER, number, plain
from synergraph.loaders.report.prose import Span, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import words
from synergraph.statements import Evidence, Statement, Thing

_N = rf"(?P<n>{NUMBER})"
_EUROS = (
    rf"(?P<n>{NUMBER} (?:Tausend|Mio\.?|Millionen|Mrd\.?|Milliarden)|\d{{1,3}}(?:\.\d{{3}})+) (?:Euro|EUR|€)"
)
_PROJECTS = r"(?:MPI-|neue |geförderte )*Projekte?n?\b"
MEASURES: tuple[tuple[str, str, str], ...] = (
    ("projects", "projects", rf"\b(?:umfasst|zählt|bündelt)\b[^.]{{0,20}}?(?:[^.]|\d\.\d){{0,80}}? {_N} {_PROJECTS}"),
    ("projects", "projects", rf"\b[Dd]ie (?:aktuell|derzeit|insgesamt) {_N} {_PROJECTS}"),
    ("projects_with_grant", "projects", rf"\bdarunter {_N} mit (?:einer )?(?:Projekt)?[Ff]örderung"),
    ("grants", "grants", rf"{_N} (?:neue )?Projektförderungen\b"),
    ("projects_completed", "projects", rf"\b[Aa]bgeschlossen wurden (?:bislang |insgesamt )*{_N} {_PROJECTS}"),
    ("projects_completed", "projects", rf"{_N} davon (?:konnten|wurden|sind)\b[^.]{{0,90}}?\babgeschlossen\b"),
    ("projects_completed", "projects", rf"{_N} {_PROJECTS} (?:wurden|sind|konnten)\b[^.]{{0,60}}?\babgeschlossen\b"),
    ("projects_running", "projects", rf"\bbefinden sich (?:aktuell |derzeit )?{_N} {_PROJECTS} in der Umsetzung"),
    ("projects_running", "projects", rf"{_N} {_PROJECTS} (?:werden|befinden sich)\b[^.]{{0,60}}?(?:umgesetzt|in der Umsetzung)"),
    ("interviews", "projects", rf"\b[Mm]it {_N} {_PROJECTS}[^.]{{0,160}}?\b(?:[Ii]nterviews?|befragt)\b"),
    ("interviews", "projects", rf"[Ii]nterviews mit {_N} {_PROJECTS}"),
    ("projects_accompanied", "projects", rf"\binsgesamt {_N} Projekte (?:begleitet|unterstützt)"),
    ("projects_new", "projects", rf"\bvon denen {_N} Projekte\b[^.]{{0,40}}?neu initiiert"),
    ("projects_new", "projects", rf"\b[Ii]nsgesamt (?:wurden )?{_N} (?:neue )?Projekte\b[^.,]{{0,60}}?neu initiiert"),
    ("projects_rnd", "projects", rf"\bbei {_N} Projekten um Forschungs-"),
    ("projects_cross_cluster", "projects", rf"\bbei {_N} Projekten um Cross[ -]Cluster-Projekte"),
    ("events", "activities", rf"\binsgesamt {_N} Sonstige Aktivitäten\b[^.]{{0,90}}?neu initiiert"),
    ("events_cross_cluster", "activities", rf"{_N} Sonstige Aktivitäten gemeinsam mit anderen"),
    ("actors", "actors", rf"\bauf {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d) (?:ge|an)stiegen"),
    ("actors", "actors", rf"Akteure\b[^.]{{0,90}}? von {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d) auf"),
    ("actors", "actors", rf"Akteure\b[^.]{{0,120}}? auf {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d)"),
    ("volume", "EUR", rf"\bProjekte mit einem (?:Projektv|V)olumen von (?:insgesamt |rund )?{_EUROS}"),
)  # fmt: skip
_COUNTED = re.compile(r"Projekt|Aktivitäten|Akteure|stiegen")
_MEASURES = tuple((measure, unit, re.compile(pattern)) for measure, unit, pattern in MEASURES)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the figures of the prose, each once however often it is printed; two values stay two.

    Their scope is the masterplan or cluster the report is about, their year the one printed
    beside them or else the report's.
    """
    seen: set[tuple[str, str, str]] = set()
    prose, scope = running(report.text), scope_of(report)
    for paragraph in prose.paragraphs:
        for measure, unit, value, year, match in _found(paragraph, report.as_of[:4]):
            if (measure, value, year) not in seen:
                seen.add((measure, value, year))
                evidence = prose.evidence(paragraph.start + match.start(), paragraph.start + match.end())
                yield from figure(report, measure, value, unit, scope, year, evidence)


def figure(
    report: Report, measure: str, value: str, unit: str, scope: str, year: str, evidence: Evidence
) -> Iterator[Statement]:
    """Yield one printed number: the document states it, with measure, value, unit, scope and year."""
    thing = Thing("figure", " ".join(filter(None, (measure, scope, year))))
    yield Statement(thing, "name", evidence)
    for attribute, text in (
        ("measure", measure),
        ("value", value),
        ("unit", unit),
        ("scope", scope),
        ("year", year),
    ):
        if text:
            yield Statement(thing, attribute, evidence, value=text)
    yield Statement(report.document, "states", evidence, object=thing)


def scope_of(report: Report) -> str:
    """Return what the report's figures cover: its masterplan, or the cluster in its title."""
    if report.programme:
        return report.programme.name
    _, dash, cluster = report.document.name.partition(" – ")
    known = next(
        (c for c in report.vocabulary.of_kind("cluster") if set(words(c.label.de)) <= set(words(cluster))),
        None,
    )
    return (known.label.de if known else cluster) if dash else ""


def _found(paragraph: Span, year: str) -> Iterator[tuple[str, str, str, str, re.Match[str]]]:
    if not _COUNTED.search(paragraph.text):
        return
    for measure, unit, pattern in _MEASURES:
        for match in pattern.finditer(paragraph.text):
            if (value := number(match["n"])) is not None:
                yield measure, unit, plain(value), match.groupdict().get("year") or year, match
