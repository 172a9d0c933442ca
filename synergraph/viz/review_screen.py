"""One pair on the terminal: both things side by side, why they may be one, and the keys."""

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from synergraph.graph.review.cards import Card
from synergraph.graph.review.pairs import Pair
from synergraph.ontology import ontology
from synergraph.queries.duplicates import facts, part, word

_WORDS = {
    "why": {"de": "Warum vielleicht dasselbe", "en": "Why they may be the same"},
    "parts": {"de": "Beiträge zum Wert", "en": "Parts of the score"},
    "waiting": {"de": "noch {}", "en": "{} left"},
    "keys": {
        "de": "[g] gleich  [v] verschieden  [u] unsicher  [n] später  [r] Grund  [z] zurück  [q] Ende",
        "en": "[s] same  [d] different  [u] unsure  [n] later  [r] reason  [z] undo  [q] quit",
    },
}


def screen(pair: Pair, left: Card, right: Card, waiting: int, lang: str) -> Group:
    """Return what to show of a pair; `waiting` is how many are left, this one included."""
    parts: list[RenderableType] = [_head(pair, waiting, lang), _table(left, right, lang)]
    parts += [Text(_WORDS["why"][lang], style="bold"), *_reasons(pair, lang)]
    parts += _parts(pair, lang)
    return Group(*parts, Text(f"\n{_WORDS['keys'][lang]}", style="bold"))


def shown(text: str) -> Text:
    """Return a text of a source as the terminal may have it: nothing in it moves or colours anything."""
    return Text("".join(sign if sign.isprintable() else " " for sign in text))


def _head(pair: Pair, waiting: int, lang: str) -> Text:
    kind = ontology().nodes[pair.kind].name[lang]
    left = _WORDS["waiting"][lang].format(waiting)
    return Text(f"\n{kind} · {word('score', lang)} {pair.score:.2f} · {left}", style="bold")


def _table(left: Card, right: Card, lang: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column("")
    for card in (left, right):
        table.add_column(shown(card.name), overflow="fold", ratio=1)
    for (name, one), (_, other) in zip(facts(left, lang), facts(right, lang), strict=True):
        if one or other:
            table.add_row(Text(name, style="dim"), shown(one), shown(other))
    return table


def _reasons(pair: Pair, lang: str) -> Iterator[Text]:
    for reason in pair.reasons[lang]:
        yield Text("  • ").append_text(shown(reason))


def _parts(pair: Pair, lang: str) -> Iterable[Text]:
    ordered = sorted(pair.parts.items(), key=lambda item: -abs(item[1]))
    told = " · ".join(f"{part(name, lang)} {value:+.2f}" for name, value in ordered)
    return [Text(f"{_WORDS['parts'][lang]}: ", style="dim").append_text(shown(told))] if told else []
