"""Studies that the running text speaks of without quoting a title: what they study, and who commissioned them."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.matching import best
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.scenes import Scene, scenes
from synergraph.statements import Statement, Thing

LIKELY = 0.7
_STUDY = re.compile(
    r"\b(?P<kind>(?:[A-ZÄÖÜ]\w+s- und )?(?:Poten[zt]ial|Markt|Machbarkeits|Bedarfs|Standort)(?:studie|analyse|erhebung)|Gutachten)\b"
    r"(?: (?:zu|zur|zum|im Bereich|für) (?:der |die |den |das )?(?P<about>[A-ZÄÖÜ][\w-]+(?: (?:der |für |und |im )?[A-ZÄÖÜ][\w-]+){0,3}))?"
)


def extract(report: Report) -> Iterator[Statement]:
    """Yield studies as documents, named by kind and subject; those that are projects of the report are left to it."""
    projects = [name for name, _ in report.names.written("project")]
    for scene in scenes(report):
        for match in _STUDY.finditer(scene.text):
            name = _name(scene, match)
            if name and not _covered(scene, match) and not best(name, projects, LIKELY):
                yield from _study(report, scene, match, Thing("document", name))


def _name(scene: Scene, match: re.Match[str]) -> str:
    """The kind of study and what it is about: the words behind it, or the first topic of a commissioned one."""
    if match["about"]:
        return f"{match['kind']} {match['about']}"
    commissioned = re.search(r"\b(?:beauftragt|in Auftrag gegeben|im Auftrag)", scene.text)
    topic = next((m.thing.name for m in scene.of("topic")), "")
    return f"{match['kind']} {topic}" if commissioned and topic else ""


def _covered(scene: Scene, match: re.Match[str]) -> bool:
    at = scene.span.start + match.start()
    return any(m.start <= at < m.end for kind in ("project", "event") for m in scene.of(kind))


def _study(report: Report, scene: Scene, match: re.Match[str], study: Thing) -> Iterator[Statement]:
    prose = running(report.text)
    start = scene.span.start + match.start()
    yield Statement(study, "name", prose.evidence(start, scene.span.start + match.end()))
    yield from (Statement(study, "has_topic", scene.evidence, object=m.thing) for m in scene.of("topic")[:1])
