"""Who and what is at an event: organisers, hosts, places, participants, projects that present, speakers."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.clusters import own
from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.organisers import organisers
from synergraph.loaders.report.projects import LIST
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.scenes import Scene, scenes
from synergraph.statements import Statement, Thing

_PRESENT = re.compile(
    r"\b(?:stell\w+ (?:sich|ihre?)\b|stell(?:t|te|ten|en)\b[^.;]*\bvor\b|vorgestellt|präsentier\w*|Präsentation\w*|Stand\b)"
)
_ELSEWHERE = re.compile(r"\b(?:Website|Webseite|LinkedIn|Newsletter|Kategorie|Blog)\b")
_THERE = re.compile(
    r"\b(?:dort|[Bb]ei der (?:Veranstaltung|Konferenz)|[Zz]udem|[Dd]abei|auf der (?:Veranstaltung|Konferenz)|[Aa]uch)\b"
)
_VENUE = re.compile(
    r"\b(?:auf dem|im|in der|auf der|[Tt]reffpunkt war (?:das|der|die)|zu Gast bei|bei) "
    r'(?P<venue>(?:(?P<owner>(?!\w*(?:[Pp]rojekt|[Pp]rogramm|Rahmen))[A-ZÄÖÜ][\w-]+) )?"[^"\n]{0,40}(?:Campus|Haus|Zentrum|Hub|Lab|Cent(?:er|re)|Halle|Werk|Saal)[^"\n]{0,20}"|'
    r"[\w-]+ Campus|Campus [A-Za-z][\w-]+|Haus der [A-ZÄÖÜ]\w+)(?: in (?P<town>[A-ZÄÖÜ][\w-]+))?"
)
_MEETING_POINT = re.compile(r"\b(?:[Tt]reffpunkt|[Vv]eranstaltungsort)\b")
_HELD = re.compile(r"\b(?:fand|findet|finden|trafen|kamen|zu Gast|statt|begrüßte|Gastgeber\w*|lud)\b")
_DAY = re.compile(r"\b[Aa]m \d{1,2}\. ?(?:\d|[A-Z])")
_AT = re.compile(
    r"\b(?:in der|im|in die|in das|ins|in den Räumen der|in den Räumen des|bei der|beim|bei|zu Gast bei|am Standort der?) $"
)
_TAKES_PART = re.compile(
    r"\b(?:[Tt]eilnehm\w+ (?:waren|sind)|beteilig\w+|nahm\w* [^.]*\bteil|teilgenommen|Mitwirkung|vertreten waren)"
)
_PERSON = re.compile(
    r"(?P<name>(?:(?:Dr|Prof)\. ){0,2}[A-ZÄÖÜ][a-zäöüéß-]+ (?:[a-zß]{2,3} )?[A-ZÄÖÜ][a-zäöüéß-]+), "
    r"(?P<role>[A-ZÄÖÜ]\w+(?:in)? für (?P<office>[A-ZÄÖÜ]\w+(?:, [A-ZÄÖÜ]\w+)*(?: und [A-ZÄÖÜ]\w+)?)|Geschäftsführer\w* (?:von|der) (?P<firm>\w+))?"
)
_SPEAKS = re.compile(
    r"\b(?:sagte|eröffne\w+|Eröffnung|Grußwort|Keynote|begrüßte|hielt|moderier\w+|präsentierte)\b"
)


def extract(report: Report) -> Iterator[Statement]:
    """Yield what sentences say of events: organisers, hosts, places, participants, presentations, speakers.

    A sentence that names no event speaks of the one its section named last. A text without events
    yields nothing.
    """
    cluster = own(report)
    event: Thing | None = None
    of_section: Thing | None = None
    for scene in scenes(report):
        named = scene.of("event")
        if (
            scene.span.start == 0
            or scene.text.startswith(("#", "("))
            or (scene.portrait and scene.portrait.start == scene.span.start)
        ):
            event = of_section = named[0].thing if named else None
        elif named:
            event = named[0].thing
        elif scene.previous is None:
            event = of_section
        for one in dict.fromkeys(m.thing for m in named) or ([event] if event else []):
            yield from organisers(report, scene, one, cluster if named else None, bool(named))
            if named or (one == of_section and _HELD.search(scene.text)) or _MEETING_POINT.search(scene.text):
                yield from _venue(report, scene, one)
            yield from _at_home(report, scene, one)
            yield from _participants(scene, one)
        if event is not None:
            at = named[-1].thing if named else event
            yield from _presented(scene, at, bool(named) or at == of_section)
            yield from _speakers(report, scene, at)


def _venue(report: Report, scene: Scene, event: Thing) -> Iterator[Statement]:
    for match in _VENUE.finditer(scene.text):
        start = scene.span.start + match.start("venue")
        prose = running(report.text)
        end = scene.span.start + match.end("venue")
        inside = [m for kind in ("organisation", "project") for m in scene.of(kind) if start <= m.start < end]
        if scene.of("event") and any(m.start <= start < m.end for m in scene.of("event")):
            continue
        name = re.sub(r'"', "", prose.text[start:end]).split(" in ")[0]
        place = Thing("place", name)
        evidence = prose.evidence(start, end)
        yield Statement(place, "name", evidence)
        yield Statement(event, "located_in", scene.evidence, object=place)
        if match["town"]:
            yield Statement(place, "located_in", scene.evidence, object=Thing("place", match["town"]))
        yield from _hosts(report, scene, event, place, match, [m.thing for m in inside])


def _hosts(
    report: Report, scene: Scene, event: Thing, place: Thing, match: re.Match[str], inside: list[Thing]
) -> Iterator[Statement]:
    if match["owner"]:
        owner = Thing("organisation", match["owner"])
        yield Statement(owner, "name", scene.evidence)
        yield Statement(owner, "hosts", scene.evidence, object=event)
        return
    written = dict(report.names.written("project"))
    brand = match["venue"].split()[0]
    project = next((t for n, t in written.items() if brand.casefold() in n.casefold().split()), None)
    host = next(iter(inside), None) or project or place
    yield Statement(host, "hosts", scene.evidence, object=event)


def _at_home(report: Report, scene: Scene, event: Thing) -> Iterator[Statement]:
    """An organisation named as the place is the host: "fand in der IHK statt"."""
    if not scene.of("event") or not (_HELD.search(scene.text) or _DAY.search(scene.text)):
        return
    for mention in scene.of("organisation"):
        if _AT.search(running(report.text).text[scene.span.start : mention.start]):
            yield Statement(mention.thing, "hosts", scene.evidence, object=event)


def _participants(scene: Scene, event: Thing) -> Iterator[Statement]:
    if _TAKES_PART.search(scene.text):
        for mention in scene.of("organisation"):
            yield Statement(mention.thing, "takes_part", scene.evidence, object=event)


def _presented(scene: Scene, event: Thing, named: bool) -> Iterator[Statement]:
    if not _PRESENT.search(scene.text) or _ELSEWHERE.search(scene.text):
        return
    if named or _THERE.search(scene.text) or LIST.search(scene.text):
        for project in dict.fromkeys(m.thing for m in scene.of("project")):
            yield Statement(project, "presented_at", scene.evidence, object=event)


def _speakers(report: Report, scene: Scene, event: Thing) -> Iterator[Statement]:
    if not _SPEAKS.search(scene.text):
        return
    for match in _PERSON.finditer(scene.text):
        person = Thing("person", match["name"])
        start = scene.span.start + match.start()
        evidence = running(report.text).evidence(start, scene.span.start + match.end())
        employer = _employer(report, scene, match, start)
        if employer is None:
            continue
        yield Statement(person, "name", evidence)
        yield Statement(person, "speaks_at", scene.evidence, object=event)
        yield Statement(person, "affiliated_with", evidence, object=employer)
        yield Statement(employer, "takes_part", scene.evidence, object=event)


def _employer(report: Report, scene: Scene, match: re.Match[str], start: int) -> Thing | None:
    if match["office"]:
        name = f"Senatsverwaltung für {match['office']}"
        concept = report.vocabulary.find("organisation", name)
        known = report.names.find("organisation", name)
        return known or (Thing("organisation", concept.label.de) if concept else None)
    behind: list[Mention] = [
        m for m in scene.of("organisation") if 0 <= m.start - (scene.span.start + match.end()) <= 2
    ]
    return behind[0].thing if behind else None
