"""What a year allows: how many events, how far apart, on which days; from `year.toml` of a workspace."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from synergraph.errors import ConfigError, at
from synergraph.queries.formats.table import Table

FILE = "year.toml"


@dataclass(frozen=True)
class Settings:
    """At most `per_quarter` events and calls a quarter, `apart` days between any two, only on `weekdays`.

    Weekdays are 1 (Monday) to 7. `avoid` are periods without events, both ends included; public
    holidays of Berlin and Brandenburg are avoided anyway. `times` says how often a recipe is held, by its name.
    """

    per_quarter: int = 2
    apart: int = 21
    weekdays: tuple[int, ...] = (2, 3, 4)
    avoid: tuple[tuple[date, date], ...] = ()
    times: Mapping[str, int] = field(default_factory=dict)


def settings(workspace: Path) -> Settings:
    """Return the settings of a workspace folder, the defaults without `year.toml`.

    Raises `ConfigError` naming the key where the file is not understood.
    """
    path = workspace / FILE
    if not path.is_file():
        return Settings()
    with at(FILE):
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(f"not valid TOML: {error}", hint="mend the line it names") from error
        return _settings(Table(values))


def _settings(table: Table) -> Settings:
    found = Settings(
        table.number("per_quarter", 0, 90, Settings.per_quarter),
        table.number("apart", 1, 180, Settings.apart),
        _weekdays(table),
        tuple(_period(table, text) for text in table.texts("avoid")),
        _times(table),
    )
    table.done()
    return found


def _weekdays(table: Table) -> tuple[int, ...]:
    values = table.get("weekdays")
    if values is None:
        return Settings.weekdays
    if not (
        isinstance(values, list) and values and all(type(one) is int and 1 <= one <= 7 for one in values)
    ):
        raise table.wrong(
            "“weekdays” is no list of days", "write weekdays = [2, 3, 4] for Tuesday to Thursday"
        )
    return tuple(sorted(set(values)))


def _period(table: Table, text: str) -> tuple[date, date]:
    begin, _, end = text.partition("/")
    try:
        period = date.fromisoformat(begin.strip()), date.fromisoformat((end or begin).strip())
    except ValueError:
        raise table.wrong(
            f"“avoid”: “{text}” is no period", 'write avoid = ["2026-07-09/2026-08-22"]'
        ) from None
    if period[0] > period[1]:
        raise table.wrong(f"“avoid”: “{text}” ends before it begins", "write the earlier day first")
    return period


def _times(table: Table) -> dict[str, int]:
    values = table.get("times")
    values = {} if values is None else values
    if not isinstance(values, dict):
        raise table.wrong("“times” is no table", "write [times] and below it meetup = 1")
    inner = Table(values, "[times]")
    return {name: inner.number(name, 0, 52) for name in values}
