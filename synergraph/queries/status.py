"""What is in a build, and what did not get in: overview, ledger, contradictions."""

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.view import VOCABULARY
from synergraph.ontology import ontology
from synergraph.queries.sheet import Sheet

_WORDS = {
    "things": {"de": "Was im Graphen steht", "en": "What is in the graph"},
    "edges": {"de": "Beziehungen", "en": "Relations"},
    "sources": {"de": "Quellen", "en": "Sources"},
    "skipped": {"de": "Übersprungene Zeilen", "en": "Skipped rows"},
    "conflicts": {"de": "Was Quellen verschieden sagen", "en": "What sources say differently"},
    "merges": {"de": "Zusammengeführte Namen", "en": "Merged names"},
    "notes": {"de": "Hinweise der Loader", "en": "Notes of the loaders"},
    "broken": {"de": "Verletzte Regeln", "en": "Broken rules"},
    "built": {"de": "Neu gebaut.", "en": "Built."},
    "unchanged": {
        "de": "Nichts zu tun: keine Quelle hat sich geändert.",
        "en": "Nothing to do: no source has changed.",
    },
    "lost": {"de": "{} Zeilen übersprungen → synergraph check", "en": "{} rows skipped → synergraph check"},
    "next": {"de": "Weiter: synergraph report · ask · map", "en": "Next: synergraph report · ask · map"},
    "kind": {"de": "Art", "en": "kind"},
    "number": {"de": "Anzahl", "en": "number"},
    "source": {"de": "Quelle", "en": "source"},
    "as_of": {"de": "Stand", "en": "as of"},
    "rows": {"de": "Zeilen", "en": "rows"},
    "used": {"de": "genutzt", "en": "used"},
    "left": {"de": "übersprungen", "en": "skipped"},
    "statements": {"de": "Aussagen", "en": "statements"},
    "place": {"de": "Stelle", "en": "place"},
    "reason": {"de": "Grund", "en": "reason"},
    "thing": {"de": "Ding", "en": "thing"},
    "attribute": {"de": "Angabe", "en": "attribute"},
    "nature": {"de": "Art", "en": "nature"},
    "contradiction": {"de": "Widerspruch", "en": "contradiction"},
    "change": {"de": "Änderung", "en": "change"},
    "holds": {"de": "gilt", "en": "holds"},
    "other": {"de": "sagt", "en": "says"},
    "name": {"de": "Name", "en": "name"},
    "same": {"de": "ist auch", "en": "is also"},
}


_REASONS = {
    "alias in its source": "in der Quelle als weiterer Name genannt",
    "alias in a source": "in einer Quelle als weiterer Name genannt",
    "same identifier": "gleiche Kennung",
    "one id in an earlier build": "schon in einem früheren Stand eins",
    "the same without its bracket": "gleich bis auf die Klammer",
    "acronym in its bracket": "Kürzel in der Klammer",
    "the same without its legal form": "gleich bis auf die Rechtsform",
    "renamed between two lists of the programme": "zwischen zwei Listen des Programms umbenannt",
    "names alike": "Namen gleichen sich",
    "decided": "entschieden",
}
"""German for the reasons of joins, by how they begin."""


def reason(text: str, lang: str) -> str:
    """Return the reason of a join in the language; what was decided keeps its own words."""
    start, colon, rest = text.partition(": ")
    return f"{_REASONS.get(start, start)}{colon}{rest}" if lang == "de" else text


def word(name: str, lang: str) -> str:
    """Return a word of the overview in the language."""
    return _WORDS[name][lang]


def said(graph: Graph, predicate: str, value: str, lang: str) -> str:
    """Return the value of an attribute as people say it: the label of a code, else the value."""
    scheme = ontology().attributes[predicate].scheme
    label = graph.code(scheme, value) if scheme else None
    return label[lang] if label else value


def by_kind(graph: Graph, lang: str) -> Sheet:
    """Count the things that sources speak of, by kind, the most numerous first."""
    counted = (
        graph.nodes.filter("stated").group_by("kind").len().sort("len", "kind", descending=[True, False])
    )
    rows = [(ontology().nodes[kind].name[lang], number) for kind, number in counted.iter_rows()]
    return Sheet(word("things", lang), [word("kind", lang), word("number", lang)], rows)


