"""Tables that fit no preset: which column names a row, and what a row is."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.kinds import left_out, meaning, translated
from synergraph.loaders.table.propose.presets import Fit, preset
from synergraph.loaders.table.propose.readable import dates, known, reading, sums
from synergraph.loaders.table.propose.rest import is_ticks, legal_forms
from synergraph.loaders.table.propose.titles import match, plain
from synergraph.loaders.table.values import Values
from synergraph.ontology import ontology
from synergraph.ontology.names import key

PRESETS = {
    "project": "projects",
    "event": "events",
    "organisation": "organisations",
    "programme": "funding",
}
"""The preset that knows the further columns of a kind."""

_KINDS = frozenset(["kind", "art", "typ", "type", "category", "kategorie", "klasse", "class"])
_URL = re.compile(r"https?://|www\.", re.IGNORECASE)


class Guess(NamedTuple):
    """The column that names a row, what a row is, and why."""

    name: Column
    why_name: str
    kind: str | Mapping[str, object]
    why_kind: str


def guess(columns: Sequence[Column], called: str, values: Values) -> Guess | None:
    """Return what names a row and what it is, None where no column holds names."""
    rows = max((len(column.cells) for column in columns), default=0)
    named = [column for column in columns if _holds_names(column, rows, values)]
    if not named:
        return None
    name = max(named[:8], key=lambda column: (column.distinct >= 0.9, round(column.distinct, 1)))
    kind, why_kind = _said(columns) or _kind(name, columns, called, values)
    why = f"“{name.title}” reads like a name: {len(name.words)} different texts in {len(name.cells)} cells"
    return Guess(name, why, kind, why_kind)


def fit(guessed: Guess, titles: list[str]) -> Fit | None:
    """Return the preset of the kind with its name column set, None where a kind has none."""
    if not isinstance(guessed.kind, str) or guessed.kind not in PRESETS:
        return None
    known_as = preset(PRESETS[guessed.kind])
    rest = [title for title in titles if title != guessed.name.title]
    column = known_as.required[0]
    found = match(rest, {name: words for name, words in known_as.columns.items() if name != column})
    return Fit(known_as, {column: (guessed.name.title,), **found}, {}, "")


def _said(columns: Sequence[Column]) -> tuple[str | Mapping[str, object], str] | None:
    """Return the column that says of what kind each row is."""
    for column in columns:
        meant, unknown = translated(column, "kinds")
        if column.cells and key(column.title) in _KINDS and len(unknown) < 0.2 * len(column.words):
            entry = {"column": column.title, **({"values": meant} if meant else {})}
            return entry, f"“{column.title}” says it in every row"
    return None


def _holds_names(column: Column, rows: int, values: Values) -> bool:
    if len(column.cells) < 0.5 * rows or column.prose or is_ticks(column) or key(column.title) in left_out():
        return False
    if len(column.words) < 2 and rows > 1:
        return False
    letters = sum(bool(re.search(r"[^\W\d_]{3}", word)) for word in column.words)
    urls = sum(bool(_URL.match(word)) for word in column.words)
    dates = reading("start", column, values).readable
    return (
        letters >= 0.8 * len(column.words)
        and urls < 0.5 * len(column.words)
        and dates < 0.5 * len(column.cells)
    )


def _kind(name: Column, columns: Sequence[Column], called: str, values: Values) -> tuple[str, str]:
    """Return what a row is and why, the surest reason first."""
    if kind := meaning(plain(name.title), "kinds"):
        return kind, f"“{name.title}” means {ontology().nodes[kind].name.en}"
    words = [word for word in re.split(r"[\W\d_]+", called) if len(word) > 3]
    for word in words:
        if kind := meaning(word, "kinds") or meaning(word.removesuffix("e").removesuffix("en"), "kinds"):
            return kind, f"the table is called “{called}”"
    if (share := legal_forms(name)) >= 0.2:
        return "organisation", f"{share:.0%} of the names have a legal form"
    for kind in ("organisation", "place", "topic", "project"):
        if (found := known(name, kind, values.vocabulary)) >= 0.3 * len(name.cells):
            return kind, f"{found} of {len(name.cells)} names are known to the vocabulary"
    for column in columns:
        what = "dates" if dates(column, values) else "sums" if sums(column, values) else ""
        if what and column is not name:
            return "project", f"the rows have {what} (“{column.title}”); nothing else says what they are"
    return "topic", "nothing says what a row is; taken as a theme or technology, please correct it"
