"""What asking in Cypher costs beside the engine itself; run `cypher.py WORKSPACE... [--write]`.

Every named question is asked of the embedded engine as `synergraph ask --engine cypher` does, and of bare
Ladybug with the same text, parameters and settings on the same file, in turns. `--write` keeps the table
as `benchmarks/cypher.md`.
"""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

import ladybug
import polars as pl
from workspaces import run

from synergraph.graph.graph import Graph, open_graph
from synergraph.queries.ask import bound
from synergraph.queries.ask import run as run_text
from synergraph.queries.header import Parameter
from synergraph.queries.questions import Question, catalogue

TABLE = Path(__file__).with_suffix(".md")
ROUNDS, MOST, PATIENCE = 15, 1.0, 20
INTRO = """\
# What asking in Cypher costs

Every named question, in turns: bare Ladybug (run the text, fetch the rows), our embedded engine (the same, through
`graph.cypher.query`), and the question as `synergraph ask --engine cypher` puts it (find the things that are named, bind, run, give the rows
the form that all engines have). One file, one thread each. CPU milliseconds of one process, medians of {rounds} rounds at most; a ratio
is the median of those of the rounds. Parameters are the things with most edges; questions whose things
the graph has none of are left out, and those that take bare Ladybug more than {patience} seconds, or more memory than it has, are
not compared.

    python benchmarks/drawn.py FOLDER
    python benchmarks/cypher.py WORKSPACE FOLDER --write

"""
HEAD = """\
| question | rows | bare Ladybug | engine | ratio | question | ratio |
| --- | --- | --- | --- | --- | --- | --- |"""
Seconds = tuple[float, ...]


def measured(folder: Path) -> str:
    """Return the section on a workspace."""
    graph = open_graph(folder)
    database = ladybug.Database(str(graph.cypher.path), read_only=True, max_num_threads=1)
    bare, tried = ladybug.Connection(database), ladybug.Connection(database)
    tried.set_query_timeout(1000 * PATIENCE)  # on a connection of its own, as watching the time costs time
    size = (
        f"{graph.nodes.height:,} nodes, {graph.edges.height:,} edges, {graph.statements.height:,} statements."
    )
    lines, all_rounds = [f"## {folder.name}", "", size, "", HEAD], list[list[Seconds]]()
    for stem, asked in catalogue().items():
        words = {p.name: known(graph, p) for p in asked.parameters if p.default is None}
        if None in words.values():
            continue
        try:
            given = {name: str(word) for name, word in words.items()}
            tried.execute(asked.texts["cypher"], parameters=dict(bound(graph, asked, given)))
            rows, rounds = compared(graph, bare, asked, given)
            all_rounds.append(rounds)
            lines.append(line(stem, str(rows), rounds))
        except RuntimeError as error:
            lines.append(f"| {stem} | not compared: {str(error).split('.')[0]} | | | | | |")
        print(lines[-1], flush=True)
    lines.append(line("all", "", [seconds(rounds) for rounds in all_rounds], total=True))
    print(lines[-1])
    return "\n".join(lines)


def line(stem: str, rows: str, rounds: list[Seconds], total: bool = False) -> str:
    """Return a line of the table; the ratios of the `total` are those of the sums."""
    its, engine, question = (sum(r[i] for r in rounds) for i in range(3)) if total else seconds(rounds)
    by = [(engine / its, question / its)] if total else [(e / i, q / i) for i, e, q in rounds]
    first, second = (median(ratios) for ratios in zip(*by, strict=True))
    shown = f"{1000 * its:.2f} | {1000 * engine:.2f} | {first:.3f} | {1000 * question:.2f} | {second:.3f}"
    return f"| {stem} | {rows} | {shown} |"


def seconds(rounds: list[Seconds]) -> Seconds:
    its, engine, question = (median(taken) for taken in zip(*rounds, strict=True))
    return its, engine, question


def compared(
    graph: Graph, bare: ladybug.Connection, asked: Question, words: Mapping[str, str]
) -> tuple[int, list[Seconds]]:
    """Return how many rows there are, and the CPU seconds of all three in each round."""
    text, values = asked.texts["cypher"], bound(graph, asked, words)
    sides: tuple[Callable[[], int], ...] = (
        lambda: len(bare.execute(text, parameters=dict(values)).get_all()),
        lambda: len(graph.cypher.query(text, values).rows),
        lambda: len(run_text(graph, asked, words, "cypher").rows),
    )
    (rows,) = {side() for side in sides}
    rounds: list[Seconds] = []
    start = time.monotonic()
    while len(rounds) < 3 or (len(rounds) < ROUNDS and time.monotonic() - start < MOST):
        order = range(len(rounds), len(rounds) + len(sides))
        taken = {at % len(sides): cpu(sides[at % len(sides)]) for at in order}
        rounds.append(tuple(taken[at] for at in range(len(sides))))
    return rows, rounds


def cpu(work: Callable[[], int]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def known(graph: Graph, parameter: Parameter) -> str | None:
    """Return what a question that needs a parameter is asked with, None where the graph has no such thing."""
    given: Mapping[str, str] = {"date": "2024", "text": "energy"}
    if parameter.type.name in given:
        return given[parameter.type.name]
    kinds = parameter.type.of or ("project",)
    ends = pl.concat([graph.edges["source"], graph.edges["target"]]).alias("id").to_frame()
    degrees = ends.filter(pl.col("id").str.split("/").list.first().is_in(list(kinds))).group_by("id").len()
    return next(iter(degrees.sort("len", "id", descending=[True, False])["id"]), None)


if __name__ == "__main__":
    run(TABLE, INTRO.format(rounds=ROUNDS, patience=PATIENCE), measured)
