"""What a cell says, in the form the graph keeps: ISO dates, plain numbers, codes."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from synergraph.errors import OntologyError
from synergraph.loaders.table.dates import iso
from synergraph.loaders.table.numbers import boolean, number
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.layout import DATES, LAST_DAYS
from synergraph.ontology.names import unwrap

BLANKS = frozenset(
    "|-|–|—|/|./.|n/a|n.a.|k.a.|k. a.|#n/a|#nv|#ref!|#div/0!|#value!|nan|null"
    "|s.o.|s. o.|siehe oben|dito|ditto|\"|''|n.n.|n. n.|nichts|keine|keiner|keines|none".split("|")
)
_YEARS = frozenset(["initiated", "year"])
_OTHERS = {"role": "code", "amount": "decimal", "year": "integer", "count": "integer", "ticked": "boolean"}
_PLAIN = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
_URI = re.compile(r"(?:https?://|mailto:|doi:|urn:)\S+", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;|]\s*(?=https?://|www\.)|[,;]?\s+(?:[|/]\s+)?", re.IGNORECASE)
"""What may stand between two web addresses, which have no blanks."""


def blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "k. A.", "s. o.", a spreadsheet's error mark."""
    return text.strip().casefold() in BLANKS


class Outcome(NamedTuple):
    """The value a text stands for, or the reason why it stands for none."""

    value: str = ""
    reason: str = ""


@dataclass(slots=True)
class Values:
    """Reads cells of one sheet; every distinct text is read once.

    `stored` is whether numbers were stored by a program, or which texts were.
    """

    vocabulary: Vocabulary
    english: bool = False
    stored: bool | frozenset[str] = False
    _known: dict[tuple[str, str, float], Outcome] = field(default_factory=dict)

    def read(self, name: str, text: str, factor: float = 1.0) -> str:
        """Return the value of attribute or qualifier `name` that `text` says.

        `factor` multiplies numbers without a unit of their own (1000 for a column in thousands).
        Raises `ValueError` with the reason.
        """
        entry = (name, text, factor)
        if entry not in self._known:
            self._known[entry] = self._read(name, text.strip(), factor)
        outcome = self._known[entry]
        if outcome.reason:
            raise ValueError(outcome.reason)
        return outcome.value

    def _read(self, name: str, text: str, factor: float) -> Outcome:
        try:
            return Outcome(self._parse(name, text, factor))
        except OntologyError as error:
            return Outcome(reason=f"{error.message}; {error.hint}")
        except ValueError as error:
            return Outcome(reason=f"“{text[:80]}” {error}")

    def _parse(self, name: str, text: str, factor: float) -> str:
        match datatype(name):
            case "date":
                return iso(text, last=name in LAST_DAYS)
            case "code":
                return self.vocabulary.code(scheme(name), text)
            case "boolean":
                return str(boolean(text)).lower()
            case "integer" if name in _YEARS and not _PLAIN.fullmatch(text):
                return _year(text)
            case "decimal" | "integer" as kind:
                stored = self.stored if isinstance(self.stored, bool) else text in self.stored
                value = number(text, english=self.english, stored=stored, factor=factor)
                if kind == "integer" and value != int(value):
                    raise ValueError("is no whole number")
                return str(int(value)) if value == int(value) else repr(round(value, 6))
            case "anyURI":
                return _uri(text)
            case _:
                return unwrap(text)


def parted(name: str, text: str) -> list[str]:
    """Return the values of attribute or qualifier `name` that a text holds, for web addresses are read off together."""
    if datatype(name) != "anyURI":
        return [text]
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return parts if all(_URI.fullmatch(part) or _HOST.fullmatch(part) for part in parts) else [text]


def datatype(name: str) -> str:
    """Return the datatype of an attribute or qualifier: "date", "code" or an XSD local name."""
    if name in DATES:
        return "date"
    attribute = ontology().attributes.get(name)
    return _OTHERS.get(name) or (attribute.datatype if attribute else "string")


def scheme(name: str) -> str:
    """Return the code scheme of an attribute or qualifier."""
    attribute = ontology().attributes.get(name)
    return attribute.scheme if attribute else name


def _year(text: str) -> str:
    """Return the year that a cell says with its day or in words: "01.02.2021", "seit 2021", "Q3 2021"."""
    try:
        return iso(text)[:4]
    except ValueError:
        raise ValueError("is no year") from None


def _uri(text: str) -> str:
    if _URI.fullmatch(text):
        return text
    if _HOST.fullmatch(text):
        return f"https://{text}"
    raise ValueError("is no web address")
