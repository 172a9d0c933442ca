"""Rows within a table that are no things: headings of groups of rows, and the headers of further tables."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from synergraph.loaders.table.header import Header
from synergraph.loaders.table.mapping import LinkMap, TableMap
from synergraph.loaders.table.things import kinds
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key

Rows = Sequence[tuple[int, list[str]]]
"""Rows that are not blank, with their numbers."""


class Lone(NamedTuple):
    """A row in which nothing but the name is filled: its place among the rows, its number and the name."""

    place: int
    number: int
    name: str


class Aside(NamedTuple):
    """The rows that are no things, each with the reason, and those that may be none."""

    reasons: dict[int, str]
    doubtful: list[Lone]


_THINGS = frozenset(["project", "event", "organisation", "person"])
_GROUPS = frozenset(["cluster", "action_field", "transformation_line", "guideline"])
_MANY, _FEW = 0.2, 5
"""Share of rows with nothing but a name that is common; number of further headers that is not."""
_PLURALS = (
    "projekte|vorhaben|innovationsprojekte|projektideen|ideen|skizzen|projektskizzen|anträge|projektanträge|partner|"
    "projektpartner|mitglieder|akteure|organisationen|unternehmen|firmen|hochschulen|universitäten|verbände|vereine|"
    "forschungseinrichtungen|kommunen|startups|start-ups|netzwerke|institutionen|veranstaltungen|termine|events|workshops|"
    "messen|sitzungen|personen|teilnehmende|teilnehmer|gäste|referenten|projects|partners|members|organisations|"
    "organizations|companies|universities|meetings|persons|participants"
)
_STATES = (
    "abgeschlossene|laufende|beantragte|eingereichte|geplante|neue|bewilligte|genehmigte|abgelehnte|alte|weitere|sonstige|"
    "andere|ehemalige|aktuelle|aktive|künftige|zukünftige|bestehende|beendete|vergangene|kommende|potenzielle|potentielle|"
    "mögliche|assoziierte|ruhende|alle|ongoing|running|completed|planned|new|other|further|former|current|past|associated|all"
)
_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_YEAR = r"(?:19|20)\d\d"
_PLURAL = re.compile(
    rf"(?:(?:{_STATES}) )?(?:{_PLURALS})(?: (?:in |ab |bis |seit |aus )?{_YEAR})?(?: ?\([^()]*\))? ?:?",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?:jahr |year )?{_YEAR}(?: ?[/–-] ?(?:{_YEAR}|\d\d))? ?:?|(?:{_MONTHS})(?: {_YEAR})? ?:?|"
    rf"(?:[1-4]\. ?quartal|q[1-4]|[12]\. ?halbjahr)(?: ?/? ?{_YEAR})? ?:?",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(handlungsfeld|action field|transformationslinie|leitlinie|kategorie|category)(?: .+|:.*)",
    re.IGNORECASE,
)
_CLUSTER = re.compile(r"(cluster)(?: .+|:.*)", re.IGNORECASE)
_PART = re.compile(r"(?:block|teil|part|abschnitt) (?:\d{1,2}|[IVX]{1,4}|[A-Z])(?:[ .:–-].*)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z][.)]|[IVX]{1,4}[.)])\s")


def aside(maps: Sequence[TableMap | LinkMap], header: Header, rows: Rows, vocabulary: Vocabulary) -> Aside:
    """Return which rows are headings or further headers, and a few of which that is not sure.

    A row of nothing but a name may be a heading, or a thing of which nothing else is known: only what
    its words or its place make sure is left out. Where such rows are common, or the map reads nothing
    but names, none is doubtful.
    """
    reasons = _below(rows, header) if maps else {}
    tables = [table for table in maps if isinstance(table, TableMap)]
    titles = {title for table in tables for title in _named(table)}
    if not tables or not {column for table in tables for column in table.columns} - titles:
        return Aside(reasons, [])
    places = [index for title in titles if (index := header.index(title)) is not None]
    lone = [row for row in _lone(rows, places) if row.number not in reasons]
    if not lone or len(lone) == len(rows):
        return Aside(reasons, [])
    kind = tables[0].thing.kind.value
    alike = set(_alike(lone, rows, places))
    sure = [row for row in lone if row in alike or _is_heading(row.name, kind, vocabulary)]
    reasons |= {row.number: f"“{row.name[:80]}”: a heading, no thing" for row in sure}
    rest = [row for row in lone if row.number not in reasons]
    return Aside(reasons, _doubtful(rest, rows, places) if len(rest) <= _MANY * len(rows) else [])


def end(rows: Sequence[list[str]], header: Header) -> int:
    """Return how many rows stand above the header of another table, all where there is none."""
    return next((at for at, repeats in _headers(rows, header).items() if at and not repeats), len(rows))


def _named(table: TableMap) -> tuple[str, ...]:
    identifier = table.thing.key
    return table.thing.name.columns or ((identifier.column,) if identifier else ())


def _lone(rows: Rows, places: list[int]) -> list[Lone]:
    found: list[Lone] = []
    for at, (number, cells) in enumerate(rows):
        # Tables are long: joining tells quickly that no other cell is filled.
        text = "".join(cells).strip()
        for place in places:
            if place < len(cells) and len(cells[place]) >= len(text) == len(cells[place].strip()):
                found.append(Lone(at, number, " ".join(text.split())))
                break
    return found


def _is_heading(name: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether the words of a name say that it is a heading above things of `kind`."""
    if _PERIOD.fullmatch(name):
        return True
    if split_legal_form(name)[1]:
        return False
    group = _GROUP.fullmatch(name) or (_CLUSTER.fullmatch(name) if kind == "project" else None)
    if group and kinds().get(key(group[1])) != kind:
        return True
    if kind not in _THINGS:
        return False
    if _PLURAL.fullmatch(name) or _PART.fullmatch(name):
        return True
    # A cluster may be an actor itself.
    groups = _GROUPS - {"cluster"} if kind == "organisation" else _GROUPS
    return any(vocabulary.find(group, name) for group in groups) and not vocabulary.find(kind, name)


