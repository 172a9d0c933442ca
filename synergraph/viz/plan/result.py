"""How good a plan is, as tables: in a few figures, rule by rule, and whom it leaves short."""

from collections.abc import Sequence
from typing import Any

from synergraph.queries.plan.conflicts import Conflict
from synergraph.queries.plan.model import Schedule
from synergraph.queries.plan.people.event import EventPlan
from synergraph.queries.plan.rules import Held, rules, shortfalls
from synergraph.queries.plan.tables import Seating, TopicPlan
from synergraph.queries.plan.tables.rules import seat_rules, topic_rules
from synergraph.queries.sheet import Sheet
from synergraph.queries.wording import number
from synergraph.viz.plan.words import word

_COSTS = 150
"""With more people, what each rule cost is not worked out: it takes a relaxation each."""


def result(plan: EventPlan, lang: str, since: int = 0) -> list[Sheet]:
    """Return how good a plan is: overview, rules, who has too few meetings, notes; empty tables left out."""
    found = [overview(plan, lang), rules_sheet(plan, lang, since), short(plan, lang), notes(plan, lang)]
    return found[:2] + [sheet for sheet in found[2:] if sheet.rows]


def overview(plan: EventPlan, lang: str) -> Sheet:
    """Return the event in a few figures: when, how many, how close to what is possible."""
    event, clock = plan.event, plan.event.clock
    when = f"{clock.start:%d.%m.%Y %H:%M}–{clock.ends(clock.rounds - 1):%H:%M}"
    rows = [
        ("format", event.title[lang]), ("theme", event.theme), ("place", event.place), ("date", when),
        ("people", len(plan.people)), ("rounds", clock.rounds),
        ("meetings" if event.form == "meetings" else "gatherings", len(plan.gatherings)),
        *_reached(plan, lang),
    ]  # fmt: skip
    said = [(word(name, lang), value) for name, value in rows if value != ""]
    note = "" if any(guest.name for guest in plan.people) else word("persons_off", lang)
    return Sheet(word("overview", lang), [word("what", lang), word("value", lang)], said, note)


def _reached(plan: EventPlan, lang: str) -> list[tuple[str, Any]]:
    made = plan.result
    if isinstance(made, Schedule):
        share = f"{number(100 * made.reached, lang, '.1f')} %"
        against = "of_new_bound" if plan.revision else "of_bound"
        return [("reached", word("proved", lang) if made.proved else word(against, lang, share=share))]
    if isinstance(made, TopicPlan):
        share = f"{number(100 * made.objective / made.bound if made.bound else 100, lang, '.1f')} %"
        small = [word("small_at", lang, round=r + 1, topic=plan.event.topics[t]) for r, t in made.small]
        return [("liked", word("of_bound", lang, share=share)), ("small", "; ".join(small))]
    return [
        ("repeats", word("at_least", lang, found=made.repeats, bound=made.fewest_repeats)),
        ("same_cluster", word("at_least", lang, found=made.same_cluster, bound=made.fewest_same_cluster)),
    ]


def rules_sheet(plan: EventPlan, lang: str, since: int = 0) -> Sheet:
    """Return rule by rule what holds and what it cost."""
    columns = [word(name, lang) for name in ("rule", "kind", "holds", "found", "cost")]
    rows = [
        (
            r.label[lang],
            word("hard" if r.hard else "soft", lang),
            "✓" if r.holds else "–",
            r.says[lang],
            _cost(r),
        )
        for r in held(plan, since)
    ]
    return Sheet(word("rules", lang), columns, rows)


def held(plan: EventPlan, since: int = 0) -> list[Held]:
    """Return what became of each rule of a plan."""
    if isinstance(plan.result, Seating):
        return seat_rules(plan.result)
    if isinstance(plan.result, TopicPlan):
        return topic_rules(plan.result)
    return rules(plan.result, since=since, costs=len(plan.people) <= _COSTS)


def _cost(rule: Held) -> float | None:
    return None if rule.cost is None else round(rule.cost, 2)


def short(plan: EventPlan, lang: str) -> Sheet:
    """Return who has fewer meetings than wanted, and with how many they could have met."""
    columns = [word(name, lang) for name in ("person", "meetings", "wanted", "possible")]
    lacking = shortfalls(plan.result) if isinstance(plan.result, Schedule) else []
    rows = [(plan.people[s.person].full, s.met, s.wanted, s.partners) for s in lacking]
    return Sheet(word("short", lang), columns, rows)


def notes(plan: EventPlan, lang: str) -> Sheet:
    """Return what was read otherwise than it stands in the list, and what changed."""
    return Sheet(word("notes", lang), [word("notes", lang)], [(note[lang],) for note in plan.notes])


def contradictions(conflicts: Sequence[Conflict], lang: str) -> Sheet:
    """Return sets of rules that cannot hold together, and how each rule could give way."""
    rows = [
        (number, says[lang], relax[lang])
        for number, conflict in enumerate(conflicts, 1)
        for says, relax in zip(conflict.says, conflict.relax, strict=True)
    ]
    columns = [word(name, lang) for name in ("set", "says", "relax")]
    return Sheet(word("conflicts", lang), columns, rows)
