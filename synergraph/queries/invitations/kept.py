"""The rules of a mix in words, and what is missing from them."""

from collections.abc import Sequence

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels, shipped
from synergraph.queries.formats.recipe import GROUPS
from synergraph.queries.invitations.candidates import Candidates
from synergraph.queries.invitations.mix import Quota
from synergraph.queries.invitations.proposal import Kept
from synergraph.queries.invitations.words import MIX
from synergraph.queries.matrices import network
from synergraph.queries.wording import filled

_NONE = Labels("", "")


def kept(among: Candidates, quotas: Sequence[Quota], rows: Sequence[int], size: int) -> tuple[Kept, ...]:
    """Return how each rule is kept by the organisations in some rows; first whether the list is full."""
    known = len(among.rows)
    gap = filled(MIX["room"], least=size, candidates=known) if len(rows) < size else _NONE
    whole = Kept(filled(MIX["most"], what=MIX["all"], most=size), size, size, len(rows), known, gap)
    return (whole, *(_kept(among, quota, rows) for quota in quotas))


def _kept(among: Candidates, quota: Quota, rows: Sequence[int]) -> Kept:
    what = described(among.found.network.graph, quota)
    invited, candidates = int(quota.who[list(rows)].sum()), int(quota.who[among.rows].sum())
    form = "most" if not quota.least else "least" if quota.most is None else "between"
    numbers = {"least": quota.least, "most": quota.most, "invited": invited, "candidates": candidates}
    text = filled(MIX[form], what=what, **numbers)
    wrong = _wrong(quota, invited, candidates)
    gap = filled(MIX[wrong], what=what, **numbers) if wrong else _NONE
    return Kept(text, quota.least, quota.most, invited, candidates, gap)


def _wrong(quota: Quota, invited: int, candidates: int) -> str:
    """Return the key of the sentence that says how a rule is missed, "" where it holds."""
    if quota.most is not None and invited > quota.most:
        return "many"
    if invited >= quota.least:
        return ""
    if not candidates:
        return "nobody" if quota.who.any() else "unknown"
    return "missed" if candidates >= quota.least else "few"


def described(graph: Graph, quota: Quota) -> Labels:
    """Return who is meant: "Unternehmen (Anwender) aus Optik und Photonik"."""
    asked = dict(quota.asks)
    what = _either(graph, "actor_type", asked.pop("actor_type", ())) or MIX["actor"]
    asides = [_either(graph, key, asked[key]) for key in ("role", "size_class") if key in asked]
    asides += [MIX[name if flag else f"not_{name}"] for name, flag in quota.rule.flags]
    for aside in filter(None, asides):
        what = Labels(f"{what.de} ({aside.de})", f"{what.en} ({aside.en})")
    for key in ("place", *GROUPS):
        if group := _either(graph, key, asked.get(key, ())):
            what = filled(MIX["of"], what=what, group=group)
    return what


def _either(graph: Graph, key: str, values: Sequence[str]) -> Labels | None:
    """Return some codes, or the names of some nodes, in words: "Verein oder Verband"."""
    concepts = [(shipped().find(key, value), value) for value in values]
    names = [one.label if one and one.code else _named(graph, value) for one, value in concepts]
    if not names:
        return None
    return Labels(" oder ".join(one.de for one in names), " or ".join(one.en for one in names))


def _named(graph: Graph, value: str) -> Labels:
    position = network(graph).position.get(value)
    return Labels(value, value) if position is None else network(graph).names[position]