def _alike(lone: list[Lone], rows: Rows, places: list[int]) -> list[Lone]:
    """Return rows that are headings by their place: the first row is one, they begin alike, and no other row does.

    "Feld Innovation" and "Feld Fachkräfte", each with full rows below; "1. Innovation" and "2. Fachkräfte".
    """
    at = {row.place for row in lone}
    apart = 0 in at and len(rows) - 1 not in at and not any(place + 1 in at for place in at)
    begun = {_begin(row.name) for row in lone}
    if len(lone) < 2 or not apart or len(begun) > 1 or any(split_legal_form(row.name)[1] for row in lone):
        return []
    others = (cells for place, (_, cells) in enumerate(rows) if place not in at)
    again = any(_begin(cells[p]) in begun for cells in others for p in places if p < len(cells))
    return [] if again else lone


def _begin(name: str) -> str:
    return "1." if _NUMBERED.match(name) else (name.split() or [""])[0].casefold()


def _doubtful(lone: list[Lone], rows: Rows, places: list[int]) -> list[Lone]:
    """Return the rows of which no other row says more."""
    own = {row.place for row in lone}
    others = (cells for at, (_, cells) in enumerate(rows) if lone and at not in own)
    full = {cells[place].strip() for cells in others for place in places if place < len(cells)}
    return [row for row in lone if row.name not in full]


def _below(rows: Rows, header: Header) -> dict[int, str]:
    """Return the rows that are headers, and those below the header of another table, with the reasons."""
    reasons: dict[int, str] = {}
    for at, repeats in _headers([cells for _, cells in rows], header).items():
        number = rows[at][0]
        if repeats or not at:
            reasons[number] = "repeats the header" if repeats else "looks like a second header"
            continue
        reasons[number] = "looks like the header of another table; put that on a sheet of its own"
        return reasons | {
            below: f"stands below the header of another table (row {number})" for below, _ in rows[at + 1 :]
        }
    return reasons


def _headers(rows: Sequence[list[str]], header: Header) -> dict[int, bool]:
    """Return which rows are headers themselves, each with whether it repeats the titles above.

    Words that stand in a column again and again are values, and many such rows are things.
    """
    words = _titles()
    first = (next(filter(None, cells), "") for cells in rows) if header.row else ()
    begun = (at for at, cell in enumerate(first) if cell.strip().casefold() in words)
    found = [at for at in islice(begun, 50 * _FEW) if is_header(rows[at])]
    own = [key(title) for title in header.titles]
    repeats = {at for at in found if _repeats(rows[at], own)}
    others = [at for at in found if at not in repeats]
    if len(others) > _FEW:
        others = []
    rest = [cells for at, cells in enumerate(rows) if at not in repeats] if others else []
    taken = dict.fromkeys(repeats, True) | {at: False for at in others if not _recurs(rows[at], rest)}
    return dict(sorted(taken.items()))


def is_header(cells: list[str]) -> bool:
    """Whether the cells of a row are titles: most are words that tables have as titles, none is a number, long or there twice."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len({key(cell) for cell in filled}) < len(filled):
        return False
    known = [cell for cell in filled if key(cell) in _keys()]
    plain = all(len(cell) <= 40 and not any(map(str.isdecimal, cell)) for cell in filled if cell not in known)
    if len(filled) == 2:
        return len(known) == 2 and kinds().get(key(filled[0])) in _THINGS
    return len(filled) > 2 and plain and 3 * len(known) >= 2 * len(filled)


def _repeats(cells: list[str], own: list[str]) -> bool:
    return all(at < len(own) and own[at] == key(cell) for at, cell in enumerate(cells) if cell.strip())


def _recurs(cells: list[str], rows: Sequence[list[str]]) -> bool:
    """Whether another row has one of the words of a row in the same column."""
    said = [(place, cell) for place, cell in enumerate(cells) if cell.strip()]
    others = (other for other in rows if other != cells)
    return any(place < len(other) and other[place] == cell for other in others for place, cell in said)


@cache
def _titles() -> frozenset[str]:
    """Return the words that tables have as titles, in lower case: those of the presets and of the ontology."""
    # The proposer reads columns with this module, so its presets can only be looked up later.
    from synergraph.loaders.table.propose.presets import presets
    from synergraph.loaders.table.propose.titles import WEAK

    shipped = {word for p in presets() for c, more in p.columns.items() for word in (c, *more)}
    left_out = {word for p in presets() for word in p.left_out}
    named = [one.name for one in ontology().nodes.values()] + [
        one.name for one in ontology().attributes.values()
    ]
    labels = {name for one in named for name in (one.de, one.en)}
    words = (
        word.removeprefix(WEAK).strip("#") for word in shipped | left_out | labels | {"Nr", "Nr.", "Lfd. Nr."}
    )
    return frozenset(word.casefold() for word in words if word)


@cache
def _keys() -> frozenset[str]:
    return frozenset(key(word) for word in _titles())
