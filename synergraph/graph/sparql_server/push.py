"""A build on a SPARQL server: only what changed is sent, what is gone is removed, all is counted."""

from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from synergraph.errors import ServerError
from synergraph.graph.graph import Graph
from synergraph.graph.sparql_server.graphs import PART, GraphFile, graph_files
from synergraph.graph.sparql_server.record import Pushed, Record, count, read_record
from synergraph.graph.sparql_server.server import Server


class Sent(NamedTuple):
    """What became of a graph: "sent", "unchanged" or "removed"; its IRI, "" for the default graph."""

    graph: str
    triples: int
    outcome: str


def push(
    graph: Graph,
    server: Server,
    *,
    named_default: bool = False,
    replace: bool = False,
    part: int = PART,
    progress: Callable[[str], None] = lambda step: None,
) -> list[Sent]:
    """Make the server hold the graphs of a build; return what became of each.

    Graphs of `part` bytes and more are sent in parts. On a server whose default graph is that of
    all graphs together, or with `named_default`, the default graph is sent as BASE_IRInow. A cut
    push is completed by the next one. Graphs of others are left alone: one that has triples and
    was not pushed from a workspace with this base IRI is replaced only with `replace`. Raises
    `ServerError` where the server refuses, or counts other than what was sent.
    """
    place = f"{graph.base_iri}now" if named_default or not server.has_default else ""
    with TemporaryDirectory(prefix="synergraph-") as folder:
        progress("dump")
        files = list(graph_files(graph, Path(folder)))
        record = _own(server, graph.base_iri, place)
        if not replace:
            _refuse_others(server, record, files)
        gone = [
            _removed(server, record, name) for name in sorted(set(record.graphs) - {f.name for f in files})
        ]
        sent = [_kept(server, record, file, part, progress) for file in files]
    return [*sent, *gone]


def _own(server: Server, base_iri: str, place: str) -> Record:
    """Return the record of an earlier push; a default graph that has moved is removed where it was."""
    record = read_record(server, base_iri) or Record(base_iri, place)
    if record.place != place:
        if "" in record.graphs:
            _removed(server, record, "")
        record.place = place
    return record


def _refuse_others(server: Server, record: Record, files: Iterable[GraphFile]) -> None:
    for file in files:
        name = record.on(file.name)
        if file.name not in record.graphs and count(server, name):
            raise ServerError(
                f"{f'the graph {name}' if name else 'the default graph'} holds triples of others",
                hint="give --replace to replace them, or push to another server or data set",
            )


def _removed(server: Server, record: Record, name: str) -> Sent:
    server.delete(record.on(name))
    left = record.graphs.pop(name)
    record.write(server)
    return Sent(name, left.triples, "removed")


def _kept(
    server: Server, record: Record, file: GraphFile, part: int, progress: Callable[[str], None]
) -> Sent:
    pushed, name = Pushed(file.digest, file.triples), record.on(file.name)
    if record.graphs.get(file.name) == pushed and count(server, name) == file.triples:
        return Sent(file.name, file.triples, "unchanged")
    progress(file.name or "default graph")
    record.graphs[file.name] = Pushed("", 0)
    record.write(server)
    for number, triples in enumerate(file.parts(part)):
        server.put(name, triples, more=number > 0)
    there = count(server, name)
    if there != file.triples:
        raise ServerError(
            f"{there} triples arrived of {file.triples}",
            place=name or "default graph",
            hint="" if name else "where the default graph is that of all graphs, give --named-default",
        )
    record.graphs[file.name] = pushed
    record.write(server)
    return Sent(file.name, file.triples, "sent")
