"""What came before a project, and what it is part of."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.roles import around
from synergraph.loaders.report.scenes import Scene
from synergraph.statements import Statement, Thing

_BEFORE = re.compile(
    r"\b(?:Vor(?:gänger|läufer)-?[Pp]rojekt\w*|(?:Nachfolge|Folge)projekt\w* (?:von|des|zu|zum)\b|(?:Weiterführung|Fortsetzung|Fortführung) de[sr] (?:Projekts? )?)"
)
_AFTER = re.compile(
    r"\b(?:Nachfolgeprojekt|Folgeprojekt)\w*(?! (?:von|des|zu|zum)\b)|(?:wird|wurde) (?:mit|durch|im)\b[^.]{0,40}(?:fortgeführt|weitergeführt|fortgesetzt)"
)
_MEMBERS = re.compile(r"\b[\w-]*[Pp]rojekten?(?: des| der| im Rahmen des)? (?:\"|„)?$")
_WITHIN = re.compile(r"\b(?:im Rahmen (?:des|der|von)|im Zuge (?:des|der)) \"?$")
_STRATEGY = re.compile(r"\b(?:Masterplan|innoBB|Strategie)")
_AMONG = re.compile(r"^(?:Darunter|Dazu|Hierzu|Hierunter|Zu diesen)\b")


def succession(scene: Scene) -> Iterator[Statement]:
    """Yield successor_of for "Vorgängerprojekt „Q“", "baut auf den Ergebnissen des Vorläuferprojekts Q auf"."""
    named = scene.of("project")
    for pattern, turned in ((_BEFORE, False), (_AFTER, True)):
        for match in pattern.finditer(scene.text):
            at = scene.span.start + match.end()
            other = next((m.thing for m in named if 0 <= m.start - at < 12), None)
            this = [m.thing for m in named if m.start < at - len(match[0])][-1:] or _told(scene)
            if other and this and this[0] != other:
                new, old = (other, this[0]) if turned else (this[0], other)
                yield Statement(new, "successor_of", scene.evidence, object=old)


def _told(scene: Scene) -> list[Thing]:
    if scene.portrait and scene.portrait.subject.kind == "project":
        return [scene.portrait.subject]
    return scene.previous.about[-1:] if scene.previous else []


def membership(report: Report, scene: Scene) -> Iterator[Statement]:
    """Yield part_of for "Projekte des Masterplans … Darunter …", "im Rahmen des Masterplans begleitete Projekt …"."""
    source = scene.previous if _AMONG.match(scene.text) and scene.previous else scene
    for mention in source.of("programme"):
        before, after = around(report, source, mention)
        if source is scene:
            said = _WITHIN.search(before) or re.match(r"-[Pp]rojekt\b", after)
        else:
            said = None if before.endswith("-") else _MEMBERS.search(before)
        if said and _STRATEGY.search(mention.thing.name):
            for project in _current(scene, mention.end if source is scene else scene.span.start):
                yield Statement(project.thing, "part_of", scene.evidence, object=mention.thing)


def _current(scene: Scene, after: int) -> list[Mention]:
    """The projects named behind a position, without those named as what came before."""
    return [m for m in scene.of("project") if m.start >= after and not is_former(scene, m)]


def is_former(scene: Scene, project: Mention) -> bool:
    """Whether a project is named as what came before another."""
    at = project.start - scene.span.start
    return bool(_BEFORE.search(scene.text[max(0, at - 40) : at]))
