"""From what loaders yielded to statements about things with ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType

import polars as pl

from synergraph.graph.apart import Processes
from synergraph.graph.frames import IDENTIFIERS, NAMES, SKIPPED, STATEMENTS, shaped
from synergraph.graph.resolve import comparison, matching
from synergraph.graph.resolve.assign import SOURCE_KEY, Known, Row, as_known, as_table, assign
from synergraph.graph.resolve.bodies import Bodies, remembered
from synergraph.graph.resolve.comparison import Compared
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.resolve.succession import RENAMED, renamed
from synergraph.graph.resolve.testimony import MENTION, heard
from synergraph.graph.resolve.things import code, is_named
from synergraph.ontology import Vocabulary, ontology
from synergraph.statements import Source


@dataclass(frozen=True)
class Gathered:
    """What all sources say together, as far as the ontology allows it.

    `statements` has the columns of `frames.LOADED`, the `source` and `document` of each row, and `id`,
    `as_of` and `rule` as in `frames.STATEMENTS`; `rejected` those of `frames.SKIPPED`; `as_of` is the
    date of each source.
    """

    statements: pl.DataFrame
    rejected: pl.DataFrame
    as_of: Mapping[str, str]


@dataclass(frozen=True)
class Resolved:
    """The outcome of a resolution.

    `statements` has the columns of `frames.STATEMENTS`, ordered by source and place; `names`
    those of `frames.NAMES`; `identities` are the rows of identities.csv; `identifiers`, `merges`
    and `duplicates` have the columns of the tables of these names in `frames`; `vocabulary` is the
    one that was given, with the ids its concepts had before they were concepts; `former` has the ids that
    things had before they became one with others → the ids of those.
    """

    statements: pl.DataFrame
    names: pl.DataFrame
    identifiers: pl.DataFrame
    identities: list[Row]
    merges: pl.DataFrame
    duplicates: pl.DataFrame
    vocabulary: Vocabulary
    former: Mapping[str, str]


def gather(sources: list[tuple[Source, pl.DataFrame]]) -> Gathered:
    """Put the tables of all sources (`frames.LOADED`) together, but for what the ontology does not allow."""
    loaded = pl.concat([frame.with_columns(source=pl.lit(source.id)) for source, frame in sources])
    loaded, rejected = _allowed(loaded)
    as_of = {source.id: source.as_of for source, _ in sources}
    statements = loaded.with_columns(
        pl.concat_str("source", pl.lit("#"), "n").alias("id"),
        pl.concat_str(pl.lit("document/"), "source").alias("document"),
        pl.col("source").replace_strict(as_of, return_dtype=pl.String).alias("as_of"),
        pl.lit("").alias("rule"),
    )
    return Gathered(statements, rejected, as_of)


def resolve(
    gathered: Gathered,
    vocabulary: Vocabulary,
    decisions: Iterable[Decision],
    known: Known,
    memos: Path | None = None,
    processes: Processes | None = None,
    named: Known = MappingProxyType({}),
) -> Resolved:
    """Give every thing an id and every statement its subject and object.

    `known` is what identities.csv says, `named` what it says of names beside identifiers. `memos` is a folder that
    spares the next resolution to compare the same names again, `processes` compare many names meanwhile; neither
    changes a result.
    """
    loaded = gathered.statements
    said = heard(loaded)
    compared = comparison.compared(said, vocabulary, decisions, memos, processes)
    listed = as_known(known, said.mentions)
    bodies, found = _joined(compared, loaded, listed)
    mentions = compared.meant.mentions.join(bodies.table(), on="thing", how="left")
    mentions = mentions.with_columns(pl.col("body").fill_null(pl.col("thing")))
    assigned = assign(mentions, listed, as_table(named), vocabulary)
    mentioned = mentions.join(assigned.ids, on="body")
    ids = dict(mentioned.select("thing", "id").unique().iter_rows())
    return Resolved(
        statements=_statements(loaded, mentioned),
        names=_names(mentioned, said.claims, gathered.as_of),
        identifiers=_identifiers(mentioned),
        identities=assigned.rows,
        merges=_merges(compared.meant.merges, bodies.merges()),
        duplicates=matching.listed(found, compared.things, ids, vocabulary),
        vocabulary=vocabulary.renamed(assigned.renamed),
        former=assigned.former,
    )


def _joined(compared: Compared, loaded: pl.DataFrame, known: pl.DataFrame) -> tuple[Bodies, pl.DataFrame]:
    """Join the things that are one node; return them, and the scored pairs of things in their order."""
    mentions, found = compared.meant.mentions, matching.ranked(compared.found)
    pairs = {
        RENAMED: list(renamed(loaded, mentions)),
        "one id in an earlier build": list(remembered(mentions, known)),
    }
    every = chain(matching.certain(found), *pairs.values())
    bodies = Bodies(compared.meant, set(chain.from_iterable(every)))
    for reason, joined in pairs.items():
        for pair in joined:
            bodies.connect(*pair, reason)
    return bodies, matching.merge(bodies, found, compared.things)


def _allowed(loaded: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split off the statements that the ontology does not know or allow."""
    on = ["subject_kind", "predicate", "object_kind"]
    reasons = [(*which, _objection(*which)) for which in sorted(loaded.select(on).unique().iter_rows())]
    bad = pl.DataFrame(
        [row for row in reasons if row[3]], schema=dict.fromkeys([*on, "reason"], pl.String), orient="row"
    )
    if bad.is_empty():
        return loaded, pl.DataFrame(schema=SKIPPED)
    rejected = loaded.join(bad, on=on, how="inner")
    return loaded.join(bad, on=on, how="anti"), rejected.select(
        "source", pl.concat_str(pl.lit("“"), "subject_name", pl.lit("”")).alias("place"), "reason"
    )


