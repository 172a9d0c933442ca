"""Who will work with whom: our partner score against other methods, on projects that came later.

    python benchmarks/partners.py SHARED [--built DIR] [--seed 1] [--ideas 300] [--fit] [--write]

SHARED is the folder with `cordis-he/` and `cordis-bb/`. Both are built as workspaces in DIR (`he`
and `bb`; a folder of its own when not given), or taken from there when built already. `--fit`
learns the points from the validation slice and writes them into the package, no more; all figures
are of later projects. `--write` keeps the tables as `benchmarks/partners.md`. Boosted trees are compared
where the package lightgbm is installed.
"""

import argparse
import csv
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from partners_data import Idea, before, folds, ideas, starts
from partners_fit import Case, case, learned
from partners_measures import FEW, Line
from partners_ours import Ours, features
from partners_rivals import Rivals
from partners_trees import Trees

from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.partners.profiles import profiles

TABLE = Path(__file__).with_suffix(".md")
MARK = "<!-- measured -->"
LEARN, TEST, IDEAS, LEARNED = "2023-07", "2024-01", 300, 600
QUESTIONS = {"all": "all partners", "new": "new partners", "nohubs": "new partners, without hubs"}


class Tables(NamedTuple):
    """The lines of one data set: question → method → line; coverage; how many organisations; which are hubs."""

    title: str
    lines: dict[str, dict[str, Line]]
    coverage: float
    rows: int
    hubs: np.ndarray


class Part(NamedTuple):
    """A training part of a graph and the ideas it is asked about; only organisations `among` count, if given."""

    ours: Ours
    ideas: list[Idea]
    among: frozenset[str] | None


def sampled(found: list[Idea], count: int, seed: int) -> list[Idea]:
    """Return at most `count` ideas drawn at random, in order."""
    drawn = np.random.default_rng(seed).permutation(len(found))[:count]
    return [found[at] for at in sorted(drawn)]


def later(graph: Graph, first: str, last: str = "9") -> list[str]:
    """Return the projects that start on or after `first` and before `last`; `first` "" has all."""
    begun = starts(graph)
    projects = graph.nodes.filter(kind="project", stated=True)["id"]
    return [one for one in projects if first <= begun.get(one, "9") < last]


def by_time(graph: Graph, first: str, last: str, count: int, seed: int, folder: Path) -> Part:
    """Hide all projects from a day on; ask about those that start before another."""
    part = before(graph, later(graph, first, "99"), folder / f"{graph.folder.name}-{first}" / "part")
    return Part(Ours(profiles(part)), sampled(ideas(graph, later(graph, first, last)), count, seed), None)


def by_fold(graph: Graph, among: frozenset[str], seed: int, folder: Path) -> Iterator[Part]:
    """Hide a fifth of the projects at a time; ask about those that were not learned from."""
    slice_learned = set(later(graph, LEARN, TEST))
    for number, fold in enumerate(folds(later(graph, "", "99"), 5, seed)):
        part = before(graph, fold, folder / f"{graph.folder.name}-fold{number}" / "part")
        asked = ideas(graph, [one for one in fold if one not in slice_learned], among)
        yield Part(Ours(profiles(part)), asked, among)


def measured(title: str, parts: Iterable[Part], trees: Trees, seed: int) -> Tables:
    """Ask every idea of some parts by every method."""
    lines: dict[str, dict[str, Line]] = {question: defaultdict(Line) for question in QUESTIONS}
    rng, known, wanted, hubs = np.random.default_rng(seed), 0, 0, np.zeros(0, dtype=bool)
    for part in parts:
        rivals = Rivals(part.ours.found)
        hubs = part.ours.found.hubs
        for idea in part.ideas:
            joined = part.ours.rows(idea.partners)
            known, wanted = known + len(joined), wanted + len(idea.partners)
            scores = _scores(part.ours, rivals, trees, idea)
            _count(lines, part, idea, joined, scores, rng)
    return Tables(title, lines, known / max(wanted, 1), len(hubs), hubs)


def _scores(ours: Ours, rivals: Rivals, trees: Trees, idea: Idea) -> dict[str, np.ndarray]:
    theirs = rivals.scores(idea, ours.row(idea.asker))
    suited = ours.fit(idea)
    found = {"synergraph": suited.total, "synergraph, call unknown": ours.fit(idea, call=False).total}
    if ours.found.projects.corpus.long:
        found["synergraph, title only"] = ours.fit(idea, brief=True).total
    found["synergraph, novelty 0.5"] = ours.fit(idea, novelty=0.5).total
    found["synergraph, equal points"] = ours.equal(idea)
    if trees.ready:
        found["boosted trees (LightGBM)"] = trees.score(features(ours, idea, theirs))
    return {**found, **theirs}


def _count(
    lines: dict[str, dict[str, Line]],
    part: Part,
    idea: Idea,
    joined: np.ndarray,
    scores: dict[str, np.ndarray],
    rng: np.random.Generator,
) -> None:
    drawn = rng.random(len(part.ours.found.at))
    for question, kept in part.ours.kept(idea, part.among).items():
        truth = joined[kept[joined]]
        for method, score in scores.items() if len(truth) else ():
            lines[question][method].add(np.round(score, 9), truth, kept, drawn)


