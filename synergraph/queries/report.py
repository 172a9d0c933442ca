"""The graph's own counts against the printed ones, edition by edition, and what contradicts."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment, words
from synergraph.ontology.names import key
from synergraph.queries.editions import MEASURES, Edition, edition, editions
from synergraph.queries.sheet import Sheet
from synergraph.queries.status import conflicts

_MEASURES = {
    "projects": {"de": "Projekte", "en": "projects"},
    "projects_completed": {"de": "davon abgeschlossen", "en": "of these completed"},
    "projects_running": {"de": "davon in Umsetzung", "en": "of these running"},
    "projects_with_grant": {"de": "davon mit Förderung", "en": "of these with a grant"},
    "grants": {"de": "Projektförderungen", "en": "grants"},
    "interviews": {"de": "interviewte Projekte", "en": "interviewed projects"},
    "cooperation": {"de": "Beteiligungen anderer Cluster", "en": "participations of other clusters"},
}
_WORDS = {
    "measure": {"de": "Größe", "en": "measure"},
    "counted": {"de": "gezählt", "en": "counted"},
    "printed": {"de": "gedruckt", "en": "printed"},
    "agrees": {"de": "stimmt", "en": "agrees"},
    "source": {"de": "Quelle", "en": "source"},
    "place": {"de": "Stelle", "en": "place"},
    "as_of": {"de": "Stand", "en": "as of"},
    "changes": {"de": "Veränderung zum Vorjahr", "en": "Change against the year before"},
    "change": {"de": "Größe", "en": "measure"},
    "by_table": {"de": "laut Tabelle", "en": "by the table"},
    "ended": {
        "de": "Laufend geführt, obwohl die Förderung endete",
        "en": "Listed as running after the grant ended",
    },
    "project": {"de": "Projekt", "en": "project"},
    "until": {"de": "Förderung bis", "en": "grant until"},
    "field": {"de": "Handlungsfeld", "en": "action field"},
    "call": {"de": "aus Aufruf", "en": "from call"},
}
Printed = tuple[float, str, str]
"""A printed number with the name of its document and its place in words."""


def report(graph: Graph, lang: str, as_of: str = "") -> list[Sheet]:
    """Return one sheet per edition of a programme, one of cluster cooperation, and the contradictions.

    An edition is a day on which a source makes a complete list; `as_of` picks one by its
    beginning. Where nothing was printed the columns for it are empty.
    """
    found = [(p, day) for p, day in editions(graph) if day.startswith(as_of)]
    sheets = [_edition(graph, edition(graph, programme, day), lang) for programme, day in found]
    parts = [
        *sheets,
        _cooperation(graph, lang),
        _changes(graph, lang),
        _ended(graph, found, lang),
        conflicts(graph, lang),
    ]
    return [sheet for sheet in parts if sheet.rows]


def _edition(graph: Graph, held: Edition, lang: str) -> Sheet:
    names = _names(graph, lang)
    printed = _printed(graph, held, lang)
    rows = []
    for measure, count in MEASURES.items():
        number = count(held)
        if number or measure in printed:
            rows.append(_row(_MEASURES[measure][lang], number, printed.get(measure)))
        if measure in ("projects", "grants"):
            of = held.by_field(held.projects if measure == "projects" else held.grants)
            rows += [_row(f"  {_WORDS['field'][lang]} {names[f]}", n, None) for f, n in of.items()]
    rows += [_row(f"  {_WORDS['call'][lang]} {names[call]}", n, None) for call, n in held.calls().items()]
    columns = [_WORDS[name][lang] for name in ("measure", "counted", "printed", "agrees", "source", "place")]
    return Sheet(f"{names[held.programme]}, {_WORDS['as_of'][lang]} {held.as_of}", columns, rows)


def _row(label: str, counted: int, printed: Printed | None) -> tuple[object, ...]:
    if printed is None:
        return label, counted, None, None, None, None
    return label, counted, printed[0], counted == printed[0], printed[1], printed[2]


def _names(graph: Graph, lang: str) -> dict[str, str]:
    return dict(graph.nodes.select("id", "label_en" if lang == "en" else "name").iter_rows())


def _figures(graph: Graph, lang: str) -> Iterator[tuple[dict[str, Any], Printed]]:
    """Yield each printed figure (measure, scope, year, as_of …) with what was printed where."""
    figures = graph.nodes.filter(pl.col("kind") == "figure").select("id", "measure", "value", "scope", "year")
    documents = graph.nodes.select("id", "name")
    stated = graph.statements.filter(pl.col("predicate") == "states").with_columns(fragment()).sort("id")
    rows = stated.select("source", "as_of", "place", "object").join(
        figures, left_on="object", right_on="id", maintain_order="left"
    )
    for row in rows.join(documents, left_on="source", right_on="id", maintain_order="left").iter_rows(
        named=True
    ):
        yield row, (row["value"], row["name"], words(row["place"], lang))


def _printed(graph: Graph, held: Edition, lang: str) -> dict[str, Printed]:
    """Return what the sources of the edition's day print of its programme, by measure."""
    (about,) = (
        graph.nodes.filter(pl.col("id") == held.programme).select("name", "label_en", "aliases").iter_rows()
    )
    names = {key(name) for name in (about[0], about[1], *about[2])}
    return {
        row["measure"]: printed
        for row, printed in _figures(graph, lang)
        if key(row["scope"] or "") in names and row["as_of"] == held.as_of
    }


