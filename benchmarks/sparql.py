"""What SPARQL costs: our engine, bare pyoxigraph, rdflib; our server and Oxigraph's; run `sparql.py WORKSPACE... [--write]`.

All ratios are those of runs in turn; `drawn.py` makes a workspace that any machine can have. `--write` keeps the tables as `benchmarks/sparql.md`.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import numpy as np
import pyoxigraph as ox
import rdflib
from workspaces import run

from synergraph.graph import quads, rdf
from synergraph.graph.graph import Graph, open_graph
from synergraph.graph.quads import Tables
from synergraph.graph.sparql.compact import COMPACT, compacted

TABLE = Path(__file__).with_suffix(".md")
INTRO = """\
# What SPARQL costs

CPU seconds of one process, the least of {runs} runs in turn; embedded: medians of {pairs} rounds, and of the ratios of these.
Requests per second are wall-clock, client included.

    python benchmarks/drawn.py FOLDER
    python benchmarks/sparql.py WORKSPACE FOLDER --write

"""
PREFIXES = """\
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX syn: <https://w3id.org/synergraph/ontology#>
"""
QUESTIONS = {
    "projects and how many take part": "SELECT ?p (COUNT(?a) AS ?n) { ?a syn:participatesIn ?p . ?p a syn:Project } GROUP BY ?p",
    "topics and their actors": "SELECT ?t (COUNT(DISTINCT ?a) AS ?n) { ?p syn:hasTopic ?t . ?a syn:participatesIn ?p } GROUP BY ?t",
    "predicates": "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "a word in names": "SELECT ?p { ?p a syn:Project ; rdfs:label ?l FILTER(CONTAINS(LCASE(?l), 'energy')) }",
}
POINT = "SELECT ?a ?l { ?a syn:participatesIn <%s> ; rdfs:label ?l } ORDER BY ?a"
RUNS, PAIRS, SECONDS, CLIENTS = 4, 5, 8.0, (1, 4, 100)


def cpu(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def in_turn(*works: Callable[[], Any]) -> list[float]:
    """Return the least CPU seconds of each, run in turn: what else runs on the machine only adds to them."""
    return [min(column) for column in zip(*rounds(RUNS, *works), strict=True)]


def rounds(count: int, *works: Callable[[], Any]) -> list[list[float]]:
    """Return the CPU seconds of each in so many rounds; every round begins with another."""
    took = []
    for first in range(count):
        order = [(first + n) % len(works) for n in range(len(works))]
        spent = {at: cpu(works[at]) for at in order}
        took.append([spent[at] for at in range(len(works))])
    return took


def rows(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    found = store.query(PREFIXES + text)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(str(term) for term in solution) for solution in found]


def plain(store: ox.Store, text: str) -> list[tuple[Any, ...]]:
    """Return rows as a program over bare pyoxigraph reads them."""
    found = store.query(PREFIXES + text)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(term.value if term else None for term in solution) for solution in found]


def embedded(graph: Graph, store: ox.Store) -> str:
    """Hold our engine against bare pyoxigraph on the same store."""
    lines = ["### Embedded", "", "| question | rows | pyoxigraph (s) | ours (s) | ratio |", "| --- | --- | --- | --- | --- |"]  # fmt: skip
    sums = [0.0, 0.0]
    for title, text in QUESTIONS.items():
        took = rounds(
            PAIRS, lambda t=text: plain(store, t), lambda t=text: graph.sparql.query(PREFIXES + t, {})
        )
        (bare, own), ratio = map(median, zip(*took, strict=True)), median(ours / its for its, ours in took)
        sums = [sums[0] + bare, sums[1] + own]
        lines.append(f"| {title} | {len(plain(store, text))} | {bare:.3f} | {own:.3f} | {ratio:.2f} |")
        print(lines[-1], flush=True)
    lines.append(f"| all | | {sums[0]:.3f} | {sums[1]:.3f} | {sums[1] / sums[0]:.2f} |")
    return "\n".join([*lines, "", ""])


def layouts(graph: Graph) -> str:
    """Hold a store on disk as its loads leave it, one compacted as `serve` reads it, and one in memory against each other."""
    folder = graph.rdf_store()
    with tempfile.TemporaryDirectory() as place:
        ox.Store.read_only(str(folder)).backup(f"{place}/rdf")
        took = cpu(lambda: compacted(Path(place) / "rdf", loose=0))
        stores = {
            "as built": ox.Store.read_only(str(folder)),
            "compacted": ox.Store.read_only(f"{place}/{COMPACT}"),
            "in memory": ox.Store(),
        }
        quads = dumped(graph, Path(place) / "all.nq")
        stores["in memory"].bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS, lenient=True)
        quads.unlink()
        lines = [f"### Where the store lies (compacting it once: {took:.1f} s)", "", f"| question | {' (s) | '.join(stores)} (s) |", f"|{' --- |' * (len(stores) + 1)}"]  # fmt: skip
        for title, text in QUESTIONS.items():
            figures = in_turn(*(lambda s=store, t=text: rows(s, t) for store in stores.values()))
            lines.append(f"| {title} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
            print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


def dumped(graph: Graph, path: Path) -> Path:
    """Write the quads of a graph, those of the shipped vocabularies apart, into a file; return its path."""
    with path.open("wb") as handle:
        for frame in quads.lines(Tables(graph.statements, graph.nodes, graph.edges), graph.base_iri):
            frame.write_csv(handle, include_header=False, quote_style="never")
    return path


def loading(graph: Graph) -> str:
    """Hold writing the store against what pyoxigraph needs to parse, and to load, the same quads."""
    tables = Tables(graph.statements, graph.nodes, graph.edges)
    with tempfile.TemporaryDirectory() as place:
        file, stores = dumped(graph, Path(place) / "all.nq"), (Path(place) / f"store{n}" for n in count())

        def parse() -> None:
            for _ in ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True):
                pass

        def bulk() -> None:
            store = ox.Store(str(next(stores)))
            store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS, lenient=True)
            store.flush()

        works = {
            "parse, each quad handed to Python": parse,
            "bare bulk load of one file": bulk,
            "ours, from tables to store": lambda: rdf.write(next(stores), tables, graph.base_iri, {}),
        }
        number = sum(1 for _ in file.open("rb"))
        lines = [f"### Loading {number:,} quads", "", "| what | CPU s | on the clock (s) | quads / CPU s |", "| --- | --- | --- | --- |"]  # fmt: skip
        for name, work in works.items():
            begun = time.perf_counter()
            took = cpu(work)
            lines.append(
                f"| {name} | {took:.1f} | {time.perf_counter() - begun:.1f} | {number / took:,.0f} |"
            )
            print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


def against_rdflib(store: ox.Store) -> str:
    """Ask a part of the graph that rdflib's own engine can hold."""
    few = rows(store, "SELECT ?p { ?p a syn:Project } ORDER BY ?p LIMIT 300")
    triples = [
        quad.triple
        for (project,) in few
        for link in store.quads_for_pattern(None, None, ox.NamedNode(project[1:-1]), ox.DefaultGraph())
        for quad in store.quads_for_pattern(link.subject, None, None, ox.DefaultGraph())
    ]
    triples += [q.triple for (p,) in few for q in store.quads_for_pattern(ox.NamedNode(p[1:-1]), None, None, ox.DefaultGraph())]  # fmt: skip
    text = ox.serialize(set(triples), format=ox.RdfFormat.N_TRIPLES) or b""
    small, graph = ox.Store(), rdflib.Graph().parse(data=text, format="nt")
    small.load(text, format=ox.RdfFormat.N_TRIPLES)
    lines = [f"### rdflib's own engine, {len(graph):,} triples in memory", "", "| question | pyoxigraph (s) | rdflib (s) | ratio |", "| --- | --- | --- | --- |"]  # fmt: skip
    for title, question in QUESTIONS.items():
        ours, theirs = in_turn(
            lambda q=question: plain(small, q), lambda q=question: list(graph.query(PREFIXES + q))
        )
        lines.append(f"| {title} | {ours:.4f} | {theirs:.3f} | {theirs / ours:.0f} |")
        print(lines[-1], flush=True)
    return "\n".join([*lines, "", ""])


