"""The words that tell what a project makes, where things can be tried, and whom it is for (`cues.toml`)."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from synergraph.ontology import Labels
from synergraph.ontology.names import fold
from synergraph.queries.terms import Names, said
from synergraph.queries.terms.compounds import Compounds
from synergraph.queries.terms.words import base

METHOD, SITE, FIRST_GROUP = 0, 1, 2
"""The numbers of the cues: a method, a site, then the target groups."""
_PREFIX = 5


class Thing(NamedTuple):
    """What a name may give: cues by their numbers, and whether the name alone is `sure` in a project's name."""

    cues: tuple[int, ...]
    sure: bool


class Span(NamedTuple):
    """Words of a sentence, from `begin` to before `end`, that name a thing."""

    begin: int
    end: int
    thing: Thing


class Lexicon:
    """Finds names in sentences: by any inflection, by their words in order, and in German compounds."""

    def __init__(self, table: dict[str, Any]) -> None:
        """Take the table of `cues.toml`."""
        groups = table["groups"]["group"]
        self.groups = [Labels(*group["label"]) for group in groups]
        self.making, self.new = (_forms(table["method"][key]) for key in ("making", "new"))
        self.having = _forms(table["site"]["having"])
        self.made = _spelt(table["method"]["made"])
        self.addressing, self.apart = (_spelt(table["groups"][key]) for key in ("addressing", "apart"))
        named = _named(table)
        self._things = [*named, Thing((), False)]
        but = [name for part in (table["site"], *groups) for name in part.get("but", ())]
        self._names = Names([*named.values(), but])
        self._compounds = Compounds(dict.fromkeys(self._names.single, 1), frozenset())
        self._longest = self._names.longest
        self._begins = self._names.heads | self._names.single
        self._stems = sorted(_stems(named.values()))

    def may_name(self, text: str) -> bool:
        """Return whether a text has the beginning of a name; if not, it names nothing."""
        lower = text.lower()
        return any(stem in lower for stem in self._stems)

    def spans(self, words: Sequence[str], lang: str) -> Iterator[Span]:
        """Yield the names in a sentence of a language, in order, the longest where several begin."""
        spoken = [(at, term) for at, word in enumerate(words) if (term := said(word, lang))]
        terms, behind = [term for _, term in spoken], 0
        for number, (at, term) in enumerate(spoken):
            if number < behind:
                continue
            begins = term in self._begins
            count, thing = self._names.first(terms[number : number + self._longest]) if begins else (0, 0)
            found = thing if count else self._within(words[at], lang)
            if found is not None:
                behind = number + max(count, 1)
                yield Span(at, spoken[behind - 1][0] + 1, self._things[found])

    def _within(self, word: str, lang: str) -> int | None:
        """Return the thing that a part of a German compound names, the first part's if both do."""
        if lang == "en" or not self.may_name(word):
            return None
        parts = self._compounds.parts(base(word, lang), lang)
        return next((thing for part in parts if (thing := self._names.of(part.term)) is not None), None)


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    text = resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
    return Lexicon(tomllib.loads(text))


def _forms(words: Iterable[str]) -> frozenset[str]:
    """Return the base forms of words of either language."""
    return frozenset(base(word, lang).term for word in words for lang in ("de", "en"))


def _spelt(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(str.lower, words))


def _named(table: dict[str, Any]) -> dict[Thing, list[str]]:
    """Return the names of each thing; a name that several groups have gives all of them."""
    cues: dict[tuple[str, bool], list[int]] = defaultdict(list)
    parts = [(METHOD, False, table["method"]["things"]), (SITE, True, table["site"]["names"])]
    for cue, group in enumerate(table["groups"]["group"], FIRST_GROUP):
        parts += [(cue, sure, group.get(key, ())) for key, sure in (("names", False), ("sure", True))]
    for cue, sure, names in parts:
        for name in names:
            cues[name, sure].append(cue)
    things: dict[Thing, list[str]] = defaultdict(list)
    for (name, sure), several in cues.items():
        things[Thing(tuple(several), sure)].append(name)
    return things


def _stems(named: Iterable[Iterable[str]]) -> set[str]:
    """Return what a text must have, somewhere in a word, to name a thing."""
    longest = (max(re.split(r"[\s-]", name.lower()), key=len) for names in named for name in names)
    return {form[:_PREFIX] for word in longest for form in (word, fold(word))}
