"""Calls for projects: their themes, what they belong to, when they open, close and decide."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from synergraph.loaders.report.dates import dates
from synergraph.loaders.report.lexicon import Mention
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key
from synergraph.statements import Statement, Thing

GOING_ON, MOST = 3, 20
_NOUN = r"(?!MPI\b|EWM\b)(?:\d[A-Z]|[A-ZÄÖÜ])[\w-]*\w(?: \d\.\d)?"
_LINK = r"(?:in|im|der|den|die|und|für|zur|von|[a-zäöü]{4,}(?:en|er|e|es))"
_PHRASE = rf"{_NOUN}(?:(?: {_LINK}){{0,3}} {_NOUN}){{0,4}}"
_CALL = re.compile(
    r"(?P<family>(?P<plan>MPI[ -])?(?:Pro ?FIT[ -](?:Förder)?[Cc]all|Förder(?:call|aufruf)|Projektaufruf|Ideenaufruf)|"
    r"(?P<plain>(?<=[a-z] )[A-Z]\w+-Call))(?=\W)"
    r"(?:[ \n](?:Ausschreibung|Förderentscheid|Einreichung|Veröffentlichung)\n?)?"
    r"(?P<link>,? zum Thema | zur (?:Förderung (?:der|des|von) )?| - |: | |\n)?"
    rf"(?:\"(?P<quoted>[^\"\n]{{4,90}})\"|(?P<phrase>{_PHRASE}))?"
)
_TOPIC_BEHIND = re.compile(rf"[^.\n]{{1,90}}? Thema (?P<phrase>{_PHRASE})")
_LABEL = re.compile(r":? ?(?=\d)")
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ]{2,5}\b")
_SAID = {
    "published": re.compile(r"veröffentlicht\w*|Veröffentlichung\w*|gestartet|ausgeschrieben"),
    "deadline": re.compile(
        r"\bFrist\b(?: für \w+)?|Einreichfrist|Antragsfrist|Bewerbungsschluss|Einreichung\w* (?:bis|endet)"
    ),
    "decision": re.compile(r"Förderentscheid\w*|Förderentscheidung\w*"),
}


class Called(NamedTuple):
    """A call as one passage names it: family and theme, the topics in the theme, its place in the prose."""

    family: str
    theme: str
    topics: tuple[Thing, ...]
    quoted: bool
    start: int
    end: int


class Call(NamedTuple):
    """A call with its further names and the passages that name it."""

    thing: Thing
    aliases: list[str]
    passages: list[Called]


def extract(report: Report) -> Iterator[Statement]:
    """Yield the calls the text names with a theme, with topic, dates and the masterplan that issues them.

    A call without a theme ("the next call") has no name and is left out.
    """
    prose = running(report.text)
    for call in calls(report):
        thing = report.names.add(call.thing, *call.aliases)
        first = prose.evidence(call.passages[0].start, call.passages[0].end)
        yield Statement(thing, "name", first)
        yield Statement(thing, "programme_type", first, value="call")
        for alias in call.aliases:
            yield Statement(thing, "alias", first, value=alias)
        if report.programme and call.passages[0].family.startswith("MPI"):
            yield Statement(thing, "part_of", first, object=report.programme)
        for topic in call.passages[0].topics[:1]:
            yield Statement(thing, "has_topic", first, object=topic)
        yield from _dated(thing, call.passages, prose)


def calls(report: Report) -> list[Call]:
    """Return the calls the text names; passages with the same family and topics speak of the same one.

    They are read once, before the report knows them by name: a topic within a known name is
    none of its own.
    """
    if "calls" not in report.memo:
        groups: dict[tuple[str, object], list[Called]] = {}
        for one in called(report, running(report.text)):
            groups.setdefault((one.family, frozenset(one.topics) or key(one.theme)), []).append(one)
        report.memo["calls"] = [Call(*_named(group), group) for group in groups.values()]
    found: list[Call] = report.memo["calls"]
    return found


def called(report: Report, prose: Prose) -> list[Called]:
    """Return the passages that name a call and its theme, in the order of the text."""
    topics = mentions(report, "topic")
    found: list[Called] = []
    for match in _CALL.finditer(prose.text):
        span = match.span("quoted") if match["quoted"] else match.span("phrase")
        if span[0] < 0 and (behind := _TOPIC_BEHIND.match(prose.text, match.end("family"))):
            span = behind.span("phrase")
        theme = prose.printed(*span) if span[0] >= 0 else ""
        inside = _topics(topics, theme, span, prose)
        sure = match["quoted"] or "Thema" in prose.text[match.start() : span[0]]
        if theme and (inside or sure):
            family = "MPI ProFIT-Call" if "FIT" in match["family"] else "MPI Fördercall"
            family = family if match["plan"] or report.programme else family.removeprefix("MPI ")
            end = max(span[1], match.end("family"))
            found.append(Called(family, theme, inside, bool(match["quoted"]), match.start(), end))
    return found


def spelled_out(acronym: str, prose: Prose) -> str:
    """Return the capitalised words of the text that an acronym most often stands for, or ""."""
    pattern = r"\b" + " ".join(rf"{letter}[a-zäöüß]{{2,}}" for letter in acronym) + r"\b"
    return next((words for words, _ in Counter(re.findall(pattern, prose.text)).most_common(1)), "")


def _topics(known: list[Mention], theme: str, span: tuple[int, int], prose: Prose) -> tuple[Thing, ...]:
    first = bisect_left(known, span[0], key=lambda m: m.start)
    near = takewhile(lambda m: m.start < span[1], known[first : first + MOST])
    inside = [m.thing for m in near if m.end <= span[1]]
    if acronym := _ACRONYM.match(theme):
        words = spelled_out(acronym[0], prose)
        inside += [m.thing for m in known if words and key(prose.text[m.start : m.end]) == key(words)][:1]
    return tuple(dict.fromkeys(inside))


def _named(group: list[Called]) -> tuple[Thing, list[str]]:
    """The call's name, from its quoted or most frequent theme, and the other ways to say it."""
    themes = Counter(one.theme for one in group if not _ACRONYM.fullmatch(one.theme.split()[0]))
    quoted = [one.theme for one in group if one.quoted]
    ranked = quoted or sorted(themes or [one.theme for one in group], key=lambda t: (-themes[t], len(t)))
    family = group[0].family
    names = [f"{family} {theme}" for theme in dict.fromkeys([ranked[0], *(one.theme for one in group)])]
    names += [name.removeprefix("MPI ") for name in names]
    once = list({key(name): name for name in reversed(names)}.values())[::-1]
    return Thing("programme", once[0]), once[1:]


