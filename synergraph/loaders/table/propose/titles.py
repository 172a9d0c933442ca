"""What the titles of a foreign table say: matched to the columns that a preset knows."""

import re
from collections.abc import Callable, Iterable, Mapping

from synergraph.loaders.table.header import Header, written
from synergraph.loaders.table.propose.kinds import patterns
from synergraph.loaders.table.sheets import Sheet
from synergraph.ontology.names import fold, key

WEAK = "?"
"""Before a title that says little by itself ("Name", "Titel")."""

WORDED = "~"
"""Before the name of a pattern in `words.toml`: "~seeks" stands for titles in many wordings."""

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_UNIT = re.compile(
    r"\b(?:in|gesamt|insgesamt|netto|brutto)?\s*(?:mio\.?|tsd\.?|t)?\s*(?:€|eur|euro|t€|teur|k€)\s*$", re.I
)
_STAND = re.compile(r"(?:\bstand\b.*|\b(?:19|20)\d\d\b|\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)", re.I)
_THOUSANDS = re.compile(r"(?:\bt\s?€|\bteur\b|\btsd\b|\btausend\b|\bk€)", re.I)
_MILLIONS = re.compile(r"\b(?:mio|millionen|million)\b", re.I)

Fold = Callable[[str], str]
Found = dict[str, tuple[str, ...]]
"""Titles of a table by the column of a preset that they stand for."""


def titled(sheet: Sheet, header: Header) -> list[str]:
    """Return the titles that are written in the table; the letters of other columns are not."""
    cells = written(sheet, header.row)
    return [title for title, cell in zip(header.titles, cells, strict=False) if cell.strip()]


def plain(title: str) -> str:
    """Return a title without brackets, units and dates: "Volumen (in T€)" is "Volumen"."""
    bare = _STAND.sub(" ", _BRACKET.sub(" ", title))
    return _UNIT.sub("", bare).strip(" -–:/_*,") or title


def factor(title: str) -> float:
    """Return what numbers under a title are to be multiplied with: 1000 for "Volumen in T€"."""
    return 1000.0 if _THOUSANDS.search(title) else 1e6 if _MILLIONS.search(title) else 1.0


def match(titles: list[str], known: Mapping[str, Iterable[str]]) -> Found:
    """Return which titles stand for which known column; each title for one, the surest first.

    `known` gives further titles of each column. "Schlagwort#" stands for Schlagwort1,
    Schlagwort2 …, "Vorname+Name" for two columns together, "~seeks" for a title with such a word.
    """
    free = dict.fromkeys(titles)
    found: Found = {}
    folds: tuple[Fold, ...] = (key, lambda title: key(plain(title)))
    for spelt in folds:
        for column, further in known.items():
            strong = [word for word in (column, *further) if not word.startswith((WEAK, WORDED))]
            strong.sort(key=lambda word: not word.endswith("#"))
            _take(column, strong, free, found, spelt)
    for column, further in known.items():
        if column not in found and (hits := worded(list(free), further)):
            found[column] = hits[:1]
            free.pop(hits[0])
    for column, further in known.items():
        weak = [word.removeprefix(WEAK) for word in further if word.startswith(WEAK)]
        _take(column, weak, free, found, key)
    return found


def worded(titles: Iterable[str], words: Iterable[str]) -> tuple[str, ...]:
    """Return the titles that a pattern among the words of a column stands for.

    A title for which two patterns speak ("Suche/Biete") says which of both a row is: it is neither's.
    """
    wanted = {word.removeprefix(WORDED) for word in words if word.startswith(WORDED)}
    return tuple(title for title in titles if len(said := _patterns(title)) == 1 and said <= wanted)


def _patterns(title: str) -> set[str]:
    bare = fold(plain(title))
    return {name for name, pattern in patterns().items() if pattern.search(bare)}


def _take(column: str, words: list[str], free: dict[str, None], found: Found, spelt: Fold) -> None:
    if column in found:
        return
    folded = {spelt(title): title for title in reversed(free)}
    for word in words:
        if hits := _hits(word, folded):
            found[column] = hits
            for title in hits:
                free.pop(title, None)
            return


def _hits(word: str, folded: Mapping[str, str]) -> tuple[str, ...]:
    if "+" in word:
        parts = [folded.get(key(part), "") for part in word.split("+")]
        return tuple(parts) if all(parts) else ()
    if word.endswith("#"):
        numbered = re.compile(re.escape(key(word[:-1])) + r"\d*")
        hits = [title for name, title in folded.items() if numbered.fullmatch(name)]
        return tuple(reversed(hits)) if len(hits) > 1 else ()
    return (folded[key(word)],) if key(word) in folded else ()
