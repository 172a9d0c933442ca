"""identities.csv: which id a thing got when it was first seen."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from synergraph.errors import ConfigError

IDENTITIES = "identities.csv"
_IDENTITY_COLUMNS = ("kind", "key", "id", "name")


def read_identities(folder: Path) -> dict[tuple[str, str], str]:
    """Read identities.csv as (kind, key) → id, in the order of the file; {} when there is none."""
    rows = _rows(folder / IDENTITIES, _IDENTITY_COLUMNS[:3])
    return {(row["kind"], row["key"]): row["id"] for row in rows}


def write_identities(folder: Path, rows: Iterable[Sequence[str]]) -> None:
    """Replace identities.csv by (kind, key, id, name) rows in one step; an empty name stays as it was."""
    target = folder / IDENTITIES
    names = {(row["kind"], row["key"]): row.get("name") or "" for row in _rows(target, _IDENTITY_COLUMNS[:3])}
    fresh = target.with_suffix(".csv.new")
    with fresh.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(_IDENTITY_COLUMNS)
        writer.writerows((kind, said, i, name or names.get((kind, said), "")) for kind, said, i, name in rows)
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