def learn(part: Part, brief: bool = False) -> dict[str, float]:
    """Return weights learned from the ideas of a part, hubs included."""
    cases: dict[str, list[Case]] = {"new": [], "all": []}
    for idea in part.ideas:
        amounts, kept = part.ours.amounts(idea, brief), part.ours.kept(idea, part.among)
        for question, found in cases.items():
            joined = part.ours.rows(idea.partners)
            joined = joined[kept[question][joined]]
            if len(joined):
                found.append(case(amounts, part.ours.usual, joined, kept[question]))
    print(f"learning from {len(cases['new'])} ideas", file=sys.stderr)
    return learned(cases["new"], cases["all"])


def written(tables: Tables, seed: int) -> Iterator[str]:
    """Return the tables of a data set as Markdown."""
    yield f"\n## {tables.title}\n"
    yield f"Of those who joined, {tables.coverage:.0%} had worked in an earlier project and could be found at all.\n"
    for question, lines in tables.lines.items():
        ours = lines["synergraph"]
        few = "" if len(ours.values) >= FEW else " Too few to tell."
        yield f"### {QUESTIONS[question].capitalize()}: {len(ours.values)} ideas.{few}\n"
        yield "| method | R@10 | MRR | NDCG@10 | ours ahead in R@10 | Gini | hubs |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for method, line in lines.items():
            yield _row(method, line, ours, tables, seed)
        yield ""


def _row(method: str, line: Line, ours: Line, tables: Tables, seed: int) -> str:
    low, high = line.interval(seed)
    cells = [
        f"{mean:.3f} ({below:.3f}–{above:.3f})"
        for mean, below, above in zip(line.means(), low, high, strict=True)
    ]
    ahead = "{:+.3f} ({:+.3f} to {:+.3f})".format(*ours.over(line, seed)) if line is not ours else "–"
    gini, hubs = line.gini(tables.rows), line.share(tables.hubs)
    return f"| {method} | {' | '.join(cells)} | {ahead} | {gini:.2f} | {hubs:.0%} |"


def workspace(name: str, shared: Path, built: Path) -> Graph:
    """Return the graph of a data set, built on the first call."""
    from build_once import enter

    from synergraph.graph import workspace as spaces
    from synergraph.graph.build import build

    folder = built / name
    if not (folder / "build" / "current").exists():
        enter(folder, sorted((shared / f"cordis-{name}").iterdir()))
        build(spaces.read(folder))
    return open_graph(folder)


def local(graph: Graph, shared: Path) -> frozenset[str]:
    """Return the organisations in Berlin (NUTS DE3) and Brandenburg (DE4)."""
    with (shared / "cordis-bb" / "organization.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        inside = {f"pic:{row['organisationID']}" for row in rows if row["nutsCode"][:3] in ("DE3", "DE4")}
    known = graph.identifiers.select("identifier", "id").iter_rows()
    return frozenset(node for identifier, node in known if identifier in inside)


def fitted(bb: Graph, he: Graph, seed: int, folder: Path) -> None:
    """Learn all points from projects that start between `LEARN` and `TEST`, and write them into the package."""
    from partners_toml import write

    long = by_time(bb, LEARN, TEST, LEARNED, seed, folder)
    points = {"long_long": learn(long), "long_short": learn(long, brief=True)}
    del long
    points["short"] = learn(by_time(he, LEARN, TEST, LEARNED, seed, folder))
    write(points)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--built", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ideas", type=int, default=IDEAS)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        bb, he = (workspace(name, given.shared, given.built or folder) for name in ("bb", "he"))
        if given.fit:
            fitted(bb, he, given.seed, folder)
            return
        lines = []
        for table in tables(bb, he, given, folder):
            lines += written(table, given.seed)
            print("\n".join(written(table, given.seed)), flush=True)
    if given.write:
        head = TABLE.read_text(encoding="utf-8").split(MARK)[0]
        TABLE.write_text(head + MARK + "\n" + "\n".join(lines) + "\n", encoding="utf-8")


def tables(bb: Graph, he: Graph, given: argparse.Namespace, folder: Path) -> Iterator[Tables]:
    """Measure every data set."""
    seed = given.seed
    for title, graph in (
        ("Berlin-Brandenburg, with descriptions: projects from 2024 on, all participants", bb),
        ("Horizon Europe, titles and keywords: projects from 2024 on", he),
    ):
        started = time.process_time()
        trees = Trees.learned(by_time(graph, LEARN, TEST, LEARNED // 3, seed, folder), seed)
        part = by_time(graph, TEST, "99", given.ideas, seed, folder)
        yield measured(title, [part], trees, seed)
        print(f"{title}: {time.process_time() - started:.0f} s", file=sys.stderr)
        if graph is bb:
            home = "Berlin-Brandenburg, partners from the region only: five folds by project (no forecast)"
            yield measured(home, by_fold(bb, local(bb, given.shared), seed, folder), trees, seed)


if __name__ == "__main__":
    main()
