"""Which id each thing has: the one it had before, its concept's, or a new one from its name."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from synergraph.graph.resolve.joins import root_of, thing_id
from synergraph.graph.resolve.testimony import MENTION
from synergraph.graph.resolve.things import code, is_concept, is_named
from synergraph.ontology import Concept, Vocabulary, shipped
from synergraph.ontology.layout import NODE_KEY
from synergraph.ontology.names import slug

SOURCE_KEY = "source:"
"""Identifier scheme of the documents that are sources; their node is "document/<source id>"."""
Known = Mapping[tuple[str, str], str]
"""What identities.csv says: (kind, key or identifier) → id, in the order of the file."""
KNOWN = dict.fromkeys(["kind", "entry", "id"], pl.String)
"""The same as a table, ordered by age."""
_ENTRY = ["kind", "entry"]


class Row(NamedTuple):
    """A row of identities.csv."""

    kind: str
    key: str
    id: str
    name: str


class Assigned(NamedTuple):
    """The `id` of every `body`, the rows of identities.csv, and concepts that go by an older id.

    `former` has the ids that things had before they became one with others → the ids of those.
    """

    ids: pl.DataFrame
    rows: list[Row]
    renamed: dict[str, str]
    former: dict[str, str]


def as_known(known: Known, mentions: pl.DataFrame) -> pl.DataFrame:
    """Return what is known of identities (`KNOWN`), behind it the ids that exports name.

    A thing that comes back with its id is the thing that had it. `mentions` has the columns of `testimony.MENTION`.
    """
    held = as_table(known)
    brought = mentions.filter(pl.col("key").str.starts_with(pl.lit(NODE_KEY) + pl.col("kind") + "/"))
    given = brought.select("kind", entry="key", id=pl.col("key").str.strip_prefix(NODE_KEY))
    further = given.unique(maintain_order=True).join(held, on=_ENTRY, how="anti", maintain_order="left")
    return pl.concat([held, further])


def as_table(known: Known) -> pl.DataFrame:
    """Return what is known of identities as a table of `KNOWN`."""
    return pl.DataFrame([(*entry, given) for entry, given in known.items()], schema=KNOWN, orient="row")


def assign(
    mentions: pl.DataFrame, known: pl.DataFrame, named: pl.DataFrame, vocabulary: Vocabulary
) -> Assigned:
    """Give every thing an id.

    Ids never move: a thing keeps the first id that one of its names ever had. When people take
    a thing apart, the id stays with the identifier or else the name that had it first, and the
    other gets a new one. `mentions` has the columns of `meant.MEANT` and the `body` of each thing,
    `known` those of `KNOWN`; `named` are the names, of the same columns, by which an id is found
    whose identifier no source has any more.
    """
    own = _own(mentions, vocabulary)
    owners = _owners(own, mentions, pl.concat([known, named]))
    named = _names(mentions)
    ids = _ids(named, owners, known)
    rows = own.join(ids.join(named, on="body"), on="body")
    fresh = rows.join(known, on=_ENTRY, how="anti").filter(~pl.col("body").is_in(_shipped()))
    moved = (
        rows.join(known.rename({"id": "before"}), on=_ENTRY)
        .join(owners.select(before="id", owner="body"), on="before")
        .filter(pl.col("owner") != pl.col("body"))
    )
    old = known.join(moved, on=_ENTRY, how="anti", maintain_order="left").with_columns(name=pl.lit(""))
    # The order of the rows is their age; of names that come together that of the id counts as the oldest.
    aged = fresh.sort("kind", pl.col("entry").min().over("id"), pl.col("entry") != pl.col("origin"), "entry")
    listed = pl.concat(table.select(*KNOWN, "name") for table in (old, moved.sort(_ENTRY), aged))
    former = owners.select("body", former="id").join(ids, on="body").filter(pl.col("former") != pl.col("id"))
    replaced = dict(former.sort("former").select("former", "id").iter_rows())
    return Assigned(ids, [Row(*row) for row in listed.iter_rows()], _renamed(ids), replaced)


def _own(mentions: pl.DataFrame, vocabulary: Vocabulary) -> pl.DataFrame:
    """Return what each thing is known by; names that mean it in one source only are not."""
    entry = pl.when(pl.col("key") != "").then("key").otherwise("folded").alias("entry")
    said = mentions.select("kind", entry, "body")
    codes = [(c.kind, c.code, _of_concept(c)) for c in vocabulary if c.code]
    coded = pl.DataFrame(codes, schema=said.schema, orient="row").join(said, on="body", how="semi")
    return pl.concat([said, coded]).filter(pl.col("entry") != "").unique()


def _shipped() -> list[str]:
    """Return the things that have their ids wherever the product is."""
    return [_of_concept(concept) for concept in shipped()]


def _of_concept(concept: Concept) -> str:
    return thing_id(("concept", concept.kind, concept.id))


def _owners(own: pl.DataFrame, mentions: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return which thing keeps which id (`id`, `body`, `age`): the one that has the first of the names known for it.

    What is an identifier now counts before names; a name counts although its thing is known by an identifier now.
    """
    identified = mentions.filter(pl.col("key") != "")
    names = identified.filter(pl.col("folded") != "").select("kind", "body", entry="folded")
    aged = known.with_row_index("row").with_columns(age=pl.col("row").min().over("id"))
    met = aged.join(pl.concat([own, names.select(own.columns)]).unique(), on=_ENTRY)
    by_identifier = identified.select("kind", entry="key").unique().with_columns(first=True)
    met = met.join(by_identifier, on=_ENTRY, how="left").sort(pl.col("first").is_null(), "row")
    return met.unique("id", keep="first", maintain_order=True).select("id", "body", "age")


