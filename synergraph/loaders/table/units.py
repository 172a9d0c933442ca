"""Institutes called after their university: "TU Berlin, Institut für Physik" is one name, not a list."""

import re
from typing import NamedTuple

from synergraph.loaders.table.roles import without_role
from synergraph.ontology import Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key, split_bracket

_UNIT = re.compile(
    r"(?:Institut|Institute|Fachbereich|Fachgebiet|Fachgruppe|Fakultät|Faculty|Lehrstuhl|Chair|Professur|Abteilung|"
    r"Zentrum|Center|Centre|Department|Arbeitsgruppe|Arbeitsbereich|School of|Referat)\b|\S+ Fakultät\b",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(r"\b(?:\w*universität|\w*hochschule|university)\b", re.IGNORECASE)
_SHORT = re.compile(r"(?:TU|FU|HU|FH|TH|HS|Uni|BTU|HTW|HWR|BHT)\b")
_HAVE_UNITS = frozenset(["research", "administration"])


class Unit(NamedTuple):
    """An institute by its full name, and the university it is part of, as written."""

    name: str
    whole: str


def unit(name: str, vocabulary: Vocabulary) -> Unit | None:
    """Return "Institut für Physik, Technische Universität Berlin" for "TU Berlin, Institut für Physik".

    A university that the vocabulary knows goes by its label, so that all its spellings make one name.
    None where the name is no unit of a university, or one that the vocabulary knows.
    """
    parts = [part.strip() for part in name.split(",")]
    for whole, *units in (parts, parts[::-1]) if len(parts) > 1 else ():
        if _has_units(whole, vocabulary) and all(_is_unit(part, vocabulary) for part in units):
            return Unit(", ".join([*reversed(units), _label(whole, vocabulary)]), whole)
    return None


def glued(parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Join universities with the units after them in a list that commas part; the others stay apart.

    "Fakultät I, Institut für Physik" after a university is one unit, two institutes are two.
    """
    found: list[str] = []
    for part in parts:
        whole = found[-1].partition(",")[0] if found else ""
        if not (whole and _is_unit(part, vocabulary) and _has_units(whole, vocabulary)):
            found.append(part)
        elif _sort(part) in map(_sort, found[-1].split(",")):
            found.append(f"{whole},{part}")
        else:
            found[-1] += f",{part}"
    return found


def _sort(part: str) -> str:
    return key((part.split() or [""])[0])


def _is_unit(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is one that many universities have: a generic word begins it, and nobody knows it alone."""
    bare = without_role(part.strip(), vocabulary)[0]
    legal = split_legal_form(bare)[1]
    return bool(_UNIT.match(bare)) and not legal and not vocabulary.find("organisation", bare)


def _has_units(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is that of a university, or of a house of research or administration that is known."""
    bare, role = without_role(name.strip(), vocabulary)
    if role or _UNIT.match(bare) or split_legal_form(bare)[1]:
        return False
    known = vocabulary.find("organisation", bare)
    if known:
        return dict(known.attributes).get("actor_type") in _HAVE_UNITS
    return bool(_UNIVERSITY.search(bare) or _SHORT.match(bare))


def _label(name: str, vocabulary: Vocabulary) -> str:
    known = vocabulary.find("organisation", name) or vocabulary.find("organisation", split_bracket(name)[0])
    return known.label.de if known else name
