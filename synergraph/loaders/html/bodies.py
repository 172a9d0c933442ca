"""The organisations that a fact names: where one ends and the next begins, without the towns they sit in."""

import re
from collections.abc import Iterable, Iterator

from synergraph.loaders.report.applicants import is_organisation, split
from synergraph.loaders.report.organisations import FORM
from synergraph.ontology import Vocabulary

_JOINED = re.compile(r"\s+(?:und|sowie|and)\s+")
_TOWN = re.compile(
    r"(?:[A-Z]{1,3}-)?(?:\d{4,5} )?[A-ZÄÖÜ][a-zäöüß]+(?: (?:am|an der|im|bei) [A-ZÄÖÜ][a-zäöüß]+)?"
)
_FORM_END = re.compile(rf"\s{FORM}$")
_POSTCODE = re.compile(r"(?:[A-Z]{1,3}-)?\d{4,5}\s+")


def bodies_in(values: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Return the organisations of a fact, in order.

    Where semicolons or elements part the entries ("X GmbH, Potsdam; Y AG"), a comma does so only between two
    names that are each an organisation's for sure. A known place behind a comma is a seat, and left out.
    """
    entries = [entry.strip() for value in values for entry in value.split(";") if entry.strip()]
    found: list[str] = []
    for entry in entries:
        parts = split(_seatless(entry, vocabulary), vocabulary)
        if len(entries) > 1:
            parts = _rejoined(parts, vocabulary)
        found += [name for part in parts for name in _apart(part, vocabulary)]
    return found


def _seatless(entry: str, vocabulary: Vocabulary) -> str:
    """Leave out the places behind a comma; in a list of places they are what is meant."""
    first, *parts = entry.split(",")
    kept = [first]
    kept += [part for part in parts if not _is_place(part, vocabulary) or _is_place(first, vocabulary)]
    return ",".join(kept)


def _is_place(text: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.find("place", _POSTCODE.sub("", text.strip(), count=1)) is not None


def _rejoined(parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Put together what a comma parted, unless both sides are organisations for sure; a town is left out."""
    names = parts[:1]
    for part in parts[1:]:
        if is_organisation(names[-1], vocabulary) and is_organisation(part, vocabulary):
            names.append(part)
        elif not (_FORM_END.search(names[-1]) and _TOWN.fullmatch(part)):
            names[-1] += f", {part}"
    return names


def _apart(name: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Part "Dach AG und Grün KG" where both sides are organisations for sure, and the whole is not known as one."""
    if vocabulary.find("organisation", name) is None:
        for joint in _JOINED.finditer(name):
            before, behind = name[: joint.start()], name[joint.end() :]
            if is_organisation(before, vocabulary) and is_organisation(behind, vocabulary):
                yield before
                yield from _apart(behind, vocabulary)
                return
    yield name