def by_edge(graph: Graph, lang: str) -> Sheet:
    """Count the edges that sources state, by kind, the most numerous first."""
    stated = graph.edges.filter(pl.col("sources").list.first() != f"document/{VOCABULARY}")
    counted = stated.group_by("kind").len().sort("len", "kind", descending=[True, False])
    rows = [(ontology().edges[kind].name[lang], number) for kind, number in counted.iter_rows()]
    return Sheet(word("edges", lang), [word("kind", lang), word("number", lang)], rows)


def ledger(graph: Graph, lang: str) -> Sheet:
    """List the sources with their day and what became of their rows."""
    named = graph.nodes.select("id", "name", "as_of")
    joined = graph.ledger.join(named, left_on="source", right_on="id", how="left", maintain_order="left")
    columns = [word(name, lang) for name in ("source", "as_of", "rows", "used", "left", "statements")]
    return Sheet(
        word("sources", lang),
        columns,
        joined.select("name", "as_of", "rows", "used", "skipped", "statements").rows(),
    )


def skipped(graph: Graph, lang: str) -> Sheet:
    """List the rows that yielded nothing, each with place and reason."""
    named = graph.nodes.select("id", "name")
    joined = graph.skipped.join(named, left_on="source", right_on="id", how="left", maintain_order="left")
    columns = [word(name, lang) for name in ("source", "place", "reason")]
    return Sheet(word("skipped", lang), columns, joined.select("name", "place", "reason").rows())


def notes(graph: Graph, lang: str) -> Sheet:
    """List the values that loaders left out of rows they used, and what else they had to say."""
    rows = graph.notes.join(
        graph.nodes.select("id", "name"), left_on="source", right_on="id", maintain_order="left"
    )
    return Sheet(
        word("notes", lang), [word("source", lang), word("reason", lang)], rows.select("name", "note").rows()
    )


def conflicts(graph: Graph, lang: str) -> Sheet:
    """List what sources say differently of one thing, contradictions before changes."""
    names = dict(graph.nodes.select("id", "name").iter_rows())
    sources = dict(graph.statements.select("id", "source").iter_rows())
    rows = [
        (word(nature, lang), names[subject], ontology().attributes[predicate].name[lang],
         said(graph, predicate, value, lang), names[sources[by]], said(graph, predicate, other, lang), names[sources[other_by]])
        for subject, predicate, nature, value, by, other, other_by in graph.conflicts.sort("nature", descending=True).iter_rows()
    ]  # fmt: skip
    columns = [
        word(name, lang) for name in ("nature", "thing", "attribute", "holds", "source", "other", "source")
    ]
    return Sheet(word("conflicts", lang), columns, rows)


def merges(graph: Graph, lang: str) -> Sheet:
    """List which names became one thing, and why."""
    columns = [word(name, lang) for name in ("kind", "name", "same", "reason")]
    kinds = ontology().nodes
    rows = [
        (kinds[kind].name[lang], left, right, reason(text, lang))
        for kind, left, right, text in graph.merges.select("kind", "left", "right", "reason").iter_rows()
    ]
    return Sheet(word("merges", lang), columns, rows)


def broken(graph: Graph, lang: str) -> Sheet:
    """List where the graph breaks a rule of the ontology's SHACL shapes."""
    from synergraph.ontology.shapes import violations

    lines = violations(graph.rdf())
    return Sheet(word("broken", lang), [word("reason", lang)], [(line,) for line in lines])


def summary(graph: Graph, changed: bool, lang: str) -> str:
    """Say in a few lines what a new build holds, or that nothing has changed, and what to do next."""
    if not changed:
        return f"{word('unchanged', lang)}\n{word('next', lang)}"
    lines = [word("built", lang), ", ".join(f"{number} {kind}" for kind, number in by_kind(graph, lang).rows)]
    if lost(graph):
        lines.append(word("lost", lang).format(graph.skipped.height))
    return "\n".join([*lines, word("next", lang)])


def lost(graph: Graph) -> bool:
    """Whether rows of a source yielded nothing."""
    return graph.skipped.height > 0
