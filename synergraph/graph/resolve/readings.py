"""What a name tells by itself, whoever says it: read once, kept for the next build.

The hooks of a mention are all by which it may be joined to others: its folded name and what follows from it by form,
its identifier, the concepts that the vocabulary knows by them.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import polars as pl

from synergraph.graph.resolve.duplicates.profile import abbreviates
from synergraph.graph.resolve.duplicates.terms import squeezed
from synergraph.graph.resolve.testimony import NAMED
from synergraph.ontology import Concept, Vocabulary
from synergraph.ontology.legal import split_legal_form
from synergraph.ontology.names import key, split_bracket, words

_ACRONYM = re.compile(r"[\w.+&/-]{2,14}")
_BRACKETED = frozenset({"organisation", "project", "programme", "event"})
HOOKS = dict.fromkeys([*NAMED, "hook", "vocabulary"], pl.String)
"""A hook of a name with its identifier, one of several, and the digest of the vocabulary that was asked."""


class Reading(NamedTuple):
    """What a mention says: its folded name, its forms (folded, with the reason), the ids of concepts or "".

    `coded` is the concept that its identifier names, `concept` the one that its name does, `formless` the one that
    its name does without its legal form.
    """

    folded: str
    forms: tuple[tuple[str, str], ...]
    coded: str
    concept: str
    formless: str

    def hooks(self, identifier: str) -> set[str]:
        """Return the hooks of the mention; names have no mark, nor do identifiers, which have a scheme."""
        forms = (folded for folded, _ in self.forms)
        concepts = (f"|{concept}" for concept in (self.coded, self.concept, self.formless) if concept)
        return {self.folded, identifier, *forms, *concepts} - {""}


class Readings:
    """Reads names with a vocabulary, each once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._conceived = {concept.kind for concept in vocabulary}
        self._read: dict[tuple[str, str, str], Reading] = {}

    def of(self, kind: str, name: str, identifier: str = "") -> Reading:
        """Return what a thing of a kind that is so named, with an identifier or "", is known by."""
        entry = kind, name, identifier
        reading = self._read.get(entry)
        if reading is None:
            reading = self._read[entry] = self._reading(*entry)
        return reading

    def hooks(self, names: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
        """Return `HOOKS` of names (`NAMED`, each once), of which `held` may have some."""
        digest = _digest(self.vocabulary)
        held = held.filter(vocabulary=digest).join(names, on=NAMED, how="semi")
        fresh = names.join(held, on=NAMED, how="anti").select(NAMED).with_row_index("number")
        rows = zip(*(fresh[column].to_list() for column in NAMED), strict=True)
        hooks = [self.of(*row).hooks(row[2]) for row in rows]
        numbers = [number for number, each in enumerate(hooks) for _ in each]
        long = {"number": numbers, "hook": list(chain.from_iterable(hooks))}
        found = pl.DataFrame(long, schema={"number": pl.UInt32, "hook": pl.String}).join(fresh, on="number")
        return pl.concat([held, found.with_columns(vocabulary=pl.lit(digest)).select(list(HOOKS))])

    def _reading(self, kind: str, name: str, identifier: str) -> Reading:
        forms = tuple((key(form), reason) for form, reason in self._forms(kind, name))
        if kind not in self._conceived:
            return Reading(key(name), forms, "", "", "")
        coded = self.vocabulary.find(kind, identifier) if identifier else None
        named = self.vocabulary.find(kind, name) or self._bracketed(kind, name) if name else None
        formless = None if named else self._formless(kind, name)
        return Reading(key(name), forms, *(each.id if each else "" for each in (coded, named, formless)))

    def _bracketed(self, kind: str, name: str) -> Concept | None:
        """Find "Hochschule für X (HX)" by what stands before, or by HX if its names hold all words."""
        bare, inner = _split(kind, name)
        if not inner:
            return None
        outer, inside = (self.vocabulary.find(kind, part) for part in (bare, inner))
        known = {word for part in inside.names for word in words(part)} if inside else set()
        return outer or (inside if set(words(bare)) <= known else None)

    def _formless(self, kind: str, name: str) -> Concept | None:
        """Find "Institut für X e.V." by "Institut für X", where that is no short name and has no other legal form."""
        short, form = _without_form(kind, name)
        concept = self.vocabulary.find(kind, short) if form and len(words(short)) > 1 else None
        forms = {key(split_legal_form(each)[1]) for each in concept.names} - {""} if concept else set()
        return concept if forms <= {key(form)} else None

    def _forms(self, kind: str, name: str) -> Iterator[tuple[str, str]]:
        """Names that follow from a name by form, each with the reason."""
        bare, inner = _split(kind, name)
        if inner and kind == "organisation" and not self._repeats(bare, inner):
            bare, inner = name, ""
        if inner:
            yield bare, "the same without its bracket"
            if _is_acronym(inner):
                yield inner, "acronym in its bracket"
        short, form = _without_form(kind, bare)
        if form and len(key(short)) > 3:
            yield short, "the same without its legal form"

    def _repeats(self, bare: str, inner: str) -> bool:
        """Whether the bracket of an organisation's name says nothing new: "(HTW)", but not "(TU Berlin)".

        A town or a carrier in it may be the very thing that tells this body from another one.
        """
        if _is_acronym(inner):
            known = any(self.vocabulary.find(kind, inner) for kind in ("organisation", "place"))
            return not known or abbreviates(squeezed(inner), squeezed(bare))
        return _is_acronym(bare) and abbreviates(squeezed(bare), squeezed(inner))


def _split(kind: str, name: str) -> tuple[str, str]:
    """Split off the closing bracket where names of a kind are wont to have one."""
    return split_bracket(name) if kind in _BRACKETED and ")" in name else (name, "")


def _is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text)) and sum(c.isupper() for c in text) >= 2


def _without_form(kind: str, name: str) -> tuple[str, str]:
    """Split off the legal form of an organisation."""
    return split_legal_form(name) if kind == "organisation" else (name, "")


def _digest(vocabulary: Vocabulary) -> str:
    """Return a hash of what decides which concept a name means."""
    listed = sorted((concept.id, concept.code, *concept.names) for concept in vocabulary)
    return hashlib.sha256(repr(listed).encode()).hexdigest()[:16]
