"""Names of one thing in several languages and spellings, found in texts."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from synergraph.ontology import Labels
from synergraph.queries.terms.words import base, is_stop, pieces

Spoken = tuple[str, ...]


def spoken(text: str) -> list[str]:
    """Return all words of a text as folded base forms, in order, short ones too ("KI", "3D"), but no function words."""
    return [term for words, lang in pieces(text) for word in words if (term := said(word, lang or "de"))]


def said(word: str, lang: str) -> str:
    """Return the folded base form of a word, "" for a function word."""
    term = base(word, lang).term
    return "" if is_stop(word, term) else term


class Names:
    """Things by their names. A name that two things have is that of the first."""

    def __init__(self, things: Iterable[Sequence[str]]) -> None:
        """Take for each thing its names, the German one first, then the English one."""
        self.shown: list[Labels] = []
        self.terms: list[str] = []
        self._known: dict[Spoken, int] = {}
        for names in things:
            self._add(names)

    def _add(self, names: Sequence[str]) -> None:
        ways = list(dict.fromkeys(way for name in names for way in _ways(name)))
        if not ways:
            return
        for way in ways:
            self._known.setdefault(way, len(self.shown))
        self.shown.append(Labels(*names[:2]) if len(names) > 1 else Labels(names[0], names[0]))
        self.terms.append(" ".join(ways[0]))

    @cached_property
    def single(self) -> frozenset[str]:
        """The names of one word."""
        return frozenset(way[0] for way in self._known if len(way) == 1)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all names."""
        return frozenset(word for way in self._known for word in way)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that names of several words begin with."""
        return frozenset(way[0] for way in self._known if len(way) > 1)

    @cached_property
    def longest(self) -> int:
        """How many words the longest name has, 0 without names."""
        return max(map(len, self._known), default=0)

    def of(self, term: str) -> int | None:
        """Return the thing that has a word as its name."""
        return self._known.get((term,))

    def first(self, words: Sequence[str]) -> tuple[int, int]:
        """Return how many of some words, from the first on, name a thing, and which; (0, 0) where none does."""
        for span in range(min(len(words), self.longest), 0, -1):
            if (thing := self._known.get(tuple(words[:span]))) is not None:
                return span, thing
        return 0, 0


def _ways(name: str) -> Iterator[Spoken]:
    """Return a name as base forms in the language it seems to be in; where that is unclear, in both."""
    for words, lang in pieces(name):
        for language in (lang,) if lang else ("de", "en"):
            if way := tuple(term for word in words if (term := said(word, language))):
                yield way
