"""Mentions of events by the words for their formats: quoted, hosted, dated, announced, or with a name of their own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from synergraph.loaders.report.editions import Called
from synergraph.loaders.report.eventdates import date_of, year_of
from synergraph.loaders.report.matching import short_forms
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.portraits import portrait_at, portraits
from synergraph.loaders.report.prose import Prose, Span, running
from synergraph.loaders.report.report import Report
from synergraph.ontology.names import key

NEVER = frozenset({"call", "lecture", "panel", "pitch"})
UNNAMED = NEVER | frozenset(
    "matchmaking board_meeting site_visit training delegation other network_meeting information_event".split()
)
COMMON = frozenset(
    "workshop conference dialogue forum congress symposium webinar fair reception award hackathon series".split()
)
_ORDINALS = {word: str(n) for n, word in enumerate(("erste", "zweite", "dritte", "vierte", "fünfte"), 1)}
_HEADED = re.compile(
    r"\b(?:[Dd]er|[Dd]ie|[Dd]as|dem|den|des|[Zz]ur|zum|[Bb]eim|[Ii]m|einer|eines|[Aa]uf|[Ii]n) "
    r"(?P<name>(?:[A-ZÄÖÜ][\w&-]* ){1,3}?(?P<word>Award|Week|Messe|Summit|Forum|Expo|Festival|Day|Kongress))(?![\w-])"
)
_PLANNED = re.compile(r"\b(?:geplant|vorgesehen)\b")
_ANNOUNCED = r"\b(?:eine?|der nächste|die nächste|das nächste) (?P<adjective>[a-zäöü]{5,}(?:er|es|e) )?"


def words(report: Report) -> dict[str, str]:
    """Return the words for event formats, longest first, each with its code."""
    found = {n: c.code for c in report.vocabulary.of_kind("format") for n in c.names if n[:1].isupper()}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _pattern(report: Report) -> str:
    alternatives = (re.escape(w).replace("\\-", "[- ]?").replace("\\ ", "[- ]") for w in words(report))
    return f"(?i:(?P<word>{'|'.join(alternatives)}))"


def by_format(report: Report) -> Iterator[Called]:
    """Yield mentions whose format is printed: quoted, with its host, or with its date."""
    prose = running(report.text)
    pattern = re.compile(
        rf"(?:(?P<ordinal>\d{{1,2}}\.|\b(?:{'|'.join(_ORDINALS)})[rsn]?) )?(?:(?P<host>\b(?:MPI|innoBB))[ -])?"
        rf"(?P<compound>\b[A-ZÄÖÜ][\w-]*?)??{_pattern(report)}(?P<case>e?s)?(?![\w-])"
        rf'(?:,? (?:zum Thema |mit dem (?:Titel|Thema) |unter dem (?:Titel|Motto) )?"(?P<theme>[^"\n]{{3,120}})")?'
    )
    codes = {key(word): code for word, code in words(report).items()}
    for match in (m for s in _promising(prose, codes) for m in pattern.finditer(prose.text, s.start, s.end)):
        code = codes.get(key(match["word"]), "")
        if prose.text[match.start("compound") if match["compound"] else match.start("word")].isupper():
            yield from _called(report, prose, match, code)


def _promising(prose: Prose, formats: Iterable[str]) -> Iterator[Span]:
    """The sentences in which the word for a format stands at all."""
    sought = list(formats)
    for sentence in prose.sentences:
        folded = key(sentence.text)
        if any(word in folded for word in sought):
            yield sentence


def _called(report: Report, prose: Prose, match: re.Match[str], code: str) -> Iterator[Called]:
    theme = prose.printed(*match.span("theme")) if match["theme"] else ""
    plain = _plain(match)
    full = f"{plain} „{theme}“"
    date = date_of(prose, match.start(), match.end(), year_of(report))
    ordinal = match["ordinal"] or ""
    ordinal = _ORDINALS.get(ordinal.rstrip("rsn"), ordinal.rstrip("."))
    span = match.start(), match.end()
    if code in NEVER:
        return
    if theme and not match["host"]:
        named = report.vocabulary.find("topic", theme) is None
        yield Called(theme if named else full, code, *span, date=date, proper=True, full=full)
    elif code in UNNAMED or (
        match["case"] and not re.search(r"(?:des|[a-z]en) $", prose.text[: match.start()][-30:])
    ):
        return
    elif match["host"]:
        yield Called(f"{match['host']} {plain}", code, *span, theme, date, ordinal, hosted=True)
    elif len(date) > 4:
        yield from _by_date(report, prose, Called(plain, code, *span, date=date), bool(match["compound"]))


def _plain(match: re.Match[str]) -> str:
    """The format as printed, hyphens between words undone: "Deep-Dive" → "Deep Dive"."""
    return f"{match['compound'] or ''}{match['word']}".replace("-Dive", " Dive")


def _by_date(report: Report, prose: Prose, one: Called, compound: bool) -> Iterator[Called]:
    """An event with no name but its format and date takes that of the project it is told of, or its topic's."""
    sentence = prose.sentences[prose.sentence_at(one.start)]
    topics = [m for m in mentions(report, "topic") if one.end < m.start < sentence.end]
    if portrait := portrait_at(portraits(report), one.start):
        name = min((portrait.subject.name, *short_forms(portrait.subject.name)), key=len)
        yield replace(one, series=f"{one.series} {name}", proper=True)
    elif compound or one.format not in COMMON:
        yield one
    elif topics:
        topic = prose.printed(topics[0].start, topics[0].end)
        yield replace(one, series=f"{one.series} zu {topic}")


