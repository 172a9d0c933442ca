"""A table of TOML that is read key by key, each checked, with what to write instead."""

from collections.abc import Mapping, Sequence
from typing import Any

from synergraph.errors import ConfigError, closest
from synergraph.ontology import Labels
from synergraph.queries.formats.recipe import Amount


class Table:
    """A table and its place in the file; raises `ConfigError` for a missing key or a wrong value."""

    def __init__(self, values: Mapping[str, Any], place: str = "") -> None:
        self.values, self.place = values, place
        self._read: set[str] = set()

    def get(self, key: str) -> Any:
        """Return a value as it stands, None without one."""
        self._read.add(key)
        return self.values.get(key)

    def wrong(self, message: str, hint: str) -> ConfigError:
        """Return the error that says what is wrong here."""
        return ConfigError(message, place=self.place, hint=hint)

    def done(self, further: Sequence[str] = ()) -> None:
        """Raise for the first key that nothing has read."""
        for key in self.values:
            if key not in self._read:
                raise self.wrong(f"unknown key “{key}”", closest(key, {*self._read, *further}))

    def labels(self, key: str, default: Labels | None = None) -> Labels:
        """Return a text in both languages."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        return self._labels(key, value)

    def several_labels(self, key: str) -> list[Labels]:
        """Return texts in both languages, [] without any."""
        values = self.get(key) or []
        if not isinstance(values, list):
            raise self.wrong(f"“{key}” is no list", f'write {key} = [{{ de = "…", en = "…" }}]')
        return [self._labels(key, value) for value in values]

    def _labels(self, key: str, value: Any) -> Labels:
        texts = (value.get("de"), value.get("en")) if isinstance(value, dict) else (value, value)
        if not all(isinstance(text, str) and text.strip() for text in texts):
            raise self.wrong(f"“{key}” is no text", f'write {key} = {{ de = "…", en = "…" }}')
        return Labels(str(texts[0]), str(texts[1]))

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number between two bounds."""
        value = self.get(key)
        value = default if value is None else value
        if value is None or not _whole(value) or not low <= value <= high:
            raise self.wrong(
                f"“{key}” is no whole number from {low} to {high}", f"write {key} = {max(low, 1)}"
            )
        return int(value)

    def span(self, key: str, low: int, high: int, default: tuple[int, int] | None = None) -> tuple[int, int]:
        """Return the fewest and the most: [6, 8], or one number for both."""
        value = self.get(key)
        value = list(default) if value is None and default else value
        ends = [value, value] if _whole(value) else value
        if not (isinstance(ends, list) and len(ends) == 2 and all(map(_whole, ends))):
            raise self.wrong(f"“{key}” is neither a number nor two", f"write {key} = [20, 40]")
        if not low <= ends[0] <= ends[1] <= high:
            raise self.wrong(
                f"“{key}” does not go upwards between {low} and {high}", f"write {key} = [20, 40]"
            )
        return int(ends[0]), int(ends[1])

    def choice(self, key: str, valid: Sequence[str], default: str) -> str:
        """Return one of some words."""
        value = self.get(key)
        value = default if value is None else value
        if value not in valid:
            raise self.wrong(f"“{key}” cannot be “{value}”", closest(str(value), valid))
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a text or a list of texts, () without any."""
        value = self.get(key)
        values = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(one, str) and one.strip() for one in values):
            raise self.wrong(f"“{key}” is no text", f'write {key} = "…" or {key} = ["…", "…"]')
        return tuple(values)

    def months(self, key: str) -> tuple[int, ...]:
        """Return months from 1 to 12, () without any."""
        values = self.get(key)
        values = [] if values is None else values
        if not (isinstance(values, list) and all(_whole(one) and 1 <= one <= 12 for one in values)):
            raise self.wrong(f"“{key}” is no list of months", f"write {key} = [3, 4] for March and April")
        return tuple(sorted(set(values)))

    def flag(self, key: str) -> bool | None:
        """Return true or false, None without a value."""
        value = self.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(f"“{key}” is neither true nor false", f"write {key} = true")
        return value

    def share(self, key: str, default: float) -> float:
        """Return a share of all, written "30 %"."""
        amount = self.amount(key)
        if amount is not None and not amount.share:
            raise self.wrong(f"“{key}” is no share", f'write {key} = "30 %"')
        return default if amount is None else amount.value

    def amount(self, key: str) -> Amount | None:
        """Return a number of actors (3) or a share of them ("30 %"), None without a value."""
        value = self.get(key)
        if value is None:
            return None
        if _whole(value) and value >= 0:
            return Amount(float(value))
        number = value.strip().removesuffix("%").strip() if isinstance(value, str) else ""
        if not (
            isinstance(value, str)
            and value.strip().endswith("%")
            and number.isdecimal()
            and int(number) <= 100
        ):
            raise self.wrong(f"“{key}” is neither a number nor a share", f'write {key} = 3 or {key} = "30 %"')
        return Amount(int(number) / 100, share=True)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
