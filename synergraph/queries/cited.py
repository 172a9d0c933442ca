"""The points of ranked answers, part by part, each with the words of a source behind it."""

from collections.abc import Sequence

from synergraph.graph.graph import Graph
from synergraph.queries.evidence import evidence
from synergraph.queries.score import Scored
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import TITLES

QUOTES = 2


def with_evidence(graph: Graph, answers: Sheet, found: Sequence[Scored], lang: str = "de") -> list[Sheet]:
    """Return the sheet of some answers and one with a row per part: rank, points, reason, quotes, places.

    At most `QUOTES` quotes stand for a part; "+3" counts the further ones. [] rows for no answers.
    """
    wanted = (s for one in found for part in one.parts for s in part.statements[:QUOTES])
    cited = {one.statement: one for one in evidence(graph, wanted, lang)}
    rows = []
    for rank, one in enumerate(found, 1):
        for part in one.parts:
            shown = [cited[s] for s in part.statements[:QUOTES] if s in cited]
            more = len(part.statements) - len(shown)
            quotes = " · ".join(f"“{c.quote}”" for c in shown) + (f" +{more}" if more else "")
            places = " · ".join(dict.fromkeys(f"{c.document}, {c.place}".rstrip(", ") for c in shown))
            rows.append((rank, round(part.value, 1), part.reason[lang], quotes, places))
    columns = [TITLES[name][lang] for name in ("rank", "score", "parts", "quote", "place")]
    return [answers, Sheet(f"{answers.title} – {TITLES['reasons'][lang]}", columns, rows)]