def _names(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return the `name` of each `body`: its longest, else its identifier; and the `origin` of its id: that, folded."""
    named = mentions.filter(is_named()).with_columns(length=pl.col("name").str.len_chars())
    longest = named.sort("body", "length", "name").unique("body", keep="last", maintain_order=True)
    coded = mentions.join(longest, on="body", how="anti").sort(MENTION).unique("body", keep="first")
    origins = longest.select("body", "name", origin="folded")
    return pl.concat([origins, coded.select("body", name=code(), origin=pl.lit(""))])


def _ids(named: pl.DataFrame, owners: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return the `id` of each `body`: a document's, the oldest it had, its concept's, or a new one."""
    held = owners.sort("age").unique("body", keep="first").select("body", "id")
    root = pl.col("body").str.splitn("|", 3).struct.field
    given = named.join(held, on="body", how="left").with_columns(
        id=pl.when(root("field_2").str.starts_with(SOURCE_KEY))
        .then("document/" + root("field_2").str.strip_prefix(SOURCE_KEY))
        .when(pl.col("id").is_null() & (root("field_1") == "concept"))
        .then(root("field_2"))
        .otherwise("id")
    )
    unused = _Unused(known["id"])
    new = sorted(
        given.filter(pl.col("id").is_null()).select("body", "name").iter_rows(),
        key=lambda row: root_of(row[0]),
    )
    taken = [(body, unused.take(f"{body.partition('|')[0]}/{slug(name)}")) for body, name in new]
    schema = {"body": pl.String, "id": pl.String}
    return pl.concat(
        [given.drop_nulls("id").select(*schema), pl.DataFrame(taken, schema=schema, orient="row")]
    )


def _renamed(ids: pl.DataFrame) -> dict[str, str]:
    """Return the concepts that go by an older id."""
    concepts = ((root_of(body)[2], given) for body, given in ids.filter(is_concept("body")).iter_rows())
    return {concept: given for concept, given in concepts if concept != given}


class _Unused:
    """Gives out ids that nothing has: "project/haus", then "project/haus-2"."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        identifier, number = wanted, self._next.get(wanted, 2)
        while identifier in self._taken:
            identifier, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(identifier)
        return identifier
