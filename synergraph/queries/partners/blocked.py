"""Pairs that must not be suggested to each other: `blocked.csv` in a workspace, written by people.

actor,partner,why
Optik Nord GmbH,Optik Süd GmbH,competitors
Messwerk AG,,does not want to be suggested
"""

import csv
from pathlib import Path

from synergraph.errors import ConfigError

FILE = "blocked.csv"
COLUMNS = ("actor", "partner")


def blocked(folder: Path) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names in the `blocked.csv` of a workspace, () without that file.

    An empty partner stands for everyone. Raises `ConfigError` for a file without the two columns,
    or a row without an actor.
    """
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise ConfigError("this is no UTF-8 text", place=str(path), hint="save it as CSV UTF-8") from error
    delimiter = ";" if lines and ";" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=delimiter)
    if missing := set(COLUMNS) - set(rows.fieldnames or ()):
        raise ConfigError(
            f"there is no column {' and '.join(sorted(missing))}",
            place=str(path),
            hint="begin with: actor,partner,why",
        )
    return tuple(_pair(row, path, rows.line_num) for row in rows)


def _pair(row: dict[str, str | None], path: Path, line: int) -> tuple[str, str]:
    actor, partner = ((row[column] or "").strip() for column in COLUMNS)
    if not actor:
        raise ConfigError(
            "there is no actor", place=f"{path}, line {line}", hint="name one, or drop the line"
        )
    return actor, partner
