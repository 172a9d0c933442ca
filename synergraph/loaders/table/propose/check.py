"""Holding a filled map against the cells: what cannot be read is left out, the rest gets its reason."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from synergraph.loaders.table.numbers import has_unit
from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.draft import Draft, Table
from synergraph.loaders.table.propose.parting import joined, parting
from synergraph.loaders.table.propose.readable import (
    ENOUGH,
    TITLED,
    dates,
    is_money,
    known,
    reading,
    titles_of,
    type_of,
)
from synergraph.loaders.table.propose.titles import factor
from synergraph.loaders.table.values import Values, datatype
from synergraph.ontology import ontology

_SHOWN = 3


@dataclass
class Checker:
    """Checks the entries of a map against the columns of its table; `left_out` gives reasons by title."""

    columns: Mapping[str, Column]
    values: Values
    left_out: dict[str, str] = field(default_factory=dict)

    def check(self, draft: Draft) -> None:
        """Complete and correct a map in place."""
        share = ENOUGH if "name" in draft.why else TITLED  # a guess says why it took the name
        for name, entry in list(draft.attributes.items()):
            checked, why = self._value(name, entry, share)
            if checked is None:
                del draft.attributes[name]
            else:
                draft.attributes[name] = checked
                draft.why[f"attributes.{name}"] = why
        self._one_day(draft)
        if not draft.attributes:
            draft.table.pop("attributes")
        draft.keep_edges([(edge, self._edge(edge, share)) for edge in draft.edges])
        if not draft.edges:
            draft.table.pop("edges")
        for column in self.columns.values():
            if column.untitled and column.cells:
                self.left_out.setdefault(column.title, f"{len(column.cells)} cells, but no title")

    def _one_day(self, draft: Draft) -> None:
        """Read no end from a column of single days: it would be the start again."""
        start, end = (titles_of(draft.attributes.get(name, [])) for name in ("start", "end"))
        if start and start == end and not any(self._periods(title) for title in end):
            del draft.attributes["end"], draft.why["attributes.end"]
            draft.why["attributes.start"] += "; each is one day, so none says the end"

    def _periods(self, title: str) -> bool:
        """Whether a cell may say both ends; a single year does."""
        column = self.columns[title]
        return not dates(column, self.values) or any(
            self._read("start", word) != self._read("end", word) for word in column.words
        )

    def _read(self, name: str, word: str) -> str:
        try:
            return self.values.read(name, word)
        except ValueError:
            return ""

    def _edge(self, edge: Table, share: float) -> str:
        kind, titles = str(edge["kind"]), titles_of(edge.get("column", edge.get("key", [])))
        if "when" in edge:
            edge["when"] = self._when(edge["when"])
        for name in [n for n in edge if n in _QUALIFIERS and not (n == "role" and isinstance(edge[n], str))]:
            checked, _ = self._value(name, edge[name], share)
            if checked is None:
                del edge[name]
            else:
                edge[name] = checked
        attributes = {n: self._value(n, entry, share)[0] for n, entry in edge.get("attributes", {}).items()}
        edge.pop("attributes", None)
        if attributes := {n: entry for n, entry in attributes.items() if entry is not None}:
            edge["attributes"] = attributes
        parted = ""
        if edge.get("separator") == []:  # the preset knows that a cell is one name
            del edge["separator"]
        elif titles and "separator" not in edge and "key" not in edge and "values" not in edge:
            marks, parted = joined(parting(self.columns[t], kind, self.values.vocabulary) for t in titles)
            if marks:
                edge["separator"] = marks[0] if len(marks) == 1 else marks
        return self._told(edge, titles, kind, parted)

    def _when(self, entry: Table) -> Table:
        """Keep of the words that a preset knows those that the column has."""
        known = {word.casefold() for word in entry.get("is", ())}
        present = [word for word in self.columns[entry["column"]].words if word.casefold() in known]
        return {**entry, "is": present} if present else entry

    def _told(self, edge: Table, titles: list[str], kind: str, parted: str) -> str:
        label = ontology().edges[edge["edge"]].name.en
        if not titles:
            return f"the same for all rows: {label}"
        filled = sum(len(self.columns[title].cells) for title in titles)
        found = sum(known(self.columns[title], kind, self.values.vocabulary) for title in titles)
        quoted = ", ".join(f"“{title}”" for title in titles)
        familiar = f", {found} of them known to the vocabulary" if found else ""
        marks = edge.get("separator", [])
        parted = parted or (f"parted by {' '.join(map(repr, titles_of(marks)))}" if marks else "")
        said = f"{quoted}: {label} ({ontology().nodes[kind].name.en}); {filled} cells{familiar}"
        return f"{said}; {parted}" if parted else said

    def _value(self, name: str, entry: Any, share: float) -> tuple[Any, str]:
        """Return the entry with the factor its title asks for, and the reason.

        None where less than `share` of the cells can be read.
        """
        titles = titles_of(entry)
        if not titles:
            return entry, "the same for all rows"
        meant, prefix = (
            (entry.get("values", {}), entry.get("prefix", "")) if isinstance(entry, dict) else ({}, "")
        )
        read = [reading(name, self.columns[title], self.values, meant, prefix) for title in titles]
        bad: Counter[str] = sum((r.others for r in read), Counter())
        filled, good = sum(r.filled for r in read), sum(r.readable for r in read)
        quoted = ", ".join(f"“{title}”" for title in titles)
        if not all(r.reaches(share) for r in read):
            shown = ", ".join(f"“{word[:40]}”" for word, _ in bad.most_common(_SHOWN))
            reason = f"only {good} of {filled} cells read as {type_of(name)}; not {shown}"
            for title in titles:
                self.left_out.setdefault(title, reason)
            return None, ""
        why = (
            f"{quoted}: {good} of {filled} cells read as {type_of(name)}"
            if filled
            else f"{quoted}: empty so far"
        )
        if bad:
            why += "; not " + ", ".join(f"“{word[:40]}” ({rows})" for word, rows in bad.most_common(_SHOWN))
        completed = self._completed(name, entry, titles)
        if isinstance(completed, dict) and "factor" in completed and (own := self._with_unit(titles)):
            why += f"; a unit in the cell itself goes before that of the title ({own})"
        return completed, why

    def _with_unit(self, titles: list[str]) -> int:
        """Return how many cells say their unit themselves."""
        words = (entry for title in titles for entry in self.columns[title].words.items())
        return sum(rows for word, rows in words if has_unit(word))

    def _completed(self, name: str, entry: Any, titles: list[str]) -> Any:
        column = self.columns[titles[0]]
        times = max(factor(column.title), factor(column.heading)) if is_money(name) else 1.0
        if times != 1.0:
            entry = {**(entry if isinstance(entry, dict) else {"column": entry}), "factor": int(times)}
        attribute = ontology().attributes.get(name)
        several = attribute is not None and not attribute.functional and datatype(name) == "string"
        if several and not isinstance(entry, dict) and name == "alias":
            marks = [m for m in ("|", ";") if any(m in w for t in titles for w in self.columns[t].words)]
            entry = {"column": entry, "separator": marks[0] if len(marks) == 1 else marks} if marks else entry
        return entry


_QUALIFIERS = ("role", "since", "until", "amount", "year", "count")
