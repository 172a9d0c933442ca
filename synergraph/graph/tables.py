"""identities.csv: which id a thing got when it was first seen."""

import csv
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from synergraph.errors import ConfigError
from synergraph.ontology.names import key

IDENTITIES = "identities.csv"
_COLUMNS = ("kind", "key", "id", "name")


def read_identities(folder: Path) -> dict[tuple[str, str], str]:
    """Read identities.csv as (kind, key) → id, in the order of the file; {} when there is none."""
    return {(kind, said): identifier for kind, said, identifier, _ in _rows(folder / IDENTITIES)}


def read_names(folder: Path, present: Container[str]) -> dict[tuple[str, str], str]:
    """Read the names that stand beside identifiers alone as (kind, folded name) → id; {} when there is none.

    A name of several ids is left out. Where all identifiers are `present`, nobody needs the names: {} too.
    """
    rows = list(_rows(folder / IDENTITIES))
    identified = [row for row in rows if ":" in row[1] and row[3]]  # folded names have no marks
    if all(said in present for _, said, _, _ in identified):
        return {}
    found: dict[tuple[str, str], set[str]] = {}
    for kind, _, identifier, name in identified:
        found.setdefault((kind, key(name)), set()).add(identifier)
    entries = {row[:2] for row in rows}
    return {entry: of.pop() for entry, of in found.items() if len(of) == 1 and entry not in entries}


def write_identities(folder: Path, rows: Iterable[Sequence[str]]) -> None:
    """Replace identities.csv by (kind, key, id, name) rows in one step; an empty name stays as it was."""
    target = folder / IDENTITIES
    names = {(kind, said): name for kind, said, _, name in _rows(target)}
    fresh = target.with_suffix(".csv.new")
    with fresh.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((kind, said, i, name or names.get((kind, said), "")) for kind, said, i, name in rows)
    fresh.replace(target)


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the file, whatever the order of its columns; a missing name is ""."""
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.reader(handle)
            head = next(rows, [])
            for name in _COLUMNS[:3]:
                if name not in head:
                    raise ConfigError(
                        f"column “{name}” is missing", place=path.name, hint=f"header: {','.join(_COLUMNS)}"
                    )
            at = itemgetter(*(head.index(name) if name in head else len(head) for name in _COLUMNS))
            padding = [""] * (len(head) + 1)
            yield from (at(row + padding) for row in rows if row)
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(
            f"not readable: {error}", place=path.name, hint="save it as CSV in UTF-8"
        ) from error
