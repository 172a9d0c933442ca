"""German compounds and their parts, found with the words that texts and the thesaurus use.

After Koehn and Knight, Empirical Methods for Compound Splitting, EACL 2003: of all ways to part a word
the one whose parts are most frequent, by their geometric mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from synergraph.ontology.names import fold
from synergraph.queries.terms.words import Base, base, front, is_code, part, unlinked

_SHORTEST, _SHORTEST_OF_KNOWN = 4, 5
_SEAMS = ("ung", "heit", "keit", "ion", "schaft", "tät", "ling")


@dataclass(frozen=True)
class Compounds:
    """Parts compounds; `counts` has how many texts use a term, `names` terms that are whole as they are."""

    counts: Mapping[str, int]
    names: frozenset[str]

    def parts(self, word: Base, lang: str) -> list[Base]:
        """Return the two parts of a compound as base forms, or only one where the first is no word by itself.

        [] for what is no compound. A word of the dictionary is parted only where it shows a seam
        ("Schulungs-angebot", "Nano-material") or its parts are more frequent than itself, and a name of
        the thesaurus only where it ends in another: "Wasserstoff" is no "Wasser".
        """
        spelt = word.spelt.lower()
        if is_code(word.spelt) or word.lang == "en":
            return []
        ways = self._known(spelt, lang) if word.lang else self._ways(spelt, lang)
        if word.term in self.names:
            ways = (way for way in ways if way[1].term in self.names)
        rated = [(self._rate(way), len(way[0].spelt), way) for way in ways]
        best = max(rated, default=None, key=lambda one: one[:2])
        if best is None or (word.lang and not _seamed(spelt, best[2]) and best[0] <= self._often(word)):
            return []
        return [one for one in best[2] if one.term]

    def _rate(self, way: tuple[Base, Base]) -> float:
        return float((self._often(way[0]) * self._often(way[1])) ** 0.5)

    def _often(self, word: Base) -> int:
        return 1 + self.counts.get(word.term, 0)

    def _known(self, spelt: str, lang: str) -> Iterator[tuple[Base, Base]]:
        """Return the ways to part a word of the dictionary: where it shows a seam, or into words that texts use."""
        for way in self._ways(spelt, lang, _SHORTEST_OF_KNOWN):
            if _seamed(spelt, way) or all(one.term in self.counts for one in way):
                yield way

    def _ways(self, spelt: str, lang: str, least: int = _SHORTEST) -> Iterator[tuple[Base, Base]]:
        for cut in range(3, len(spelt) - least + 1):
            last = self._last(spelt[cut:], lang)
            first = last and self._first(spelt[:cut], lang)
            if first and last:
                yield first, last

    def _last(self, piece: str, lang: str) -> Base | None:
        return self._used(piece) or part(piece, lang) or self._compound(piece, lang)

    def _first(self, piece: str, lang: str) -> Base | None:
        used = next(filter(None, map(self._used, unlinked(piece))), None)
        return used or front(piece, lang) or self._compound(piece, lang)

    def _used(self, piece: str) -> Base | None:
        term = fold(piece) if len(piece) >= _SHORTEST else ""
        return Base(term, piece, "") if term in self.counts else None

    def _compound(self, piece: str, lang: str) -> Base | None:
        """Return a part that is an unknown compound itself."""
        if len(piece) < 2 * _SHORTEST:
            return None
        found = base(piece, lang)
        return found if not found.lang and found.spelt != piece else None


def _seamed(spelt: str, way: tuple[Base, Base]) -> bool:
    """Return whether a word shows where its parts meet: behind "…ungs", "…ions" and the like, or "Nano"."""
    first = way[0].spelt.lower()
    return not way[0].term or (first.endswith(_SEAMS) and spelt.startswith(f"{first}s"))
