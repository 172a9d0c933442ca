"""Sentences with what they name, and with the project they are about where none is named."""

import re
from dataclasses import dataclass, field

from synergraph.loaders.report.clusters import named as clusters_named
from synergraph.loaders.report.events import held
from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.portraits import Portrait, portrait_at, portraits
from synergraph.loaders.report.prose import Span, running
from synergraph.loaders.report.remembered import remembered
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.success import stories
from synergraph.statements import Evidence, Thing

_BACK = re.compile(
    r"\b(?:Das|Dieses|Dem|Im|Beim|wird das|[Zz]u diesem|[Ff]ür das [\w ]{0,60}|dieses) (?:Projekt|Vorhaben|Programm|Netzwerk|Konsortium)|"
    r"\b(?:Die|Diese|Der|Dieser) (?:\w+ )?\w*(?:[Kk]ooperation|[Ii]nitiative|Kampagne|Verbund|Campus|Hub|Plattform)\b|"
    r"^(?:(?:Forschungs)?[Ss]chwerpunkte?|Themen|Ziele?) (?:ist|sind|waren|des Projekts)\b|^Im (?:Fokus|Mittelpunkt)\b|"
    r"\b(?:Er|Sie|Es) (?:baut|wird|ist|setzt|hat)\b|\b(?:Dafür|Daran|Darin|Fördergeber|Projektpartner|Zuwendungsgeber)\b"
)
_SAME = re.compile(r"^(?:Die|Diese) (?:Kooperation|Zusammenarbeit)(?:en)?\b")


@dataclass(slots=True)
class Scene:
    """A sentence with its mentions by kind; `about` are the projects that it names or refers back to."""

    span: Span
    evidence: Evidence
    named: dict[str, list[Mention]] = field(default_factory=dict)
    about: list[Thing] = field(default_factory=list)
    portrait: Portrait | None = None
    previous: "Scene | None" = None

    @property
    def text(self) -> str:
        return self.span.text

    def of(self, kind: str) -> list[Mention]:
        """Return the sentence's mentions of a kind, in order."""
        return self.named.get(kind, [])

    def same_as_before(self) -> bool:
        """Whether the sentence goes on about the cooperation of the one before."""
        return bool(_SAME.match(self.text))


@remembered
def scenes(report: Report) -> list[Scene]:
    """Return the sentences of the running text with what they name."""
    prose = running(report.text)
    found = [Scene(s, prose.evidence(s.start, s.end)) for s in prose.sentences if s.text.strip()]
    _place(found, _all(report))
    passages = [*portraits(report), *(story.passage for story in stories(report))]
    for index, scene in enumerate(found):
        scene.portrait = portrait_at(passages, scene.span.start)
        same = index > 0 and prose.paragraph_at(scene.span.start) == prose.paragraph_at(
            found[index - 1].span.start
        )
        scene.previous = found[index - 1] if same else None
        scene.about = _about(scene)
    return found


def _all(report: Report) -> list[Mention]:
    plain = mentions(report, "project", "organisation", "programme", "place", "topic", "event")
    taken = {m.start for m in plain if m.thing.kind == "event"}
    events = [
        Mention(h.thing, c.start, c.end)
        for h in held(report)
        for c in h.edition.mentions
        if c.start not in taken
    ]
    return sorted([*plain, *events, *clusters_named(report)], key=lambda m: m.start)


def _place(found: list[Scene], every: list[Mention]) -> None:
    index = 0
    for mention in every:
        while index + 1 < len(found) and found[index + 1].span.start <= mention.start:
            index += 1
        if found and found[index].span.start <= mention.start < found[index].span.end:
            found[index].named.setdefault(mention.thing.kind, []).append(mention)


def _about(scene: Scene) -> list[Thing]:
    if named := scene.of("project"):
        return list(dict.fromkeys(m.thing for m in named))
    if scene.portrait and scene.portrait.subject.kind == "project":
        return [scene.portrait.subject]
    back = _BACK.search(scene.text) or scene.same_as_before()
    return scene.previous.about if back and scene.previous else []
