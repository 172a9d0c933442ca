"""How much of a report's facts the report loader finds, and how much of what it says is right.

    python benchmarks/extraction.py SHARED [--write]

SHARED is the folder with `reports/` (reports as text), `gold/<report>/` (facts drawn by hand) and
`tools/score_extraction.py` (the judge). Every report is loaded alone in a workspace of its own,
built, exported as CSV and scored; a report without gold is only counted. `--write` keeps the
table as `benchmarks/extraction.md`.
"""

import csv
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from synergraph.cli import main as synergraph

TABLE = Path(__file__).with_suffix(".md")
HEAD = (
    "report",
    "nodes",
    "edges",
    "node P",
    "node R",
    "node F1",
    "edge P",
    "edge R",
    "edge F1",
    "lost quotes",
)
INTRO = """# How much of a report is found

Each report was loaded alone, exported and held against facts drawn by hand from the same text. Precision
(P) is the share of exported rows that are right, recall (R) the share of the core facts that are found, F1
their harmonic mean. "Lost quotes" counts exported rows whose quote does not stand in the report. The
reports and the hand-drawn facts are not part of the project; who has them measures again with

    python benchmarks/extraction.py SHARED --write

The facts of three reports were known while the loader was written, so what it finds in a report of the
same families that it has never seen will be less. A dash: no facts were drawn.

"""
_SCORE = re.compile(r"^(?:nodes|edges): precision ([\d.]+), recall ([\d.]+), F1 ([\d.]+)", re.MULTILINE)


class Row(NamedTuple):
    """One line of the table; without gold the six scores are missing."""

    report: str
    nodes: int
    edges: int
    scores: tuple[str, ...]
    lost: int

    def cells(self) -> list[str]:
        """Return the cells of the line as they are printed."""
        scores = self.scores or ("–",) * 6
        return [self.report, str(self.nodes), str(self.edges), *scores, str(self.lost)]


def measure(report: Path, shared: Path) -> Row:
    """Load one report alone, export the graph, and score it where there is gold."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, export = Path(folder, "workspace"), Path(folder, "export")
        run("init", str(workspace), "--yes")
        run("-C", str(workspace), "add", str(report), "--yes")
        run("-C", str(workspace), "build", "--yes")
        run("-C", str(workspace), "export", "--format", "csv", str(export))
        nodes, edges = table(export / "nodes.csv"), table(export / "edges.csv")
        lost = lost_quotes([*nodes, *edges], report)
        return Row(report.stem, len(nodes), len(edges), judged(shared, report.stem, export), lost)


def run(*arguments: str) -> None:
    """Run one command of synergraph in this process."""
    synergraph(list(arguments), standalone_mode=False)


def table(path: Path) -> list[dict[str, str]]:
    """Read a CSV file that synergraph wrote."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lost_quotes(rows: list[dict[str, str]], report: Path) -> int:
    """Count rows whose quote does not stand in the report, white space aside."""
    content = " ".join(report.read_text(encoding="utf-8-sig").split())
    quotes = [row.get("evidence", "") for row in rows]
    return sum(" ".join(quote.split()) not in content for quote in quotes)


def judged(shared: Path, name: str, export: Path) -> tuple[str, ...]:
    """Return precision, recall and F1 of nodes and of edges; () without gold."""
    gold = shared / "gold" / name
    if not gold.is_dir():
        return ()
    judge = [sys.executable, str(shared / "tools" / "score_extraction.py"), str(gold), str(export)]
    printed = subprocess.run(judge, capture_output=True, text=True, check=True).stdout
    return tuple(value for line in _SCORE.findall(printed) for value in line)


def markdown(rows: list[Row]) -> str:
    """Return the table as Markdown."""
    lines = [HEAD, ("---",) * len(HEAD), *(row.cells() for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(arguments: list[str]) -> int:
    """Measure all reports of a folder and print the table."""
    folders = [argument for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or not Path(folders[0], "reports").is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    shared = Path(folders[0])
    reports = sorted(p for p in (shared / "reports").iterdir() if p.suffix in {".md", ".txt"})
    found = markdown([measure(report, shared) for report in reports])
    print(f"\n{found}")
    if "--write" in arguments:
        TABLE.write_text(INTRO + found, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
