"""Names of things, ready to be found in running text.

Names are compared word by word without case endings, so "des Bundesministeriums für Bildung"
is found under "Bundesministerium für Bildung", and hyphens and blanks do not matter.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from synergraph.loaders.report.prose import Prose
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key, split_bracket
from synergraph.statements import Thing

LONGEST = 16
ACRONYM = 5
COMPOUND = 6
TOKEN = re.compile(r"\w+(?:[.']\w+)*\+?")
_ENDING = re.compile(r"(?<=\w{5})(?:es|en|er|em|e|s|n)+$")
_BOUNDARY = re.compile(r"[\n\t|;]|[:!?]\s|(?<!\bCo)\.\s")


class Mention(NamedTuple):
    """A thing named in the running text from `start` to `end`."""

    thing: Thing
    start: int
    end: int


class Token(NamedTuple):
    """A word without its case ending, and its place."""

    stem: str
    start: int
    end: int


class Lexicon:
    """Names of things, ready to be found in running text; of two equal names the first counts."""

    def __init__(self, names: Iterable[tuple[str, Thing]], compounds: bool = False) -> None:
        self._things: dict[str, tuple[str, Thing]] = {}
        self._beginnings: set[str] = set()
        self._compounds = compounds
        for name, thing in names:
            stems = stemmed(name)
            if len(stems) > 1 and stems not in self._things:
                self._things[stems] = name, thing
                self._beginnings.update(stems[:n] for n in range(1, len(stems) + 1))

    def find(self, prose: Prose) -> Iterator[Mention]:
        """Yield the mentions in a text in order, the longest where several begin."""
        tokens = tokenised(prose)
        index = 0
        while index < len(tokens):
            found = self._longest(prose.text, tokens, index) if self._may_begin(tokens[index].stem) else None
            if found:
                yield found[0]
            index = found[1] if found else index + 1

    def _may_begin(self, first: str) -> bool:
        return first in self._beginnings or (self._compounds and first[:COMPOUND] in self._beginnings)

    def _longest(self, text: str, tokens: list[Token], first: int) -> tuple[Mention, int] | None:
        stems, best = "", None
        for index in range(first, min(first + LONGEST, len(tokens))):
            if index > first and _BOUNDARY.search(text, tokens[index - 1].end, tokens[index].start):
                break
            stems += tokens[index].stem
            span = tokens[first].start, tokens[index].end
            known = self._things.get(stems) or self._head(tokens[index].stem, stems)
            if known and _fits(known[0], text[slice(*span)]):
                closing = known[0][-1:] in (".", ")") and text[span[1] : span[1] + 1] == known[0][-1:]
                best = Mention(known[1], span[0], span[1] + closing), index + 1
            if stems not in self._beginnings:
                break
        return best

    def _head(self, last: str, stems: str) -> tuple[str, Thing] | None:
        """The thing whose one-word name begins the compound `stems`."""
        if not self._compounds or last != stems:
            return None
        return next(
            (k for n in range(len(stems) - 1, COMPOUND - 1, -1) if (k := self._things.get(stems[:n]))), None
        )


def stemmed(name: str) -> str:
    """Return the words of a name without case endings, joined."""
    return "".join(stem(match[0]) for match in TOKEN.finditer(name.replace("’", "'").replace("´", "'")))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word folded and without its German case ending."""
    return _ENDING.sub("", key(word))


@lru_cache(maxsize=4)
def tokenised(prose: Prose) -> list[Token]:
    """Return the words of a running text with their stems."""
    return [Token(stem(m[0]), *m.span()) for m in TOKEN.finditer(prose.text)]


class Same:
    """A vocabulary as a cache key: the same object is the same vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __hash__(self) -> int:
        return id(self.vocabulary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.vocabulary is other.vocabulary


@lru_cache(maxsize=64)
def lexicon(ref: Same, kind: str) -> Lexicon:
    """Return the names of a kind that the vocabulary knows, also without their bracket."""
    names = []
    for concept in ref.vocabulary.of_kind(kind):
        thing = Thing(kind, concept.label.de)
        for name in concept.names:
            bare, bracket = split_bracket(name)
            names += [(n, thing) for n in (name, bare, bracket if bracket.isupper() else "") if n]
    return Lexicon(names, compounds=kind == "topic")


def _fits(name: str, printed: str) -> bool:
    """Whether the case is right: acronyms to the letter, nouns with a capital where the name has one."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= ACRONYM and sum(c.isupper() for c in letters) > 1:
        return name.replace("-", " ") == printed.replace("-", " ")
    return not name.split()[-1][:1].isupper() or TOKEN.findall(printed)[-1][:1].isupper() or printed.isupper()
