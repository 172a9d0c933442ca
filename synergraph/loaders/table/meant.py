"""What a text that stands for a thing means: its name without what is beside it, or that it names none."""

from collections.abc import Callable
from typing import NamedTuple

from synergraph.loaders.table import places, seats, units
from synergraph.loaders.table.roles import without_role
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key


class Meant(NamedTuple):
    """The name of a thing, "" where the text names none.

    `role` is what a bracket said, `whole` the organisation it is part of, `alias` the name as written
    where that is another, `note` what is not taken.
    """

    name: str
    role: str = ""
    whole: str = ""
    alias: str = ""
    note: str = ""


_VAGUE = (
    "themenoffen, technologieoffen, branchenoffen, offen, alle, alle Themen, alles, divers, diverse, diverse Themen, "
    "verschiedene, verschiedene Themen, verschiedenes, Sonstige, Sonstiges, Sonstige Themen, querbeet, keine, "
    "unbekannt, allgemein, all, any, all topics, various, other, others, miscellaneous, open"
)
_NO_TOPICS = frozenset(map(key, _VAGUE.split(",")))


def meant(kind: str, text: str, vocabulary: Vocabulary) -> Meant:
    """Return what `text` means as the name of a thing of `kind`; names of the vocabulary stay as they are."""
    reader = _BY_KIND.get(kind)
    said, plain = reader(text, vocabulary) if reader else Meant(text), Meant(text)
    return plain if said != plain and vocabulary.find(kind, text) else said


def glued(kind: str, parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Return the names in what the commas of a cell part, those together again that are one name."""
    if kind == "organisation":
        return seats.glued(units.glued(parts, vocabulary), vocabulary)
    return places.glued(parts) if kind == "place" else parts


def _place(text: str, vocabulary: Vocabulary) -> Meant:
    name, note = places.town(text, vocabulary)
    return Meant(name, note=note)


def _topic(text: str, _: Vocabulary) -> Meant:
    return Meant("", note=f"“{text}” names no topic") if key(text) in _NO_TOPICS else Meant(text)


def _organisation(text: str, vocabulary: Vocabulary) -> Meant:
    name, role = without_role(text, vocabulary)
    unit, note = units.unit(name, vocabulary), ""
    if unit is None and "," in name:
        name, note = seats.seated(name, vocabulary)
        name, inner = without_role(name, vocabulary)
        unit, role = units.unit(name, vocabulary), role or inner
    if unit is None:
        return Meant(name, role, note=note)
    return Meant(unit.name, role, unit.whole, alias=name if name != unit.name else "", note=note)


def _actor(text: str, vocabulary: Vocabulary) -> Meant:
    return Meant(*without_role(text, vocabulary))


_BY_KIND: dict[str, Callable[[str, Vocabulary], Meant]] = {
    "place": _place,
    "topic": _topic,
    "organisation": _organisation,
    "cluster": _actor,
    "person": _actor,
}
