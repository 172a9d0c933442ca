"""Who carries a theme from group to group: works on it in several, or stands between others."""

from dataclasses import dataclass, replace

import numpy as np

from synergraph.graph.graph import Graph
from synergraph.ontology import Labels
from synergraph.queries.score import Named, Part, Scored, strongest
from synergraph.queries.themes.brokers import BRIDGING
from synergraph.queries.themes.facts import Facts
from synergraph.queries.themes.setting import Setting, setting
from synergraph.queries.themes.words import ROLES, pairs, say
from synergraph.queries.wording import listed, number, sentence

_LOOKED_AT = 30
"""So many of those who might carry a theme are looked at closely, the busiest ones."""
_WORK, _HALF, _BROKER, _EXPECTED, _LISTED = 5.0, 2.0, 10.0, 5.0, 4
"""Two projects in a group give half of its points; five pairs more than expected are no sign of much."""


@dataclass(frozen=True)
class Carrier(Scored):
    """An actor that carries a theme; `role` is a key of `words.ROLES`, `links` the pairs it links by role.

    `groups` are those in which it works on the theme; `factor` says how many times more pairs across
    groups it links than its number of contacts leads to expect, 0 without any.
    """

    actor: Named
    role: str
    groups: tuple[Named, ...]
    links: dict[str, int]
    factor: float


def carriers(graph: Graph, topic: str, over: str = "", limit: int = 10) -> list[Carrier]:
    """Return who carries a theme (the id of a topic) between groups, those with equal points by id.

    They work on it in several groups, or stand between actors of it that nothing else links. [] where
    nobody does. Raises `UsageError` for an unknown kind of groups.
    """
    at = setting(graph, topic, over)
    if at is None:
        return []
    busiest = [int(actor) for actor in at.busiest(_LOOKED_AT)]
    facts = at.facts(busiest)
    found = [carrier for actor in busiest if (carrier := _carrier(at, facts, actor)).parts]
    return sorted(found, key=lambda one: (-round(one.score, 6), one.actor.id))[:limit]


def _carrier(at: Setting, facts: Facts, actor: int) -> Carrier:
    links, expected = at.circle.between(actor), at.circle.expected(actor)
    groups = [int(group) for group in np.flatnonzero(at.here[actor])]
    works = [_work(at, facts, actor, group) for group in groups] if len(groups) > 1 else []
    between = [_between(at, facts, actor, role, links[role], expected) for role in BRIDGING if links[role]]
    bridged = sum(links[role] for role in BRIDGING)
    role = max(BRIDGING, key=lambda name: links[name]) if bridged else "worker"
    told = Carrier(
        strongest([*works, *between]), Labels("", ""), at.of(actor), role,
        tuple(at.within.group(g) for g in groups), links, bridged / expected if expected else 0.0,
    )  # fmt: skip
    return replace(told, why=_why(told, bridged))


def _work(at: Setting, facts: Facts, actor: int, group: int) -> Part:
    rows = at.projects(actor, group)
    reason = say("work", group=at.within.group(group).name, names=at.named(rows))
    return Part("work", _WORK * len(rows) / (len(rows) + _HALF), reason, at.said(facts, actor, rows))


def _between(at: Setting, facts: Facts, actor: int, role: str, number: int, expected: float) -> Part:
    home = int(at.circle.home[actor])
    group = at.within.group(home).name if home >= 0 else Labels("", "")
    value = _BROKER * number / (expected + _EXPECTED)
    said = at.said(facts, actor, at.projects(actor))
    return Part("broker", value, say(role, group=group, pairs=pairs(number)), said)


def _why(one: Carrier, bridged: int) -> Labels:
    groups = listed([group.name for group in one.groups], _LISTED)
    said = [say("carrier", actor=one.actor.name, groups=groups)]
    if bridged:
        factor = Labels(*(number(one.factor, lang) for lang in ("de", "en")))
        said.append(say("between", role=ROLES[one.role], pairs=pairs(bridged), factor=factor))
    return sentence(said)
