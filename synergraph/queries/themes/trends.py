"""Themes that emerge and fade, by the years in which projects start or by the editions of a report."""

from dataclasses import dataclass

import numpy as np

from synergraph.errors import UsageError, closest
from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.editions import edition, editions
from synergraph.queries.matrices import Floats, Indexes, flat
from synergraph.queries.portfolio import month
from synergraph.queries.score import Named
from synergraph.queries.themes.base import Base, base
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.slopes import slopes
from synergraph.queries.themes.words import say
from synergraph.queries.wording import number, sentence

BY = ("years", "editions")
"""What the periods are: the years in which projects start, the editions of a complete list."""
_LEAST, _HALF = 3, 0.5


@dataclass(frozen=True)
class Periods:
    """Which projects (rows of the base) count in which period; `times` are in years.

    `incomplete` are periods with less than half as many projects as usual: the first and last of them
    may not be told of in full.
    """

    names: tuple[str, ...]
    times: Floats
    rows: tuple[Indexes, ...]

    @property
    def totals(self) -> Floats:
        """The projects of each period."""
        return np.array([float(len(rows)) for rows in self.rows])

    @property
    def incomplete(self) -> tuple[str, ...]:
        few = self.totals < _HALF * np.median(self.totals) if len(self.rows) > 2 else np.zeros(len(self.rows))
        return tuple(name for name, is_few in zip(self.names, few, strict=True) if is_few)


@dataclass(frozen=True)
class Trend:
    """How the share of a topic among all projects changes in a year: by the factor `growth`.

    It lies between `low` and `high` with 80 %. `direction` is a key of `words.DIRECTIONS`; `counts` has the
    projects of each of the `periods`, `incomplete` are those with data missing. `statements` tell
    which projects are about it.
    """

    topic: Named
    direction: str
    growth: float
    low: float
    high: float
    periods: tuple[str, ...]
    counts: tuple[int, ...]
    incomplete: tuple[str, ...]
    statements: tuple[str, ...]
    why: Labels


def trends(
    graph: Graph, by: str = "", limit: int = 10, *, topic: str = "", keywords: bool = False
) -> list[Trend]:
    """Return the topics that clearly emerge, then those that clearly fade, the clearest first, then by id.

    At most `limit` of each.
    `by` is one of `BY`; "" takes years where most projects tell theirs, otherwise editions. `topic`
    (an id) asks for that one, be it clear or not. [] where there are fewer than two periods or
    nothing is clear. Raises `UsageError` for another `by`.
    """
    projects, among = base(graph), periods(graph, by)
    if len(among.names) < 2:
        return []
    at = np.array([projects.network.position[topic]]) if topic else projects.worth(keywords)
    counts = _counts(projects, among, at)
    found = slopes(counts, among.totals, among.times)
    clear = (found.low > 1, found.high < 1) if not topic else (np.ones(1, dtype=bool),)
    shown = [np.flatnonzero(which & (topic != "" or counts.sum(axis=1) >= _LEAST)) for which in clear]
    ranked = [one[np.lexsort((at[one], -np.round(np.abs(found.clear[one]), 9)))][:limit] for one in shown]
    chosen = [int(one) for one in np.concatenate(ranked)]
    facts = _facts(projects, among, at[chosen])
    return [
        _trend(projects, among, facts, int(at[one]), counts[one], *(v[one] for v in found)) for one in chosen
    ]


def periods(graph: Graph, by: str = "") -> Periods:
    """Return the periods to compare; there may be none. Raises `UsageError` for an unknown kind."""
    if by and by not in BY:
        raise UsageError(f"trends cannot be taken by “{by}”", hint=closest(by, BY))
    projects = base(graph)
    known = np.isfinite(projects.started)
    if by == "years" or (not by and known.mean() > _HALF if len(known) else False):
        return _years(projects)
    return _editions(graph, projects)


def _years(projects: Base) -> Periods:
    years = np.unique(projects.started[np.isfinite(projects.started)])
    rows = tuple(np.flatnonzero(projects.started == year) for year in years)
    return Periods(tuple(str(int(year)) for year in years), years, rows)


def _editions(graph: Graph, projects: Base) -> Periods:
    """Return the editions of the programme with most of them, each with the projects it has running."""
    days: dict[str, list[str]] = {}
    for programme, day in editions(graph):
        days.setdefault(programme, []).append(day)
    if not days:
        return Periods((), np.empty(0), ())
    programme = max(sorted(days), key=lambda one: len(days[one]))
    known = {projects.network.ids[at]: row for row, at in enumerate(projects.at)}
    told = [edition(graph, programme, day) for day in days[programme]]
    running = [one.with_status("running") or one.projects for one in told]
    rows = tuple(np.array(sorted(known[p] for p in found if p in known), np.int64) for found in running)
    full = [at for at, found in enumerate(rows) if len(found)]
    times = np.array([month(days[programme][at]) / 12 for at in full])
    return Periods(tuple(days[programme][at] for at in full), times, tuple(rows[at] for at in full))


def _counts(projects: Base, among: Periods, topics: Indexes) -> Floats:
    columns = [flat(projects.topics[rows].sum(axis=0))[topics] for rows in among.rows]
    return np.stack(columns, axis=1)


def _trend(
    projects: Base, among: Periods, facts: Facts, topic: int, counts: Floats, growth: float, low: float,
    high: float, _clear: float,
) -> Trend:  # fmt: skip
    named = projects.network.named(topic)
    direction = "rising" if low > 1 else "falling" if high < 1 else "steady"
    direction = direction if counts.sum() >= _LEAST else "few"
    about = [projects.network.ids[at] for at in projects.network.narrower(topic)]
    ids = [projects.network.ids[at] for at in projects.at[_rows(projects, among, topic)]]
    return Trend(
        named, direction, float(growth), float(low), float(high), among.names, tuple(int(n) for n in counts),
        among.incomplete, tuple(s for project in ids for s in facts.of(project, ["has_topic"], about)),
        _why(named.name, direction, (growth, low, high), among, counts),
    )  # fmt: skip


def _facts(projects: Base, among: Periods, topics: Indexes) -> Facts:
    """Return the statements that projects of the periods are about some topics or narrower ones."""
    ids = projects.network.ids
    about = [ids[at] for topic in topics for at in projects.network.narrower(int(topic))]
    rows = np.unique(np.concatenate(among.rows))
    return Facts(projects.network.graph, ["has_topic"], [ids[at] for at in projects.at[rows]], about)


def _rows(projects: Base, among: Periods, topic: int) -> Indexes:
    rows = np.unique(np.concatenate(among.rows))
    return np.asarray(rows[flat(projects.topics[rows][:, [topic]].toarray()) > 0])


def _why(
    topic: Labels, direction: str, factors: tuple[float, float, float], among: Periods, counts: Floats
) -> Labels:
    growth, low, high = (Labels(*(number(one, lang) for lang in ("de", "en"))) for one in factors)
    middle = (len(counts) + 1) // 2
    (before, after), (earlier, later) = (
        (int(values[:middle].sum()), int(values[middle:].sum())) for values in (counts, among.totals)
    )
    shares = say("shares", before=before, earlier=earlier, after=after, later=later)
    return sentence([say(direction, topic=topic, growth=growth, low=low, high=high, shares=shares)])
