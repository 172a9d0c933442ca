"""The small CSV files people may read and edit: decisions and identities."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from synergraph.errors import ConfigError, closest
from synergraph.graph.identity import Decision

DECISIONS = "decisions.csv"
IDENTITIES = "identities.csv"
VERDICTS = ("same", "different", "unsure")
_DECISION_COLUMNS = ("kind", "left", "right", "decision", "reason", "author")
_IDENTITY_COLUMNS = ("kind", "key", "id", "name")


def read_decisions(folder: Path) -> list[Decision]:
    """Read decisions.csv, [] when there is none; raises `ConfigError` naming the row."""
    decisions = []
    for number, row in enumerate(_rows(folder / DECISIONS, _DECISION_COLUMNS[:4]), 2):
        verdict = row["decision"].strip()
        if verdict not in VERDICTS:
            raise ConfigError(
                f"unknown decision “{verdict}”",
                place=f"{DECISIONS}, row {number}",
                hint=closest(verdict, VERDICTS),
            )
        decisions.append(Decision(*(row.get(name, "") or "" for name in _DECISION_COLUMNS)))
    return decisions


def read_identities(folder: Path) -> dict[tuple[str, str], str]:
    """Read identities.csv as (kind, key) → id, in the order of the file; {} when there is none."""
    rows = _rows(folder / IDENTITIES, _IDENTITY_COLUMNS[:3])
    return {(row["kind"], row["key"]): row["id"] for row in rows}


def write_identities(folder: Path, rows: Iterable[Sequence[str]]) -> None:
    """Replace identities.csv by (kind, key, id, name) rows in one step."""
    target = folder / IDENTITIES
    fresh = target.with_suffix(".csv.new")
    with fresh.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(_IDENTITY_COLUMNS)
        writer.writerows(rows)
    fresh.replace(target)


def _rows(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            missing = [name for name in needed if name not in (reader.fieldnames or [])]
            if missing:
                raise ConfigError(
                    f"column “{missing[0]}” is missing", place=path.name, hint=f"header: {','.join(needed)}"
                )
            return list(reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(
            f"not readable: {error}", place=path.name, hint="save it as CSV in UTF-8"
        ) from error
