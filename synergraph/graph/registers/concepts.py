"""The institutions of a register as concepts: names, seat, wholes, predecessors, identifier."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import polars as pl

from synergraph.graph.registers.names import ORGANISATION, Names
from synergraph.ontology import Concept, Labels
from synergraph.ontology.names import key, slug

Known = Mapping[tuple[str, str], str]
_FORMS = ["label", "alias", "acronym"]
_NOTHING = Labels("", "")
_GERMANY = "place/deutschland"


class Written(NamedTuple):
    """A name as the register writes it; `joins` when it means this institution alone."""

    name: str
    lang: str
    form: str
    joins: bool


def concepts(names: Names, institutions: Iterable[str], known: Known) -> list[Concept]:
    """Return the concepts of some institutions and of their seats, ordered by id.

    An institution that the vocabulary has comes back as that concept, with what it lacked. New
    ones have the id that identities.csv knows for their identifier, else one from their name.
    """
    wanted = sorted(set(institutions))
    rows = names.register.institutions.filter(pl.col("ror").is_in(wanted)).sort("ror")
    written = _written(names, wanted)
    ids = _ids(names, written, known)
    edges, places = _edges(names, ids), {}
    found = []
    for row in rows.iter_rows(named=True):
        seat = list(_seat(names, row["city"], row["country"], known))
        places.update({place.id: place for place in seat})
        own = (*edges[row["ror"]], *(("located_in", place.id) for place in seat))
        found.append(_concept(row, written[row["ror"]], ids[row["ror"]], own))
    merged = [_merged(names.vocabulary.concepts.get(c.id), c) for c in found]
    fresh = [place for place in places.values() if place.id not in names.vocabulary.concepts]
    return sorted([*merged, *fresh], key=lambda c: c.id)


def _written(names: Names, wanted: list[str]) -> dict[str, list[Written]]:
    """Return the names of each institution, those to show first."""
    order = pl.col("form").replace_strict({form: n for n, form in enumerate(_FORMS)}, default=1)
    found: dict[str, list[Written]] = defaultdict(list)
    for ror, *name in names.of(wanted).sort(order, "name").select("ror", *Written._fields).iter_rows():
        found[ror].append(Written(*name))
    return found


def _ids(names: Names, written: Mapping[str, list[Written]], known: Known) -> dict[str, str]:
    concept_of = {ror: concept for concept, ror in names.same.items()}
    taken = {*names.vocabulary.concepts, *known.values()}
    ids: dict[str, str] = {}
    for ror in sorted(written):
        own = f"{ORGANISATION}/{slug(_label(written[ror], 'de'))}"
        unused = own if own not in taken else f"{own}-{ror}"
        ids[ror] = concept_of.get(ror) or known.get((ORGANISATION, f"ror:{ror}")) or unused
        taken.add(ids[ror])
    return ids


def _label(written: list[Written], lang: str) -> str:
    """Return the label in a language, else the one of no language, else the first name."""
    labels = {name.lang: name.name for name in reversed(written) if name.form == "label"}
    return labels.get(lang) or labels.get("") or written[0].name


def _concept(
    row: Mapping[str, str], written: list[Written], identifier: str, edges: tuple[tuple[str, str], ...]
) -> Concept:
    """Return an institution; a label that means several is told apart by its town."""
    joins = {name.name: name.joins for name in reversed(written)}
    de, en = (
        name if joins[name] else f"{name} ({row['city'] or row['ror']})"
        for name in (_label(written, "de"), _label(written, "en"))
    )
    said = {"actor_type": row["actor_type"], "homepage": row["homepage"], "identifier": f"ror:{row['ror']}"}
    return Concept(
        identifier, ORGANISATION, Labels(de, en), _NOTHING,
        alt=tuple(name for name in joins if joins[name] and name not in (de, en)),
        code=f"ror:{row['ror']}",
        attributes=tuple(sorted((name, value) for name, value in said.items() if value)),
        edges=tuple(sorted(edges)),
    )  # fmt: skip


def _merged(ours: Concept | None, theirs: Concept) -> Concept:
    """Return a concept of the vocabulary with the names, attributes and kinds of edges it lacked."""
    if ours is None:
        return theirs
    known = {key(name) for name in ours.names}
    said, led = ({kind for kind, _ in pairs} for pairs in (ours.attributes, ours.edges))
    return replace(
        ours,
        code=ours.code or theirs.code,
        alt=(*ours.alt, *(name for name in theirs.names if key(name) not in known)),
        attributes=(*ours.attributes, *((a, value) for a, value in theirs.attributes if a not in said)),
        edges=(*ours.edges, *((kind, to) for kind, to in theirs.edges if kind not in led)),
    )


def _edges(names: Names, ids: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    mine = pl.col("ror").is_in(list(ids)) & pl.col("other").is_in(list(ids))
    for ror, kind, other in names.register.links.filter(mine).sort("ror", "kind", "other").iter_rows():
        found[ror].append((kind, ids[other]))
    return found


def _seat(names: Names, city: str, country: str, known: Known) -> Iterator[Concept]:
    """Yield the place of a town; abroad it bears the code of its country, as "Cambridge (US)" does."""
    if not city:
        return
    home = country in ("", "DE")
    place = names.vocabulary.find("place", city)
    if place and home == (_GERMANY in names.around(place)):
        yield place
        return
    name, identifier = (city, slug(city)) if home else (f"{city} ({country})", slug(f"{city} {country}"))
    region = [("located_in", _GERMANY)] if home else []
    held = known.get(("place", key(name)), f"place/{identifier}")
    yield Concept(held, "place", Labels(name, name), _NOTHING, edges=tuple(region))