def _dated(call: Thing, passages: list[Called], prose: Prose) -> Iterator[Statement]:
    """The most exact date for each attribute, from sentences that name the call or go on about it."""
    found: dict[str, tuple[str, int, int]] = {}
    for position in sorted({p for one in passages for p in _about(prose, one)}):
        for attribute, iso, start, end in _said(prose, position):
            if len(iso) > len(found.get(attribute, ("",))[0]):
                found[attribute] = iso, start, end
    for attribute, (iso, start, end) in found.items():
        yield Statement(call, attribute, prose.evidence(start, end), value=iso)


def _about(prose: Prose, one: Called) -> Iterator[int]:
    """The sentence that names a call, and the next ones up to one that speaks of a call itself."""
    index = prose.sentence_at(one.start)
    yield index
    for position in range(index + 1, min(index + 1 + GOING_ON, len(prose.sentences))):
        if _CALL.search(prose.sentences[position].text):
            return
        yield position


def _said(prose: Prose, position: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield (attribute, date, start, end) where a clause says what happens on a date."""
    sentence = prose.sentences[position]
    if not (printed := list(dates(sentence.text))):
        return
    for attribute, pattern in _SAID.items():
        for said in pattern.finditer(sentence.text):
            spans = [(d.iso, min(said.start(), d.start), max(said.end(), d.end)) for d in printed]
            clauses = [s for s in spans if not re.search(r"[,;]", sentence.text[s[1] : s[2]])]
            if clauses:
                labelled = [
                    s for s in clauses if s[1] == said.start() and _LABEL.match(sentence.text, said.end())
                ]
                iso, start, end = min(labelled or clauses, key=lambda s: s[2] - s[1])
                yield attribute, iso, sentence.start + start, sentence.start + end
