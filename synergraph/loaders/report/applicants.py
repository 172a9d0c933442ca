"""Several organisations in one cell: where one ends and the next begins, although names hold commas."""

import re

from synergraph.loaders.report.organisations import FORM
from synergraph.loaders.report.report import Report
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key
from synergraph.statements import Thing

_SEPARATOR = re.compile(r"\s*(?:[,;]|\s/\s|<br\s*/?>)\s*")
_BRACKET = re.compile(rf"^(?P<base>.+?)\s*\((?P<short>[^()]{{2,40}})\)\s*(?P<form>{FORM})?$")
_FORM_END = re.compile(rf"\s(?P<form>{FORM})(?:\s*\([^()]*\))?$")
_INSTITUTE = re.compile(
    r"(?:(?:Leibniz|Fraunhofer|Max-Planck|Helmholtz)-(?:Institut|Zentrum)|Institut|Zentrum)\s+(?:für|der|des)\b"
)
_RESEARCH = re.compile(r"[Ii]nstitut|[Zz]entrum|[Cc]ent(?:re|er)\b")
_DEPARTMENT = re.compile(r"(?:Fachgebiet|Fachbereich|Fakultät|Lehrstuhl|Abteilung|Referat|Arbeitsgruppe)\b")
_AUTHORITY = re.compile(r"(?:Senatsverwaltung|[Mm]inisterium|Ministerium|Senator\w*)\b[^,]*$")
_ACRONYM_HEAD = re.compile(r"^([A-ZÄÖÜ&]{2,8})\s+[-–]\s+(.{4,})$")


def split(cell: str, vocabulary: Vocabulary) -> list[str]:
    """Return the organisations a cell names, in order; [] for an empty cell.

    A comma separates two of them unless what follows it is an apposition ("X gGmbH, Leibniz-Institut
    für Y"), a department, the rest of an authority's name ("Senatsverwaltung für A, B und C"), or
    the register knows both parts as one name.
    """
    parts = [part for part in _SEPARATOR.split(cell.strip()) if part]
    names: list[str] = []
    while parts:
        taken = _known(parts, vocabulary)
        while taken < len(parts) and _belongs(", ".join(parts[:taken]), parts[taken], vocabulary):
            taken += 1
        names.append(", ".join(parts[:taken]))
        parts = parts[taken:]
    return names


def is_organisation(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name shows that it is an organisation's: by its legal form, or by the register."""
    return bool(_FORM_END.search(name)) or vocabulary.find("organisation", name) is not None


def further_names(name: str) -> list[str]:
    """Return the names that a name itself contains: without bracket, the acronym in it, the parts of an apposition."""
    found: list[str] = []
    if match := _BRACKET.match(name):
        form = f" {match['form']}" if match["form"] else ""
        found += [match["base"] + form, match["short"], match["short"] + form]
    elif match := _ACRONYM_HEAD.match(name):
        found += [match[1], match[2]]
    elif ", " in name and _INSTITUTE.match(name.split(", ", 1)[1]):
        found += name.split(", ", 1)
        found.append(_FORM_END.sub("", found[0]))
    return [alias for alias in dict.fromkeys(found) if key(alias) != key(name)]


def organisation(report: Report, name: str) -> tuple[Thing, list[str]]:
    """Return the organisation of a name, as document or register know it, and its further names here."""
    aliases = further_names(name)
    for known in (name, *aliases):
        if own := report.names.find("organisation", known):
            return report.names.add(own, name, *aliases), [
                a for a in (name, *aliases) if key(a) != key(own.name)
            ]
        if concept := report.vocabulary.find("organisation", known):
            thing = Thing("organisation", concept.label.de)
            return report.names.add(thing, name, *aliases), [
                a for a in (name, *aliases) if report.vocabulary.find("organisation", a) is None
            ]
    bare = _FORM_END.sub("", name)
    return report.names.add(
        Thing("organisation", name), *aliases, *([bare] if len(bare) > 3 else [])
    ), aliases


def _known(parts: list[str], vocabulary: Vocabulary) -> int:
    """How many leading parts the register knows as one name; 1 when it knows none together."""
    together = (n for n in range(len(parts), 1, -1) if vocabulary.find("organisation", ", ".join(parts[:n])))
    return next(together, 1)


def _belongs(before: str, part: str, vocabulary: Vocabulary) -> bool:
    if _DEPARTMENT.match(part):
        return True
    if is_organisation(part, vocabulary):
        return False
    if _INSTITUTE.match(part):
        same = _INSTITUTE.match(before) and before.split("-")[0] == part.split("-")[0]
        return bool(_RESEARCH.search(before)) and not same
    return bool(_AUTHORITY.match(before)) or (
        bool(_AUTHORITY.match(before.split(",")[0])) and " und " not in before
    )
