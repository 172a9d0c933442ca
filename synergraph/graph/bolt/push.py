"""Pushing a build to a Bolt server, so that its property graph is that of the build.

Of every part that was written the database keeps a digest, in the transaction that wrote it. A
push compares and writes the parts whose digest is another; it may be cut off at any point, and
the next one goes on from there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synergraph.errors import ServerError
from synergraph.graph.bolt.address import DATABASE, database
from synergraph.graph.bolt.connection import connected
from synergraph.graph.bolt.parts import STATEMENT, Part, labels, parts
from synergraph.graph.bolt.write import MARK, Change, forget, note, run, write_part
from synergraph.graph.graph import Graph
from synergraph.ontology import ontology

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Pushed:
    """What a push did: `compared` of all `parts` differed from what was noted; `counts` by label and type."""

    parts: int
    compared: int
    change: Change
    counts: Mapping[str, int]


def push(
    graph: Graph, uri: str, *, again: bool = False, progress: Progress = lambda done, of: None
) -> Pushed:
    """Make the database behind `uri` hold the property graph of a build, and nothing else of ours.

    `again` compares everything, also what was noted as written. `progress` is told how many parts
    are done, of how many. Raises `ServerError` where the server does not answer or refuses, where
    the database holds what no push has written, or where it does not count what the build does.
    """
    with connected(uri) as driver, driver.session(database=database()) as session:
        known = session.execute_write(_known)  # to write: of a cluster, those that read may lag behind
        if not known:
            session.execute_write(_refuse_others)
        _prepare(session)
        wanted = list(parts(graph, known))
        digests = {part.name: part.digest for part in wanted}
        differing = [part for part in wanted if again or known.get(part.name) != digests[part.name]]
        change = _written(session, differing, progress)
        held = {part.name for part in wanted if part.rows.width}
        session.execute_write(forget, sorted({*known, *digests} - held))
        counts = session.execute_write(_counts)
    _verify(counts, wanted, uri)
    return Pushed(len(wanted), len(differing), change, counts)


def _written(session: "Session", differing: list[Part], progress: Progress) -> Change:
    """Write the parts. Their notes are struck first: a removed node takes edges of other parts along."""
    session.execute_write(note, dict.fromkeys((part.name for part in differing), ""))
    change = Change()
    for done, part in enumerate(differing, 1):
        change = change.plus(session.execute_write(write_part, part))
        progress(done, len(differing))
    return change


def _known(transaction: "ManagedTransaction") -> dict[str, str]:
    rows = run(transaction, f"MATCH (p:{MARK}) RETURN p.name AS name, p.digest AS digest")
    return {row["name"]: row["digest"] for row in rows}


def _refuse_others(transaction: "ManagedTransaction") -> None:
    if run(transaction, "MATCH (n) RETURN n LIMIT 1").peek():
        raise ServerError(
            "the database holds data that no push of synergraph has written",
            hint=f"name an empty database in {DATABASE}",
        )


def _prepare(session: "Session") -> None:
    """Make the constraints, and the indexes of what questions join statements by."""
    texts = [
        f"CREATE CONSTRAINT synergraph_{label} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        for label, key in (*((label, "id") for label in labels()), (MARK, "name"))
    ]
    texts += [
        f"CREATE INDEX synergraph_{STATEMENT}_{key} IF NOT EXISTS FOR (n:{STATEMENT}) ON (n.{key})"
        for key in ("subject", "object", "source")
    ]
    for text in texts:
        session.execute_write(_declare, text)


def _declare(transaction: "ManagedTransaction", text: str) -> None:
    run(transaction, text).consume()


def _counts(transaction: "ManagedTransaction") -> dict[str, int]:
    texts = {label: f"MATCH (n:{label}) RETURN count(n) AS number" for label in labels()}
    for edge in ontology().edges.values():
        texts[edge.type] = f"MATCH ()-[r:{edge.type}]->() RETURN count(r) AS number"
    return {name: run(transaction, text).single(strict=True)["number"] for name, text in texts.items()}


def _verify(counts: Mapping[str, int], wanted: list[Part], uri: str) -> None:
    expected = dict.fromkeys(counts, 0)
    for part in wanted:
        expected[part.section.type or part.section.label] += part.rows.height
    wrong = [
        f"{name} {counts[name]} instead of {number}"
        for name, number in expected.items()
        if counts[name] != number
    ]
    if wrong:
        raise ServerError(
            f"the server does not hold what the build does: {', '.join(wrong)}",
            place=uri,
            hint="push again with --again, which compares everything",
        )
