"""From what loaders yielded to statements about things with ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from synergraph.graph.frames import MERGES, NAMES, SKIPPED, STATEMENTS, shaped
from synergraph.graph.identity import Atom, Claim, Decision, Identity, Mention
from synergraph.graph.succession import renamed
from synergraph.ontology import Vocabulary, ontology
from synergraph.ontology.names import key, slug
from synergraph.statements import Source

SOURCE_KEY = "source:"
"""Identifier scheme of the documents that are sources; their node is "document/<source id>"."""


@dataclass(frozen=True)
class Resolved:
    """The outcome of a resolution.

    `statements` has the columns of `frames.STATEMENTS`, ordered by source and place; `names`
    those of `frames.NAMES`; `identities` are the rows of identities.csv; `merges` and
    `rejected` have the columns of `frames.MERGES` and `SKIPPED`.
    """

    statements: pl.DataFrame
    names: pl.DataFrame
    identities: list[tuple[str, str, str, str]]
    merges: pl.DataFrame
    rejected: pl.DataFrame


def resolve(
    sources: list[tuple[Source, pl.DataFrame]],
    vocabulary: Vocabulary,
    decisions: Iterable[Decision],
    known: Mapping[tuple[str, str], str],
) -> Resolved:
    """Give every thing an id and every statement its subject, object and source.

    `sources` pairs each source with its table of `frames.LOADED`; `known` is what
    identities.csv says. Statements the ontology does not allow are rejected with a reason.
    """
    loaded = pl.concat([frame.with_columns(source=pl.lit(source.id)) for source, frame in sources])
    loaded, rejected = _allowed(loaded)
    claims = _claims(loaded)
    identity = Identity(_mentions(loaded), claims, vocabulary, decisions)
    for left, right, reason in renamed(loaded, identity):
        identity.connect(left, right, reason)
    ids, rows = _assign(identity, known)
    as_of = {source.id: source.as_of for source, _ in sources}
    return Resolved(
        statements=_statements(loaded, ids, as_of),
        names=_names(ids, claims, as_of),
        identities=rows,
        merges=_merges(identity),
        rejected=rejected,
    )


def _allowed(loaded: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Split off the statements that the ontology does not know or allow."""
    model = ontology()
    reasons = {}
    for subject, predicate, target in (
        loaded.select("subject_kind", "predicate", "object_kind").unique().iter_rows()
    ):
        if subject not in model.nodes:
            reasons[subject, predicate, target] = f"unknown kind “{subject}”"
        elif predicate in model.edges:
            if not model.allows(subject, predicate, target):
                reasons[subject, predicate, target] = (
                    f"no edge {predicate} from {subject} to {target or 'a value'}"
                )
        elif predicate not in model.attributes or subject not in model.attributes[predicate].kinds:
            reasons[subject, predicate, target] = f"{subject} has no attribute “{predicate}”"
    if not reasons:
        return loaded, pl.DataFrame(schema=SKIPPED)
    bad = pl.DataFrame(
        [(*which, reason) for which, reason in sorted(reasons.items())],
        schema=["subject_kind", "predicate", "object_kind", "reason"],
        orient="row",
    )
    on = ["subject_kind", "predicate", "object_kind"]
    rejected = loaded.join(bad, on=on, how="inner")
    return loaded.join(bad, on=on, how="anti"), rejected.select(
        "source", pl.concat_str(pl.lit("“"), "subject_name", pl.lit("”")).alias("place"), "reason"
    )


def _mentions(loaded: pl.DataFrame) -> list[Mention]:
    sides = [
        loaded.select("source", *(pl.col(f"{side}_{part}").alias(part) for part in ("kind", "name", "key")))
        for side in ("subject", "object")
    ]
    unique = pl.concat(sides).filter(pl.col("kind") != "").unique()
    return [Mention(*row) for row in unique.iter_rows()]


