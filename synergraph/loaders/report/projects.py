"""Projects that the running text names, or speaks of without giving them a name."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.matching import best, short_forms
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.organisations import FORM, name_start
from synergraph.loaders.report.portraits import portraits
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Evidence, Statement, Thing

LIKELY = 0.8
_QUOTED = re.compile(
    r"\b(?:[\w-]*?-)?(?:[A-ZÄÖÜ]\w*?)?(?:[Pp]rojekt(?:e?s|en?)?|[Vv]orhabens?|Reallabors?|Bündnis(?:ses)?|Initiative)(?:,? (?:das|die|der|wie|z\. ?B\.|namens))?"
    r' (?P<list>"[^"\n]{2,140}"(?:(?:, | und | sowie | oder |/)"[^"\n]{2,140}")*)'
)
_STUDY = re.compile(
    r'"(?P<name>[^"\n]*(?:[Aa]nalyse|[Ss]tudie|Gutachten|Machbarkeits|Roadmap|Konzept zu)[^"\n]*)"'
)
_CALLED = re.compile(
    r'"(?P<name>[^"\n]{2,90})" (?:ist|war|heißt) (?:das|ein|eines der) (?:[\w-]+ ){0,3}?[\w-]*[Pp]rojekt'
)
_FOLLOWED = re.compile(
    r'(?:Nachfolge|Folge|Vorläufer|Vorgänger)projekt(?:e?s)? (?:von|zu|zum|des) "(?P<name>[^"\n]{2,90})"'
)
LIST = re.compile(
    r"\b(?:darunter|Die (?:MPI-)?Projekte|(?:MPI-)?Projekte wie|während sich|das MPI-Projekt|die Projekte) (?P<list>[^.;]+)"
)
_ITEM = re.compile(r", | sowie | und |\bwährend sich ")
_LEAD_IN = re.compile(r"^(?:sich )?(?:das |der |die |den |dem |auch |u\.a\. )?(?:MPI-)?(?:Projekte? )?")
_TAIL = re.compile(r" (?:\(siehe|brachten|stellt\w*|präsentier\w*|mit |die |ihre |vor\b|dort\b).*")
_BEFORE = re.compile(
    r"\bVor(?:läufer|gänger)-?[Pp]rojekt(?:e?s)? (?P<name>[A-ZÄÖÜ][\w+.-]*(?: [A-Z\d][\w+.-]*){0,4})"
)
_ACRONYM = re.compile(
    r"\b[Pp]rojekt(?:e?s)? (?P<name>(?=\w*[A-Z\d]\w*[A-Z])[A-Za-z][\w-]{2,24}\+?(?: (?:\d\.\d|[A-Z\d][\w-]*))?)(?![\w-])"
)
_NEXT_CLAUSE = re.compile(r", (?:die|der|das|den|dem|wo|dass) |[.!?]\"? [A-ZÄÖÜ]")
_COOPERATION = re.compile(r'\b[Kk]ooperation zwischen [^".]{5,160}? zum Thema "(?P<name>[^"\n]{5,160})"')
_AIM = (
    r"(?:(?:zielt|(?:befasst|beschäftigt|bezieht|konzentriert|fokussiert) sich|widmet sich)"
    r"(?: (?:in|mit|bei) (?:ihrem|seinem|dem|einem) Projekt)?(?: (?:darauf|auf|ab|mit))?|"
    r"(?:arbeitet|forscht|entwickelt) (?:in|mit|bei) (?:ihrem|seinem|einem) Projekt(?: an)?|hat zum Ziel,?) (?:die |der |den |dem |das |ein(?:e[nmrs]?)? )?(?P<aim>[A-ZÄÖÜ].{8,160}?)"
    r"(?= (?:ab\b|mit Hilfe|mithilfe|mittels|durch|anhand|auf Basis)|[,.;:]| ab$)"
)
_OF_FIRM = re.compile(
    rf"\bProjekt (?:der Firma|des Unternehmens|des Startups|der|des|von) (?P<firm>[^.;\n]{{2,90}}? {FORM}) {_AIM}"
)
_FIRM_WITH = re.compile(rf"(?P<firm>[A-ZÄÖÜ][^.;,\n]{{1,90}}? {FORM}) (?=[^.;\n]{{0,30}}\b[Pp]rojekt){_AIM}")


def extract(report: Report) -> Iterator[Statement]:
    """Yield the projects of the running text: quoted, portrayed, preceding, and those of a firm without a name.

    A name that means a project, programme or event already known only adds an alias to it, or
    nothing. A text without projects yields nothing.
    """
    prose = running(report.text)
    for start, end in _quoted(prose):
        yield from _named(report, prose, start, end, LIKELY)
    actors = [m for kind in ("organisation", "cluster") for m in mentions(report, kind)]
    for start, end in _plain(prose):
        if not any(m.start < end and start < m.end for m in actors):
            yield from _named(report, prose, start, end, 1.0)
    yield from _enumerated(report, prose)
    for portrait in portraits(report):
        evidence = prose.evidence(portrait.title.start, portrait.title.end)
        if report.programme and report.names.find("project", portrait.subject.name) is None:
            yield Statement(portrait.subject, "part_of", evidence, object=report.programme)
        yield from _introduce(
            report, portrait.subject, prose.printed(portrait.title.start, portrait.title.end), evidence
        )
    yield from _unnamed(report, prose)


def _enumerated(report: Report, prose: Prose) -> Iterator[Statement]:
    """Projects that a list names in words of its own: each item is held against all known names."""
    written = dict(report.names.written("project"))
    for match in LIST.finditer(prose.text):
        position = match.start("list")
        for item in _ITEM.split(match["list"]):
            quoted = re.search(r'"([^"]+)"', item)
            name = quoted[1] if quoted else _TAIL.sub("", _LEAD_IN.sub("", item)).strip()
            start = prose.text.find(name, position)
            position += len(item)
            if len(name) > 3 and not name.islower() and (found := best(name, list(written))):
                yield from _introduce(report, written[found], name, prose.evidence(start, start + len(name)))


def _quoted(prose: Prose) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(prose.text):
        for quoted in re.finditer(r'"(?P<name>[^"]+)"', match["list"]):
            start, end = quoted.span("name")
            yield match.start("list") + start, match.start("list") + end
    for pattern in (_STUDY, _CALLED, _FOLLOWED):
        yield from (match.span("name") for match in pattern.finditer(prose.text))


def _plain(prose: Prose) -> Iterator[tuple[int, int]]:
    for pattern in (_BEFORE, _ACRONYM, _COOPERATION):
        for match in pattern.finditer(prose.text):
            yield match.span("name")


def _named(report: Report, prose: Prose, start: int, end: int, likely: float) -> Iterator[Statement]:
    end = start + _closed(prose.text[start:end])
    name = prose.printed(start, end)
    if any(report.names.find(kind, name) for kind in ("programme", "event", "organisation")):
        return
    if any(
        report.vocabulary.find(kind, name) for kind in ("programme", "topic", "focus_topic", "organisation")
    ):
        return
    known = report.names.find("project", name)
    if known is None:
        written = dict(report.names.written("project"))
        known = written.get(best(name, list(written), likely))
    yield from _introduce(report, known or Thing("project", name), name, prose.evidence(start, end))


def _closed(name: str) -> int:
    """Return how far a quoted name reaches: where its closing quote is missing, not into the next clause."""
    return found.start() if (found := _NEXT_CLAUSE.search(name)) else len(name)


def _introduce(report: Report, thing: Thing, name: str, evidence: Evidence) -> Iterator[Statement]:
    new = report.names.find("project", thing.name) is None
    report.names.add(thing, name)
    yield Statement(thing, "name", evidence)
    for alias in dict.fromkeys([name, *(short_forms(name) if new else ())]):
        if key(alias) != key(thing.name) and report.names.find("project", alias) in (None, thing):
            report.names.add(thing, alias)
            yield Statement(thing, "alias", evidence, value=alias)


def _unnamed(report: Report, prose: Prose) -> Iterator[Statement]:
    """A project told of by its firm and its aim alone is named by both."""
    for match in (m for p in (_OF_FIRM, _FIRM_WITH) for m in p.finditer(prose.text)):
        form = re.search(rf" {FORM}$", match["firm"])
        if form is None:
            continue
        start = name_start(prose.text, match.start("firm") + form.start() + 1)
        firm = prose.printed(start, match.end("firm"))
        aim = prose.printed(*match.span("aim"))
        organisation = next(
            (m.thing for m in mentions(report, "organisation") if m.start == start),
            Thing("organisation", firm),
        )
        sentence = prose.sentences[prose.sentence_at(match.start("aim"))]
        evidence = prose.evidence(sentence.start, sentence.end)
        project = report.names.add(Thing("project", aim), f"{aim} ({firm})")
        yield Statement(project, "name", prose.evidence(*match.span("aim")))
        yield Statement(project, "alias", evidence, value=f"{aim} ({firm})")
        yield Statement(organisation, "participates_in", evidence, object=project, role="lead")
