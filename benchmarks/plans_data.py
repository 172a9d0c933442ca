"""Events of any size for `plans.py`: people with offers, requests, topics, clusters and wishes, seeded."""

import numpy as np

from synergraph.queries.plan.model import Pair, Pairs, Person, Wishes

_CLUSTERS, _TOPICS, _TABLES, _ABSENT = 6, 40, 0.42, 0.2


def event(people: int, rounds: int, seed: int = 1) -> Wishes:
    """Return wishes: a fifth partly absent, half of the attended rounds wanted, people/10 must-meets.

    Scores come from offers that meet requests, shared topics, different clusters and mutual requests;
    pairs who work together keep 0.3 of it. Candidates are the max(30, 6 · rounds) best of each person.
    """
    rng = np.random.default_rng(seed)
    guests = _guests(rng, people, rounds)
    score = _scores(rng, guests)
    kin = np.array([p.organisation for p in guests])
    may = np.triu(kin[:, None] != kin[None, :], 1)
    forbidden = _drawn(rng, may, people // 5)
    may[tuple(np.array(sorted(forbidden)).T)] = False
    must, known = _drawn(rng, may, people // 10), _drawn(rng, may, people * 2)
    return Wishes(
        guests,
        rounds,
        _best(score, may, max(30, 6 * rounds)),
        round(_TABLES * people),
        must,
        forbidden,
        known,
    )


def _guests(rng: np.random.Generator, people: int, rounds: int) -> tuple[Person, ...]:
    kin = rng.integers(0, max(people * 7 // 10, 2), people)
    clusters = rng.integers(0, _CLUSTERS, people)
    partly = rng.random(people) < _ABSENT
    late = rng.integers(1, max(rounds // 2, 2), people)
    guests = []
    for i in range(people):
        arrives = int(late[i]) if partly[i] and i % 2 else 0
        leaves = rounds - int(late[i]) if partly[i] and not i % 2 else None
        attended = (rounds if leaves is None else leaves) - arrives
        guests.append(
            Person(
                f"p{i:04}",
                "",
                f"o{kin[i]}",
                f"c{clusters[i]}",
                arrives=arrives,
                leaves=leaves,
                least=attended // 2,
            )
        )
    return tuple(guests)


def _scores(rng: np.random.Generator, guests: tuple[Person, ...]) -> np.ndarray:
    n = len(guests)
    clusters = np.unique([p.cluster for p in guests], return_inverse=True)[1]
    taste = rng.dirichlet(np.full(_TOPICS, 0.3), _CLUSTERS)[clusters]
    offers, seeks, topics = (
        (rng.random((n, _TOPICS)) < rate * _TOPICS * taste).astype(float) for rate in (2, 2, 4)
    )
    rare = -np.log(np.maximum(topics.mean(axis=0), 1 / n))
    match = (offers * rare) @ seeks.T
    both = (topics * rare) @ topics.T
    own = np.maximum((topics**2) @ rare, 1e-9)
    likeness = both / np.maximum(own[:, None] + own[None, :] - both, 1e-9)
    wished = rng.random((n, n)) < min(0.05, 8 / n)
    score = 0.4 * np.minimum((match + match.T) / 6, 1) + 0.2 * likeness
    score += (
        0.1 * (clusters[:, None] != clusters[None, :])
        + 0.15 * (wished + 0.0 + wished.T)
        + 0.05 * rng.random((n, n))
    )
    return np.minimum(np.triu(score, 1), 1.0)


def _drawn(rng: np.random.Generator, may: np.ndarray, count: int) -> frozenset[Pair]:
    rows = np.argwhere(may)
    chosen = rows[rng.choice(len(rows), min(count, len(rows)), replace=False)]
    return frozenset((int(i), int(j)) for i, j in chosen)


def _best(score: np.ndarray, may: np.ndarray, keep: int) -> Pairs:
    both = np.where(may | may.T, score + score.T, -1.0)
    cut = np.partition(both, -min(keep, len(both)), axis=1)[:, -min(keep, len(both))]
    strong = may & ((both >= cut[:, None]) | (both >= cut[None, :]))
    first, second = np.nonzero(strong)
    return Pairs(first.astype(np.int64), second.astype(np.int64), score[first, second])
