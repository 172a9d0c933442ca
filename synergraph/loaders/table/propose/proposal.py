"""What is proposed for a file: maps with reasons, and what they leave out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.toml import block, comment, literal


@dataclass
class Proposal:
    """The maps proposed for a file, several where its sheets or rows hold several things.

    `hidden` are those of hidden sheets, which are left out, `options` are those of the source beside its maps, `left_out` gives (sheet, column, reason),
    `notes` what a person should know of the whole. Without maps the titles speak for themselves.
    """

    loader: str = "table"
    drafts: list[Draft] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    hidden: list[Draft] = field(default_factory=list)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def maps(self) -> list[Mapping[str, Any]]:
        """The maps as the loader takes them."""
        return [draft.table for draft in self.drafts]

    @property
    def reasons(self) -> list[str]:
        """Why the maps say what they say, one line each; [] without maps."""
        return [why for draft in self.drafts for why in (draft.intro, *draft.why.values()) if why]

    def toml(self, path: str, as_of: str = "", identifier: str = "") -> str:
        """Return a [[source]] block that enters the file at `path`, with the reasons as comments.

        `identifier` is the source's id, "" where its path says it well.
        """
        return "\n".join(self._lines(path, as_of, {"id": identifier} if identifier else {})) + "\n"

    def _lines(self, path: str, as_of: str, named: Mapping[str, str]) -> Iterator[str]:
        yield "[[source]]"
        source = {"path": path, **named, "loader": self.loader, "as_of": as_of, **self.options}
        for name, value in source.items():
            yield f"{name} = {literal(value)}"
        yield from map(comment, self.notes)
        for draft in self.drafts:
            yield from block(draft)
        for line in (line for draft in self.hidden for line in block(draft)):
            yield f"# {line}".rstrip() if line else ""
        yield from self._rest()

    def _rest(self) -> Iterator[str]:
        if self.left_out:
            yield ""
            yield "# Left out:"
        for sheet, column, reason in self.left_out:
            yield comment(f"  {f'{sheet}: ' if sheet else ''}“{column}”: {reason}")
