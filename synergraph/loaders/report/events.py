"""Events in running text: format, name, date and attendance; one event named several ways is one node."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from synergraph.loaders.report.editions import Called, Edition, editions
from synergraph.loaders.report.eventdates import SECTION, TITLE
from synergraph.loaders.report.formats import by_format, by_head
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_COUNT = re.compile(
    r"(?<![\d.,])(?!20\d\d\b)(?P<n>\d{1,2}\.\d{3}|\d{2,4}) (?:[\w-]+ ){0,3}?(?:[\w-]*[Tt]eilnehm\w+|Vertret\w+|Gäste\w*|Besuch\w+|"
    r"[\w-]*[Pp]artnerinnen|Akteurinnen|Expert\w+|Mitwirkende\w*|Interessierte\w*)"
)


class Held(NamedTuple):
    """An event with its names, the fullest first, and all its mentions."""

    thing: Thing
    names: list[str]
    edition: Edition


def extract(report: Report) -> Iterator[Statement]:
    """Yield the events of the running text with names, format, date and attendance.

    Plural and unspecific mentions ("Veranstaltungen", "Workshops") are no events. A text that
    names none yields nothing.
    """
    prose = running(report.text)
    for thing, names, edition in held(report):
        first = edition.mentions[0]
        evidence = prose.evidence(first.start, first.end)
        yield Statement(thing, "name", evidence)
        yield from (Statement(thing, "alias", evidence, value=n) for n in names if key(n) != key(thing.name))
        yield from _facts(prose, thing, edition)
        yield from _planned(report, prose, thing, edition)


@remembered
def held(report: Report) -> list[Held]:
    """Return the events of the running text, in the order of the text."""
    found = editions(called(report))
    result = []
    for edition in found:
        names = edition.names(_bare(edition, found, report.as_of))
        known = next((t for n in names if (t := report.names.find("event", n))), None)
        thing = report.names.add(known or Thing("event", names[0]), *names)
        result.append(Held(thing, names, edition))
    return result


def called(report: Report) -> list[Called]:
    """Return the mentions of events, in the order of the text, without those inside project names."""
    inside = {p for m in mentions(report, "project") for p in range(m.start, m.end)}
    found = [c for c in by_format(report) if c.start not in inside]
    taken: set[int] = set()
    kept = []
    for one in sorted([*found, *by_head(report)], key=_longest_first):
        if one.start not in taken:
            kept.append(one)
            taken.update(range(one.start, one.end))
    return _under_host(kept)


def _longest_first(one: Called) -> tuple[int, int]:
    return one.start, -one.end


def _under_host(found: list[Called]) -> list[Called]:
    """Count "der Fachworkshop" to the "MPI Fachworkshop" of the same document."""
    hosted = {key(c.series.partition(" ")[2]): c for c in found if c.hosted}
    return [
        replace(c, series=h.series, hosted=True) if (h := hosted.get(key(c.series.split(" zu ")[0]))) else c
        for c in found
    ]


def _bare(edition: Edition, found: list[Edition], as_of: str) -> bool:
    """Whether the series' name alone means this edition: the only one, or the only one held so far."""
    same = [e for e in found if key(e.series) == key(edition.series)]
    past = [e for e in same if e.date and e.date[:7] <= as_of[:7] and not e.theme]
    return not edition.theme and (len(same) == 1 or past == [edition])


def _planned(report: Report, prose: Prose, thing: Thing, edition: Edition) -> Iterator[Statement]:
    """An event after the day the report speaks of is still to come."""
    dated = next((m for m in edition.mentions if m.date == edition.date), None)
    if dated and report.as_of and len(edition.date) > 4 and edition.date > report.as_of:
        evidence = prose.evidence(dated.start, prose.sentences[prose.sentence_at(dated.start)].end)
        yield Statement(thing, "status", evidence, value="in_preparation")


def _facts(prose: Prose, thing: Thing, edition: Edition) -> Iterator[Statement]:
    first = edition.mentions[0]
    if edition.format:
        yield Statement(thing, "format", prose.evidence(first.start, first.end), value=edition.format)
    dated = max(edition.mentions, key=lambda m: len(m.date))
    if dated.date:
        sentence = prose.sentences[prose.sentence_at(dated.start)]
        yield Statement(thing, "start", prose.evidence(dated.start, sentence.end), value=dated.date)
    for index in dict.fromkeys(prose.sentence_at(mention.start) for mention in edition.mentions):
        sentence = prose.sentences[index]
        end = sentence.end + (SECTION if TITLE.match(sentence.text) else 0)
        if count := _COUNT.search(prose.text, sentence.start, end):
            told = prose.sentences[prose.sentence_at(count.start())]
            number = count["n"].replace(".", "")
            yield Statement(thing, "attendance", prose.evidence(told.start, told.end), value=number)
            return
