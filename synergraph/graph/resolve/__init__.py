"""From what loaders yielded to statements about things with ids."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from synergraph.graph.apart import Processes
from synergraph.graph.frames import IDENTIFIERS, MERGES, NAMES, SKIPPED, STATEMENTS, shaped
from synergraph.graph.resolve import comparison, matching
from synergraph.graph.resolve.assign import SOURCE_KEY, Known, Row, assign
from synergraph.graph.resolve.exported_ids import with_exported
from synergraph.graph.resolve.identity import Claim, Decision, Identity, Mention
from synergraph.graph.resolve.succession import renamed
from synergraph.graph.resolve.things import Testimony, mention_table, thing_id
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.names import key
from synergraph.statements import Source

_MENTION = ["source", "kind", "name", "key"]


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
    one that was given, with the ids its concepts had before they were concepts.
    """

    statements: pl.DataFrame
    names: pl.DataFrame
    identifiers: pl.DataFrame
    identities: list[Row]
    merges: pl.DataFrame
    duplicates: pl.DataFrame
    vocabulary: Vocabulary


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
) -> Resolved:
    """Give every thing an id and every statement its subject and object.

    `known` is what identities.csv says. `memos` is a folder that spares the next resolution to compare the
    same names again, `processes` compare many names meanwhile; neither changes a result.
    """
    loaded = gathered.statements
    said = Testimony(loaded, _mentions(loaded), _claims(loaded))
    known = with_exported(known, said.mentions)
    given = vocabulary, list(decisions), known
    with ThreadPoolExecutor(1) as pool:
        job = comparison.begun(pool, processes, said, *given, memos)
        identity = Identity(said.mentions, said.claims, *given)
        for left, right, reason in renamed(loaded, identity):
            identity.connect(left, right, reason)
        compared = comparison.finished(job, said, identity, memos)
    named = dict(zip(map(thing_id, identity.roots()), identity.mentions, strict=True))
    found = matching.merge(identity, compared.found, compared.things, named)
    assigned = assign(identity, known)
    ids = pl.Series("id", [assigned.ids[m] for m in identity.mentions], dtype=pl.String)
    mentioned = mention_table(identity.mentions).with_columns(ids)
    return Resolved(
        statements=_statements(loaded, mentioned),
        names=_names(mentioned, said.claims, gathered.as_of),
        identifiers=_identifiers(mentioned),
        identities=assigned.rows,
        merges=_merges(identity),
        duplicates=matching.listed(
            found, compared.things, {t: assigned.ids[m] for t, m in named.items()}, vocabulary
        ),
        vocabulary=vocabulary.renamed(assigned.renamed),
    )


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


def _mentions(loaded: pl.DataFrame) -> list[Mention]:
    sides = [
        loaded.select("source", *(pl.col(f"{side}_{part}").alias(part) for part in _MENTION[1:])).unique()
        for side in ("subject", "object")
    ]
    unique = pl.concat(sides).filter(pl.col("kind") != "").unique().sort(_MENTION)
    return [Mention(*row) for row in unique.iter_rows()]


def _claims(loaded: pl.DataFrame) -> list[Claim]:
    rows = loaded.filter(pl.col("predicate") == "alias")
    columns = ["source", "subject_kind", "subject_name", "subject_key", "value"]
    return [Claim(Mention(*row[:4]), row[4]) for row in rows.select(columns).unique().iter_rows()]


def _merges(identity: Identity) -> pl.DataFrame:
    """Return the joins of names that sources do use, each once, with the names as written."""
    written: dict[tuple[str, str], str] = {}
    for mention in identity.mentions:
        written.setdefault((mention.kind, key(mention.name)), mention.name)
    found = {
        (merge.kind, *sorted(written[merge.kind, side] for side in (merge.left, merge.right))): merge.reason
        for merge in sorted(identity.joins.merges, reverse=True)
        if merge.left != merge.right
        and (merge.kind, merge.left) in written
        and (merge.kind, merge.right) in written
    }
    return pl.DataFrame(
        [(*names, reason) for names, reason in sorted(found.items())], schema=MERGES, orient="row"
    )


def _identifiers(mentioned: pl.DataFrame) -> pl.DataFrame:
    own = ~pl.col("key").str.starts_with(SOURCE_KEY) & (pl.col("key") != "")
    return mentioned.filter(own).select("id", identifier="key").unique().sort(list(IDENTIFIERS))


def _names(mentioned: pl.DataFrame, claims: list[Claim], as_of: Mapping[str, str]) -> pl.DataFrame:
    """Return own names, aliases and, for things that have neither, what their identifiers say."""
    code = pl.col("key").str.splitn(":", 2).struct.field("field_1").fill_null("")
    named = (pl.col("name") != "") & (pl.col("name") != code)
    own = mentioned.filter(named).select("source", "id", "name", own=True)
    aliases = mention_table([claim.subject for claim in claims]).with_columns(
        pl.Series("alias", [claim.alias for claim in claims], dtype=pl.String)
    )
    further = mentioned.join(aliases, on=_MENTION).select("source", "id", name="alias", own=False)
    coded = mentioned.join(pl.concat([own, further]), on="id", how="anti")
    nameless = coded.select("source", "id", name=code, own=False)
    dated = pl.concat([own, further, nameless]).with_columns(
        as_of=pl.col("source").replace_strict(as_of, return_dtype=pl.String)
    )
    return shaped(dated, NAMES).unique().sort(list(NAMES))


def _statements(loaded: pl.DataFrame, mentioned: pl.DataFrame) -> pl.DataFrame:
    for side in ("subject", "object"):
        on = ["source", f"{side}_kind", f"{side}_name", f"{side}_key"]
        loaded = loaded.join(
            mentioned.rename({"id": side}), left_on=on, right_on=_MENTION, how="left", maintain_order="left"
        ).drop(on[1:])
    stated = loaded.with_columns(pl.col("document").alias("source"), pl.col("object").fill_null(""))
    return shaped(stated, STATEMENTS)
