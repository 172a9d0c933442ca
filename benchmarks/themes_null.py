"""Planted bridges in a network of themes that are otherwise at home in one group.

Most themes have a home and spill over, either to any other group or to those nearest to it; the
planted ones stand in many groups that differ. Sizes follow a heavy tail, so that most are small.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.stats import rankdata

from synergraph.queries.themes import anchors
from synergraph.queries.themes.diversity import Spread, distances

GROUPS, PLANTED, PER_PROJECT = 8, 0.12, 3.0
_SHUFFLES = 100

Floats = NDArray[np.float64]


class World(NamedTuple):
    """A spread of themes, which of them are planted bridges, who leads the projects, and the true shares."""

    spread: Spread
    bridge: NDArray[np.bool_]
    leads: NDArray[np.int64]
    truth: Floats


def world(projects: int, near: bool, rng: np.random.Generator) -> World:
    """Return an invented world; with `near` themes spill to the two nearest groups, else to any."""
    themes = max(40, projects // 10)
    place = np.sort(rng.random(GROUPS)) * GROUPS
    home = rng.integers(0, projects, projects) % GROUPS
    shares = np.zeros((themes, GROUPS))
    bridge = np.arange(themes) < PLANTED * themes
    for theme in range(themes):
        shares[theme] = _bridging(rng) if bridge[theme] else _at_home(place, near, rng)
    weight = rng.lognormal(0, 1.2, themes)
    size = np.maximum(2, np.round(weight / weight.sum() * PER_PROJECT * projects)).astype(int)
    members = [np.flatnonzero(home == group) for group in range(GROUPS)]
    rows, columns = [], []
    for theme in range(themes):
        drawn = rng.multinomial(size[theme], shares[theme])
        for group, count in enumerate(drawn):
            rows.append(rng.choice(members[group], min(count, len(members[group])), replace=False))
            columns.append(np.full(len(rows[-1]), theme))
    at = np.concatenate(rows), np.concatenate(columns)
    about = sparse.csr_array((np.ones(len(at[0])), at), shape=(projects, themes))
    belongs = sparse.csr_array((np.ones(projects), (np.arange(projects), home)), shape=(projects, GROUPS))
    held = np.maximum(np.asarray(about.sum(axis=0)).ravel(), 1)
    profiles = sparse.csr_array(belongs.T @ (about @ sparse.diags_array(np.log(projects / held))))
    leads = rng.integers(0, max(10, projects // 4), projects)
    return World(Spread(about, belongs, distances(profiles)), bridge, leads, shares)


def _at_home(place: Floats, near: bool, rng: np.random.Generator) -> Floats:
    home, spill = rng.integers(GROUPS), rng.beta(3, 7)
    others = np.argsort(np.abs(place - place[home]))[1:]
    reached = others[:2] if near else others
    share = np.zeros(GROUPS)
    share[home] = 1 - spill
    share[reached] = spill * rng.dirichlet(np.ones(len(reached)))
    return share


def _bridging(rng: np.random.Generator) -> Floats:
    share = np.zeros(GROUPS)
    reached = rng.choice(GROUPS, rng.integers(4, GROUPS + 1), replace=False)
    share[reached] = rng.dirichlet(np.full(len(reached), 3.0))
    return share


def scores(spread: Spread, rng: np.random.Generator) -> dict[str, Floats]:
    """Return what each measure says of every theme."""
    size = np.maximum(spread.size, 1)
    share = spread.counts / size[:, None]
    logs = np.log(np.where(share > 0, share, 1))
    plain = (share * (share @ spread.apart)).sum(axis=1)
    return {
        "frequency": spread.size,
        "groups touched": (spread.counts > 0).sum(axis=1).astype(float),
        "entropy": -(share * logs).sum(axis=1),
        "participation coefficient": 1 - (share**2).sum(axis=1),
        "Rao-Stirling, plain": plain,
        "z against shuffled groups": shuffled(spread, plain, rng),
        "ours": spread.score,
        "ours, lower bound": np.array([spread.interval(at)[0] for at in range(len(size))]),
    }


def shuffled(spread: Spread, plain: Floats, rng: np.random.Generator) -> Floats:
    """Return by how many standard deviations Rao-Stirling lies above that of shuffled groups."""
    size = np.maximum(spread.size, 1).astype(int)
    drawn = (
        rng.multinomial(np.repeat(size, _SHUFFLES), spread.held / spread.held.sum())
        / np.repeat(size, _SHUFFLES)[:, None]
    )
    values = (drawn * (drawn @ spread.apart)).sum(axis=1).reshape(len(size), _SHUFFLES)
    return np.asarray((plain - values.mean(axis=1)) / np.maximum(values.std(axis=1), 1e-9))


def average_precision(score: Floats, truth: NDArray[np.bool_], rng: np.random.Generator) -> float:
    """Return the average precision of a ranking, equal scores in random order."""
    order = np.lexsort((rng.random(len(score)), -np.round(score, 9)))
    hits = truth[order]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1))[hits].mean())


def follows_frequency(score: Floats, spread: Spread, bridge: NDArray[np.bool_]) -> float:
    """Return the rank correlation of a measure with frequency among themes that are no bridges."""
    ranks = rankdata(score[~bridge]), rankdata(spread.size[~bridge])
    return float(np.corrcoef(*ranks)[0, 1])


def anchored(one: World) -> NDArray[np.bool_]:
    """Return in which groups each theme of a world is anchored."""
    spread = one.spread
    leads = np.zeros(spread.counts.shape)
    about = sparse.coo_array(spread.themes)
    group = spread.shares.indices[spread.shares.indptr[about.coords[0]]]
    seen = np.unique(np.stack([about.coords[1], group, one.leads[about.coords[0]]]), axis=1)
    np.add.at(leads, (seen[0], seen[1]), 1)
    return anchors.anchored(spread, spread.counts, leads)


def flags(one: World) -> dict[str, NDArray[np.bool_]]:
    """Return which themes each rule calls a bridge."""
    spread, found = one.spread, anchored(one).sum(axis=1)
    low = np.array([spread.interval(at)[0] for at in range(len(found))])
    sure = low > anchors.middle(spread)
    return {
        "3 groups touched": (spread.counts > 0).sum(axis=1) >= 3,
        "anchored in 3 groups": found >= anchors.needed(GROUPS),
        "robust (anchored, and surely above the middle)": (found >= anchors.needed(GROUPS)) & sure,
    }


def coverage(one: World) -> float:
    """Return how often the interval holds the score that the true shares would get."""
    spread, hits = one.spread, []
    even, apart = 1 - (one.truth**2).sum(axis=1), (one.truth * (one.truth @ spread.apart)).sum(axis=1)
    true = spread.drawn(even, apart, spread.size)
    for at in range(len(true)):
        low, high = spread.interval(at)
        hits.append(low <= true[at] <= high)
    return float(np.mean(hits))
