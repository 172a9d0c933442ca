"""A table as the answer to a question, before anything decides how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """A titled table; `rows` have one value per column, None for nothing; `note` stands below."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    note: str = ""
