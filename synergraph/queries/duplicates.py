"""Pairs that may be one thing, decisions on them, and merged things, as tables."""

from collections.abc import Iterable, Sequence

from synergraph.graph.decisions.rows import Problem, Row
from synergraph.graph.review.cards import Card
from synergraph.graph.review.merged import Merged
from synergraph.graph.review.pairs import Pair
from synergraph.ontology import ontology
from synergraph.queries.sheet import Sheet
from synergraph.queries.status import reason as merge_reason

_WORDS = {
    "waiting": {"de": "Vielleicht dasselbe", "en": "Maybe the same"},
    "unsure": {"de": "Unsicher", "en": "Unsure"},
    "decided": {"de": "Entscheidungen", "en": "Decisions"},
    "problems": {"de": "Nicht übernommen", "en": "Not taken"},
    "names": {"de": "Namen von „{}“", "en": "Names of “{}”"},
    "merges": {"de": "Zusammengeführt", "en": "Merged"},
    "kind": {"de": "Art", "en": "kind"},
    "left": {"de": "links", "en": "left"},
    "right": {"de": "rechts", "en": "right"},
    "score": {"de": "Wert", "en": "score"},
    "reasons": {"de": "Gründe", "en": "reasons"},
    "reason": {"de": "Grund", "en": "reason"},
    "decision": {"de": "Entscheidung", "en": "decision"},
    "author": {"de": "wer", "en": "author"},
    "row": {"de": "Zeile", "en": "row"},
    "hint": {"de": "stattdessen", "en": "instead"},
    "name": {"de": "Name", "en": "name"},
    "same": {"de": "gleich", "en": "same"},
    "different": {"de": "verschieden", "en": "different"},
    "undecided": {"de": "unsicher", "en": "unsure"},
    "aliases": {"de": "weitere Namen", "en": "further names"},
    "seat": {"de": "Sitz", "en": "seat"},
    "identifiers": {"de": "Kennungen", "en": "identifiers"},
    "projects": {"de": "Projekte", "en": "projects"},
    "events": {"de": "Veranstaltungen", "en": "events"},
    "sources": {"de": "Quellen", "en": "sources"},
    "next": {"de": "Entscheiden: synergraph review", "en": "Decide: synergraph review"},
}

_PARTS = {
    "name": {"de": "Name", "en": "name"},
    "spelling": {"de": "Schreibweise", "en": "spelling"},
    "shared": {"de": "gemeinsame Wörter", "en": "shared words"},
    "missing": {"de": "fehlende Wörter", "en": "missing words"},
    "body": {"de": "Art der Einrichtung", "en": "sort of body"},
    "place_word": {"de": "Ort im Namen", "en": "place in the name"},
    "number": {"de": "Zahl im Namen", "en": "number in the name"},
    "first_word": {"de": "erstes Wort", "en": "first word"},
    "legal_form": {"de": "Rechtsform", "en": "legal form"},
    "place": {"de": "Sitz", "en": "seat"},
    "identifier": {"de": "Kennung", "en": "identifier"},
    "parent": {"de": "übergeordnet", "en": "parent"},
}


def word(name: str, lang: str) -> str:
    """Return a word of the review in the language."""
    return _WORDS[name][lang]


def said(decision: str, lang: str) -> str:
    """Return a decision ("same", "different", "unsure") as people say it."""
    return word("undecided" if decision == "unsure" else decision, lang)


def part(name: str, lang: str) -> str:
    """Return what people call a part of the score."""
    return _PARTS[name][lang] if name in _PARTS else name


def waiting(pairs: Iterable[Pair], lang: str, title: str = "waiting") -> Sheet:
    """List pairs with score and reasons, in their order."""
    rows = [
        (_kind(pair.kind, lang), pair.left_name, pair.right_name, pair.score, pair.reasons[lang])
        for pair in pairs
    ]
    return Sheet(word(title, lang), _columns(("kind", "left", "right", "score", "reasons"), lang), rows)


def decided(rows: Iterable[Row], lang: str) -> Sheet:
    """List decisions with the row of decisions.csv, in its order."""
    cells = [
        (number, _kind(d.kind, lang), d.left, d.right, said(d.decision, lang), d.reason, d.author)
        for number, d in rows
    ]
    names = ("row", "kind", "left", "right", "decision", "reason", "author")
    return Sheet(word("decided", lang), _columns(names, lang), cells)


def problems(found: Sequence[Problem], lang: str) -> Sheet:
    """List the rows that were not taken, each with the reason and what to write instead."""
    return Sheet(word("problems", lang), _columns(("row", "reason", "hint"), lang), found)


def made(thing: Merged, lang: str) -> list[Sheet]:
    """Tell how a thing came about: its names and identifiers, and the merges that made it."""
    names = [(name,) for name in (*thing.names, *thing.identifiers)]
    merges = [(left, right, merge_reason(text, lang)) for left, right, text in thing.merges]
    return [
        Sheet(word("names", lang).format(thing.names[0]), [word("name", lang)], names),
        Sheet(word("merges", lang), _columns(("left", "right", "reason"), lang), merges),
    ]


def facts(card: Card, lang: str) -> list[tuple[str, str]]:
    """Return what a card says of a thing, line by line, with a heading for each."""
    values = [*("; ".join(part) for part in (card.aliases, card.seat, card.identifiers))]
    values += [str(card.projects), str(card.events), "; ".join(card.sources)]
    names = ("aliases", "seat", "identifiers", "projects", "events", "sources")
    return [(word(name, lang), value) for name, value in zip(names, values, strict=True)]


def _columns(names: Iterable[str], lang: str) -> list[str]:
    return [word(name, lang) for name in names]


def _kind(kind: str, lang: str) -> str:
    return ontology().nodes[kind].name[lang]
