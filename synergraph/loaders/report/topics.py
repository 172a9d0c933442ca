"""Topics of the thesaurus: which the text speaks of, and what projects, events and clusters are about."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.clusters import own
from synergraph.loaders.report.lexicon import Mention, Same, lexicon
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.scenes import Scene, scenes
from synergraph.loaders.report.success import AIM_LINE
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

_FOCUS = re.compile(
    r"\b(?:[Ff]okus|[Ss]chwerpunkt\w*|Querschnittsthem\w+|Technologiefeld\w*|Handlungsfeld\w*|zentralen Themen|Schlüsseltechnologie)"
)
_SERIES = re.compile(
    r"\b(?:Themen|Schwerpunkte|Forschungsschwerpunkte|Schwerpunktthemen)\b[^:.;]{0,60}?(?:waren|sind|:|wie)\s?:? ?(?P<list>[^.]+)"
)
_ITEM = re.compile(r"; |, wie | sowie | und (?=[A-ZÄÖÜ][^;,.]*$)")
_SHORT_ITEM = re.compile(r", (?:wie )?| sowie | und ")
_LINES = re.compile(r"\b(?P<one>digitale[nr]?) und (?P<two>ökologische[nr]?) Transformation", re.IGNORECASE)


def extract(report: Report) -> Iterator[Statement]:
    """Yield each topic the text names once, and has_topic of what is named with it.

    Topics come from a project's own name, from its portrait or its sentence, from an event's
    theme, and for clusters and strategies from sentences on their focus.
    """
    prose = running(report.text)
    seen: set[Thing] = set()
    for mention in mentions(report, "topic", "transformation_line"):
        if mention.thing not in seen:
            seen.add(mention.thing)
            yield Statement(mention.thing, "name", prose.evidence(mention.start, mention.end))
    yield from _lines(prose)
    yield from _by_name(report, prose)
    cluster = own(report)
    for scene in scenes(report):
        yield from _of_scene(report, scene, cluster)
        yield from _listed(report, scene)


def _lines(prose: Prose) -> Iterator[Statement]:
    """Two transformation lines share a noun: "die digitale und ökologische Transformation"."""
    if match := _LINES.search(prose.text):
        for name in ("Digitale Transformation", "Ökologische Transformation"):
            yield Statement(Thing("transformation_line", name), "name", prose.evidence(*match.span()))


def _by_name(report: Report, prose: Prose) -> Iterator[Statement]:
    """What a thing is about stands in its name."""
    topics = lexicon(Same(report.vocabulary), "topic")
    for kind in ("project", "event", "programme"):
        first: dict[Thing, Mention] = {}
        for mention in mentions(report, kind):
            first.setdefault(mention.thing, mention)
        for name, thing in report.names.written(kind):
            if thing in first and not (kind == "programme" and thing == report.programme):
                for topic in topics.find(Prose(Text(name))):
                    at = first[thing]
                    yield Statement(thing, "has_topic", prose.evidence(at.start, at.end), object=topic.thing)


def _of_scene(report: Report, scene: Scene, cluster: Thing | None) -> Iterator[Statement]:
    topics = list(dict.fromkeys(m.thing for m in scene.of("topic")))
    if not topics or AIM_LINE.match(scene.text):
        return
    for subject in _subjects(scene):
        yield from (Statement(subject, "has_topic", scene.evidence, object=topic) for topic in topics)
    if _FOCUS.search(scene.text):
        strategic = [m.thing for m in scene.of("programme")] if "chwerpunkt" in scene.text else []
        clusters = [cluster] if cluster and len(scene.of("cluster")) <= 1 else []
        for subject in dict.fromkeys([*strategic, *clusters]):
            yield from (Statement(subject, "has_topic", scene.evidence, object=topic) for topic in topics)


def _subjects(scene: Scene) -> list[Thing]:
    """What the topics of a sentence belong to: its only project, event or call, or its portrait's subject."""
    projects = list(dict.fromkeys(scene.about))
    events = list(dict.fromkeys(m.thing for m in scene.of("event")))
    calls = [m.thing for m in scene.of("programme") if not re.search(r"Masterplan|innoBB", m.thing.name)]
    portrayed = [scene.portrait.subject] if scene.portrait else []
    found = [*(projects if len(projects) == 1 else []), *(events if len(events) == 1 else []), *calls[:1]]
    return list(dict.fromkeys(found or portrayed))


def _listed(report: Report, scene: Scene) -> Iterator[Statement]:
    """Each item of "Themen der Reihe waren: A; B; C" is a topic, also where the thesaurus has none."""
    subjects = _subjects(scene)
    match = _SERIES.search(scene.text)
    if not subjects or not match:
        return
    prose = running(report.text)
    position = match.start("list")
    for item in (_ITEM if ";" in match["list"] else _SHORT_ITEM).split(match["list"]):
        at = scene.text.index(item, position)
        position = at + len(item)
        start = scene.span.start + at
        inside = [m for m in scene.of("topic") if start <= m.start < start + len(item)]
        name = re.sub(r"\s*\([^)]*\)\s*", " ", item).strip(" .,")
        if 4 < len(name) < 70 and name[:1].isupper() and not _covered(name, inside, prose):
            topic = Thing("topic", name)
            evidence = prose.evidence(start, start + len(item))
            yield Statement(topic, "name", evidence)
            yield from (Statement(s, "has_topic", scene.evidence, object=topic) for s in subjects)


def _covered(name: str, inside: list[Mention], prose: Prose) -> bool:
    return any(len(key(prose.text[m.start : m.end])) >= 0.6 * len(key(name)) for m in inside)
