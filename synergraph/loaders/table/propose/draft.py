"""A map in the making: its table as TOML will hold it, and the reason for each of its entries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synergraph.loaders.table.propose.presets import Fit

Table = dict[str, Any]


@dataclass
class Draft:
    """A proposed map. `why` gives reasons by place: "name", "attributes.status", "edges.0"."""

    table: Table
    why: dict[str, str] = field(default_factory=dict)
    intro: str = ""

    @property
    def attributes(self) -> Table:
        found: Table = self.table.setdefault("attributes", {})
        return found

    @property
    def edges(self) -> list[Table]:
        found: list[Table] = self.table.setdefault("edges", [])
        return found

    def add_edge(self, edge: Table, why: str) -> None:
        self.why[f"edges.{len(self.edges)}"] = why
        self.edges.append(edge)

    def keep_edges(self, kept: list[tuple[Table, str]]) -> None:
        """Put these edges, each with its reason, in the place of all."""
        for place in [place for place in self.why if place.startswith("edges.")]:
            del self.why[place]
        self.table["edges"] = []
        for edge, why in kept:
            self.add_edge(edge, why)


def filled(fit: Fit) -> list[Draft]:
    """Return the maps of a preset with the titles of the table, without what the table lacks."""
    drafts = []
    for number, entry in enumerate(fit.preset.maps):
        table = _table(entry, fit)
        if table is None:
            continue
        draft = Draft({k: v for k, v in table.items() if k not in ("attributes", "edges")})
        for name, value in table.get("attributes", {}).items():
            draft.attributes[name] = value
        for edge in table.get("edges", []):
            draft.add_edge(edge, "")
        if number == 0 or draft.edges or draft.table.get("attributes"):
            drafts.append(draft)
    return drafts


def _table(entry: Mapping[str, Any], fit: Fit) -> Table | None:
    """Fill a map; None where the column is missing that says what a row is."""
    table: Table = {}
    for name, value in entry.items():
        if name == "edges":
            table[name] = [edge for part in value if (edge := _edge(part, fit))]
        elif name == "attributes":
            table[name] = dict(_attributes(value, fit))
        elif name == "things":
            table[name] = value
        elif (filled := _entry(name, value, fit)) is not None:
            table[name] = filled
        elif name in ("name", "kind", "when", "from", "to", "edge"):
            return None
    return table if "name" in table or "key" in table or "from" in table else None


def _edge(entry: Mapping[str, Any], fit: Fit) -> Table | None:
    """Fill an edge; None where no column names the other thing, or the one that `when` asks is missing."""
    edge: Table = {}
    for name, value in entry.items():
        if name == "attributes":
            edge[name] = dict(_attributes(value, fit))
        elif (filled := _entry(name, value, fit)) is not None:
            edge[name] = filled
    named = edge.keys() & {"column", "value", "key"} and not ("column" in entry and "column" not in edge)
    if not edge.get("attributes", True):
        del edge["attributes"]
    return edge if named and not ("when" in entry and "when" not in edge) else None


def _attributes(entries: Mapping[str, Any], fit: Fit) -> Iterator[tuple[str, Any]]:
    for name, value in entries.items():
        if (filled := _entry(name, value, fit)) is not None:
            yield name, filled


def _entry(name: str, value: Any, fit: Fit) -> Any:
    """Fill one entry; None where the table has none of its columns."""
    if name in (
        "edge",
        "kind",
        "direction",
        "value",
        "role",
        "separator",
        "prefix",
        "join",
        "values",
        "scheme",
    ):
        return _cell(value, fit) if isinstance(value, dict) and "column" in value else value
    if name == "key" and isinstance(value, list):
        return next((found for entry in value if (found := _cell(entry, fit))), None)
    return _cell(value, fit)


def _cell(value: Any, fit: Fit) -> Any:
    if isinstance(value, dict):
        if "column" not in value:
            return value
        column = _cell(value["column"], fit)
        if isinstance(column, dict):
            return {**value, **column}
        return None if column is None else {**value, "column": column}
    if isinstance(value, list):
        titles = [title for part in value if (title := _cell(part, fit)) is not None]
        return titles[0] if len(titles) == 1 else titles or None
    return _titles(value, fit)


def _titles(value: str, fit: Fit) -> Any:
    for column in value.split("|"):
        if titles := fit.found.get(column):
            if len(titles) == 1:
                return titles[0]
            numbered = all(title.startswith(titles[0][:3]) for title in titles)
            return list(titles) if numbered else {"column": list(titles), "join": " "}
    return None
