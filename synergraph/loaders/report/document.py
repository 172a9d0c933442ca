"""The document itself: its title, the day it speaks of, and the masterplan it reports on."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from synergraph.loaders.report.asof import FRONT, MARKS, YEARLY, published, spoken
from synergraph.loaders.report.dates import MONTHS, first_date
from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import unwrap
from synergraph.statements import Source, Statement, Thing

MASTERPLAN = re.compile(r"Masterplan(?:s)?\s+Industriestadt\b(?:\s+Berlin\b)?", re.IGNORECASE)
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:-|–|bis)\s*(20\d\d)\b")
_TITLED = re.compile(rf"{MASTERPLAN.pattern}\s+{_PERIOD.pattern}", re.IGNORECASE)
_MONITORING = re.compile(r"(?:(\d{1,2})\.\s*)?Monitoring-?\s?bericht(?:\s+(20\d\d))?", re.IGNORECASE)
_OF_PLAN = re.compile(rf"\s+(?:zur\s+Umsetzung\s+des|zum|des)\s+{MASTERPLAN.pattern}", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    r"\s+(?:\d{1,2}\.\s?\w+\.?\s?20\d\d|THE\b|Herausgeber|Inhalt\b|Stand\b|Dieser\b).*"
)
LONGEST_CLUSTER = 90


class Title(NamedTuple):
    """A document's name, further names, and the characters where the title is printed."""

    name: str
    aliases: tuple[str, ...]
    start: int
    end: int


def identify(source: Source, text: Text) -> tuple[Thing, str]:
    """Return the thing the source itself is, and the ISO date it speaks of ("" if it says none)."""
    said = spoken(text.content)
    as_of = source.as_of or (said.iso if said else "")
    return Thing("document", title(text).name, f"source:{source.id}"), as_of


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
        said = spoken(text.content)
        place = text.evidence(said.start, said.end) if said and said.iso == report.as_of else evidence
        yield Statement(report.document, "as_of", place, value=report.as_of)
    if day := published(text):
        yield Statement(report.document, "published", text.evidence(day.start, day.end), value=day.iso)
    yield from _programme(report)


def _programme(report: Report) -> Iterator[Statement]:
    thing, found = masterplan(report.text), MASTERPLAN.search(report.text.content)
    if thing is None or found is None:
        return
    report.names.add(thing, "Masterplan Industriestadt Berlin", "MPI")
    if not YEARLY.search(report.text.content[:FRONT]):
        report.programme = thing
    yield Statement(thing, "name", report.text.evidence(*found.span()))
    if years := _PERIOD.search(thing.name):
        printed = re.search(rf"{years[1]}\s*(?:-|–|bis)\s*{years[2]}", report.text.content)
        evidence = report.text.evidence(*(printed or found).span())
        yield Statement(thing, "start", evidence, value=years[1])
        yield Statement(thing, "end", evidence, value=years[2])


def _yearly(text: Text) -> Title | None:
    found = YEARLY.search(text.content[:FRONT])
    if not found:
        return None
    year, cluster = found["year"], _FRONT_MATTER.sub("", unwrap(found["cluster"])).strip(MARKS)
    if not cluster or first_date(cluster) or len(cluster) > LONGEST_CLUSTER:
        return Title(
            f"Jahresbericht {year} zum Ergebnis- und Wirkungsmonitoring", (), found.start(), found.end()
        )
    short = (
        re.sub(r" Berlin[ -]Brandenburg$", "", cluster).removesuffix(" Berlin").removesuffix(" Brandenburg")
    )
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
    said = spoken(text.content)
    best = max(found, key=lambda m: (bool(m[1]), bool(m[2]), -m.start()))
    year = best[2] or ("" if best[1] or not said else said.iso[:4])
    short = " ".join(filter(None, (f"{best[1]}." if best[1] else "", "Monitoring-Bericht", year)))
    aliases = [f"Masterplan Industriestadt Berlin – {short}"] if year else []
    if said and len(said.iso) >= 7:
        aliases.append(f"MPI Monitoring-Bericht {MONTHS[int(said.iso[5:7]) - 1].capitalize()} {said.iso[:4]}")
    if longer := _OF_PLAN.match(text.content, best.end()):
        aliases.append(unwrap(best[0] + longer[0]))
    return Title(f"{plan.name} – {short}", tuple(aliases), *best.span())


def _is_title(text: Text, match: re.Match[str]) -> bool:
    index = text.line_at(match.start()) - 1
    line, at = text.lines[index], match.start() - text.line_starts[index]
    if _OF_PLAN.match(line, at + len(match[0])):
        return not line[:at].strip(MARKS)
    return len(line.strip(MARKS)) <= len(match[0]) + 50 and not line.rstrip().endswith((",", ";"))


def _first_line(text: Text) -> Title:
    index = next((i for i, line in enumerate(text.lines) if line.strip(MARKS)), 0)
    line = text.lines[index]
    words = line.strip(MARKS)
    if len(words) > 160:
        words = re.split(r"(?<=[.!?])\s", words[:160])[0]
    start = text.line_starts[index] + line.find(words)
    return Title(re.sub(r"\s+", " ", words), (), start, start + len(words))
