"""The record that loaders yield and the graph takes: a statement with its evidence.

A loader knows no ids. It speaks of things by kind and name (:class:`Thing`) and says one fact
at a time (:class:`Statement`), with the place it read it and a quote (:class:`Evidence`).
Which things are the same, and what their ids are, is decided in `graph.resolve`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple


class Thing(NamedTuple):
    """Something a source speaks of.

    `kind` is a node kind of the ontology in CSV form ("organisation"), `name` the name as
    written there. `key` is an identifier that is unique across sources, "scheme:value"
    ("pic:999513221"), or "" where there is none.
    """

    kind: str
    name: str
    key: str = ""


class Evidence(NamedTuple):
    """Where in its source a statement stands, and the words that say it.

    Text sources fill `start` and `end` (character offsets into the source's text, end
    exclusive), `line` and, for paged documents, `page`; tables fill `row` (as the spreadsheet
    counts, header = 1) and `sheet` ("" for CSV, the page's path for a folder of pages). Zero means "does not apply"; all counts but
    the offsets begin at 1. For text, `quote` equals the source text from `start` to `end` up
    to white space; for a row it shows the cells that carry the fact.
    """

    quote: str
    page: int = 0
    line: int = 0
    start: int = 0
    end: int = 0
    sheet: str = ""
    row: int = 0


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """One fact of one source; never changed once made (`frozen` would make it five times as dear).

    `predicate` is an attribute of the ontology ("status") with a literal `value`, or an edge
    kind ("participates_in") with a thing as `object`. The other fields qualify an edge, and
    are empty where they do not apply: `role` (code of the roles scheme), `since` and `until`
    (ISO dates, also "2024" and "2024-03"), `amount` (euros), `year`, `count`, and `text`
    (free text: the words of an offer, the scope of a count).

    Three predicates are everyone's: "name" says that a thing exists under that name, "alias"
    gives a further name of it, "complete_list" (a document → a programme) says that the
    source names all current projects of the programme.
    """

    subject: Thing
    predicate: str
    evidence: Evidence
    object: Thing | None = None
    value: str = ""
    role: str = ""
    since: str = ""
    until: str = ""
    amount: float | None = None
    year: int | None = None
    count: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One input of a workspace, as `synergraph.toml` lists it.

    `path` is where the file lies, `id` its slug (the document node becomes "document/<id>"),
    `loader` the loader's name, `as_of` the date it speaks of (ISO, "" when unknown), and
    `options` what else the loader understands (mapping, sheet, encoding, language …).
    """

    path: Path
    id: str
    loader: str
    as_of: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


class Skipped(NamedTuple):
    """A row that was read and yielded nothing, with the reason in words."""

    place: str
    reason: str


@dataclass(slots=True)
class Loaded:
    """What a loader made of one source.

    The ledger must balance: `rows` (rows, list entries and printed table lines recognised)
    = `used` (those that yielded at least one statement) + `len(skipped)`. `triples` are lines
    of N-Triples that the model has no words for; they are kept in the source's named graph.
    """

    statements: list[Statement]
    rows: int = 0
    used: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    triples: list[str] = field(default_factory=list)
