"""Measure synergies: what they find and what they cost; run `synergies.py SHARED [--built DIR] [--write]`.

SHARED is the folder with `cordis-bb` and `cordis-he`; DIR keeps their builds for another run.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from synergies_data import real, synthetic
from synergies_quality import evaluated
from synergies_speed import memory, portfolio_costs, rivals

from synergraph.graph.graph import Graph

TABLE = Path(__file__).with_suffix(".md")
SETS = {"cordis-bb": "descriptions (1,366 projects)", "cordis-he": "titles (19,189 projects)"}
SHARES = (0.25, 0.5, 1.0)
INTRO = """\
# Synergies: what they find, what they cost

Measured on projects of Horizon Europe as CORDIS publishes them. The data are not part of the project; who has
them measures again with `python benchmarks/synergies.py SHARED --write`.

"""


def main(shared: Path, folder: Path) -> str:
    """Return all tables as Markdown."""
    quality, speed = [], []
    for name, label in SETS.items():
        graph = real(shared, name, folder)
        for task, scorer, found in evaluated(graph, 150):
            spans = [f"{mean:.3f} ({low:.3f} to {high:.3f})" for mean, low, high in found.values()]
            quality.append([label, task, scorer, *spans])
            print(*quality[-1], flush=True)
        speed += [[label, f"{step} {unit}", f"{value:.2f}"] for step, unit, value in costs(graph, name)]
    with tempfile.TemporaryDirectory() as place:
        large = portfolio_costs(synthetic(graph, Path(place) / "build" / "synthetic"))
    speed += [["invented projects", step, f"{value:,.2f}"] for step, value in large.items()]
    return (
        INTRO
        + _QUALITY
        + _table(["data", "task", "likeness by", "P@10", "NDCG@10", "AUC"], quality)
        + _CUES
        + _SPEED
        + _table(["data", "what", "value"], speed)
    )


_QUALITY = """\
## What is found

"Same small actor later": for projects that start in 2024 or later, the earlier ones that share an actor with at
most 40 projects; no measure sees actors. "Siblings": the projects of the same small call; topic tags are hidden,
so that only words are left. All others are ranked; in brackets the 95 % interval over queries (bootstrap).

"""
_CUES = """
Sites and target groups make known pairs neither easier nor harder to find; weights of 2, 4, 8 and 16 were tried on
one half of 500 queries and the least kept. Of 40 pairs drawn by chance and read by eye, 32 had the method and site
or the target group that they are said to have: 21 of 24 with descriptions, 11 of 16 with titles only.
"""
_SPEED = """
## What it costs

CPU seconds (not wall-clock time) within one run, so that ratios hold on a busy machine. Candidates are to be
compared with `sparse_dot_topn` alone on the same matrices.

"""


def costs(graph: Graph, name: str) -> Iterator[tuple[str, str, float]]:
    """Yield step, unit and figure of what synergies cost on a graph."""
    for share in SHARES if name == "cordis-he" else (1.0,):
        for step, value in portfolio_costs(graph, share).items():
            yield f"{share:.0%} of projects:", step, value
    if name == "cordis-he":
        yield from (("nearest of all by", f"{rival} (s)", value) for rival, value in rivals(graph).items())
        yield (
            "all synergies, made in a process of its own:",
            "peak memory (GB)",
            memory(graph.folder.parents[1]),
        )


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    built = (
        Path(sys.argv[sys.argv.index("--built") + 1]) if "--built" in sys.argv else Path(tempfile.mkdtemp())
    )
    text = main(Path(sys.argv[1]), built)
    print(text)
    if "--write" in sys.argv:
        TABLE.write_text(text, encoding="utf-8")
