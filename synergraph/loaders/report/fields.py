"""Action fields as a report names them, and column headers made of them."""

import re
from collections.abc import Iterator

from synergraph.loaders.report.report import Report
from synergraph.loaders.report.text import Text
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Statement, Thing

HEADER_LINES = 18
LONGEST_HEADER = 200
_LIST = re.compile(r"Handlungsfelder\w*[^.;\n]{0,40}?\(1\)\s*(?P<items>(?:[^.;()]|\(\d\)){5,300})")
_NUMBER = re.compile(r"\(\d\)")
_TRAILING = re.compile(r"(?:[\s,]|\bsowie\b|\bund\b)+$")


def enumerated(report: Report) -> Iterator[tuple[str, int, int]]:
    """Yield (name, start, end) for action fields the prose counts off: "(1) Innovation, (2) …"."""
    for match in _LIST.finditer(report.text.content):
        cut = [match.start("items"), *(m.end() for m in _NUMBER.finditer(match[0]))]
        starts = [cut[0], *(match.start() + end for end in cut[1:] if match.start() + end > cut[0])]
        stops = [*(s - 3 for s in starts[1:]), match.end("items")]
        for start, stop in zip(starts, stops, strict=True):
            name = _TRAILING.sub("", report.text.content[start:stop])
            if 3 <= len(name.strip()) <= 60:
                yield unwrap(name), start, start + len(name)


def known(report: Report) -> dict[str, str]:
    """Return key → name of the action fields of the vocabulary, and of those the report counts off."""
    names = {key(n): c.label.de for c in report.vocabulary.of_kind("action_field") for n in c.names}
    for name, _, _ in enumerated(report):
        names.setdefault(key(name), name)
    return names


def columns(text: str, names: dict[str, str]) -> list[str]:
    """Return the action fields of which a text consists, in order; [] when it holds anything else.

    Line breaks, hyphens and blanks inside a name do not matter: "KOMMUNI- KATION & VERNET- ZUNG".
    """
    found, rest = _read(_folded(text), names)
    return [] if rest else found


def header_at(text: Text, first: int, names: dict[str, str]) -> tuple[int, list[str]]:
    """Return the last line and the columns of the header that begins in line `first`.

    The header may be wrapped over several lines. Without one the columns are [].
    """
    folded, best = "", (first, list[str]())
    for last in range(first, min(first + HEADER_LINES, len(text.lines))):
        folded += _folded(text.lines[last])
        found, rest = _read(folded, names)
        if rest and not any(name.startswith(rest) for name in names):
            break
        if not rest and len(found) > max(1, len(best[1])):
            best = last, found
    return best


def _read(folded: str, names: dict[str, str]) -> tuple[list[str], str]:
    """Read names off the beginning of a folded text; return them and what is left."""
    found: list[str] = []
    while folded:
        start = max((k for k in names if folded.startswith(k)), key=len, default="")
        if not start:
            break
        found.append(names[start])
        folded = folded[len(start) :]
    return found, folded


def _folded(text: str) -> str:
    return key(text) if len(text) < LONGEST_HEADER and any(c.isalpha() for c in text) else text.strip()


def field_at_end(text: str, names: dict[str, str]) -> tuple[str, int]:
    """Return the action field a text ends with and where it begins there, or ("", len(text))."""
    words = list(re.finditer(r"\S+", text))
    for count in range(min(6, len(words)), 0, -1):
        start = words[-count].start()
        if (name := names.get(key(text[start:]))) is not None:
            return name, start
    return "", len(text)


def extract(report: Report) -> Iterator[Statement]:
    """Yield the action fields that the prose counts off."""
    for name, start, end in enumerated(report):
        yield Statement(Thing("action_field", name), "name", report.text.evidence(start, end))
