"""How good plans are, against the bound, greedy choice and matching round by round; run `plans.py [--write]`.

Events are drawn by `plans_data.py`, always the same. `--write` keeps the tables as `benchmarks/plans.md`.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
import rustworkx as rx
from plans_data import event

from synergraph.queries.plan import Meeting, Pairs, Person, Schedule, Wishes, broken, replan, schedule, score
from synergraph.queries.plan.tables import TableWishes, Topic, TopicWishes, seat, topic_tables
from synergraph.queries.plan.tables.check import broken_seats, broken_topics

TABLE = Path(__file__).with_suffix(".md")
SIZES = ((40, 6), (100, 8), (500, 10), (2000, 12))
INTRO = """\
# How good plans are

Made-up events: a fifth of the people partly absent, half of the rounds they attend wanted, one must-meet and two
exclusions for ten people, organisations that send several, tables for 84 % of the people. “Of the bound” is
the objective as a share of what no plan can exceed; “proved” that no better plan exists. CPU seconds
are those of one process. “Broken” counts hard rules that an independent check finds broken.

    python benchmarks/plans.py --write

"""
Matched = Callable[[list[tuple[int, int, int]]], set[tuple[int, int]]]


def with_rustworkx(edges: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(1 + max((j for _, j, _ in edges), default=0)))
    graph.add_edges_from(edges)
    return {(min(pair), max(pair)) for pair in rx.max_weight_matching(graph, weight_fn=int)}


def with_networkx(edges: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    graph = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return {(min(pair), max(pair)) for pair in nx.max_weight_matching(graph)}


def greedily(edges: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    chosen, busy = set(), set[int]()
    for i, j, _ in sorted(edges, key=lambda edge: -edge[2]):
        if busy.isdisjoint((i, j)):
            busy |= {i, j}
            chosen.add((i, j))
    return chosen


def round_by_round(wishes: Wishes, matched: Matched) -> Schedule:
    """Fill one round after the other with the pairs worth most there, must-meets first."""
    ends = zip(wishes.pairs.first.tolist(), wishes.pairs.second.tolist(), strict=True)
    worth = dict(zip(ends, wishes.pairs.score.tolist(), strict=True))
    worth = {
        pair: s * (0.3 if pair in wishes.known else 1) for pair, s in worth.items() if not wishes.apart(pair)
    }
    meetings, met = list[Meeting](), [0] * len(wishes.people)
    for r in range(wishes.rounds):
        there = [person.attends(r) for person in wishes.people]
        needs = [1.5 * (count < person.least) for count, person in zip(met, wishes.people, strict=True)]
        edges = [
            (i, j, round(1000 * (s + needs[i] + needs[j] + 100 * ((i, j) in wishes.must))))
            for (i, j), s in {**dict.fromkeys(wishes.must, 0.0), **worth}.items()
            if there[i] and there[j]
        ]
        weight = {(i, j): w for i, j, w in edges}
        chosen = sorted(matched(edges), key=lambda pair: -weight[pair])[: wishes.capacity(r)]
        for table, (i, j) in enumerate(chosen):
            meetings.append(Meeting(r, i, j, table))
            met[i], met[j] = met[i] + 1, met[j] + 1
            worth.pop((i, j), None)
        wishes = replace(wishes, must=wishes.must - set(chosen))
    return Schedule(wishes, tuple(meetings), 0.0, 0.0, False)


def line(name: str, wishes: Wishes, bound: float | None, made: Callable[[], Schedule]) -> tuple[str, float]:
    """Return a line of the table and the bound."""
    wall, cpu = time.perf_counter(), time.process_time()
    plan = made()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    plan = replace(plan, wishes=wishes)
    bound = bound or plan.bound
    met = np.bincount(np.array([m.pair for m in plan.meetings]).ravel(), minlength=len(wishes.people))
    lacking = sum(int(have) < person.least for have, person in zip(met, wishes.people, strict=True))
    proved = ", proved" if plan.proved else ""
    figures = f"{100 * min(score(plan) / bound, 1):.3f} %{proved} | {lacking} | {len(broken(plan))} | {cpu:.2f} | {wall:.2f}"
    return f"| {len(wishes.people)} × {wishes.rounds} | {name} | {figures} |", bound


def meetings() -> str:
    lines = [
        "## One-to-one meetings", "",
        "| people × rounds | method | of the bound | below wanted | broken | CPU s | s |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for people, rounds in SIZES:
        wishes = event(people, rounds)
        ours, bound = line("synergraph", wishes, None, lambda w=wishes: schedule(w, seconds=90))
        lines.append(ours)
        rivals: dict[str, Matched] = {
            "greedy by round": greedily,
            "matching by round, rustworkx": with_rustworkx,
        }
        if people <= 100:
            rivals["matching by round, networkx"] = with_networkx
        for name, matched in rivals.items():
            lines.append(line(name, wishes, bound, lambda w=wishes, m=matched: round_by_round(w, m))[0])
        print(*lines[-len(rivals) - 1 :], sep="\n", flush=True)
    return "\n".join([*lines, "", ""])


def two_sided() -> str:
    lines = [
        "## Offers and requests", "",
        "Everyone of one side may meet everyone of the other, all attend all rounds.", "",
        "| people × rounds | method | of the bound | below wanted | broken | CPU s | s |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for side, rounds in ((20, 6), (50, 8), (250, 10)):
        drawn = np.random.default_rng(1).random((side, side))
        pairs = Pairs.of({(i, side + j): float(drawn[i, j]) for i in range(side) for j in range(side)})
        wishes = Wishes(tuple(Person(f"p{i}") for i in range(2 * side)), rounds, pairs, round(0.84 * side))
        lines.append(line("synergraph", wishes, None, lambda w=wishes: schedule(w, seconds=60))[0])
        print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


def changes() -> str:
    lines = [
        "## Changes on the day", "",
        "One in twenty stays away from the second quarter of the rounds on.", "",
        "| people × rounds | gone | lost a meeting by it | moved besides | of those present | broken | CPU s |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for people, rounds in SIZES[:3]:
        wishes, since = event(people, rounds), rounds // 4
        plan = schedule(wishes, seconds=60)
        gone = np.random.default_rng(2).choice(people, people // 20, replace=False).tolist()
        left = tuple(replace(p, leaves=since) if i in gone else p for i, p in enumerate(wishes.people))
        must = frozenset(pair for pair in wishes.must if not set(pair) & set(gone))
        cpu = time.process_time()
        changed = replan(plan, replace(wishes, people=left, must=must), since)
        cpu = time.process_time() - cpu
        share = 100 * len(changed.moved) / (people - len(gone))
        errors = len(broken(changed.plan, since)) - len(changed.missed)
        lines.append(
            f"| {people} × {rounds} | {len(gone)} | {len(changed.hit)} | {len(changed.moved)} | {share:.1f} % | {errors} | {cpu:.2f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


def tables() -> str:
    lines = [
        "## Mixed tables of eight", "",
        "| people × rounds | all attend | repeats (bound) | pairs of one cluster (bound) | broken | CPU s |",
        "| --- | --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for people, rounds in SIZES[:3]:
        for full in (True, False):
            drawn = event(people, rounds)
            guests = tuple(replace(p, arrives=0, leaves=None) if full else p for p in drawn.people)
            seats = (8,) * -(-people // 8)
            must = frozenset(
                p for p in drawn.must if any(all(guests[i].attends(r) for i in p) for r in range(rounds))
            )
            wishes = TableWishes(guests, rounds, seats, drawn.pairs, must, drawn.forbidden, drawn.known)
            cpu = time.process_time()
            plan = seat(wishes, seconds=60)
            cpu = time.process_time() - cpu
            lines.append(
                f"| {people} × {rounds} | {'yes' if full else 'no'} | {plan.repeats} ({plan.fewest_repeats}) | "
                f"{plan.same_cluster} ({plan.fewest_same_cluster}) | {len(broken_seats(plan))} | {cpu:.2f} |"
            )
            print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


def topics() -> str:
    lines = [
        "## Topic tables of five to eight", "",
        "| people × rounds | of the bound | topics too small | broken | CPU s |",
        "| --- | --- | --- | --- | --- |",
    ]  # fmt: skip
    for people, rounds in ((40, 4), (100, 4), (500, 4)):
        count = -(-people // 7)
        liking = np.random.default_rng(3).random((people, count)) ** 3
        guests = tuple(Person(f"p{i}") for i in range(people))
        wishes = TopicWishes(guests, rounds, tuple(Topic(f"t{t}", 5, 8) for t in range(count)), liking)
        cpu = time.process_time()
        plan = topic_tables(wishes)
        cpu = time.process_time() - cpu
        reached = 100 * plan.objective / plan.bound
        lines.append(
            f"| {people} × {rounds} | {reached:.3f} % | {len(plan.small)} | {len(broken_topics(plan))} | {cpu:.2f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join([*lines, ""])


def main(arguments: list[str]) -> None:
    """Measure, print, and keep the tables when asked."""
    text = INTRO + meetings() + two_sided() + changes() + tables() + topics()
    if "--write" in arguments:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