def _cooperation(graph: Graph, lang: str) -> Sheet:
    """Hold the sums that cooperation tables print against the cooperations in the graph."""
    edges, names = graph.edges.filter(pl.col("kind") == "cooperates_with"), _names(graph, "de")
    rows = []
    for row, printed in _figures(graph, lang):
        scope: list[str] = ["", "", *str(row["scope"] or "").split(" · ")]
        about, table, line = scope[:-2], scope[-2], scope[-1]
        if row["measure"] == "cooperation" and key(line) == "summe":
            held = edges.filter((pl.col("text") == table) & (pl.col("year") == row["year"]))
            held = held.filter(pl.col("source").is_in([i for i, name in names.items() if name in about]))
            rows.append(
                _row(
                    f"{' · '.join(filter(None, about))}: {table} {row['year']}",
                    int(held["count"].sum()),
                    printed,
                )
            )
    columns = [_WORDS[name][lang] for name in ("measure", "counted", "printed", "agrees", "source", "place")]
    return Sheet(_MEASURES["cooperation"][lang], columns, rows)


def _changes(graph: Graph, lang: str) -> Sheet:
    """Hold the changes that prose prints against the differences of the tables it speaks of."""
    figures = list(_figures(graph, lang))
    table = {(row["measure"], row["scope"], row["year"]): printed[0] for row, printed in figures}
    rows = []
    for row, printed in figures:
        measure, change, _ = str(row["measure"]).partition("_change")
        year = row["year"] or 0
        now, before = (table.get((measure, row["scope"], year - back)) for back in (0, 1))
        if change and now is not None and before is not None:
            rows.append(_row(f"{row['scope']} {row['year']}", int(now - before), printed))
    columns = [_WORDS[name][lang] for name in ("change", "by_table", "printed", "agrees", "source", "place")]
    return Sheet(_WORDS["changes"][lang], columns, rows)


def _ended(graph: Graph, found: list[tuple[str, str]], lang: str) -> Sheet:
    """List projects that an edition has as running although their grant has ended by then."""
    names = _names(graph, lang)
    rows = []
    for programme, day in found:
        held = edition(graph, programme, day)
        grants = held.statements.filter((pl.col("predicate") == "funded_by") & (pl.col("until") != ""))
        over = grants.filter(
            (pl.col("until") < day) & pl.col("subject").is_in(sorted(held.with_status("running")))
        )
        pairs = over.select("subject", "until").unique().sort("until", "subject")
        rows += [(day, names[project], until) for project, until in pairs.iter_rows()]
    return Sheet(_WORDS["ended"][lang], [_WORDS[name][lang] for name in ("as_of", "project", "until")], rows)