@contextmanager
def served(command: list[str], url: str) -> Iterator[str]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                urlopen(f"{url}?query=ASK%7B%7D").close()
                break
            except OSError:
                time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


def asked(url: str, text: str) -> bytes:
    request = Request(url, urlencode({"query": PREFIXES + text}).encode(), {"Accept": "text/csv"})
    with urlopen(request) as answer:
        return bytes(answer.read())


def load(url: str, texts: list[str], clients: int) -> tuple[float, float, float]:
    """Return requests per second, and the p50 and p99 of one in milliseconds."""
    until = time.perf_counter() + SECONDS

    def client(number: int) -> list[float]:
        took, at = [], number
        while time.perf_counter() < until:
            begun = time.perf_counter()
            asked(url, texts[at % len(texts)])
            took.append(1000 * (time.perf_counter() - begun))
            at += clients
        return took

    with ThreadPoolExecutor(clients) as pool:
        all_took = np.concatenate([np.array(took) for took in pool.map(client, range(clients))])
    p50, p99 = np.percentile(all_took, [50, 99])
    return len(all_took) / SECONDS, float(p50), float(p99)


def servers(workspace: Path, store: Path) -> str:
    """Hold `synergraph serve` against `oxigraph serve-read-only` on the same store."""
    projects = [row[0][1:-1] for row in rows(ox.Store.read_only(str(store)), "SELECT ?p { ?p a syn:Project } ORDER BY ?p LIMIT 500")]  # fmt: skip
    texts = [POINT % project for project in projects]
    ports, programs = (free_port(), free_port()), Path(sys.executable).parent
    ours = [str(programs / "synergraph"), "-C", str(workspace), "serve", "--port", str(ports[0])]
    theirs = [str(programs / "oxigraph"), "serve-read-only", "-l", str(store), "-b", f"127.0.0.1:{ports[1]}"]
    lines = ["### Over HTTP: the actors of a project", "", "| clients | server | requests / s | p50 (ms) | p99 (ms) |", "| --- | --- | --- | --- | --- |"]  # fmt: skip
    with served(ours, f"http://127.0.0.1:{ports[0]}/sparql") as own, served(theirs, f"http://127.0.0.1:{ports[1]}/query") as other:  # fmt: skip
        same = all(asked(own, text) == asked(other, text) for text in texts[:50])
        for clients in CLIENTS:
            for name, url in (("synergraph", own), ("oxigraph", other)):
                rate, p50, p99 = load(url, texts, clients)
                lines.append(f"| {clients} | {name} | {rate:.0f} | {p50:.1f} | {p99:.1f} |")
                print(lines[-1], flush=True)
    return "\n".join([*lines, "", f"Equal answers to 50 questions: {'yes' if same else 'NO'}.", "", ""])


def measured(workspace: Path) -> str:
    graph = open_graph(workspace)
    folder = graph.rdf_store()
    store = ox.Store.read_only(str(folder))
    projects = graph.nodes.filter(kind="project").height
    head = f"## {workspace.name}: {projects:,} projects, {len(store):,} quads\n\n"
    print(head, end="", flush=True)
    parts = (embedded(graph, store), loading(graph), layouts(graph), against_rdflib(store))
    return head + "".join([*parts, servers(workspace, folder)])


if __name__ == "__main__":
    run(TABLE, INTRO.format(runs=RUNS, pairs=PAIRS), measured)
