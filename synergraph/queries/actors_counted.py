"""The actors that sources name, counted as EWM does: by type, size class and seat."""

from collections import Counter, defaultdict

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.counting import counting_units
from synergraph.queries.sheet import Sheet

_WORDS = {
    "title": Labels("Akteure nach Typ, Größe und Sitz", "Actors by type, size and seat"),
    "type": Labels("Akteurstyp", "actor type"),
    "size": Labels("Größenklasse", "size class"),
    "seat": Labels("Sitz", "seat"),
    "units": Labels("gezählte Akteure", "counted actors"),
    "nodes": Labels("genannte Organisationen", "named organisations"),
    "total": Labels("zusammen", "together"),
    "note": Labels(
        "Gezählt wie im EWM: Hochschulen einmal, Institute je für sich, Unternehmen auf höchster Ebene.",
        "Counted as in EWM: universities once, institutes each for itself, companies at the highest level.",
    ),
}
_REGIONS = {
    "place/berlin": Labels("Berlin", "Berlin"),
    "place/brandenburg": Labels("Brandenburg", "Brandenburg"),
    "place/deutschland": Labels("übriges Deutschland", "rest of Germany"),
}
_ABROAD = Labels("Ausland", "abroad")


def actors_counted(graph: Graph, lang: str = "de") -> Sheet:
    """Return how many actors there are of each type, size class and seat, and of how many nodes.

    What a counting unit does not say of itself is taken from its parts where they agree; "" is
    what nobody says. The last row is the sum; without stated organisations there are no rows.
    """
    stated = set(graph.nodes.filter(pl.col("stated") & (pl.col("kind") == "organisation"))["id"])
    units = counting_units(graph, lang).filter(pl.col("node").is_in(list(stated)))
    members: dict[str, list[str]] = defaultdict(list)
    for node, unit, _ in units.iter_rows():
        members[unit].append(node)
    told = _told(graph, lang)
    counted: Counter[tuple[str, ...]] = Counter()
    named: Counter[tuple[str, ...]] = Counter()
    for unit, nodes in members.items():
        of = tuple(_agreed(told[unit][n], [told[node][n] for node in nodes]) for n in range(3))
        counted[of] += 1
        named[of] += len(nodes)
    rows: list[tuple[object, ...]] = [(*of, counted[of], named[of]) for of in sorted(counted)]
    if rows:
        rows.append((_WORDS["total"][lang], "", "", counted.total(), named.total()))
    columns = [_WORDS[name][lang] for name in ("type", "size", "seat", "units", "nodes")]
    return Sheet(_WORDS["title"][lang], columns, rows, _WORDS["note"][lang])


def _told(graph: Graph, lang: str) -> dict[str, tuple[str, str, str]]:
    """Return type, size class and region of every organisation, in words, "" for what is not said."""
    nodes = graph.nodes.filter(pl.col("kind") == "organisation")
    region = _regions(graph, lang)
    return {
        node: (
            _code(graph, "actor_type", of, lang),
            _code(graph, "size_class", size, lang),
            region.get(node, ""),
        )
        for node, of, size in nodes.select("id", "actor_type", "size_class").iter_rows()
    }


def _code(graph: Graph, scheme: str, code: str | None, lang: str) -> str:
    label = graph.code(scheme, code) if code else None
    return label[lang] if label else code or ""


def _agreed(own: str, parts: list[str]) -> str:
    said = set(parts) - {""}
    return own or (said.pop() if len(said) == 1 else "")


def _regions(graph: Graph, lang: str) -> dict[str, str]:
    """Return the region of each thing with a seat: the first of Berlin, Brandenburg, Germany, else abroad."""
    within: dict[str, set[str]] = defaultdict(set)
    for thing, place in (
        graph.edges.filter(pl.col("kind") == "located_in").select("source", "target").iter_rows()
    ):
        within[thing].add(place)
    return {
        thing: next((label[lang] for at, label in _REGIONS.items() if at in around), _ABROAD[lang])
        for thing, around in ((thing, _around(thing, within)) for thing in list(within))
    }


def _around(thing: str, within: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [thing]
    while ahead:
        fresh = within.get(ahead.pop(), set()) - found
        found |= fresh
        ahead.extend(fresh)
    return found
