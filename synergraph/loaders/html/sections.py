"""Several projects on one page, one below the other: each heading and what follows it is a page of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from synergraph.loaders.documents.blocks import Block, Grid, Piece
from synergraph.loaders.html.facts import facts
from synergraph.loaders.html.labels import of_projects
from synergraph.loaders.html.pages import Page
from synergraph.loaders.report.applicants import is_organisation
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key

_FEWEST = 2
_NO_PROJECT = re.compile(
    r"(?:\d\S* )?(?:kontakt|ansprechp|auf einen blick|projektdaten|projektinfo|projektpartner|partner|konsortium|daten|"
    r"fakten|eckdaten|steckbrief|kurzinfo|überblick|übersicht|details|informationen|förder|finanz|team|leitung|"
    r"phase|arbeitspaket|ap \d|teil(?:projekt|vorhaben)|contact|overview|at a glance|work package|funding)|.*phase\b",
    re.IGNORECASE,
)


class _Section(NamedTuple):
    """What stands below a heading: its labels that projects have, and whether the heading may name one."""

    pieces: tuple[Piece, ...]
    labels: frozenset[str]
    headed: bool


def apart(page: Page, known: frozenset[str], vocabulary: Vocabulary) -> list[Page]:
    """Return a page for each project where the same label stands below several headings; else the page itself.

    A page that says something of its project above these headings, or in JSON-LD, is about one project.
    """
    for level in sorted({p.level for p in page.pieces if isinstance(p, Block) and p.level}, reverse=True):
        parts = [] if page.described else _parts(page.pieces, level)
        sections = [_section(part, level, known, vocabulary) for part in parts]
        if _several(sections, level):
            told = [_page(page, s.pieces, known) for s in sections if s.headed and s.labels]
            others = (s.pieces for s in sections if not (s.headed and s.labels))
            return [
                *told,
                *_grids(page, tuple(p for pieces in others for p in pieces if isinstance(p, Grid))),
            ]
    return [page]


def _several(sections: list[_Section], level: int) -> bool:
    """Whether some of the headings share a label, and none that projects have stands before or above them."""
    told = [section for section in sections if section.labels]
    if any(_level(section.pieces) < level for section in told):
        return False
    named = [section for section in told if section.headed]
    if len({_title(section.pieces) for section in named}) < _FEWEST or not told[0].headed:
        return False
    return any(one.labels & other.labels for one, other in combinations(named, 2))


def _parts(pieces: tuple[Piece, ...], level: int) -> list[tuple[Piece, ...]]:
    """Cut the pieces before each heading of a level, or of one above it."""
    cuts = [n for n, p in enumerate(pieces) if isinstance(p, Block) and 0 < p.level <= level]
    return [pieces[a:b] for a, b in pairwise([0, *cuts, len(pieces)]) if a < b]


def _section(part: tuple[Piece, ...], level: int, known: frozenset[str], vocabulary: Vocabulary) -> _Section:
    """Read a section; neither a label, nor an organisation, nor a part of a project is a project's name."""
    labels = frozenset(key(fact.label) for fact in facts(part, known)) & of_projects(vocabulary)
    title = _title(part) if _level(part) == level else ""
    other = key(title) in known or _NO_PROJECT.match(title) or is_organisation(title, vocabulary)
    return _Section(part, labels, bool(title and not other))


def _level(part: tuple[Piece, ...]) -> int:
    return part[0].level if isinstance(part[0], Block) else 0


def _title(part: tuple[Piece, ...]) -> str:
    return " ".join(part[0].text.split()) if isinstance(part[0], Block) else ""


def _page(page: Page, part: tuple[Piece, ...], known: frozenset[str]) -> Page:
    line = part[0].line if isinstance(part[0], Block) else 0
    return replace(
        page,
        titles=(_title(part),),
        facts=tuple(facts(part, known)),
        pieces=part,
        further=(),
        title_line=line,
    )


def _grids(page: Page, grids: tuple[Grid, ...]) -> Iterator[Page]:
    """Yield the tables that stand below none of the projects, as a page without facts."""
    if grids:
        yield replace(page, titles=(), facts=(), pieces=grids, further=())
