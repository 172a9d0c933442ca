"""Mentions of events by the words for their formats: quoted, hosted, dated, or with a name of their own."""

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
    r"(?P<name>(?:[A-ZÄÖÜ][\w&-]* ){1,3}?(?P<word>Award|Week|Messe|Summit|Forum|Expo|Festival|Day|Kongress|(?:Industrie|Innovations|Technologie|Branchen|Fach|Cluster|Gründer|Zukunfts|Energie|Netzwerk|Unternehmens)tag))(?![\w-])"
)
NEAR = 20
_ON = re.compile(r' (?:zum Thema |zu[rm]? )?"?')


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
        series = f"{match['host']} {plain}"
        topic = "" if theme else _topic_behind(report, prose, match.end())
        full = f"{series} {topic}" if topic else ""
        yield Called(series, code, *span, theme, date, ordinal, hosted=True, full=full)
    elif len(date) > 4:
        yield from _by_date(report, prose, Called(plain, code, *span, date=date), bool(match["compound"]))


def _topic_behind(report: Report, prose: Prose, end: int) -> str:
    """The topic named right behind a format: "MPI Konferenz Kreislaufwirtschaft", "… zur „Kreislaufwirtschaft“"."""
    behind = (m for m in mentions(report, "topic") if end < m.start < end + NEAR)
    found = next((m for m in behind if _ON.fullmatch(prose.text[end : m.start])), None)
    return prose.printed(found.start, found.end) if found else ""


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
        link = "" if topics[0].start == one.end + 1 else "zu "
        yield replace(one, series=f"{one.series} {link}{topic}")


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
