"""The graphs of a build as files of N-Triples, with what tells whether they changed."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from synergraph.graph.graph import Graph

PART = 16 * 1024 * 1024
"""Bytes sent at once."""


@dataclass(frozen=True)
class GraphFile:
    """A graph: its IRI, "" for the default one, its file, how many triples, and a digest of them."""

    name: str
    path: Path
    triples: int
    digest: str

    def parts(self, size: int = PART) -> Iterator[bytes]:
        """Yield the triples in parts of about `size` bytes, at least one."""
        with self.path.open("rb") as handle:
            yield handle.read(size) + handle.readline()
            while part := handle.read(size):
                yield part + handle.readline()


def graph_files(graph: Graph, folder: Path) -> Iterator[GraphFile]:
    """Write every graph of a build into `folder`; the default one comes first.

    Blank nodes become IRIs (RDF 1.1, section 3.5): parts are sent one by one, and a blank node
    would be another one in each.
    """
    store = ox.Store.read_only(str(graph.rdf_store()))
    names = sorted(name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode))
    for number, name in enumerate(["", *names]):
        path = folder / f"{number}.nt"
        source = ox.NamedNode(name) if name else ox.DefaultGraph()
        store.dump(str(path), format=ox.RdfFormat.N_TRIPLES, from_graph=source)
        file = _measured(name, path, f"{graph.base_iri}.well-known/genid/".encode())
        if file.triples or not name:  # a store remembers the names of graphs that it emptied
            yield file


def _measured(name: str, path: Path, skolem: bytes) -> GraphFile:
    """Return the file with its figures, blank nodes replaced; the store always dumps in one order."""
    digest, triples = hashlib.sha256(), 0
    fresh = path.with_suffix(".iris.nt")
    with path.open("rb") as lines, fresh.open("wb") as handle:
        while block := lines.read(PART) + lines.readline():
            block = named(block, skolem) if b"_:" in block else block
            digest.update(block)
            triples += block.count(b"\n")
            handle.write(block)
    path.unlink()
    return GraphFile(name, fresh, triples, digest.hexdigest())


def named(triples: bytes, skolem: bytes) -> bytes:
    """Return lines of N-Triples with IRIs that begin with `skolem` in place of blank nodes."""
    return b"".join(_line(line, skolem) for line in triples.splitlines(keepends=True))


def _line(line: bytes, skolem: bytes) -> bytes:
    subject, predicate, rest = line.split(b" ", 2)
    if subject.startswith(b"_:"):
        subject = b"<" + skolem + subject[2:] + b">"
    if rest.startswith(b"_:"):
        rest = b"<" + skolem + rest[2:].split(b" ", 1)[0] + b"> .\n"
    return b" ".join((subject, predicate, rest))
