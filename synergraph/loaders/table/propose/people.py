"""Several people in one cell: which marks part their names."""

import re
from collections.abc import Mapping, Sequence

from synergraph.loaders.table.propose.columns import Column
from synergraph.loaders.table.propose.draft import Draft
from synergraph.loaders.table.propose.parting import parts

_SURE = (";", "\n")


def part_people(draft: Draft, by_title: Mapping[str, Column]) -> None:
    """Let marks part the names of people where each part is a full name, of two words or more.

    "Kurz, Ina" is one person, "Uwe Kurz, Ina Lang" are two.
    """
    title = draft.table.get("name")
    if draft.table.get("kind") != "person" or not isinstance(title, str):
        return
    words = by_title[title].words
    marks = [mark for mark in _SURE if _parts_people(mark, _SURE, words)]
    marks += [","] if _parts_people(",", (*_SURE, ","), words) else []
    if marks:
        said = " ".join("line breaks" if mark == "\n" else f"“{mark}”" for mark in marks)
        draft.table["name"] = {"column": title, "separator": marks[0] if len(marks) == 1 else marks}
        draft.why["name"] = f"“{title}”: several people in a cell, parted by {said}; each part is a full name"


def _parts_people(mark: str, marks: Sequence[str], words: Mapping[str, int]) -> bool:
    found = [part for word in words if mark in word for part in parts(word, list(marks))]
    return bool(found) and all(len(re.findall(r"\w+", part)) > 1 for part in found)
