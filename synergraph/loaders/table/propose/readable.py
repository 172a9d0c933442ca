"""Whether the cells of a column can be read as what a map takes them for."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.values import Values, datatype, parted
from synergraph.ontology import Vocabulary, ontology

ENOUGH = 0.5
"""Share of the filled cells that must be readable, where nothing but a guess says what they are."""

TITLED = 0.2
"""Share that must be readable under a title that a preset knows: the others are reported at load."""

MOST = 0.8

_ENGLISH = re.compile(
    r"(?:€|eur|\$)?\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*(?:€|eur)?|\d+\.\d{1,2}", re.IGNORECASE
)
_GERMAN = re.compile(r"(?:€|eur)?\s*\d{1,3}(?:\.\d{3})+(?:,\d+)?\s*(?:€|eur)?|\d+,\d{1,2}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")


NOTHING: Mapping[str, str] = {}


class Reading(NamedTuple):
    """How many of the filled cells can be read, and those that cannot."""

    readable: int
    filled: int
    others: Counter[str]

    @property
    def enough(self) -> bool:
        return self.reaches(ENOUGH)

    def reaches(self, share: float) -> bool:
        return not self.filled or self.readable >= share * self.filled

    def __str__(self) -> str:
        return f"{self.readable} of {self.filled} cells" if self.filled else "empty so far"


def reading(
    name: str, column: Column, values: Values, meant: Mapping[str, str] = NOTHING, prefix: str = ""
) -> Reading:
    """Read the cells of a column as values of attribute or qualifier `name`.

    `meant` and `prefix` are the `values` and `prefix` of the map.
    """
    others: Counter[str] = Counter()
    for word, rows in column.words.items():
        said = meant.get(word, word)
        try:
            for part in parted(name, prefix + said) if said else ():
                values.read(name, part)
        except ValueError:
            others[word] += rows
    filled = len(column.cells)
    return Reading(filled - others.total(), filled, others)


def language(columns: Iterable[Column]) -> str:
    """Return "en" where numbers are written as in English, else ""."""
    english = german = 0
    for column in columns:
        for word in column.words:
            english += bool(_ENGLISH.fullmatch(word))
            german += bool(_GERMAN.fullmatch(word))
    return "en" if english > german else ""


def known(column: Column, kind: str, vocabulary: Vocabulary) -> int:
    """Return how many filled cells name a thing of `kind` that the vocabulary knows."""
    return sum(rows for word, rows in column.words.items() if vocabulary.find(kind, word))


def dates(column: Column, values: Values) -> bool:
    """Whether the cells are days or months; years, and numbers that may stand for days, are none."""
    read = reading("start", column, values)
    bare = sum(rows for word, rows in column.words.items() if re.fullmatch(r"[\d.]{4,8}", word))
    return bool(read.filled) and read.readable - bare >= MOST * read.filled


def sums(column: Column, values: Values) -> bool:
    """Whether the cells are sums of money: numbers, most of them above 1,000; years are none."""
    large = 0
    for word, rows in column.words.items():
        if _YEAR.fullmatch(word):
            continue
        with suppress(ValueError):
            large += rows * (float(values.read("volume", word)) >= 1_000)
    return bool(column.cells) and large >= MOST * len(column.cells)


def is_money(name: str) -> bool:
    """Whether an attribute or qualifier is a sum of money."""
    return name in ("amount", "volume", "funding")


def type_of(name: str) -> str:
    """Return in words what an attribute or qualifier is read as."""
    attribute = ontology().attributes.get(name)
    label = attribute.name.en if attribute else name
    what = {"date": "date", "decimal": "number", "integer": "whole number", "boolean": "yes or no",
            "code": "value of the scheme", "anyURI": "web address"}.get(datatype(name), "text")  # fmt: skip
    return f"{what} ({label})"


def titles_of(entry: Any) -> list[str]:
    """Return the titles that a filled entry of a map names."""
    if isinstance(entry, str):
        return [entry]
    if isinstance(entry, list):
        return list(entry)
    return titles_of(entry["column"]) if isinstance(entry, dict) and "column" in entry else []
