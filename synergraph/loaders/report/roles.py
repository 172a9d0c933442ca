"""Who takes part in a project, in which role: the phrases that say it around an organisation's name."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.prose import running
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.scenes import Scene
from synergraph.statements import Statement, Thing

NEAR = 250
_ARTICLE = r"(?:(?:der|die|das|dem|den|des|einer|eines|vom) )?(?:(?:bei|Firma|Berliner|Brandenburger) )?\(?"
_FUNDER = "Fördergeber|Fördermittelgeber|Zuwendungsgeber|Auftraggeber"
_LEADS = r"federführend\w*|Konsortialführer\w*|Projektleit\w*|Koordinator\w*"
BEFORE = tuple(
    (role, re.compile(rf"\b(?:{words}) {_ARTICLE}$"))
    for role, words in (
        ("funder", "im Auftrag(?: von)?"),
        ("funder", rf"(?:{_FUNDER})\w*\b[^.;]{{0,80}}\b(?:ist|war)"),
        ("partner", "bestehend aus(?: [^.;]*,| [^.;]* und)?"),
        ("lead", r"(?:[Uu]nter (?:der )?(?:Federführung|Leitung)|[Kk]onsortialführer\w*(?: ist)?)(?: von)?"),
        ("partner", "(?:[Kk]ooperation|[Zz]usammenarbeit|[Gg]emeinsam|[Pp]artnerschaft) mit"),
        ("partner", "[Kk]ooperation zwischen"),
        (
            "partner",
            "(?:Kooperations|Verbund|Gemeinschafts)projekt(?: von| zwischen)?(?: [^.;]*,| [^.;]* und)?",
        ),
        ("partner", r"(?:[Pp]artner|[a-z]partner)(?:innen)? (?:sind|ist|waren|war)(?: [^.;]*,| [^.;]* und)?"),
        ("lead", r"Federführung\b[^.;]{0,80} (?:liegt|lag|hat|übernimmt|übernahm)(?: bei)?"),
        ("partner", "[Uu]nter (?:Beteiligung|Mitwirkung)(?: von)?"),
    )
)
BEHIND = (("lead", re.compile(rf"^\)? (?:als|ist|war) (?:die |der |das )?(?:{_LEADS})")),)
_AGENT = re.compile(rf"\b(?:von|vom|durch) {_ARTICLE}$")
_DONE = {
    "lead": "durchgeführt|umgesetzt|koordiniert|geleitet|organisiert|entwickelt|getragen|verantwortet|realisiert|betrieben|"
    "erarbeitet|aufgebaut|betreut|initiiert|aufgesetzt",
    "supporter": "zertifiziert|unterstützt|begleitet",
    "funder": "gefördert|finanziert|beauftragt",
}
_CLAUSE_END = re.compile(r"[;:]|, (?=[a-zäöü])|\bzu [a-zäöü]+en\b")
_ACTS = re.compile(
    r"^\)?(?: \([^)]{2,20}\))? (?:entwickel[nt]|führ(?:t|en)|setz(?:t|en)|koordinier(?:t|en)|leite[nt]|organisier(?:t|en)|biete[nt]|"
    r"erarbeite[nt]|realisier(?:t|en)|baut|bauen|betreib(?:t|en)|verantworte[nt])\b"
)
_OFFERS = re.compile(
    r'(?:\bMit (?:dieser|diesem|der|dem) [\w-]+(?: "[^"\n]{2,90}")?|\b[Ii]m (?:Rahmen des )?(?:[\w-]*[Pp]rojekts?|Vorhabens?)\b[^.;]{0,70}?),? '
    r"(?:biete[nt]|unterstütz(?:t|en)|förder(?:t|n)|entwickel[nt]|erprob(?:t|en)|untersuch(?:t|en)|forsch(?:t|en)|erarbeite[nt]|arbeite[nt]|bring(?:t|en)|schaff(?:t|en)|stärk(?:t|en)|bau(?:t|en)|qualifizier(?:t|en)) "
    r"(?:gemeinsam )?(?:die |der |das )?$"
)
_OPENS = re.compile(r"(?:[^.;]*: )?(?:-\s)?(?:Die |Der |Das )?")
LINKED = re.compile(r"^(?:\)|,| und| sowie| oder| der| die| das| dem| \([^)]{2,25}\)| )*$")


def takes_part(report: Report, scene: Scene) -> Iterator[Statement]:
    """Yield participates_in for the organisations of a sentence, for each way of saying so."""
    for rule in (_phrases, _agents, _actors, _owner):
        yield from rule(report, scene)


def around(report: Report, scene: Scene, mention: Mention) -> tuple[str, str]:
    """Return the words of the sentence before and behind a mention, as far as they can matter."""
    text = running(report.text).text
    start, end = max(scene.span.start, mention.start - NEAR), min(scene.span.end, mention.end + NEAR)
    return text[start : mention.start], text[mention.end : end]


def _nearest(scene: Scene, mention: Mention) -> list[Thing]:
    """The project a mention belongs to: the one named closest to it, else those the sentence is about."""
    named = scene.of("project")
    if not named:
        return scene.about[-1:]
    return [min(named, key=lambda m: max(m.start - mention.end, mention.start - m.end)).thing]


def _participates(scene: Scene, mention: Mention, role: str) -> Iterator[Statement]:
    for project in _nearest(scene, mention):
        yield Statement(mention.thing, "participates_in", scene.evidence, object=project, role=role)


def _phrases(report: Report, scene: Scene) -> Iterator[Statement]:
    for mention in scene.of("organisation"):
        before, behind = around(report, scene, mention)
        said = [r for r, p in BEFORE if p.search(before)] + [r for r, p in BEHIND if p.search(behind)]
        if said:
            yield from _participates(scene, mention, said[0])


def _agents(report: Report, scene: Scene) -> Iterator[Statement]:
    """Those by whom it is done: "wird von X und Y durchgeführt", "das von X zertifizierte Programm"."""
    group = False
    last = -1
    text = running(report.text).text
    for mention in scene.of("organisation"):
        before, after = around(report, scene, mention)
        group = bool(_AGENT.search(before)) or (group and bool(LINKED.match(text[last : mention.start])))
        last = mention.end
        if group and not scene.of("event"):
            clause = _CLAUSE_END.split(after)[0]
            for role, verbs in _DONE.items():
                said = rf"(?i:^\W*(?:{verbs})\b)"
                if re.search(said, scene.text) or _done(clause, verbs):
                    yield from _participates(scene, mention, role)
                    break


def _done(clause: str, verbs: str) -> bool:
    """Whether what follows an agent ends in "durchgeführt", or goes on "durchgeführte Projekt"."""
    return bool(
        re.search(rf"\b(?:{verbs})\b", clause)
        or re.match(rf"(?:[^\s]* ){{0,6}}(?:{verbs})e[nrms]? [A-ZÄÖÜ]", clause)
    )


def _actors(report: Report, scene: Scene) -> Iterator[Statement]:
    """Those who act where the sentence is about a project: "X und Y entwickeln …", "Im Projekt P erprobt X …"."""
    if not scene.about or scene.of("event"):
        return
    chain: list[Mention] = []
    offers = False
    text = running(report.text).text
    for mention in scene.of("organisation"):
        before, after = around(report, scene, mention)
        if chain and LINKED.match(text[chain[-1].end : mention.start]):
            chain = [*chain, mention]
        else:
            offers = bool(_OFFERS.search(before))
            chain = [mention] if offers or _OPENS.fullmatch(before) else []
        if chain and (offers or _ACTS.match(after)):
            for actor in chain[-1:] if offers else chain:
                yield from _participates(scene, actor, "lead" if actor is chain[0] else "partner")
            chain = chain if offers else []


def _owner(report: Report, scene: Scene) -> Iterator[Statement]:
    """The one behind the name runs it: "Das „P“ von X"."""
    text = running(report.text).text
    for project in scene.of("project"):
        for mention in scene.of("organisation"):
            if re.fullmatch(r'"? (?:von|der|des) (?:der |dem )?', text[project.end : mention.start]):
                yield Statement(
                    mention.thing, "participates_in", scene.evidence, object=project.thing, role="lead"
                )
