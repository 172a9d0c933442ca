"""Clusters and Teilthemen: the report's own, those it names, and how often they worked together."""

import re
from collections import Counter
from collections.abc import Iterator

from synergraph.loaders.report.figure import figure
from synergraph.loaders.report.lexicon import Mention, Same, lexicon
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.loaders.report.yeartables import Row, Table, tables
from synergraph.statements import Statement, Thing

EWM = re.compile(r"Ergebnis-?\s*und\s+Wirkungsmonitoring", re.IGNORECASE)
_WORD = re.compile(r"\b(?:Cluster|Teilthem)\w*")
_TOTAL = re.compile(r"(?:Summe|Gesamt|Insgesamt)\b", re.IGNORECASE)
_FIELDS = re.compile(
    r'\bHandlungsfeld(?:er|ern|s|es)? (?P<list>"[^"\n]{3,80}"(?:(?:, | und | sowie | oder | bzw\. )"[^"\n]{3,80}")*)'
)
_FIELD_LINE = re.compile(r"^Handlungsfeld(?:er)?: (?P<name>[A-ZÄÖÜ][^\n.:]{2,70})$", re.MULTILINE)
_STAFF = re.compile(r"mit (?P<from>\d+) (?:bis (?P<to>\d+)|und mehr)")


@remembered
def own(report: Report) -> Thing | None:
    """Return the cluster whose yearly report this is, or None for a report of another family."""
    if not EWM.search(report.text.content[:6000]):
        return None
    clusters = lexicon(Same(report.vocabulary), "cluster")
    if title := list(clusters.find(Prose(Text(report.document.name)))):
        return title[0].thing
    named = Counter(m.thing for m in mentions(report, "cluster"))
    return named.most_common(1)[0][0] if named else None


def extract(report: Report) -> Iterator[Statement]:
    """Yield clusters, their cooperation by year, the own cluster's action fields, and all printed counts.

    A text that names no cluster yields nothing.
    """
    prose = running(report.text)
    seen: set[Thing] = set()
    for mention in named(report):
        if mention.thing not in seen:
            seen.add(mention.thing)
            yield Statement(mention.thing, "name", prose.evidence(mention.start, mention.end))
    if (cluster := own(report)) is not None:
        yield from _action_fields(report, prose)
        for table in tables(report.text):
            yield from _table(report, cluster, table)


@remembered
def named(report: Report) -> list[Mention]:
    """Return where clusters are named: by a name of several words, or where the text speaks of clusters."""
    prose = running(report.text)
    found = []
    for mention in mentions(report, "cluster"):
        printed = prose.text[mention.start : mention.end]
        sentence = prose.sentences[prose.sentence_at(mention.start)]
        spoken = bool(_WORD.search(sentence.text))
        if prose.text[mention.end : mention.end + 1] != "-" and (spoken or "," in printed):
            found.append(mention)
    return found


def _action_fields(report: Report, prose: Prose) -> Iterator[Statement]:
    for match in _FIELDS.finditer(prose.text):
        for quoted in re.finditer(r'"(?P<name>[^"]+)"', match["list"]):
            start, end = quoted.span("name")
            yield from _field(report, prose, match.start("list") + start, match.start("list") + end)
    for match in _FIELD_LINE.finditer(prose.text):
        yield from _field(report, prose, *match.span("name"))


def _field(report: Report, prose: Prose, start: int, end: int) -> Iterator[Statement]:
    thing = report.names.add(Thing("action_field", prose.printed(start, end)))
    yield Statement(thing, "name", prose.evidence(start, end))


def _table(report: Report, cluster: Thing, table: Table) -> Iterator[Statement]:
    previous = ""
    for row in table.rows:
        report.take()
        other = report.vocabulary.find("cluster", row.label)
        label = _label(row.label, previous)
        previous = label if not _STAFF.search(row.label) else previous
        measure = "cooperation" if "Beteiligung" in table.title else "actors"
        for count in row.counts:
            evidence = report.text.evidence(row.start, row.end)
            scope = " · ".join((cluster.name, _group(count.group) or _about(table), label))
            yield from figure(report.document, evidence, measure, count.value, scope, count.year)
        if other is not None and measure == "cooperation":
            yield from _cooperation(report, cluster, Thing("cluster", other.label.de), row, table)


def _cooperation(report: Report, cluster: Thing, other: Thing, row: Row, table: Table) -> Iterator[Statement]:
    evidence = report.text.evidence(row.start, row.end)
    for count in row.counts:
        if count.value:
            yield Statement(
                cluster,
                "cooperates_with",
                evidence,
                object=other,
                year=count.year,
                count=count.value,
                text=_about(table),
            )


def _about(table: Table) -> str:
    """What a table counts, without the words all titles share: "Cross Cluster-Projekte"."""
    found = re.search(r"Cross[ -]Cluster-(?:Sonstigen? Aktivität|Projekt)\w*", table.title)
    if not found:
        return f"Tabelle {table.number}"
    return "Cross Cluster-Projekte" if "Projekt" in found[0] else "Cross Cluster-Sonstige Aktivitäten"


def _group(printed: str) -> str:
    """A column group in short: "gesamt" for the one of all, "Projekte" for "davon Projekte"."""
    return "gesamt" if "gesamt" in printed.casefold() else printed.removeprefix("davon ")


def _label(label: str, previous: str) -> str:
    staff = _STAFF.search(label)
    if not staff:
        return "Summe" if _TOTAL.match(label) else label
    return f"{previous} {staff['from']}–{staff['to']}" if staff["to"] else f"{previous} {staff['from']}+"
