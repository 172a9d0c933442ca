"""Which institution of a register a name means, and which concept of the vocabulary an institution is.

A name joins only where it means one institution: a name that two of the register bear joins nothing, a
name of the vocabulary means what the vocabulary says, and acronyms of fewer than four letters mean too
much in the world to tell. Withdrawn entries lend their names to the one entry that replaced them.

An institution is a concept of the vocabulary when they share a full name (no acronym), neither shares
one with a second, and not just one of them lies in Germany; else they stay two. Of two institutions
that share a name with a concept, the one whose label it is goes before one that is also called so.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import polars as pl

from synergraph.graph.registers.tables import Register
from synergraph.ontology import Concept, Vocabulary, ontology
from synergraph.ontology.names import key, unmarked

ORGANISATION = "organisation"
_SHORTEST_ACRONYM = 4
_HOME = ("DE", "place/deutschland")


class Names:
    """The names of a register, limited to some countries (all if none are given), beside a vocabulary."""

    def __init__(self, register: Register, countries: set[str], vocabulary: Vocabulary) -> None:
        self.register = register
        self.vocabulary = vocabulary
        within = pl.col("country").is_in([*countries, ""]) if countries else pl.lit(True)
        self._heirs = _heirs(register)
        active = register.institutions.filter(within & (pl.col("status") != "withdrawn"))
        self.institutions = active["ror"].implode()
        lent = pl.col("ror").is_in(list(self._heirs))
        self._all = register.names.with_columns(
            pl.col("ror").replace(self._heirs),
            pl.when(lent & (pl.col("form") == "label")).then(pl.lit("alias")).otherwise("form").alias("form"),
            lent=lent,
        )

    def borne(self, keys: Iterable[str]) -> set[str]:
        """Return the institutions that the folded names mean, also where they are written without umlauts."""
        written = set(keys)
        bare = set(map(unmarked, written))
        marked = self._all.filter(pl.col("key").str.contains("[aou]e"))["key"].unique()
        meant = [*written, *(name for name in marked if unmarked(name) in bare)]
        return set(self.joining(self._all.filter(pl.col("key").is_in(meant)))["ror"])

    def known(self, identifiers: Iterable[str]) -> set[str]:
        """Return the institutions of the identifiers, those of withdrawn ones by what replaced them."""
        wanted = {self._heirs.get(identifier, identifier) for identifier in identifiers}
        return wanted & set(self.institutions.explode())

    def of(self, institutions: Iterable[str]) -> pl.DataFrame:
        """Return all names of some institutions, with `joins`: whether the name means this one alone."""
        mine = self._all.filter(pl.col("ror").is_in(list(institutions)))
        joining = self.joining(self._all.filter(pl.col("key").is_in(mine["key"].implode())))
        return mine.join(
            joining.select("ror", "key", joins=True), on=["ror", "key"], how="left", maintain_order="left"
        ).with_columns(pl.col("joins").fill_null(False))

    def joining(self, names: pl.DataFrame) -> pl.DataFrame:
        """Return those rows, of all rows with their keys, whose name means one institution alone."""
        names = names.filter(~pl.col("lent") | pl.col("lent").all().over("key"))
        alone = pl.col("ror").n_unique().over("key") == 1
        told = (pl.col("form") != "acronym") | (pl.col("key").str.len_chars() >= _SHORTEST_ACRONYM)
        found = names.filter(alone & told).filter(pl.col("ror").is_in(self.institutions))
        free = [self._is_free(*row) for row in found.select("ror", "key", "form").iter_rows()]
        return found.filter(pl.Series(free, dtype=pl.Boolean))

    def _is_free(self, ror: str, folded: str, form: str) -> bool:
        """Whether the vocabulary gives a name no other meaning; an acronym must have none of any kind."""
        meant = self._meanings.get(folded, {})
        if ORGANISATION in meant:
            return self.same.get(meant[ORGANISATION]) == ror
        return form != "acronym" or not meant

    @cached_property
    def _meanings(self) -> dict[str, dict[str, str]]:
        """Folded name → kind → the concept of the vocabulary that it means."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for concept in self.vocabulary:
            if concept.kind in ontology().nodes:
                for name in concept.names:
                    found[key(name)].setdefault(concept.kind, concept.id)
        return found

    @cached_property
    def same(self) -> dict[str, str]:
        """Concept id → the institution that it is."""
        named = pl.DataFrame(
            [(concept.id, key(name)) for concept in self._organisations for name in concept.names],
            schema={"concept": pl.String, "key": pl.String}, orient="row",
        ).unique()  # fmt: skip
        full = self._all.filter((pl.col("form") != "acronym") & pl.col("ror").is_in(self.institutions))
        pairs = full.join(named, on="key").with_columns(alias=pl.col("form") != "label")
        pairs = pairs.filter(pl.col("alias") == pl.col("alias").min().over("concept"))
        pairs = pairs.select("ror", "concept").unique()
        once = pairs.filter((pl.len().over("ror") == 1) & (pl.len().over("concept") == 1))
        country = dict(self.register.institutions.select("ror", "country").iter_rows())
        return {
            concept: ror for ror, concept in once.sort("concept").iter_rows()
            if self._fits(self.vocabulary.concepts[concept], country[ror])
        }  # fmt: skip

    @property
    def _organisations(self) -> list[Concept]:
        return self.vocabulary.of_kind(ORGANISATION)

    def _fits(self, concept: Concept, country: str) -> bool:
        """Whether an institution of the country can be the concept; either may not say where it is."""
        places = self.around(concept)
        return not country or not places or (country == _HOME[0]) == (_HOME[1] in places)

    def around(self, concept: Concept) -> set[str]:
        """Return the places a concept of the vocabulary lies in, also by way of others."""
        found: set[str] = set()
        ahead = {concept.id}
        while ahead:
            here = [self.vocabulary.concepts[at] for at in ahead if at in self.vocabulary.concepts]
            ahead = {to for at in here for edge, to in at.edges if edge == "located_in"} - found
            found |= ahead
        return found


def _heirs(register: Register) -> dict[str, str]:
    """Return withdrawn id → the one active id that replaced it; those without stay out."""
    withdrawn = set(register.institutions.filter(pl.col("status") == "withdrawn")["ror"])
    after: dict[str, set[str]] = {}
    rows = register.links.filter((pl.col("kind") == "successor_of") & pl.col("other").is_in(list(withdrawn)))
    for heir, _, old in rows.iter_rows():
        after.setdefault(old, set()).add(heir)
    found = {}
    for old in withdrawn:
        at, seen = old, {old}
        while len(heirs := after.get(at, set())) == 1 and (at := next(iter(heirs))) not in seen:
            seen.add(at)
        if at not in withdrawn:
            found[old] = at
    return found
