"""A consortium as tables."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.cited import with_evidence
from synergraph.queries.partners.consortium import Consortium, consortium
from synergraph.queries.partners.roles import read_role, read_roles
from synergraph.queries.score import Named
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES, filled, listed, number

_TITLES = {
    "consortium": Labels("Konsortium", "Consortium"),
    "empty": Labels("Offene Rollen", "Roles to fill"),
    "role": Labels("Rolle", "role"),
    "others": Labels("sonst", "else"),
    "could": Labels("könnte einspringen", "could step in"),
    "note": Labels(
        "{points} Punkte von höchstens {bound}; Rollen besetzt: {filled} von {all}",
        "{points} points of at most {bound}; roles filled: {filled} of {all}",
    ),
}


def sheets(found: Consortium, lang: str = "de") -> list[Sheet]:
    """Return a consortium as tables: who fills which role, and the roles to fill, where there are any."""
    note = filled(
        _TITLES["note"],
        points=Labels(*(number(found.points, one) for one in ("de", "en"))),
        bound=Labels(*(number(found.bound, one) for one in ("de", "en"))),
        filled=len(found.members),
        all=len(found.members) + len(found.vacancies),
    )
    rows = [
        (rank, m.role.name, m.partner.name[lang], round(m.score, 1), m.why[lang], _names(m.others, lang))
        for rank, m in enumerate(found.members, 1)
    ]
    first = [
        TITLES["rank"],
        _TITLES["role"],
        TITLES["partner"],
        TITLES["score"],
        TITLES["why"],
        _TITLES["others"],
    ]
    tables = [Sheet(_TITLES["consortium"][lang], [column[lang] for column in first], rows, note[lang])]
    if found.vacancies:
        open_rows = [
            (v.role.name, v.why[lang], _names([p.partner for p in v.others], lang)) for v in found.vacancies
        ]
        columns = [_TITLES["role"][lang], TITLES["why"][lang], _TITLES["could"][lang]]
        tables.append(Sheet(_TITLES["empty"][lang], columns, open_rows))
    return tables


def _names(some: Sequence[Named], lang: str) -> str:
    return listed([one.name for one in some])[lang]


def answers(
    graph: Graph, idea: str, lines: Sequence[str], file: Path | None, lang: str, **given: Any
) -> list[Sheet]:
    """Return the tables for an idea, its roles from lines and a file, with evidence; `given` as for `consortium`."""
    roles = [*map(read_role, lines), *(read_roles(file) if file else [])]
    found = consortium(graph, idea, roles, **given)
    filled_roles, *rest = sheets(found, lang)
    return [*with_evidence(graph, filled_roles, found.members, lang), *rest]
