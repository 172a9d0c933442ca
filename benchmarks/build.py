"""Measure what a build takes: seconds of each step, memory, bytes; run `build.py SHARED [--write]`.

SHARED is the folder with `cordis-bb` and `cordis-he`. `--part 5` measures five per cent of
`cordis-he` alone. Every build runs in a fresh workspace and in a process of its own.
"""

import csv
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

TABLE = Path(__file__).with_suffix(".md")
WORKER = Path(__file__).with_name("build_once.py")
PARTS = (25, 50, 100)
LISTED = 200
HEAD = (
    "data", "rows", "statements", "nodes", "reading", "resolve", "tables", "seconds",
    "memory (GB)", "largest reader (GB)", "build (MB)", "first SPARQL", "first Cypher",
)  # fmt: skip
INTRO = """\
# What a build takes

Projects with their participants, topics and fields of science as CORDIS publishes them: those with
partners in Berlin and Brandenburg, and a quarter, a half and all of Horizon Europe. Each was entered as
`synergraph init --from` does and built in a process of its own; large tables are read by processes beside
it. "Seconds" is the whole, from opening the workspace; "memory" the peak of the process that builds,
"largest reader" that of the largest beside it. "First SPARQL" and "first Cypher" are the seconds that the first
question in each language waits for the RDF store and the property graph, once for each build; they are no part of
the others. The last line adds a participant list of 200 rows to the last build. The data are not part of the project; who has them measures again with

    python benchmarks/build.py SHARED --write

"""


def sources(folder: Path, percent: int, target: Path) -> list[Path]:
    """Return the tables of a data set with the rows of so many per cent of its projects."""
    tables = sorted(path for path in folder.iterdir() if path.name.endswith((".csv", ".csv.gz")))
    if percent == 100:
        return tables
    target.mkdir()
    return [_part(table, percent, target / table.name) for table in tables]


def _part(table: Path, percent: int, target: Path) -> Path:
    with (
        gzip.open(table, "rt", encoding="utf-8-sig", newline="") as source,
        gzip.open(target, "wt", encoding="utf-8", newline="", compresslevel=1) as sink,
    ):
        rows = csv.reader(source, delimiter=";")
        writer = csv.writer(sink, delimiter=";", quoting=csv.QUOTE_ALL)
        head = next(rows)
        project = head.index("projectID" if "projectID" in head else "id")
        writer.writerow(head)
        writer.writerows(row for row in rows if zlib.crc32(row[project].encode()) % 100 < percent)
    return target


def participants(organisations: Path, target: Path) -> Path:
    """Write a participant list of an event: one half known organisations, one half new ones."""
    with gzip.open(organisations, "rt", encoding="utf-8-sig", newline="") as source:
        rows = csv.DictReader(source, delimiter=";")
        known = [row["name"] for row in islice(rows, LISTED // 2)]
    new = [f"Musterwerk {number} GmbH" for number in range(LISTED - len(known))]
    with target.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.writer(sink, delimiter=";")
        writer.writerow(["Organisation", "Veranstaltung"])
        writer.writerows([name, "Mustertag 2025"] for name in [*known, *new])
    return target


def measured(name: str, workspace: Path, files: list[Path]) -> tuple[str, ...]:
    """Enter files into a workspace, build it in a process of its own, and return a row of the table."""
    command = [sys.executable, str(WORKER), str(workspace), *map(str, files)]
    found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    counts = (f"{found[column]:,}" for column in HEAD[1:4])
    return (name, *counts, *(f"{found[column]:.1f}" for column in HEAD[4:]))


def measure(shared: Path, percents: tuple[int, ...], scratch: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table as they come; the last adds a list to the last build."""
    if percents == PARTS:
        yield measured("Berlin-Brandenburg", scratch / "bb", sources(shared / "cordis-bb", 100, scratch))
    workspace = scratch
    for percent in percents:
        files = sources(shared / "cordis-he", percent, scratch / f"csv-{percent}")
        shutil.rmtree(workspace / "build", ignore_errors=True)
        workspace = scratch / f"he-{percent}"
        yield measured(f"Horizon Europe, {percent} %", workspace, files)
    listed = participants(shared / "cordis-he" / "organization.csv.gz", scratch / "participants.csv")
    yield measured(f"… and a list of {LISTED} rows", workspace, [listed])


def line(cells: tuple[str, ...]) -> str:
    """Return one line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main(arguments: list[str]) -> int:
    """Measure, print each row when it is there, and keep the table when asked."""
    percents = (int(arguments[arguments.index("--part") + 1]),) if "--part" in arguments else PARTS
    if not arguments or not Path(arguments[0], "cordis-he").is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    lines = [line(HEAD), line(("---",) * len(HEAD))]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        for cells in measure(Path(arguments[0]), percents, Path(scratch)):
            lines.append(line(cells))
            print(lines[-1], flush=True)
    if "--write" in arguments:
        TABLE.write_text(INTRO + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
