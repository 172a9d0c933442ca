"""Finding a node by what a person types."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import polars as pl

from synergraph.errors import UsageError
from synergraph.ontology.names import key


class _Bearer(NamedTuple):
    """A node that bears a name, as its own (rank 0) or as an alias (1)."""

    rank: int
    id: str
    kind: str
    stated: bool


class Lookup:
    """The nodes of a table by id, former id, name and alias, however spelt."""

    def __init__(self, nodes: pl.DataFrame, former: Mapping[str, str]) -> None:
        self._nodes = nodes
        self._former = former
        self._kinds = dict(nodes.select("id", "kind").iter_rows())
        self._bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
        for id, kind, name, aliases, stated in nodes.select(
            "id", "kind", "name", "aliases", "stated"
        ).iter_rows():
            self._bearers[key(name)].append(_Bearer(0, id, kind, stated))
            for alias in {key(alias) for alias in aliases}:
                self._bearers[alias].append(_Bearer(1, id, kind, stated))

    def named(self, name: str, kinds: tuple[str, ...] = ()) -> str:
        """Return the id of the node called `name`, "" where nothing is called so.

        Names win over aliases, things that sources state over mere vocabulary. Raises `UsageError`
        with the ids to choose from when several things bear the name.
        """
        node = self._former.get(name, name)
        if node in self._kinds and (not kinds or self._kinds[node] in kinds):
            return node
        bearers = [one for one in self._bearers.get(key(name), ()) if not kinds or one.kind in kinds]
        for rank in (0, 1):
            hits = [one for one in bearers if one.rank == rank]
            stated = [one.id for one in hits if one.stated] or [one.id for one in hits]
            if len(stated) > 1:
                raise UsageError(
                    f"“{name}” is the name of several things", hint=f"give the id: {', '.join(stated)}"
                )
            if stated:
                return stated[0]
        return ""

    def find(self, name: str, kinds: tuple[str, ...] = ()) -> str:
        """Return the id of the node called `name`; raises `UsageError` where there is none, as `named` else."""
        found = self.named(name, kinds)
        if not found:
            raise UsageError(f"nothing is called “{name}”", hint=self._suggest(name, kinds))
        return found

    def _suggest(self, name: str, kinds: tuple[str, ...]) -> str:
        from rapidfuzz import fuzz, process

        stated = self._nodes.filter("stated")
        names = (stated.filter(pl.col("kind").is_in(kinds)) if kinds else stated)["name"].to_list()
        near = process.extract(name, names, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
        return (
            f"did you mean {' or '.join(f'“{found}”' for found, _, _ in near)}?"
            if near
            else "see `synergraph ask nodes`"
        )
