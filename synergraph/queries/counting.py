"""How EWM counts actors: universities once, institutes each for itself, companies at the highest level.

The nodes stay as they are; this is a view on them. Each organisation has a counting unit, the
node it is counted as, found along part_of:

- a university is one unit with its faculties and institutes, not with its companies and agencies;
- a company is counted as the highest company it is part of;
- everything else counts for itself, so does what belongs to several units at once.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.ontology.names import fold

UNITS = {"node": pl.String, "unit": pl.String, "rule": pl.String}
RULES = {
    "itself": Labels("zählt für sich", "counts for itself"),
    "university": Labels("zählt mit seiner Hochschule", "counts with its university"),
    "company": Labels("zählt mit dem obersten Unternehmen", "counts with the highest company"),
    "several": Labels("gehört zu mehreren, zählt für sich", "part of several, counts for itself"),
}
_UNIVERSITY = re.compile(r"universit|hochschul|\bcolleges?\b")
_NO_UNIVERSITY = re.compile(
    r"allian[zc]|verbund|verband|konferenz|stiftung|gesellschaft|foundation|associat|societ|verlag|press\b"
)
_TEACHING = frozenset({"research", "education", ""})


def counting_units(graph: Graph, lang: str = "de") -> pl.DataFrame:
    """Return the counting unit of every organisation: node, unit (both ids) and rule (in words).

    Ordered by node; empty where the graph has no organisations. A unit may be a node that no
    source states, such as the university that a stated institute is part of.
    """
    nodes = graph.nodes.filter(pl.col("kind") == "organisation").sort("id")
    columns = nodes.select("id", pl.col("actor_type").fill_null(""), "name", "label_en").iter_rows()
    types, universities = {}, set()
    for identifier, actor_type, *names in columns:
        types[identifier] = actor_type
        if actor_type in _TEACHING and any(map(_is_university, names)):
            universities.add(identifier)
    parts = Parts(types, universities, _wholes(graph, types))
    rows = [(node, unit, RULES[rule][lang]) for node in types for unit, rule in [parts.unit(node)]]
    return pl.DataFrame(rows, schema=UNITS, orient="row")


def _is_university(name: str | None) -> bool:
    folded = fold(name or "")
    return bool(_UNIVERSITY.search(folded)) and not _NO_UNIVERSITY.search(folded)


def _wholes(graph: Graph, types: Mapping[str, str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = graph.edges.filter(pl.col("kind") == "part_of").select("source", "target")
    for part, whole in rows.iter_rows():
        if part in types and whole in types and part != whole:
            found[part].add(whole)
    return found


@dataclass(frozen=True)
class Parts:
    """Organisations with their types and wholes; which of them are universities."""

    types: Mapping[str, str]
    universities: set[str]
    wholes: Mapping[str, set[str]]
    _tops: dict[str, set[str]] = field(default_factory=dict)

    def unit(self, node: str) -> tuple[str, str]:
        """Return the counting unit of a node and the rule that found it."""
        rule, tops = "itself", {node}
        if node in self.universities:
            return node, rule
        if self._is_company(node):
            rule, tops = "company", self._highest(node)
        elif self.types[node] in _TEACHING:
            rule, tops = "university", self._nearest(node) or {node}
        if len(tops) > 1:
            return node, "several"
        top = next(iter(tops))
        return (top, rule) if top != node else (node, "itself")

    def _is_company(self, node: str) -> bool:
        """Whether a node is a company, or a part without a type whose wholes are companies."""
        if self.types[node]:
            return self.types[node] == "company"
        return any(self.types[whole] == "company" for whole in self.wholes.get(node, ()))

    def _nearest(self, node: str) -> set[str]:
        """Return the universities first met on the ways up, with the ends of ways that meet none; or nothing."""
        found, seen, ahead = set(), {node}, [node]
        while ahead:
            at = ahead.pop()
            above = self.wholes.get(at, set())
            found |= (above & self.universities) or ({at} - {node} if not above else set())
            fresh = above - self.universities - seen
            seen |= fresh
            ahead.extend(fresh)
        return found if found & self.universities else set()

    def _highest(self, node: str) -> set[str]:
        """Return the companies above which there is none; those in a circle count as their first."""
        reach = self._reach(node)
        return {min(self._reach(at)) for at in reach if all(at in self._reach(up) for up in self._reach(at))}

    def _reach(self, node: str) -> set[str]:
        """Return a company with all the companies above it."""
        if node not in self._tops:
            seen, ahead = {node}, [node]
            while ahead:
                above = {w for w in self.wholes.get(ahead.pop(), ()) if self.types[w] == "company"} - seen
                seen |= above
                ahead.extend(above)
            self._tops[node] = seen
        return self._tops[node]
