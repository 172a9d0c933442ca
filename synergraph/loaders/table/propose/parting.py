"""What parts several names in a cell, found from the cells of its column."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from synergraph.loaders.table.meant import glued, meant
from synergraph.loaders.table.propose.columns import Column
from synergraph.ontology import Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key

SURE = ("|", ";", "\n")
"""Marks that no name has in it."""
UNSURE = (",", " / ", "/")
CONCEPTS = frozenset(
    ["topic", "focus_topic", "action_field", "transformation_line", "guideline", "cluster"]
)  # fmt: skip
_TOPICS, _NAMES, _BESIDE = 0.2, 0.5, 0.75
"""Share of the parts that must stand elsewhere too."""
_LONGEST = 3
_WITHIN = {
    "organisation": "it stands between organisations and their institutes, departments or towns",
    "place": "it stands within addresses",
}
_JOINTS = frozenset(["und", "and", "oder", "or", "&"])


class Parting(NamedTuple):
    """The marks that part the cells, [] where each is one name, and why; "" where nothing could part them."""

    marks: list[str]
    why: str


def parting(column: Column, kind: str, vocabulary: Vocabulary) -> Parting:
    """Return what parts several names of things of `kind` in the cells.

    Semicolons, bars and line breaks always do. A comma or a slash does where what it parts stands
    elsewhere too, in other cells or in the vocabulary; a comma between short words of concepts does
    where no such cell stands whole in several rows. Beside a sure mark they part what it leaves,
    and more of the parts must stand elsewhere. "und" never does.
    """
    sure = [mark for mark in SURE if any(mark in word for word in column.words)]
    if sure:
        column = Column(column.title, [part for cell in column.cells for part in parts(cell, sure)])
    judged = partial(_judged, kind=kind, vocabulary=vocabulary, beside=bool(sure))
    tried = [(mark, *judged(mark, column)) for mark in UNSURE if _occurs(mark, column)]
    whys = [f"parted by {' '.join(map(repr, sure))}"] if sure else []
    marks = [*sure, *(mark for mark, does, _ in tried if does)]
    return Parting(marks, "; ".join([*whys, *(why for _, _, why in tried)]))


def joined(partings: Iterable[Parting]) -> Parting:
    """Return what parts the cells of several columns that one entry of a map reads."""
    found = list(partings)
    whys = dict.fromkeys(one.why for one in found if one.why)
    return Parting(sorted({mark for one in found for mark in one.marks}), "; ".join(whys))


def parts(word: str, marks: Iterable[str]) -> list[str]:
    """Return the names in a cell."""
    found = [word]
    for mark in marks:
        found = [piece for part in found for piece in part.split(mark)]
    return [part.strip() for part in found if part.strip()]


def _occurs(mark: str, column: Column) -> bool:
    return any(map(partial(_has, mark), column.words))


def _has(mark: str, word: str) -> bool:
    """Whether a mark stands in a cell; a slash between blanks is another mark than one without."""
    return mark in (word.replace(" / ", " ") if mark == "/" else word)


def _judged(mark: str, column: Column, kind: str, vocabulary: Vocabulary, beside: bool) -> tuple[bool, str]:
    """Return whether a mark parts the cells that have it, and why; `beside` a sure mark it needs more."""
    split = partial(_split, mark=mark, kind=kind, vocabulary=vocabulary)
    words = [word for word in column.words if _has(mark, word) and len(split(word)) > 1]
    if not words:
        return False, f"not parted by {mark!r}: {_WITHIN.get(kind, 'it stands within names')}"
    known = partial(_is_known, kind=kind, vocabulary=vocabulary)
    seen = Counter(part for word in column.words for part in set(split(word)))
    if 2 * sum(_is_whole(word, mark, kind, vocabulary) for word in words) >= len(words):
        return False, f"not parted by {mark!r}: its names are known whole"
    if mark == "," and kind == "organisation":
        words = [word for word in words if not _is_firm(word, lambda part: seen[part] > 1 or known(part))]
        if not words:
            return False, f"not parted by {mark!r}: it stands within the names of companies"
    apart = [seen[part] > 1 or known(part) for word in words for part in split(word)]
    told = f"{sum(apart)} of {len(apart)} parts stand elsewhere too"
    if sum(apart) >= _needed(mark, kind, beside) * len(apart) > 0:
        return True, f"parted by {mark!r}: {told}"
    if mark == "," and kind in CONCEPTS and not beside and _enumerates(words, column, seen):
        return True, f"parted by {mark!r}: what it parts are short terms"
    return False, f"not parted by {mark!r}: only {told}"


def _split(word: str, mark: str, kind: str, vocabulary: Vocabulary) -> list[str]:
    """Return the names that a mark parts in a cell, as the graph will have them."""
    found = parts(word, [mark])
    found = glued(kind, found, vocabulary) if mark == "," else found
    return [meant(kind, part, vocabulary).name or part for part in found]


def _is_known(name: str, kind: str, vocabulary: Vocabulary) -> bool:
    legal = kind == "organisation" and bool(split_legal_form(name)[1])
    return vocabulary.find(kind, name) is not None or (legal and "," not in name and "/" not in name)


def _is_whole(word: str, mark: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell is one known name: written so, or not all of its parts are known themselves."""
    concept = vocabulary.find(kind, word)
    if concept is None:
        return False
    written = any(mark in name and key(name) == key(word) for name in concept.names)
    return written or not all(vocabulary.find(kind, part) for part in parts(word, [mark]))


def _is_firm(word: str, apart: Callable[[str], bool]) -> bool:
    """Whether a cell is a company of several founders: "Hof, Stall & Co. KG"."""
    *founders, last = parts(word, [","]) or [""]
    single = all(len(founder.split()) == 1 and not apart(founder) for founder in founders)
    return bool(founders) and single and bool(split_legal_form(last)[1])


def _needed(mark: str, kind: str, beside: bool) -> float:
    if beside:
        return _BESIDE if kind in CONCEPTS else _NAMES
    return _TOPICS if mark == "," and kind == "topic" else _NAMES


def _enumerates(words: list[str], column: Column, seen: Counter[str]) -> bool:
    """Whether most cells are lists of short terms, and not names with a comma that come again and again."""
    again = sum(
        column.words[word] > 1 and not any(seen[part] > 1 for part in parts(word, ",")) for word in words
    )
    return 2 * again < len(words) and 2 * sum(map(_is_list, words)) > len(words)


def _is_list(word: str) -> bool:
    terms = parts(word, ",")
    short = all(len(term.split()) <= _LONGEST and not _JOINTS & set(term.split()) for term in terms)
    return short and len({term[0].islower() for term in terms}) == 1
