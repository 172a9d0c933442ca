"""Which themes bridge groups: ours against frequency, groups touched, entropy and others.

    python benchmarks/themes.py SHARED [--write]

SHARED is the folder with `cordis-he/`. Planted bridges in two invented worlds, the policy markers of
Horizon Europe as a check by truth, planted trends, and growth. `--write` keeps the tables as
`benchmarks/themes.md`.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from themes_data import Horizon, horizon, thinned
from themes_null import average_precision, coverage, flags, follows_frequency, scores, world

from synergraph.queries.themes.anchors import anchored
from synergraph.queries.themes.diversity import Spread
from synergraph.queries.themes.slopes import slopes

TABLE = Path(__file__).with_suffix(".md")
MARK = "<!-- measured -->"
WORLDS = ((52, 30), (300, 20), (3000, 5))
SIZES, DRAWS, LEAST = (10, 30, 100), 20, 8


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    body = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in body)


def planted(near: bool) -> str:
    """Return how well each measure finds planted bridges, and which rule calls what one."""
    found: dict[str, list[str]] = defaultdict(list)
    rules: dict[str, list[str]] = defaultdict(list)
    held: list[str] = []
    for projects, runs in WORLDS:
        ranked, called, covered = one_size(projects, runs, near)
        for name, (precision, frequency) in ranked.items():
            found[name].append(f"{precision:.2f} / {frequency:+.2f}")
        for name, (power, false, precision) in called.items():
            rules[name].append(f"{power:.2f} / {false:.3f} / {precision:.2f}")
        held.append(f"{covered:.2f}")
    sizes = [f"{projects} projects" for projects, _ in WORLDS]
    return "\n\n".join(
        [
            "Average precision / rank correlation with frequency among themes that are no bridges:",
            lines(["measure", *sizes], [[name, *cells] for name, cells in found.items()]),
            "Power / false-positive rate / precision of what is called a bridge:",
            lines(["rule", *sizes], [[name, *cells] for name, cells in rules.items()]),
            f"How often the 80 % interval holds the score of the true shares: {', '.join(held)}.",
        ]
    )


def one_size(
    projects: int, runs: int, near: bool
) -> tuple[Mapping[str, NDArray[np.float64]], Mapping[str, NDArray[np.float64]], float]:
    """Measure worlds of one size; return the means over all runs, per measure, per rule, of the intervals."""
    ranked: dict[str, list[tuple[float, float]]] = defaultdict(list)
    called: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    covered: list[float] = []
    for run in range(runs):
        rng = np.random.default_rng([run, projects, near])
        one = world(projects, near, rng)
        for name, score in scores(one.spread, rng).items():
            follows = follows_frequency(score, one.spread, one.bridge)
            ranked[name].append((average_precision(score, one.bridge, rng), follows))
        for name, flag in flags(one).items():
            right = (flag & one.bridge).sum() / flag.sum() if flag.any() else np.nan
            called[name].append((flag[one.bridge].mean(), flag[~one.bridge].mean(), right))
        covered.append(coverage(one))
    mean = [{n: np.nanmean(v, axis=0) for n, v in values.items()} for values in (ranked, called)]
    return mean[0], mean[1], float(np.mean(covered))


def markers(data: Horizon) -> str:
    """Return where the policy markers stand among all fields, in full and thinned to few projects.

    100 is above all fields. A good measure puts markers high, however few of their projects are left.
    """
    spread = data.spread
    rng = np.random.default_rng(5)
    every = scores(spread, rng)
    fields = np.flatnonzero(spread.size[: -data.markers] >= LEAST)
    marked = range(len(data.names) - data.markers, len(data.names))
    rows = []
    for name in every:
        rows.append([name, *(f"{percentile(every[name], fields, every[name][at]):.0f}" for at in marked)])
    for size in SIZES:
        drawn = defaultdict(list)
        for at in marked:
            for _ in range(DRAWS):
                few = thinned(spread, at, size, rng)
                vars(few)["averages"] = spread.averages
                for name, score in scores(few, rng).items():
                    drawn[name].append(percentile(every[name], fields, score[0]))
        for row in rows:
            row.append(f"{np.mean(drawn[row[0]]):.0f}")
    head = ["measure", *(data.names[at] for at in marked), *(f"thinned to {size}, mean" for size in SIZES)]
    return lines(head, rows)


def percentile(scores: NDArray[np.float64], among: NDArray[np.int64], value: float) -> float:
    """Return which percentage of fields a score exceeds, half of those equal counted."""
    below, same = (scores[among] < value - 1e-9).mean(), (np.abs(scores[among] - value) <= 1e-9).mean()
    return float(100 * (below + same / 2))


def trends(themes: int = 400, runs: int = 20) -> str:
    """Return how well measures find themes whose share grows, with busy and idle years."""
    found: dict[str, list[float]] = defaultdict(list)
    for run in range(runs):
        rng = np.random.default_rng([run, 9])
        years = np.arange(8.0)
        totals = np.round(rng.lognormal(4.5, 0.5, 8))
        growing = np.arange(themes) < themes // 10
        share = rng.lognormal(-4, 1, themes)[:, None] * np.where(growing, 1.3, 1)[:, None] ** (years - 4)
        counts = rng.poisson(totals * share * rng.gamma(4, 1 / 4, (themes, 8))).astype(float)
        late, early = counts[:, 4:].sum(axis=1), counts[:, :4].sum(axis=1)
        measures = {
            "slope over its error (ours)": slopes(counts, totals, years).clear,
            "recent over before": (late + 1) / (early + 1),
            "absolute increase": late - early,
            "frequency": counts.sum(axis=1),
        }
        for name, score in measures.items():
            found[name].append(average_precision(score, growing, rng))
    return lines(["measure", "average precision"], [[n, f"{np.mean(v):.2f}"] for n, v in found.items()])


def growth(data: Horizon) -> str:
    """Return the processor seconds that all themes take: a quarter, half, all, twice the projects."""
    spread, rows = data.spread, []
    for part in (0.25, 0.5, 1, 2):
        count = int(part * spread.themes.shape[0])
        at = np.arange(count) % spread.themes.shape[0]
        start = time.process_time()
        one = Spread(spread.themes[at], spread.shares[at], spread.apart)
        whole = (one.themes.T @ one.shares).toarray()
        found = anchored(one, whole, whole).sum(axis=1) >= 3
        _ = one.score, [one.interval(int(theme)) for theme in np.flatnonzero(found)]
        seconds = time.process_time() - start
        rows.append([f"{count:,}", f"{spread.themes[at].nnz:,}", f"{int(found.sum()):,}", f"{seconds:.2f}"])
    return lines(["projects", "mentions", "intervals drawn", "seconds"], rows)


def report(shared: Path) -> str:
    """Return all tables."""
    everything, clusters = horizon(shared), horizon(shared, "HORIZON.2.")
    alike = np.corrcoef(rankdata(everything.spread.score), rankdata(everything.spread.size))[0, 1]
    parts = {
        "Planted bridges, themes spill over to any group": planted(near=False),
        "Planted bridges, themes spill over to near groups": planted(near=True),
        "Policy markers of Horizon Europe over all programmes, percentile among fields of science": markers(everything),
        "Policy markers over the six clusters of the second pillar": markers(clusters),
        "Planted trends": trends(),
        "Growth": growth(everything) + f"\n\nRank correlation of our score with frequency on Horizon Europe: {alike:+.2f}.",
    }  # fmt: skip
    return "\n\n".join(f"## {title}\n\n{text}" for title, text in parts.items())


def main(arguments: Sequence[str]) -> None:
    """Print the report, and keep it with `--write`."""
    text = report(Path(arguments[0]))
    print(text)
    if "--write" in arguments:
        head = TABLE.read_text(encoding="utf-8").split(MARK)[0] if TABLE.is_file() else ""
        TABLE.write_text(f"{head}{MARK}\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
