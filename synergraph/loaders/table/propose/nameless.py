"""Columns titled as offers or requests whose cells name nothing."""

from collections.abc import Mapping

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.readable import MOST, dates, reading, titles_of
from synergraph.loaders.table.propose.rest import is_ticks
from synergraph.loaders.table.values import Values


def is_nameless(column: Column, values: Values) -> bool:
    """Whether the cells are ticks, days or numbers, whatever the title promises."""
    read = reading("volume", column, values)
    numbers = bool(read.filled) and read.readable >= MOST * read.filled
    return is_ticks(column) or numbers or dates(column, values)


def drop(draft: Draft, columns: Mapping[str, Column], values: Values, left_out: dict[str, str]) -> None:
    """Take away offers and requests below whose title stand ticks, days and numbers, with the reason."""
    for edge in [edge for edge in draft.edges if edge["edge"] in ("offers", "seeks")]:
        titles = titles_of(edge.get("column", []))
        if titles and all(is_nameless(columns[title], values) for title in titles):
            draft.edges.remove(edge)
            left_out |= {t: f"names nothing, e.g. “{columns[t].cells[0][:40]}”" for t in titles}