def announced(report: Report) -> Iterator[Called]:
    """Yield single events to come that have no name yet: "ein themenspezifischer Workshop" in a sentence of plans."""
    prose = running(report.text)
    pattern = re.compile(_ANNOUNCED + rf"(?P<compound>[A-ZÄÖÜ][\w-]*?)??{_pattern(report)}(?![\w-])")
    codes = {key(word): code for word, code in words(report).items()}
    found = []
    for sentence in prose.sentences:
        if _PLANNED.search(sentence.text):
            for match in pattern.finditer(prose.text, sentence.start, sentence.end):
                code = codes.get(key(match["word"]), "")
                if code not in UNNAMED and (match["adjective"] or "nächste" in match[0]):
                    found.append((match, code, sentence))
    yield from _unnamed(report, prose, found)


def _unnamed(report: Report, prose: Prose, found: list[tuple[re.Match[str], str, Span]]) -> Iterator[Called]:
    """Name announced events by format and topic; all of one format in a document are one."""
    host = "MPI-" if report.programme else ""
    topics = mentions(report, "topic")
    for word in dict.fromkeys(match["word"] for match, _, _ in found):
        group = [f for f in found if f[0]["word"] == word]
        behind = [t for m, _, s in reversed(group) for t in topics if m.end() < t.start < s.end]
        adjective = next((m["adjective"] for m, _, _ in group if m["adjective"]), "")
        dates = [date_of(prose, m.start(), m.end(), year_of(report)) for m, _, _ in group]
        if behind:
            topic = prose.printed(behind[0].start, behind[0].end)
            name = f"{adjective.capitalize()}{host}{word} zu {topic}"
            for match, code, _ in group:
                yield Called(name, code, *match.span(), date=max(dates), proper=True)


def by_head(report: Report) -> Iterator[Called]:
    """Yield mentions by a name of their own: "auf der Musterstadt Messe", "der … Award"."""
    prose = running(report.text)
    codes = {key(word): code for word, code in words(report).items()} | {
        "week": "event_week",
        "award": "award",
    }
    for match in _HEADED.finditer(prose.text):
        if report.names.find("project", match["name"]) is None:
            date = date_of(prose, match.start(), match.end(), year_of(report))
            yield Called(
                match["name"], codes.get(key(match["word"]), ""), *match.span("name"), date=date, proper=True
            )
