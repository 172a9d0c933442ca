"""A report while it is being read: its text, and what has been named in it so far.

Extractors are functions from a report to statements. They run in the order of
`synergraph.loaders.report.EXTRACTORS` and share what they learn through `names`: a project
listed in the overview is known by that name, and by its short forms, to all that come after.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from synergraph.loaders.report.text import Text
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key
from synergraph.statements import Skipped, Source, Statement, Thing


@dataclass(slots=True)
class Names:
    """Names that the document itself introduces: projects, programmes, organisations, events."""

    _known: dict[tuple[str, str], Thing] = field(default_factory=dict)
    _written: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, thing: Thing, *aliases: str) -> Thing:
        """Remember `thing` under its name and the aliases; the first thing under a name stays."""
        for name in (thing.name, *aliases):
            self._known.setdefault((thing.kind, key(name)), thing)
            self._written.setdefault((thing.kind, key(name)), name)
        return self._known[thing.kind, key(thing.name)]

    def find(self, kind: str, name: str) -> Thing | None:
        """Return the thing of `kind` the document knows under `name`, however spelt."""
        return self._known.get((kind, key(name)))

    def of_kind(self, kind: str) -> list[Thing]:
        """Return the known things of `kind`, in the order they were first named."""
        return list(dict.fromkeys(t for (k, _), t in self._known.items() if k == kind))

    def __len__(self) -> int:
        return len(self._written)

    def written(self, kind: str) -> list[tuple[str, Thing]]:
        """Return every name of the known things of `kind`, as first written, with its thing."""
        return [(name, self._known[at]) for at, name in self._written.items() if at[0] == kind]


@dataclass(slots=True)
class Report:
    """What extractors read from and add to.

    `document` is the thing the source itself is, `programme` the masterplan it reports on (None
    where it reports on none), `fields` the action field of each project whose field is known.
    """

    source: Source
    text: Text
    vocabulary: Vocabulary
    document: Thing
    as_of: str = ""
    programme: Thing | None = None
    fields: dict[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    rows: int = 0
    used: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def take(self, rows: int = 1) -> None:
        """Enter rows in the ledger that yielded statements."""
        self.rows += rows
        self.used += rows

    def skip(self, start: int, reason: str) -> None:
        """Enter the row that begins at character `start` in the ledger as one that yielded nothing."""
        self.rows += 1
        self.skipped.append(Skipped(f"line {self.text.place_at(start)}", reason))


Extractor = Callable[[Report], Iterator[Statement]]
