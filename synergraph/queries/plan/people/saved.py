"""A plan as a file that people can read and the next command can change: `plan.json`."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.graph.workspace import write_whole
from synergraph.ontology import Labels
from synergraph.queries.plan.model import Pair, Schedule
from synergraph.queries.plan.people.arrange import seating, wishes
from synergraph.queries.plan.people.clock import Clock
from synergraph.queries.plan.people.event import Event, EventPlan, Gathering, of_meetings
from synergraph.queries.plan.people.guest import Guest, Guests
from synergraph.queries.plan.people.scores import Scores, scores
from synergraph.queries.plan.people.topics import topic_wishes
from synergraph.queries.plan.tables import NOWHERE, Seating, TopicPlan

FILE = "plan.json"
_PAIRS = ("must", "likes", "avoids")


def save(plan: EventPlan, folder: Path) -> Path:
    """Write a plan into a folder; one that is there already is kept as `plan-1.json`, `plan-2.json` …"""
    path = folder / FILE
    if path.exists():
        used = (folder / f"plan-{number}.json" for number in range(1, 10_000))
        path.rename(next(old for old in used if not old.exists()))
    write_whole(path, json.dumps(_document(plan), ensure_ascii=False, indent=1) + "\n")
    return path


def load(graph: Graph, folder: Path) -> EventPlan:
    """Return the plan saved in a folder; raises `UsageError` where there is none, or it is damaged."""
    path = folder / FILE
    if not path.is_file():
        raise UsageError(
            "no plan is saved here",
            place=str(folder),
            hint="make one with `synergraph plan FORMAT --people FILE -o DIR`",
        )
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return _plan(graph, document)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(
            f"not a plan of this program: {error}", place=str(path), hint="take an earlier one, plan-1.json …"
        ) from error


def _document(plan: EventPlan) -> dict[str, Any]:
    guests, ids = plan.scores.guests, [guest.id for guest in plan.people]

    def named(pairs: frozenset[Pair]) -> list[list[str]]:
        return [[ids[i], ids[j]] for i, j in sorted(pairs)]

    event = {**asdict(plan.event), "title": {lang: plan.event.title[lang] for lang in ("de", "en")}}
    event["clock"]["start"] = plan.event.clock.start.isoformat(timespec="minutes")
    return {
        "event": event,
        "revision": plan.revision,
        "people": [_said(guest) for guest in plan.people],
        **{name: named(getattr(guests, name)) for name in _PAIRS},
        "met": named(plan.met),
        "result": _result(plan.result),
        "gatherings": [
            {"round": g.round + 1, "table": g.table + 1, "people": [ids[i] for i in g.people]}
            for g in plan.gatherings
        ],
    }


def _said(guest: Guest) -> dict[str, Any]:
    """Return what is known of a guest, less what is not."""
    unsaid = asdict(Guest(""))
    return {name: value for name, value in asdict(guest).items() if value != unsaid[name]}


def _result(made: Schedule | Seating | TopicPlan) -> dict[str, Any]:
    if isinstance(made, Schedule):
        return {"objective": made.objective, "bound": made.bound, "proved": made.proved}
    if isinstance(made, TopicPlan):
        return {"objective": made.objective, "bound": made.bound, "small": made.small}
    counts = ("repeats", "fewest_repeats", "same_cluster", "fewest_same_cluster")
    return {"cost": made.cost, "seats": made.wishes.seats, **{name: getattr(made, name) for name in counts}}


def _plan(graph: Graph, document: Mapping[str, Any]) -> EventPlan:
    event = _event(document["event"])
    people = tuple(_guest(said) for said in document["people"])
    place = {guest.id: at for at, guest in enumerate(people)}

    def pairs(name: str) -> frozenset[Pair]:
        return frozenset((place[a], place[b]) for a, b in document[name])

    guests = Guests(people, pairs("must"), pairs("likes"), pairs("avoids"))
    met, found = pairs("met"), scores(graph, guests)
    seated = [
        Gathering(one["round"] - 1, one["table"] - 1, tuple(place[id] for id in one["people"]))
        for one in document["gatherings"]
    ]
    return EventPlan(
        event, found, _restored(event, found, met, seated, document["result"]), met, (), document["revision"]
    )


def _guest(said: Mapping[str, Any]) -> Guest:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
    }
    return Guest(**values)


def _event(said: Mapping[str, Any]) -> Event:
    clock = {**said["clock"], "start": datetime.fromisoformat(said["clock"]["start"])}
    topics = tuple(said.get("topics", ()))
    return Event(**{**said, "title": Labels(**said["title"]), "clock": Clock(**clock), "topics": topics})


def _restored(
    event: Event, found: Scores, met: frozenset[Pair], seated: list[Gathering], result: Mapping[str, Any]
) -> Schedule | Seating | TopicPlan:
    if event.form == "meetings":
        return Schedule(wishes(event, found, met), of_meetings(seated), **result)
    at = np.full((len(found.guests.people), event.clock.rounds), NOWHERE, dtype=np.int64)
    for one in seated:
        at[list(one.people), one.round] = one.table
    if event.form == "topics":
        small = tuple((r, topic) for r, topic in result["small"])
        liked = topic_wishes(found.facts.graph, event, found.guests)
        return TopicPlan(liked, at, result["objective"], result["bound"], small)
    asked = seating(event, found, met)
    return Seating(asked, at, **{name: value for name, value in result.items() if name != "seats"})
