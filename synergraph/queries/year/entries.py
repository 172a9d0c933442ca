"""What a plan of a year consists of."""

from dataclasses import dataclass
from datetime import date

from synergraph.ontology import Labels

_NONE = Labels("", "")


@dataclass(frozen=True)
class Entry:
    """A dated entry of a plan: whole days from `start` to `end`, both included.

    `kind` is a key of `words.KINDS`: "event" (proposed), "planned" (the sources say so), "invite" (the
    day to begin inviting), "milestone" (a project starts or ends, a call closes). `why` gives the reason,
    `statements` what it rests on. `recipe` is the name of the recipe, "" where there is none.
    """

    start: date
    end: date
    kind: str
    title: Labels
    why: Labels = _NONE
    recipe: str = ""
    theme: Labels = _NONE
    statements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Year:
    """A year as planned: entries by day, in words what found no day, and how many milestones were left out."""

    year: int
    entries: tuple[Entry, ...]
    unplaced: tuple[Labels, ...]
    further: int = 0
