"""From rows of cells to decisions, whatever file they stand in."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from synergraph.errors import OntologyError
from synergraph.graph.decisions.closure import DIFFERENT, SAME, UNSURE
from synergraph.graph.resolve.identity import Decision
from synergraph.ontology import ontology

COLUMNS = ("kind", "left", "right", "decision", "reason", "author")
NEEDED = 4
DECIDED = (SAME, DIFFERENT, UNSURE)
_MEANT = {
    word: decision
    for decision, words in {
        SAME: ("gleich", "dasselbe", "das gleiche", "identisch", "ja", "yes"),
        DIFFERENT: ("verschieden", "nicht gleich", "nicht dasselbe", "ungleich", "anders", "nein", "no"),
        UNSURE: ("unsicher", "nicht sicher", "unklar", "weiß nicht", "not sure"),
    }.items()
    for word in words
}
_HINT = "write same, different or unsure (gleich, verschieden, unsicher)"


class Row(NamedTuple):
    """A decision and the row it stands in, as the spreadsheet counts (header = 1)."""

    number: int
    decision: Decision


class Problem(NamedTuple):
    """A row that is not taken, with the reason in words and what to write instead."""

    number: int
    reason: str
    hint: str = ""


def parsed(
    rows: Iterable[tuple[int, Mapping[str, str]]], *, undecided: bool = False
) -> tuple[list[Row], list[Problem]]:
    """Split numbered rows into decisions and problems; blank rows are passed over.

    With `undecided` so are rows in which nothing is decided yet.
    """
    found, problems = [], []
    for number, row in rows:
        if not any(row.values()) or (undecided and not row["decision"]):
            continue
        given = Decision(*(row.get(name, "") for name in COLUMNS))
        decision = given._replace(kind=given.kind.casefold(), decision=_decided(given.decision))
        if problem := _problem(number, decision):
            problems.append(problem)
        else:
            found.append(Row(number, decision))
    return found, problems


def cells(decision: Decision) -> dict[str, str]:
    """Return a decision as cells by column."""
    return dict(zip(COLUMNS, decision, strict=True))


def _decided(word: str) -> str:
    folded = " ".join(word.casefold().split())
    return _MEANT.get(folded, folded)


def _problem(number: int, decision: Decision) -> Problem | None:
    if decision.decision not in DECIDED:
        return Problem(number, f"unknown decision “{decision.decision}”", _HINT)
    try:
        ontology().node(decision.kind)
    except OntologyError as error:
        return Problem(number, error.message, error.hint)
    if not (decision.left and decision.right):
        return Problem(number, "a name is missing", "left and right each need a name or an identifier")
    return None
