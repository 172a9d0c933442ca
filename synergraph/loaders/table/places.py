"""What cells say of places: towns without street and postal code; "online" is none."""

import re

from synergraph.ontology import Vocabulary
from synergraph.ontology.names import fold

_TOWN = re.compile(r"(?:\b[A-Z]{1,3}\s?[-–]\s?\d{4,5}|\b\d{5})\s+([^\W\d_][^,;/()\[\]\d]+)(\([^()]*\))?")
_POSTAL = re.compile(r"\s*(?:[A-Z]{1,3}\s?[-–]\s?\d{4,5}|\d{5})\s")
_STREET = re.compile(r"[^\W\d_].*\s\d{1,3}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,3}\s?[a-zA-Z]?)?$")
_PART = re.compile(r"\s*[/+,;:()\[\]|]\s*|\s+(?:und|and|sowie|oder|or|bzw\.|[-–])\s+|\s*&\s*")
_MEDIA = frozenset(
    "online digital zoom virtuell virtual hybrid remote webex teams video videokonferenz telefonkonferenz webkonferenz "
    "livestream stream web webinar internet praesenz onlineveranstaltung digitale virtuelle skype telko jitsi".split()
)
_BESIDE = frozenset(
    "per via ueber ms microsoft meeting call konferenz nur only im in format event veranstaltung treffen workshop link".split()
)
_OPEN = frozenset(
    "vor ort tba tbd tbc folgt offen unbekannt noch wird bekannt gegeben bekanntgegeben mitgeteilt n".split()
)


def town(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return the place that a cell names, and what of it is left out: ("Berlin", why) for "12489 Berlin (Haus 2)".

    A district stays where the vocabulary knows it. The place is "" where the cell names none: "online",
    "wird noch bekanntgegeben".
    """
    if _is_none(text) or "://" in text:
        return "", f"“{text[:80]}” names no place"
    if found := _TOWN.search(text):
        district = f"{found[1].strip()} {found[2] or ''}".strip()
        return (district if vocabulary.find("place", district) else found[1].strip(" .-–")), _ADDRESS
    parts = [part for part in _PART.split(text) if part]
    left = [part for part in parts if not _is_none(part)]
    if len(left) == 1 < len(parts):
        return left[0], f"“{text[:80]}”: the place is “{left[0]}”"
    return _without_street([part.strip() for part in text.split(",")], vocabulary) or (text, "")


_ADDRESS = "street and postal code are left out: the town is enough"


def glued(parts: list[str]) -> list[str]:
    """Join streets with the postal code after them in a list that commas part."""
    found: list[str] = []
    for part in parts:
        if found and _POSTAL.match(part) and _STREET.match(found[-1].strip()):
            found[-1] += f",{part}"
        else:
            found.append(part)
    return found


def _is_none(text: str) -> bool:
    words = set(fold(text).split())
    return (bool(words & _MEDIA) and words <= _MEDIA | _BESIDE) or (bool(words) and words <= _OPEN)


def _without_street(parts: list[str], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Return the town of "Rudower Chaussee 29, Berlin", whichever stands first."""
    for street, place in (parts, parts[::-1]) if len(parts) == 2 else ():
        if _STREET.match(street) and vocabulary.find("place", place):
            return place, _ADDRESS
    return None
