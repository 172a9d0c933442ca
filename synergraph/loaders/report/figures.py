"""Printed numbers in the prose of a report: what is counted, how many, for what and when.

The graph's own counts are held against them, so what a report says is kept even where its own
lists say otherwise.
"""

import re
from collections.abc import Iterator

from synergraph.loaders.report.figure import figure
from synergraph.loaders.report.numbers import NUMBER, number
from synergraph.loaders.report.prose import Span, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import words
from synergraph.statements import Statement

_N = rf"(?P<n>{NUMBER})"
_EUROS = (
    rf"(?P<n>{NUMBER} (?:Tausend|Mio\.?|Millionen|Mrd\.?|Milliarden)|\d{{1,3}}(?:\.\d{{3}})+) (?:Euro|EUR|€)"
)
_PROJECTS = r"(?:MPI-|neue |geförderte )*Projekte?n?\b"
MEASURES: tuple[tuple[str, str], ...] = (
    ("projects", rf"\b(?:umfasst|zählt|bündelt)\b[^.]{{0,20}}?(?:[^.]|\d\.\d){{0,80}}? {_N} {_PROJECTS}"),
    ("projects", rf"\b[Dd]ie (?:aktuell|derzeit|insgesamt) {_N} {_PROJECTS}"),
    ("projects_with_grant", rf"\bdarunter {_N} mit (?:einer )?(?:Projekt)?[Ff]örderung"),
    ("grants", rf"{_N} (?:neue )?Projektförderungen\b"),
    ("projects_completed", rf"\b[Aa]bgeschlossen wurden (?:bislang |insgesamt )*{_N} {_PROJECTS}"),
    ("projects_completed", rf"{_N} davon (?:konnten|wurden|sind)\b[^.]{{0,90}}?\babgeschlossen\b"),
    ("projects_completed", rf"{_N} {_PROJECTS} (?:wurden |sind |konnten )?(?:[^.,\d]{{0,60}} )?abgeschlossen\b"),
    ("projects_running", rf"\bbefinden sich (?:aktuell |derzeit )?{_N} {_PROJECTS} in der Umsetzung"),
    ("projects_running", rf"{_N} {_PROJECTS} (?:werden|befinden sich)\b[^.]{{0,60}}?(?:umgesetzt|in der Umsetzung)"),
    ("interviews", rf"\b[Mm]it {_N} {_PROJECTS}[^.]{{0,160}}?\b(?:[Ii]nterviews?|befragt)\b"),
    ("interviews", rf"[Ii]nterviews mit {_N} {_PROJECTS}"),
    ("projects_accompanied", rf"\binsgesamt {_N} Projekte (?:begleitet|unterstützt)"),
    ("projects_new", rf"\bvon denen {_N} Projekte\b[^.]{{0,40}}?neu initiiert"),
    ("projects_new", rf"\b[Ii]nsgesamt (?:wurden )?{_N} (?:neue )?Projekte\b[^.,]{{0,60}}?neu initiiert"),
    ("projects_rnd", rf"\bbei {_N} Projekten um Forschungs-"),
    ("projects_cross_cluster", rf"\bbei {_N} Projekten um Cross[ -]Cluster-Projekte"),
    ("events", rf"\binsgesamt {_N} Sonstige Aktivitäten\b[^.]{{0,90}}?neu initiiert"),
    ("events_cross_cluster", rf"{_N} Sonstige Aktivitäten gemeinsam mit anderen"),
    ("actors", rf"\bauf {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d) (?:ge|an)stiegen"),
    ("actors", rf"Akteure\b[^.]{{0,90}}? von {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d) auf"),
    ("actors", rf"Akteure\b[^.]{{0,120}}? auf {_N} im (?:Berichtsj|J)ahr (?P<year>20\d\d)"),
    ("volume", rf"\bProjekte mit einem (?:Projektv|V)olumen von (?:insgesamt |rund )?{_EUROS}"),
)  # fmt: skip
_OF_FIELD = re.compile(r"\b[Ii]m Handlungsfeld [^.]*$")
_COUNTED = re.compile(r"Projekt|Aktivitäten|Akteure|stiegen")
_MEASURES = tuple((measure, re.compile(pattern)) for measure, pattern in MEASURES)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the figures of the prose, each once however often it is printed; two values stay two.

    Their scope is the masterplan or cluster the report is about, their year the one printed
    beside them or else the report's.
    """
    seen: set[tuple[str, float, str]] = set()
    prose, scope = running(report.text), scope_of(report)
    for paragraph in prose.paragraphs:
        for measure, value, year, match in _found(paragraph, report.as_of[:4]):
            if (measure, value, year) not in seen:
                seen.add((measure, value, year))
                evidence = prose.evidence(paragraph.start + match.start(), paragraph.start + match.end())
                yield from figure(report.document, evidence, measure, value, scope, year)


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


def _found(paragraph: Span, year: str) -> Iterator[tuple[str, float, str, re.Match[str]]]:
    if not _COUNTED.search(paragraph.text):
        return
    for measure, pattern in _MEASURES:
        for match in pattern.finditer(paragraph.text):
            part = _OF_FIELD.search(paragraph.text, 0, match.start())
            if part is None and (value := number(match["n"])) is not None:
                yield measure, value, match.groupdict().get("year") or year, match
