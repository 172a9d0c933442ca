"""How well measures of likeness find projects that belong together; `synergies.py` runs it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from scipy import sparse
from synergies_data import Floats, Indexes

from synergraph.graph.graph import Graph
from synergraph.queries.matrices import binary, flat, joint
from synergraph.queries.portfolio import Portfolio, month, portfolio
from synergraph.queries.synergies.measures import Measures, measures
from synergraph.queries.synergies.pairs import PILOT, RELEVANT, TARGET_GROUP, TO_TRY, TOPIC_AND_TEXT

Scorer = Callable[[int, Indexes], Floats]
SPLIT, SMALL, TOP, DRAWS = month("2024"), 40, 10, 1000


def evaluated(graph: Graph, queries: int) -> Iterator[tuple[str, str, dict[str, tuple[float, float, float]]]]:
    """Yield task, scorer, and each measure as mean, lower and upper end of its 95 % interval."""
    projects = portfolio(graph)
    for task, truth, pool in _tasks(projects):
        asked = _drawn(truth, pool, queries)
        for name, scorer in scorers(graph).items():
            if task.endswith("hidden") and name not in ("TF-IDF", "ours, words only"):
                continue
            rows = np.array(
                [_rated(scorer(q, pool(q)), flat(truth[[q]].toarray())[pool(q)] > 0) for q in asked]
            )
            measured = {m: _interval(rows[:, at]) for at, m in enumerate(("P@10", "NDCG@10", "AUC"))}
            yield f"{task} ({len(asked)} queries)", name, measured


def scorers(graph: Graph) -> dict[str, Scorer]:
    """Return the measures of likeness to compare; none sees who works in a project."""
    measured, projects = measures(graph), portfolio(graph)
    tags, rare, told = projects.topics, projects.topic_rarity, projects.corpus.vectors
    most_topic, most_text = TOPIC_AND_TEXT[projects.corpus.long]

    def like(matrix: sparse.csr_array, weight: Floats) -> Scorer:
        own = flat(matrix @ weight)

        def score(query: int, rows: Indexes) -> Floats:
            both = joint(matrix, np.full(len(rows), query), rows, weight)
            return both / np.maximum(own[query] + own[rows] - both, 1e-12)

        return score

    def words(query: int, rows: Indexes) -> Floats:
        return flat((told[rows] @ told[[query]].T).toarray())

    narrow = binary(projects.network.links("has_topic")[projects.at])
    simgic = like(tags, rare)

    bare = Measures(replace(projects, topics=sparse.csr_array(tags.shape)))

    def ours(query: int, rows: Indexes) -> Floats:
        asked = np.full(len(rows), query)
        return most_topic * measured.topics(asked, rows) + most_text * measured.text(asked, rows)

    def aimed(query: int, rows: Indexes) -> Floats:
        asked, content = np.full(len(rows), query), ours(query, rows)
        near = np.minimum(1, content / RELEVANT)
        trial = PILOT * near * (near >= TO_TRY) * measured.pilot(asked, rows)
        return content + trial + TARGET_GROUP * np.minimum(1, measured.groups(asked, rows))

    return {
        "Jaccard of tags": like(narrow, np.ones(narrow.shape[1])),
        "simGIC": simgic,
        "TF-IDF": words,
        "half simGIC, half TF-IDF": lambda query, rows: simgic(query, rows) + words(query, rows),
        "ours, topic and text": ours,
        "ours, with sites and target groups": aimed,
        "ours, words only": lambda query, rows: bare.text(np.full(len(rows), query), rows),
    }


def _tasks(projects: Portfolio) -> Iterator[tuple[str, sparse.csr_array, Callable[[int], Indexes]]]:
    """Yield name, which project belongs to which, and the projects to rank for a query."""
    everyone, early = np.arange(len(projects.at)), np.flatnonzero(projects.start < SPLIT)
    late = np.flatnonzero(projects.start >= SPLIT)
    small = _shared(projects.actors)
    yield "same small actor later", _rows(small, late), lambda query: early
    calls = _shared(projects.programmes)
    yield "siblings, tags hidden", calls, lambda query: everyone[everyone != query]


def _shared(membership: sparse.csr_array) -> sparse.csr_array:
    held = flat(membership.sum(axis=0))
    few = membership.multiply((held > 1) & (held <= SMALL)).tocsr()
    return sparse.csr_array(few @ few.T)


def _rows(matrix: sparse.csr_array, rows: Indexes) -> sparse.csr_array:
    kept = np.zeros(matrix.shape[0])
    kept[rows] = 1
    return sparse.csr_array(sparse.diags_array(kept) @ matrix)


def _drawn(truth: sparse.csr_array, pool: Callable[[int], Indexes], count: int) -> list[int]:
    """Return queries with something to find, always the same."""
    drawn = np.random.default_rng(1).permutation(truth.shape[0]).tolist()
    found = (q for q in drawn if truth[[q]].nnz and truth[[q]].toarray().ravel()[pool(q)].any())
    return [q for q, _ in zip(found, range(count), strict=False)]


def _rated(score: Floats, true: np.ndarray) -> tuple[float, float, float]:
    """Return P@10, NDCG@10 and AUC; equal scores stand in an order drawn by chance."""
    shuffled = np.random.default_rng(2).permutation(len(score))
    order = shuffled[np.argsort(-score[shuffled], kind="stable")]
    hits = true[order][:TOP].astype(float)
    discount = 1 / np.log2(np.arange(2, TOP + 2))
    ideal = discount[: int(min(TOP, true.sum()))].sum()
    rank = np.empty(len(score))
    rank[order[::-1]] = np.arange(1, len(score) + 1)
    positive, negative = int(true.sum()), int((~true).sum())
    area = (rank[true].sum() - positive * (positive + 1) / 2) / (positive * negative)
    return float(hits.mean()), float((hits * discount[: len(hits)]).sum() / ideal), float(area)


def _interval(values: Floats) -> tuple[float, float, float]:
    draws = np.random.default_rng(3).integers(0, len(values), (DRAWS, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(values.mean()), float(low), float(high)
