"""Which names are one organisation: ours against folding, rapidfuzz, splink and nomenklatura.

    python benchmarks/duplicates.py SHARED [--fit] [--write]

SHARED is the folder with `registers/pic-name-variants-dach.csv`, `cordis-he/` and `cordis-bb/`.
The organisations are split in two halves by a hash of their PIC. `--fit` learns word counts and
weights from the training half and writes them into the package; all figures are of the other.
`--write` keeps the tables as `benchmarks/duplicates.md`.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import duplicates_fit
import duplicates_rivals as rivals
import polars as pl
from duplicates_data import Data, Pair, cordis, half, variants

from synergraph.graph.resolve.bridges import contested
from synergraph.graph.resolve.duplicates import best_first, candidates, score
from synergraph.graph.resolve.duplicates.weights import weight
from synergraph.graph.resolve.joins import Atom, Joins

TABLE = Path(__file__).with_suffix(".md")
HEAD = "| matcher | threshold | precision | recall | F1 | seconds |\n| --- | --- | --- | --- | --- | --- |"
MARK = "<!-- measured -->"


class Measured(NamedTuple):
    """One line of a table."""

    matcher: str
    threshold: str
    precision: float
    recall: float
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def line(self) -> str:
        """Return the line as Markdown."""
        figures = f"{self.precision:.3f} | {self.recall:.3f} | {self.f1:.3f} | {self.seconds:.1f}"
        return f"| {self.matcher} | {self.threshold} | {figures} |"


def measured(matcher: str, threshold: str, data: Data, found: set[Pair], seconds: float) -> Measured:
    """Hold the pairs found against the truth."""
    kept, truth = set(data.counted(found)), set(data.counted(data.truth))
    right = len(kept & truth)
    return Measured(matcher, threshold, right / max(1, len(kept)), right / max(1, len(truth)), seconds)


def numbered(scored: pl.DataFrame) -> pl.DataFrame:
    """Return scored pairs with row numbers instead of ids."""
    number = [pl.col(side).str.slice(2).cast(pl.Int64) for side in ("left", "right")]
    return scored.with_columns(number)


def pairs_of(table: pl.DataFrame) -> set[Pair]:
    """Return the pairs of a table."""
    return set(table.select("left", "right").iter_rows())


def ours(data: Data) -> tuple[list[Measured], pl.DataFrame]:
    """Score all candidates; return the lines for both verdicts, and the candidates for the rivals."""
    start = time.perf_counter()
    scored = score(data.things, candidates(data.things))
    table = numbered(scored)
    seconds = time.perf_counter() - start
    lines = []
    for name, verdicts in (("certain", ["certain"]), ("certain and doubtful", ["certain", "doubtful"])):
        found = pairs_of(table.filter(pl.col("verdict").is_in(verdicts)))
        points = weight("threshold", verdicts[-1])
        lines.append(measured(f"synergraph, {name}", f"{points:.2f} log-odds", data, found, seconds))
        if name == "certain":
            groups = merged(scored.filter(verdict="certain"), data)
            lines.append(measured("synergraph, certain, as merged", "–", data, groups, seconds))
    return lines, table


def merged(sure: pl.DataFrame, data: Data) -> set[Pair]:
    """Return all pairs of names within the nodes that a build makes of certain pairs."""
    pairs = list(best_first(sure).select("left", "right").iter_rows())
    doubtful, apart = contested(sure, data.things)
    joins = Joins()
    for left, right in apart:
        joins.separate(_atom(left), _atom(right))
    for left, right in pairs:
        if (left, right) not in doubtful:
            joins.join(_atom(left), _atom(right))
    groups: dict[Atom, list[int]] = defaultdict(list)
    for thing in sorted({thing for pair in pairs for thing in pair}):
        groups[joins.root(_atom(thing))].append(int(thing[2:]))
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def _atom(thing: str) -> Atom:
    return ("name", "organisation", thing)


def tuned(
    name: str, scores: Callable[[Data, set[Pair]], dict[Pair, float]], train: Data, test: Data
) -> Measured:
    """Choose the threshold of best F1 on the training half and measure it on the other."""
    threshold = rivals.best_threshold(scores(train, rivals.worth_a_look(train)), train)
    start = time.perf_counter()
    found = {pair for pair, s in scores(test, rivals.worth_a_look(test)).items() if s >= threshold}
    return measured(name, f"{threshold:.2f}", test, found, time.perf_counter() - start)


def compare(title: str, rows: pl.DataFrame) -> str:
    """Return one table, all matchers side by side on the test half."""
    train, test = half(rows, training=True), half(rows, training=False)
    lines, _ = ours(test)
    for name, keyed in rivals.FOLDINGS.items():
        start = time.perf_counter()
        found = rivals.folded(test, keyed)
        lines.append(measured(name, "–", test, found, time.perf_counter() - start))
    for name, scores in rivals.SCORERS.items():
        try:
            lines.append(tuned(name, scores, train, test))
        except ImportError as missing:
            print(f"{name} left out: {missing}", file=sys.stderr)
    true = len(test.counted(test.truth))
    note = f"{test.names.height:,} names, {true:,} true pairs, {len(test.apart):,} renamings apart."
    return "\n".join([f"## {title}", "", note, "", HEAD, *(line.line() for line in lines), ""])


def growth(rows: pl.DataFrame) -> str:
    """Return the seconds that all organisations of Horizon Europe take: a quarter, half, all of them."""
    grouped = rows.group_by("pic", maintain_order=True).agg(
        pl.col("name").unique(maintain_order=True), pl.col("country").first()
    )
    lines = [
        "| organisations | candidates | seconds to find | seconds to score |",
        "| --- | --- | --- | --- |",
    ]
    for part in (4, 2, 1):
        things = _things(grouped.head(grouped.height // part))
        start = time.perf_counter()
        found = candidates(things)
        middle = time.perf_counter()
        score(things, found)
        end = time.perf_counter()
        lines.append(f"| {things.height:,} | {found.height:,} | {middle - start:.1f} | {end - middle:.1f} |")
    return "\n".join(["## Growth", "", *lines, ""])


def _things(grouped: pl.DataFrame) -> pl.DataFrame:
    empty = pl.lit([], dtype=pl.List(pl.String))
    places = pl.concat_list(pl.col("country").str.to_lowercase())
    return grouped.select(
        id="pic", kind=pl.lit("organisation"), names="name", places=places, identifiers=empty, parents=empty
    )


def main(arguments: list[str]) -> None:
    """Fit when asked, measure, print, and keep the tables when asked."""
    shared = Path(arguments[0])
    names, organisations = variants(shared), cordis(shared)
    if "--count" in arguments:
        duplicates_fit.count_words([names, organisations])
        return
    if "--fit" in arguments:
        duplicates_fit.fit(names, organisations)
        return
    growing = growth(organisations)
    legal = names.filter(pl.col("kind") == "legalName")
    tables = [
        compare("Names of several years, German-speaking countries", names),
        compare("The same, legal names only", legal),
        compare("Organisations of Horizon Europe: legal and short names", organisations),
        growing,
    ]
    print("\n".join(tables))
    if "--write" in arguments:
        head = TABLE.read_text(encoding="utf-8").split(MARK)[0]
        TABLE.write_text(head + MARK + "\n\n" + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
