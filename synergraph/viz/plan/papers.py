"""Papers of an event as HTML that prints: agendas, table cards, briefings, the organiser's overview."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from synergraph.graph.graph import Graph
from synergraph.queries.evidence import evidence
from synergraph.queries.plan.people.event import EventPlan, Gathering
from synergraph.queries.plan.people.reasons import Talk
from synergraph.viz.page import policy
from synergraph.viz.plan import result, sheets
from synergraph.viz.plan.words import WORDS

_QUOTES = 3


def page(kind: str, plan: EventPlan, lang: str, **values: Any) -> str:
    """Return one of the papers; it runs no script and loads nothing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    style = (files("synergraph.viz") / "templates" / "plan" / "plan.css").read_text(encoding="utf-8")
    style = style.replace("\r\n", "\n")
    environment = Environment(
        loader=PackageLoader("synergraph.viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(f"plan/{kind}.html.j2").render(
        lang=lang, words={name: text[lang] for name, text in WORDS.items()}, style=style, event=plan.event,
        policy=policy([], style).replace("script-src ; ", ""), title=f"{WORDS[kind][lang]}: {plan.event.name(lang)}",
        **values,
    )  # fmt: skip


def agendas(plan: EventPlan, lang: str) -> str:
    """Return the agenda of every person, each on a page of its own."""
    return page("agendas", plan, lang, people=[_agenda(plan, at, lang) for at in range(len(plan.people))])


def cards(plan: EventPlan, lang: str) -> str:
    """Return a card for each table: who sits there in which round."""
    tables: dict[int, list[dict[str, Any]]] = {}
    for one in plan.gatherings:
        seated = {"time": time(plan, one.round), "round": one.round + 1, "people": _full(plan, one)}
        tables.setdefault(one.table, []).append(seated)
    named = [(sheets.place(plan, table, lang), rounds) for table, rounds in sorted(tables.items())]
    return page("cards", plan, lang, tables=named)


def briefings(plan: EventPlan, graph: Graph, lang: str) -> str:
    """Return for each meeting who they are, why they should meet, and a sentence to begin with."""
    return page("briefings", plan, lang, talks=list(_talks(plan, graph, lang)))


def overview(plan: EventPlan, lang: str, since: int = 0) -> str:
    """Return the organiser's paper: result, rules, notes, and the grid of rounds and tables."""
    return page("overview", plan, lang, sheets=[*result.result(plan, lang, since), sheets.grid(plan, lang)])


def time(plan: EventPlan, number: int) -> str:
    """Return when a round is: "09:30–09:45"."""
    clock = plan.event.clock
    return f"{clock.begins(number):%H:%M}–{clock.ends(number):%H:%M}"


def _agenda(plan: EventPlan, at: int, lang: str) -> dict[str, Any]:
    guest, where = plan.people[at], {one.round: one for one in plan.agenda(at)}
    rounds = [_slot(plan, at, number, where.get(number), lang) for number in range(plan.event.clock.rounds)]
    return {"guest": guest, "rounds": rounds}


def _slot(plan: EventPlan, at: int, number: int, one: Gathering | None, lang: str) -> dict[str, Any]:
    slot = {"round": number + 1, "time": time(plan, number), "table": "", "with": [], "why": "", "hook": "",
            "idle": WORDS["free" if plan.people[at].planned().attends(number) else "away"][lang]}  # fmt: skip
    if one is None:
        return slot
    slot |= {
        "table": plan.event.table(one.table),
        "with": [plan.people[i].full for i in one.people if i != at],
        "idle": "",
    }
    if plan.event.form == "meetings":
        talk = plan.talk(one)
        slot |= {"why": talk.why[lang], "hook": talk.hook[lang]}
    return slot


def _full(plan: EventPlan, one: Gathering) -> list[str]:
    return [plan.people[at].full for at in one.people]


def _talks(plan: EventPlan, graph: Graph, lang: str) -> Iterator[dict[str, Any]]:
    for one in plan.gatherings:
        talk: Talk = plan.talk(one)
        cited = evidence(graph, talk.statements[:_QUOTES], lang) if talk.statements else []
        yield {
            "round": one.round + 1, "time": time(plan, one.round), "table": one.table + 1, "why": talk.why[lang],
            "hook": talk.hook[lang], "guests": [talk.first, talk.second], "evidence": cited,
            "points": round(100 * talk.score),
            "parts": [(part.label[lang], part.reason[lang], round(100 * part.value)) for part in talk.parts],
        }  # fmt: skip
