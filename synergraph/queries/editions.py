"""A programme's portfolio as of a day, counted on the statements known by then.

The status of a project is that of the latest source up to the day, including what the list of
that source tells of projects it no longer names. Days compare by prefix: "2023-06" includes
"2023-06-30".
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.view import current

RELATED = "related"
"""Role of an action field that a project has a bearing on without being listed under it."""


@dataclass(frozen=True)
class Edition:
    """What is known of a programme on a day; `statements` are those of sources up to `as_of`."""

    programme: str
    as_of: str
    statements: pl.DataFrame
    sources: list[str]

    def subjects(self, predicate: str, target: str = "") -> set[str]:
        """Return the projects with an edge of this kind, to `target` if given."""
        rows = self.statements.filter(
            (pl.col("predicate") == predicate) & pl.col("subject").str.starts_with("project/")
        )
        return set((rows.filter(pl.col("object") == target) if target else rows)["subject"])

    @property
    def projects(self) -> set[str]:
        return self.subjects("part_of", self.programme)

    @property
    def grants(self) -> set[str]:
        return self.subjects("funded_by", self.programme)

    @property
    def interviewed(self) -> set[str]:
        rows = self.statements.filter(
            (pl.col("predicate") == "interviewed") & (pl.col("as_of") == self.as_of)
        )
        return set(rows["subject"])

    def with_status(self, status: str) -> set[str]:
        """Return the projects that have the status on the day."""
        held = current(self.statements.filter(pl.col("predicate") == "status"), self.sources)
        return set(held.filter(pl.col("value") == status)["subject"]) & self.projects

    def by_field(self, projects: set[str]) -> dict[str, int]:
        """Count projects by the action field that the latest source lists them under, by field id."""
        rows = self.statements.filter(
            (pl.col("predicate") == "in_action_field")
            & (pl.col("role") != RELATED)
            & pl.col("subject").is_in(sorted(projects))
        )
        latest = rows.sort("as_of", "id", descending=[True, False]).unique(
            "subject", keep="first", maintain_order=True
        )
        return dict(latest.group_by("object").len().sort("object").iter_rows())

    def calls(self) -> dict[str, int]:
        """Count the projects funded by each call of the programme, by call id."""
        part_of = (pl.col("predicate") == "part_of") & (pl.col("object") == self.programme)
        calls = self.statements.filter(part_of & pl.col("subject").str.starts_with("programme/"))[
            "subject"
        ].unique()
        funded = {call: len(self.subjects("funded_by", call)) for call in sorted(calls)}
        return {call: number for call, number in funded.items() if number}


MEASURES: dict[str, Callable[[Edition], int]] = {
    "projects": lambda e: len(e.projects),
    "projects_completed": lambda e: len(e.with_status("completed")),
    "projects_running": lambda e: len(e.with_status("running")),
    "projects_with_grant": lambda e: len(e.grants),
    "grants": lambda e: len(e.grants),
    "interviews": lambda e: len(e.interviewed),
}
"""How to count what a source may print of a programme."""


def edition(graph: Graph, programme: str, as_of: str) -> Edition:
    """Return the edition of a programme (id) on a day; "" stands for all that is known."""
    known = graph.statements
    if as_of:
        known = known.filter((pl.col("as_of") <= as_of) | pl.col("as_of").str.starts_with(as_of))
    return Edition(programme, as_of, known, graph.ledger["source"].to_list())


def editions(graph: Graph) -> list[tuple[str, str]]:
    """Return (programme, day) for every day on which a source makes a complete list of a programme."""
    own = (pl.col("predicate") == "complete_list") & (pl.col("subject") == pl.col("source"))
    lists = graph.statements.filter(own)
    return sorted(set(lists.select("object", "as_of").iter_rows()))
