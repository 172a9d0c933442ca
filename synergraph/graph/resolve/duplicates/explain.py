"""A score in words: one short sentence for each part that says something."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from synergraph.errors import UsageError, closest
from synergraph.graph.resolve.duplicates.terms import FOLDER
from synergraph.graph.resolve.duplicates.weights import FEATURES

LANGUAGES = ("de", "en")
_COMPARED = {"de": "verglichen: „{}“ und „{}“", "en": "compared: “{}” and “{}”"}


@cache
def sentences() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Return the sentence of each (feature, level) by language."""
    with (FOLDER / "sentences.csv").open(encoding="utf-8", newline="") as file:
        return {(row["feature"], row["level"]): row for row in csv.DictReader(file)}


def explain(row: Mapping[str, Any], language: str = "de", names: Sequence[str] = ()) -> list[str]:
    """Say a row of scored pairs in words, the weightiest part first.

    Where other names than the two in `names` were nearest, they are said before. Parts that found nothing to
    compare are silent. Raises `UsageError` for a language other than "de" and "en".
    """
    if language not in LANGUAGES:
        raise UsageError(f"no explanations in “{language}”", hint=closest(language, LANGUAGES))
    found = [
        (abs(row[f]), n, _sentence(f, level))
        for n, (f, level) in enumerate(zip(FEATURES, row["levels"], strict=True))
    ]
    ordered = sorted((-weight, n, sentence) for weight, n, sentence in found if sentence)
    said = [sentence[language] for _, _, sentence in ordered]
    return [_COMPARED[language].format(*row["compared"]), *said] if _are_others(row, names) else said


def _are_others(row: Mapping[str, Any], names: Sequence[str]) -> bool:
    return bool(names) and not {*row["compared"]} <= {*names, ""}


def _sentence(feature: str, level: str) -> Mapping[str, str] | None:
    """Return the sentence of a level; levels that differ by degree share one ("initials4+" → "initials")."""
    known = sentences()
    plain = level.split(", ")[0]
    for code in (level, plain, plain.rstrip("+"), plain.rstrip("+0123456789/")):
        if (feature, code) in known:
            return known[feature, code]
    return None