def _claims(loaded: pl.DataFrame) -> list[Claim]:
    rows = loaded.filter(pl.col("predicate") == "alias")
    columns = ["source", "subject_kind", "subject_name", "subject_key", "value"]
    return [Claim(Mention(*row[:4]), row[4]) for row in rows.select(columns).unique().iter_rows()]


def _assign(
    identity: Identity, known: Mapping[tuple[str, str], str]
) -> tuple[dict[Mention, str], list[tuple[str, str, str, str]]]:
    """Return the id of every mention, and the rows of identities.csv: old ones first, as they were."""
    groups: dict[Atom, list[Mention]] = defaultdict(list)
    for mention in identity.mentions:
        groups[identity.of(mention)].append(mention)
    rank = {identifier: number for number, identifier in enumerate(dict.fromkeys(known.values()))}
    taken = set(rank)
    ids, fresh = {}, []
    for root in sorted(groups):
        members = groups[root]
        keys = dict.fromkeys((m.kind, _identity_key(m)) for m in members)
        held = [known[k] for k in keys if k in known]
        name = max((m.name for m in members), key=lambda n: (len(n), n))
        if root[0] == "concept":
            identifier = root[2]
        elif root[2].startswith(SOURCE_KEY):
            identifier = f"document/{root[2].removeprefix(SOURCE_KEY)}"
        elif held:
            identifier = min(held, key=lambda i: rank[i])
        else:
            identifier = _unused(f"{root[1]}/{slug(name)}", taken)
            taken.add(identifier)
        ids.update(dict.fromkeys(members, identifier))
        if root[0] != "concept":
            fresh += [(kind, k, identifier, name) for kind, k in keys if (kind, k) not in known]
    old = [(kind, k, identifier, "") for (kind, k), identifier in known.items()]
    return ids, [*old, *sorted(fresh)]


def _identity_key(mention: Mention) -> str:
    return mention.identifier or key(mention.name)


def _unused(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


def _merges(identity: Identity) -> pl.DataFrame:
    """Return the joins of names that sources do use, each once, with the names as written."""
    written: dict[tuple[str, str], str] = {}
    for mention in identity.mentions:
        written.setdefault((mention.kind, key(mention.name)), mention.name)
    found = {
        (merge.kind, *sorted(written[merge.kind, side] for side in (merge.left, merge.right))): merge.reason
        for merge in sorted(identity.joins.merges, reverse=True)
        if (merge.kind, merge.left) in written
        and (merge.kind, merge.right) in written
        and merge.left != merge.right
    }
    return pl.DataFrame(
        [(*names, reason) for names, reason in sorted(found.items())], schema=MERGES, orient="row"
    )


def _names(ids: Mapping[Mention, str], claims: list[Claim], as_of: Mapping[str, str]) -> pl.DataFrame:
    own = {(i, as_of[m.source], m.name, True) for m, i in ids.items()}
    further = {(ids[c.subject], as_of[c.subject.source], c.alias, False) for c in claims}
    return pl.DataFrame(sorted(own | further), schema=NAMES, orient="row")


def _statements(loaded: pl.DataFrame, ids: Mapping[Mention, str], as_of: Mapping[str, str]) -> pl.DataFrame:
    table = pl.DataFrame(
        [(*mention, identifier) for mention, identifier in ids.items()],
        schema=["source", "kind", "name", "key", "id"],
        schema_overrides=dict.fromkeys(["source", "kind", "name", "key", "id"], pl.String),
        orient="row",
    )
    for side in ("subject", "object"):
        on = ["source", f"{side}_kind", f"{side}_name", f"{side}_key"]
        loaded = loaded.join(
            table.rename({"id": side}), left_on=on, right_on=["source", "kind", "name", "key"], how="left"
        )
    stated = loaded.with_columns(
        pl.concat_str("source", pl.lit("#"), "n").alias("id"),
        pl.concat_str(pl.lit("document/"), "source").alias("source"),
        pl.col("source").replace_strict(as_of, return_dtype=pl.String).alias("as_of"),
        pl.col("object").fill_null(""),
        pl.lit("").alias("rule"),
    )
    return shaped(stated, STATEMENTS)
