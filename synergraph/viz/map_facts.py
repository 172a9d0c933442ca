"""What a map says of a thing or a connection, each fact with the statements behind it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from synergraph.graph.graph import Graph
from synergraph.graph.place import fragment, words
from synergraph.graph.view import VOCABULARY
from synergraph.ontology import ontology, shipped
from synergraph.viz.map_words import LISTED, NATURES, QUALIFIERS, RELATED, RULES
from synergraph.viz.map_words import page as page_words

MENTIONS = ("name", "alias")
_FIRST = ("status", "format", "actor_type", "programme_type", "cluster_type", "start", "end")
_DAYS = {"start", "end", "deadline", "decision", "published", "as_of", "since", "until"}
_AMOUNTS = ("volume", "funding")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_BARE = ("role", "text")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(value: str, lang: str) -> str:
    """Write an ISO date as people do: "2024-11-30" → "30.11.2024" or "30 Nov 2024"; else as it is."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or not 2 <= len(parts) <= 3 or not 1 <= int(parts[1]) <= 12:
        return value
    if lang == "en":
        return " ".join([*(str(int(d)) for d in parts[2:]), _MONTHS[int(parts[1]) - 1], parts[0]])
    return ".".join(reversed(parts)) if len(parts) == 3 else f"{parts[1]}/{parts[0]}"


def euros(amount: float, lang: str) -> str:
    """Write an amount in euros: 1250000 → "1.250.000 €" or "€1,250,000"."""
    grouped = f"{amount:,.0f}"
    return f"€{grouped}" if lang == "en" else f"{grouped.replace(',', '.')} €"


def said(predicate: str, value: str, lang: str) -> str:
    """Write the value of an attribute as people say it: the label of a code, a date, an amount."""
    attribute = ontology().attributes.get(predicate)
    if attribute and attribute.scheme:
        concept = shipped().concepts.get(f"{attribute.scheme}/{value}")
        return concept.label[lang] if concept else value
    if attribute and attribute.datatype == "boolean":
        return {"true": ("ja", "yes"), "false": ("nein", "no")}.get(value, (value, value))[lang == "en"]
    if predicate in _AMOUNTS and _NUMBER.fullmatch(value):
        return euros(float(value), lang)
    return day(value, lang) if predicate in _DAYS else value


class Citations:
    """The statements a map quotes, numbered in the order they are first cited."""

    def __init__(self, graph: Graph, lang: str) -> None:
        self._graph = graph
        self._lang = lang
        self._numbers: dict[str, int] = {}

    def numbers(self, statements: Iterable[str]) -> list[int]:
        """Return the numbers of some statements, giving new ones where needed."""
        return [self._numbers.setdefault(identifier, len(self._numbers)) for identifier in statements]

    def rows(self) -> list[dict[str, str]]:
        """Return quote, document, day and place in words of each cited statement, by number."""
        cited = pl.DataFrame({"id": list(self._numbers)}, schema={"id": pl.String})
        table = cited.join(self._graph.statements, on="id", how="left", maintain_order="left").with_columns(
            fragment()
        )
        names = self._documents()
        return [
            {
                "quote": row["quote"] or "",
                "document": names.get(row["source"], row["source"] or ""),
                "as_of": day(row["as_of"] or "", self._lang),
                "place": words(row["place"] or "", self._lang),
                "rule": RULES[row["rule"]][self._lang] if row["rule"] in RULES else row["rule"] or "",
            }
            for row in table.select("source", "as_of", "quote", "place", "rule").iter_rows(named=True)
        ]

    def _documents(self) -> dict[str, str]:
        documents = self._graph.nodes.filter(pl.col("kind") == "document").select("id", "name")
        return {**dict(documents.iter_rows()), f"document/{VOCABULARY}": page_words(self._lang)["vocabulary"]}


def node_facts(
    graph: Graph, nodes: list[str], citations: Citations, lang: str
) -> dict[str, list[dict[str, Any]]]:
    """Return node id → facts (label, value, nature, cites), what holds before what others say.

    The last fact is where sources name the thing. A node nothing is said of is left out.
    """
    differs = dict(graph.conflicts.select("other_statement", "nature").iter_rows())
    said_of = graph.statements.filter(pl.col("subject").is_in(nodes) & (pl.col("object") == ""))
    gathered: dict[str, dict[tuple[str, str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for identifier, subject, predicate, value in (
        said_of.sort("as_of", "id", descending=[True, False])
        .select("id", "subject", "predicate", "value")
        .iter_rows()
    ):
        mention = predicate in MENTIONS
        key = ("name", "", "") if mention else (predicate, value, differs.get(identifier, ""))
        gathered[subject][key].append(identifier)
    return {
        node: [_fact(key, facts[key], citations, lang) for key in sorted(facts, key=_order)]
        for node, facts in gathered.items()
    }


def _order(key: tuple[str, str, str]) -> tuple[bool, int, str, bool, str]:
    predicate, value, nature = key
    rank = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    return predicate in MENTIONS, rank, predicate, nature != "", value


def _fact(
    key: tuple[str, str, str], statements: list[str], citations: Citations, lang: str
) -> dict[str, Any]:
    predicate, value, nature = key
    mention = predicate in MENTIONS
    label = page_words(lang)["mentioned"] if mention else ontology().attributes[predicate].name[lang]
    return {
        "label": label[:1].upper() + label[1:],
        "value": said(predicate, value, lang),
        "nature": NATURES[nature][lang],
        "mention": mention,
        "cites": citations.numbers(statements),
    }


def edge_facts(edge: Mapping[str, Any], lang: str) -> list[list[str]]:
    """Return what qualifies an edge as [label, value, words]: role, dates, amount, count, wording.

    The words say the fact alone: "Leitung", "seit 2024".
    """
    given = [name for name in QUALIFIERS if edge[name] not in (None, "")]
    facts = [(name, QUALIFIERS[name][lang], _qualifier(edge, name, lang)) for name in given]
    return [[label, value, value if name in _BARE else f"{label} {value}"] for name, label, value in facts]


def _qualifier(edge: Mapping[str, Any], name: str, lang: str) -> str:
    value = str(edge[name])
    if name == "role":
        special = {"related": RELATED, "listed": LISTED}.get(value)
        concept = shipped().concepts.get(f"role/{value}")
        return special[lang] if special else concept.label[lang] if concept else value
    return euros(edge[name], lang) if name == "amount" else said(name, value, lang)
