"""A workspace's own gazetteer: further names that loaders shall know."""

import csv
from collections.abc import Iterator

from synergraph.errors import ConfigError, closest
from synergraph.graph.workspace import Workspace
from synergraph.ontology import Concept, Labels, ontology
from synergraph.ontology.names import slug

_NEEDED = ("kind", "name")


def read_gazetteer(workspace: Workspace) -> Iterator[Concept]:
    """Yield the concepts of the gazetteer named in synergraph.toml; none when there is none.

    It is a CSV with the columns kind, name, aliases (joined by "|"). Raises `ConfigError`
    naming the row for a kind that is unknown or a name that is empty.
    """
    name = str(workspace.settings["gazetteer"])
    if not name:
        return
    path = workspace.folder / name
    if not path.is_file():
        raise ConfigError(
            f"the gazetteer {name} does not exist", hint="mend gazetteer = … in synergraph.toml"
        )
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        for column in _NEEDED:
            if column not in (reader.fieldnames or []):
                raise ConfigError(
                    f"column “{column}” is missing", place=name, hint="header: kind,name,aliases"
                )
        for number, row in enumerate(reader, 2):
            yield _concept(row, f"{name}, row {number}")


def _concept(row: dict[str, str], place: str) -> Concept:
    kind, name = (row[column] or "" for column in _NEEDED)
    if kind not in ontology().nodes:
        raise ConfigError(f"unknown kind “{kind}”", place=place, hint=closest(kind, ontology().nodes))
    if not name.strip():
        raise ConfigError("the name is empty", place=place, hint="write a name, or remove the row")
    aliases = tuple(part.strip() for part in (row.get("aliases") or "").split("|") if part.strip())
    return Concept(f"{kind}/{slug(name)}", kind, Labels(name, name), Labels("", ""), aliases)
