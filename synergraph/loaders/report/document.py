"""The document itself: its title, the day it speaks of, and the masterplan it reports on."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report.dates import MONTHS, Dated, dates, first_date
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import unwrap
from synergraph.statements import Source, Statement, Thing

FRONT = 4000
MASTERPLAN = re.compile(r"Masterplan(?:s)?\s+Industriestadt\s+Berlin", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|bis)\s*(20\d\d)\b")
_TITLED = re.compile(rf"{MASTERPLAN.pattern}\s+{_PERIOD.pattern}", re.IGNORECASE)
_MONITORING = re.compile(r"(?:(\d{1,2})\.\s*)?Monitoring-?\s?bericht(?:\s+(20\d\d))?", re.IGNORECASE)
_YEARLY = re.compile(
    r"Jahresbericht\s+(20\d\d)\s+(?:zum|des)\s+Ergebnis-\s*und\s+Wirkungsmonitorings?[\s*_#<>/b]*(?P<cluster>[^\n*<]*)"
)
_AS_OF = re.compile(
    r"\bStand\s*:?\s+|Berichtszeitraum\s+vom\s+\S+\s+bis\s+(?:zum\s+)?|\bumfasst\s+der\s+\w+\s+im\s+"
)
_HELD = re.compile(r"\bfand(?:en)?\s+(?:am\s+)?(?=\d)")
_MARKS = " \t#*_<>"


class Title(NamedTuple):
    """A document's name, further names, and the characters where the title is printed."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int


def identify(source: Source, text: Text) -> tuple[Thing, str]:
    """Return the thing the source itself is, and the ISO date it speaks of ("" if it says none)."""
    spoken = _as_of(text.content)
    return Thing("document", title(text).name, f"source:{source.id}"), source.as_of or (
        spoken.iso if spoken else ""
    )


def masterplan(text: Text) -> Thing | None:
    """Return the masterplan a text is about, with the period in its title or printed most often, or None."""
    found = MASTERPLAN.search(text.content)
    if not found:
        return None
    if printed := _TITLED.search(text.content[:FRONT]):
        return Thing("programme", f"Masterplan Industriestadt Berlin {printed[1]}-{printed[2]}")
    periods = Counter(
        (int(m[1]), int(m[2])) for m in _PERIOD.finditer(text.content) if 3 <= int(m[2]) - int(m[1]) <= 6
    )
    name = "Masterplan Industriestadt Berlin"
    if not periods:
        return Thing("programme", name)
    (first, last), _ = periods.most_common(1)[0]
    return Thing("programme", f"{name} {first}-{last}")


def title(text: Text) -> Title:
    """Return the title: of a monitoring report, of an EWM yearly report, or else the first line."""
    return _yearly(text) or _monitoring(text) or _first_line(text)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the document with its names and date, and the masterplan it reports on."""
    head, text = title(report.text), report.text
    evidence = text.evidence(head.start, head.end)
    yield Statement(report.document, "name", evidence)
    for alias in head.aliases:
        yield Statement(report.document, "alias", evidence, value=alias)
    if report.as_of:
        spoken = _as_of(text.content)
        place = text.evidence(spoken.start, spoken.end) if spoken and spoken.iso == report.as_of else evidence
        yield Statement(report.document, "as_of", place, value=report.as_of)
    if published := next((d for d in dates(text.content[:FRONT]) if _alone(text, d.start, d.end)), None):
        yield Statement(
            report.document, "published", text.evidence(published.start, published.end), value=published.iso
        )
    yield from _programme(report)


def _programme(report: Report) -> Iterator[Statement]:
    thing, found = masterplan(report.text), MASTERPLAN.search(report.text.content)
    if thing is None or found is None:
        return
    report.names.add(thing, "Masterplan Industriestadt Berlin", "MPI")
    if not _YEARLY.search(report.text.content[:FRONT]):
        report.programme = thing
    yield Statement(thing, "name", report.text.evidence(*found.span()))
    if years := _PERIOD.search(thing.name):
        printed = re.search(rf"{years[1]}\s*(?:-|–|bis)\s*{years[2]}", report.text.content)
        evidence = report.text.evidence(*(printed or found).span())
        yield Statement(thing, "start", evidence, value=years[1])
        yield Statement(thing, "end", evidence, value=years[2])


def _yearly(text: Text) -> Title | None:
    found = _YEARLY.search(text.content[:FRONT])
    if not found:
        return None
    year, cluster = found[1], unwrap(found["cluster"]).strip(_MARKS)
    if not cluster or first_date(cluster):
        return Title(
            f"Jahresbericht {year} zum Ergebnis- und Wirkungsmonitoring", (), found.start(), found.end()
        )
    short = cluster.removesuffix(" Berlin-Brandenburg").removesuffix(" Berlin").removesuffix(" Brandenburg")
    return Title(
        f"Jahresbericht {year} zum Ergebnis- und Wirkungsmonitoring – {cluster}",
        (f"EWM-Jahresbericht {year} {short}",),
        *found.span(),
    )


def _monitoring(text: Text) -> Title | None:
    plan = masterplan(text)
    found = [
        m for m in _MONITORING.finditer(text.content) if (m[1] or m.start() < FRONT) and _is_title(text, m)
    ]
    if plan is None or not found:
        return None
    spoken = _as_of(text.content)
    best = max(found, key=lambda m: (bool(m[1]), bool(m[2]), -m.start()))
    year = best[2] or ("" if best[1] or not spoken else spoken.iso[:4])
    short = " ".join(filter(None, (f"{best[1]}." if best[1] else "", "Monitoring-Bericht", year)))
    aliases = [f"Masterplan Industriestadt Berlin – {short}"] if year else []
    if spoken and len(spoken.iso) >= 7:
        aliases.append(
            f"MPI Monitoring-Bericht {MONTHS[int(spoken.iso[5:7]) - 1].capitalize()} {spoken.iso[:4]}"
        )
    return Title(f"{plan.name} – {short}", tuple(aliases), *best.span())


def _is_title(text: Text, match: re.Match[str]) -> bool:
    line = text.lines[text.line_at(match.start()) - 1]
    return len(line.strip(_MARKS)) <= len(match[0]) + 50 and not line.rstrip().endswith((",", ";"))


def _first_line(text: Text) -> Title:
    index = next(i for i, line in enumerate(text.lines) if line.strip(_MARKS))
    line = text.lines[index]
    words = line.strip(_MARKS)
    if len(words) > 160:
        words = re.split(r"(?<=[.!?])\s", words[:160])[0]
    start = text.line_starts[index] + line.find(words)
    return Title(re.sub(r"\s+", " ", words), (), start, start + len(words))


def _as_of(content: str) -> Dated | None:
    """The day a text says it speaks of, else a date on its front page, else the last event it reports as held."""
    said = [d for m in _AS_OF.finditer(content) if (d := _after(content, m.end()))]
    front = Text(content[:FRONT])
    alone = [d for d in dates(front.content) if _alone(front, d.start, d.end)]
    held = [d for m in _HELD.finditer(content) if (d := _after(content, m.end()))]
    return next(iter(said), None) or next(iter(alone), None) or max(held, default=None)


def _after(content: str, start: int) -> Dated | None:
    found = next(dates(content[start : start + 30]), None)
    return Dated(found.iso, start + found.start, start + found.end) if found else None


def _alone(text: Text, start: int, end: int) -> bool:
    return text.lines[text.line_at(start) - 1].strip(_MARKS) == text.content[start:end].strip()