def _objection(subject: str, predicate: str, target: str) -> str:
    """Return why the ontology does not allow such a statement, "" when it does."""
    model = ontology()
    if subject not in model.nodes:
        return f"unknown kind “{subject}”"
    if predicate in model.edges:
        allowed = model.allows(subject, predicate, target)
        return "" if allowed else f"no edge {predicate} from {subject} to {target or 'a value'}"
    if predicate not in model.attributes or subject not in model.attributes[predicate].kinds:
        return f"{subject} has no attribute “{predicate}”"
    return ""


def _merges(*tables: pl.DataFrame) -> pl.DataFrame:
    """Return the names that became one, each pair once, with one of the reasons."""
    pair = ["kind", "left", "right"]
    return pl.concat(tables).group_by(pair).agg(pl.col("reason").min()).sort(pair)


def _identifiers(mentioned: pl.DataFrame) -> pl.DataFrame:
    own = ~pl.col("key").str.starts_with(SOURCE_KEY) & (pl.col("key") != "")
    return mentioned.filter(own).select("id", identifier="key").unique().sort(list(IDENTIFIERS))


def _names(mentioned: pl.DataFrame, claims: pl.DataFrame, as_of: Mapping[str, str]) -> pl.DataFrame:
    """Return own names, aliases and, for things that have neither, what their identifiers say."""
    own = mentioned.filter(is_named()).select("source", "id", "name", own=True)
    further = mentioned.join(claims, on=MENTION).select("source", "id", name="alias", own=False)
    coded = mentioned.join(pl.concat([own, further]), on="id", how="anti")
    nameless = coded.select("source", "id", name=code(), own=False)
    dated = pl.concat([own, further, nameless]).with_columns(
        as_of=pl.col("source").replace_strict(as_of, return_dtype=pl.String)
    )
    return shaped(dated, NAMES).unique().sort(list(NAMES))


def _statements(loaded: pl.DataFrame, mentioned: pl.DataFrame) -> pl.DataFrame:
    ids = mentioned.select(*MENTION, "id")
    for side in ("subject", "object"):
        on = ["source", f"{side}_kind", f"{side}_name", f"{side}_key"]
        loaded = loaded.join(
            ids.rename({"id": side}), left_on=on, right_on=MENTION, how="left", maintain_order="left"
        ).drop(on[1:])
    stated = loaded.with_columns(pl.col("document").alias("source"), pl.col("object").fill_null(""))
    return shaped(stated, STATEMENTS)
