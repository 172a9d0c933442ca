"""Organisations in running text: by register, by legal form, by the patterns of their names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

FORM = (
    r"(?:gGmbH|GmbH\s?&\s?Co\.?\s?KG(?:aA)?|GmbH|gAG|AG|SE|KGaA|KG|OHG|UG(?:\s\(haftungsbeschränkt\))?|eG|"
    r"e\.\s?V\b\.?|Ltd\.?|Inc\.|AöR|KdöR)(?![\w-])"
)
_CAPITAL = r"[A-ZÄÖÜ][\w-]*\w"
_FIELD = rf"(?:(?!(?:der|die|des|eine[rs]?) )[a-zäöü]+(?:e|en|er|es) )?{_CAPITAL}"
_FIELDS = rf"{_FIELD}(?:, {_FIELD})*(?: (?:und|u\.) {_FIELD})?"
_CITY = r"(?: (?:Berlin|Brandenburg|Potsdam|Wildau|Eberswalde|Cottbus|Senftenberg))?"
_BRACKET = r"(?: \((?P<short>[A-ZÄÖÜ][\w.&+'-]{1,14}(?: [A-ZÄÖÜ]\w+)?)\))?"
PATTERNS = {
    "administration": re.compile(
        rf"\b(?P<name>(?:Senatsverwaltung|(?:Bundes|Landes|Staats)?[Mm]inisterium|(?:Bundes|Landes)amt)(?P<case>e?s)?"
        rf" für {_FIELDS}(?: des Landes {_CAPITAL})?){_BRACKET}"
    ),
    "research": re.compile(
        rf"\b(?P<name>(?:(?:{_CAPITAL}-)?Institut|(?:Berliner |Fach)?[Hh]ochschule|(?:Technische[nr]? )?Universität)(?P<case>s)?"
        rf" für {_FIELDS}(?: von {_CAPITAL})?{_CITY}){_BRACKET}"
    ),
    "chamber": re.compile(
        rf"\b(?P<name>(?:Industrie- und Handelskammer|Handwerkskammer)(?P<case>)(?: zu)? {_CAPITAL}){_BRACKET}"
    ),
    "network": re.compile(
        rf"(?P<name>Netzwerk(?P<case>s)? {_CAPITAL}(?: {_CAPITAL}){{0,2}}) \((?P<short>[A-ZÄÖÜ]{{2,8}})\)"
    ),
}
_QUOTED_NETWORK = re.compile(
    r'\b(?:Netzwerk|Verein|Verband|Verbund)(?:e?s)? (?:(?:zu[rm]?|für|der|des|im|rund um)\b[^.;:"\n]{0,60} \()?"(?P<name>[^"\n]{3,60})"'
)
_ITEM = r"(?:der |dem )?[A-ZÄÖÜ][\w.+&'-]*(?: [A-ZÄÖÜ][\w.+&'-]*){0,4}(?: e\.\s?V\.)?"
_AGENTS = re.compile(
    rf"\bvo[nm] (?P<list>{_ITEM}(?:, {_ITEM})*(?: und| sowie) {_ITEM}) "
    r"(?:zertifiziert|gefördert|finanziert|unterstützt|getragen|initiiert|entwickelt|koordiniert|betrieben)\w+ (?:\w+ ){0,2}?"
    r"(?:Programm|Projekt|Netzwerk|Vorhaben|Initiative|Plattform)"
)
_OWNER = re.compile(
    r'" von (?P<list>(?:[A-ZÄÖÜ][a-z]*[A-Z][\w.]*|[A-ZÄÖÜ]\w+\.[A-Z]\w+)) (?:ist|wird|hat|bietet|soll)\b'
)
_RESEARCH = re.compile(r"[Ii]nstitut\b|[Hh]ochschule|Universität")
_CONNECTORS = frozenset({"für", "und", "&", "-", "for", "and", "of", "the"})
_NEVER = frozenset(
    "Der Die Das Dem Den Des Ein Eine Einer Eines Firma Unternehmen Startup Start-up Projekt Vom Von Mit Durch Bei Beim "
    "Auch Neben Zum Zur Und Sowie Herausgeber Firmen Seit Im In Am An Für Ausgründung Antragsteller "
    "Redaktion Layout Text Texte Gestaltung Satz Druck Konzept Autoren Verfasser Bild Foto Fotos Quelle Auftraggeber".split()
)


class Named(NamedTuple):
    """An organisation as a pattern reads it; `start` and `end` frame what is printed."""

    name: str
    short: str
    actor_type: str
    start: int
    end: int


def extract(report: Report) -> Iterator[Statement]:
    """Yield every organisation once, with further names and what its name says of its type."""
    prose = running(report.text)
    joint = [(key(name), thing) for name, thing in report.names.written("organisation") if "," in name]
    for named in [*by_pattern(prose), *by_form(prose), *_by_deed(prose)]:
        if not any(report.names.find(kind, named.name) for kind in ("project", "programme", "event")):
            known = _known(report, named) or _part_of(named, joint)
            yield from _introduce(report, prose, named, known)
    seen: set[Thing] = set()
    for mention in mentions(report, "organisation"):
        if mention.thing not in seen:
            seen.add(mention.thing)
            yield Statement(mention.thing, "name", prose.evidence(mention.start, mention.end))


def by_pattern(prose: Prose) -> Iterator[Named]:
    """Yield ministries, institutes, universities, chambers and networks, in the nominative."""
    for actor_type, pattern in PATTERNS.items():
        for match in pattern.finditer(prose.text):
            case = match.span("case")
            whole = match["name"]
            cut = (
                slice(case[0] - match.start("name"), case[1] - match.start("name"))
                if match["case"]
                else slice(0, 0)
            )
            name = whole[: cut.start] + whole[cut.stop :]
            yield Named(name, match["short"] or "", actor_type, *match.span())
    for match in _QUOTED_NETWORK.finditer(prose.text):
        yield Named(match["name"], "", "network", *match.span("name"))


def by_form(prose: Prose) -> Iterator[Named]:
    """Yield organisations whose legal form is printed behind their name."""
    for match in re.finditer(rf"(?<=\S )(?P<form>{FORM})", prose.text):
        start = name_start(prose.text, match.start())
        if start < match.start():
            name = prose.text[start : match.end()]
            kind = "association" if match["form"].startswith("e.") else "company"
            kind = "research" if _RESEARCH.search(name) else kind
            short = re.match(r" \(([A-ZÄÖÜ][\w.&+'-]{1,14}(?: [A-ZÄÖÜ]\w+)?)\)", prose.text[match.end() :])
            yield Named(_closed(name), short[1] if short else "", kind, start, match.end())


def _by_deed(prose: Prose) -> Iterator[Named]:
    """Yield the members of "vom X, Y und Z geförderte Projekt", and X of "Das „P“ von X ist"."""
    for pattern in (_AGENTS, _OWNER):
        for match in pattern.finditer(prose.text):
            for item in re.finditer(
                r"(?:(?:der|dem) )?(?P<name>[A-ZÄÖÜ].*?)(?=, | und | sowie |$)", match["list"]
            ):
                start = match.start("list") + item.start("name")
                yield Named(item["name"], "", "", start, start + len(item["name"]))


def name_start(text: str, form: int) -> int:
    """Return where the name begins whose legal form stands at `form`; `form` itself where none does."""
    start = position = form
    line = re.split(r"[\n\t]", text[max(0, form - 120) : form])[-1]
    for word in reversed(line[:-1].split(" ")):
        position -= len(word) + 1
        if opened := word.startswith(('"', "(")) and not word.endswith(")"):
            position, word = position + 1, word[1:]
        if _is_name_word(word, first=start == form):
            start = position
        elif word not in _CONNECTORS:
            break
        if opened:
            break
    return _trim(text, start, form)


def _is_name_word(word: str, first: bool) -> bool:
    if word in _NEVER or word.endswith((",", ";", ":", ".", '"', "!", "?")) or re.fullmatch(FORM, word):
        return False
    if re.fullmatch(r"\([A-ZÄÖÜ]{2,8}\)", word):
        return first
    return bool(re.match(r"[A-ZÄÖÜ\d]|\w*[A-Z]", word))


def _trim(text: str, start: int, form: int) -> int:
    """Drop what cannot be part of the name: "Universitäten und", and all up to a word that comes again."""
    words = list(re.finditer(r"\S+", text[start:form]))
    plain = [w[0] for w in words]
    if "und" in plain[:-1] and "für" not in plain[: plain.index("und")]:
        return start + words[plain.index("und") + 1].start()
    again = [i for i, word in enumerate(plain) if word[0].isupper() and word in plain[i + 1 :]]
    return start + words[again[-1] + 1].start() if again else start


def _closed(name: str) -> str:
    """Return the name with its legal form as usually written ("e. V" → "e.V.")."""
    return re.sub(r"e\.\s?V\.?$", "e.V.", name)


def _introduce(report: Report, prose: Prose, named: Named, known: Thing | None) -> Iterator[Statement]:
    thing = report.names.add(known or Thing("organisation", named.name), named.name)
    evidence = prose.evidence(named.start, named.end)
    yield Statement(thing, "name", evidence)
    if known is None and named.actor_type:
        yield Statement(thing, "actor_type", evidence, value=named.actor_type)
    aliases = [a for a in (named.name, named.short) if a and key(a) != key(thing.name)]
    for alias in aliases:
        report.names.add(thing, alias)
        yield Statement(thing, "alias", evidence, value=alias)


def _known(report: Report, named: Named) -> Thing | None:
    for name in filter(None, (named.name, named.short)):
        if own := report.names.find("organisation", name):
            return own
        if concept := report.vocabulary.find("organisation", name):
            return Thing("organisation", concept.label.de)
    return None


def _part_of(named: Named, joint: list[tuple[str, Thing]]) -> Thing | None:
    """The organisation whose name has a comma in it, of which this is one side."""
    part = key(named.name)
    return next((thing for name, thing in joint if part in name), None)
