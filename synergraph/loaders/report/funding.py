"""What pays for a project, and how much."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.report import Report
from synergraph.loaders.report.roles import around
from synergraph.loaders.report.scenes import Scene
from synergraph.statements import Statement, Thing

_FUNDED = re.compile(r"\b(?:gefördert|finanziert|bewilligt|Förderung|Fördermittel\w*|Mitteln)\b")
_FROM = re.compile(r"\b(?:aus|im|durch|über|von|vom|mit Mitteln|Programms?)\b[^.;]{0,70}$")
_MONEY = re.compile(
    r"(?P<n>\d[\d.]*(?:,\d+)?) ?(?P<unit>Millionen|Mio\.?|Milliarden|Mrd\.?|Tausend|Tsd\.?)? ?(?:Euro|EUR|€)"
)
_UNITS = {"Mi": 1e6, "Mr": 1e9, "Ta": 1e3, "Ts": 1e3}
_FUNDING = re.compile(r"\b(?:gefördert|[Ff]örder\w*|Zuwendung)\b")
_VOLUME = re.compile(r"\b(?:Projekt|Gesamt|Investitions)?[Vv]olumen\b")


def funded(report: Report, scene: Scene) -> Iterator[Statement]:
    """Yield funded_by for a sentence that says its project is paid from a programme."""
    programmes = scene.of("programme")
    if not programmes or not scene.about or not _FUNDED.search(scene.text):
        return
    for mention in programmes:
        before, _ = around(report, scene, mention)
        if _FROM.search(before) and not before.endswith("-"):
            for project in scene.about:
                yield Statement(project, "funded_by", scene.evidence, object=mention.thing)


def money(scene: Scene) -> Iterator[Statement]:
    """Yield the volume and the funding of a sentence's only project, in euros."""
    if len(scene.about) != 1:
        return
    for match in _MONEY.finditer(scene.text):
        euros = float(match["n"].replace(".", "").replace(",", ".")) * _UNITS.get(
            (match["unit"] or "")[:2], 1
        )
        near = scene.text[max(0, match.start() - 45) : match.start()]
        kind = "funding" if re.search(r"[Ff]örder", near) else "volume" if _VOLUME.search(near) else ""
        if not kind and _FUNDING.search(scene.text[match.end() :]):
            kind = "funding"
        if kind:
            yield Statement(scene.about[0], kind, scene.evidence, value=f"{euros:.15g}")


def listed(found: list[Scene]) -> Iterator[Statement]:
    """Yield what the sentence over a list says of each project in it: "werden im Programm … gefördert:"."""
    intro: Scene | None = None
    for scene in found:
        if scene.text.rstrip().endswith(":") and scene.of("programme") and _FUNDED.search(scene.text):
            intro = scene
        elif not scene.text.startswith(("-", "•", "▪", "–")) and scene.previous is None:
            intro = None
        elif intro is not None:
            for project in dict.fromkeys(m.thing for m in scene.of("project")):
                yield Statement(project, "funded_by", intro.evidence, object=intro.of("programme")[-1].thing)
            if re.search(r"\bBerliner (?:Unternehmen|Startups|Firmen|KMU)\b", intro.text):
                for actor in dict.fromkeys(m.thing for m in scene.of("organisation")):
                    yield Statement(actor, "located_in", intro.evidence, object=Thing("place", "Berlin"))
