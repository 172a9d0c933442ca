"""Finding a node by what a person types."""

import polars as pl

from synergraph.errors import UsageError
from synergraph.ontology.names import key


def find(nodes: pl.DataFrame, name: str, kinds: tuple[str, ...] = ()) -> str:
    """Return the id of the node called `name`: its id, else its name or an alias, however spelt.

    Names win over aliases, things that sources state over mere vocabulary. Raises `UsageError`
    with the closest names, or the ids to choose from.
    """
    pool = nodes.filter(pl.col("kind").is_in(kinds)) if kinds else nodes
    if name in pool["id"]:
        return name
    wanted = key(name)
    for rank in (0, 1):
        hits = [
            row
            for row in pool.select("id", "name", "aliases", "stated").iter_rows()
            if _bears(row, wanted, rank)
        ]
        stated = [row[0] for row in hits if row[3]] or [row[0] for row in hits]
        if len(stated) == 1:
            return str(stated[0])
        if stated:
            raise UsageError(
                f"“{name}” is the name of several things", hint=f"give the id: {', '.join(stated)}"
            )
    raise UsageError(f"nothing is called “{name}”", hint=_suggest(pool, name))


def _bears(row: tuple[str, str, list[str], bool], wanted: str, rank: int) -> bool:
    return key(row[1]) == wanted if rank == 0 else any(key(alias) == wanted for alias in row[2])


def _suggest(pool: pl.DataFrame, name: str) -> str:
    from rapidfuzz import fuzz, process

    near = process.extract(
        name, pool.filter("stated")["name"].to_list(), scorer=fuzz.WRatio, limit=3, score_cutoff=60
    )
    return (
        f"did you mean {' or '.join(f'“{found}”' for found, _, _ in near)}?"
        if near
        else "see `synergraph ask nodes`"
    )
