"""A workspace: the folder with synergraph.toml, the sources, decisions, identities and builds."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tomlkit

from synergraph.errors import ConfigError, UsageError, closest
from synergraph.ontology.names import slug
from synergraph.statements import Source

CONFIG = "synergraph.toml"
SETTINGS: dict[str, Any] = {
    "name": "",
    "language": "de",
    "base_iri": "https://example.org/synergraph/",
    "persons": False,
    "gazetteer": "",
    "registers": [],
    "registers_countries": [],
}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TEMPLATE = """\
# synergraph: Arbeitsbereich / workspace

[workspace]
name = {name}
language = "de"          # de | en
base_iri = "https://example.org/synergraph/"
persons = false          # true: natürliche Personen in den Graphen aufnehmen / keep natural persons
# gazetteer = "namen.csv"         # Namen des eigenen Netzwerks / names of your own network
# registers = ["ror-data.zip"]    # Register von Institutionen / registers of institutions (ROR)
# registers_countries = ["DE"]    # nur diese Länder daraus / only these countries of them

# Jede Quelle ist ein Block [[source]] / one block per source:
#   path    Datei oder Ordner, relativ zu diesem / file or folder, relative to this one
#   loader  "report" (txt, md, pdf, docx)
#           "table"  (csv, tsv, xlsx)
#           "rdf"    (ttl, nt, nq, trig, jsonld, json, rdf, xml, owl)
#           "html"   (html, htm, xhtml; Ordner gespeicherter Seiten / folders of saved pages)
#           Alles auch gepackt / all packed too: x.csv.gz, liste.zip/x.csv
#   as_of   Stand / the day it speaks of: "2024-11-30", "2024-11" or "2024"
# `synergraph add FILE …` schreibt sie / writes them for you.
"""


@dataclass(frozen=True)
class Workspace:
    """An opened workspace; `settings` has every key of `SETTINGS`."""

    folder: Path
    settings: Mapping[str, Any]
    sources: list[Source] = field(default_factory=list)

    @property
    def builds(self) -> Path:
        return self.folder / "build"

    @property
    def language(self) -> str:
        return str(self.settings["language"])


def init(folder: Path) -> Path:
    """Make an empty workspace and return its config file; raises `UsageError` if there is one."""
    config = folder / CONFIG
    if config.exists():
        raise UsageError(
            f"{config} exists already", hint="use another folder, or `synergraph add` files to this one"
        )
    folder.mkdir(parents=True, exist_ok=True)
    config.write_text(
        _TEMPLATE.format(name=tomlkit.string(folder.resolve().name).as_string()), encoding="utf-8"
    )
    return config


def read(folder: Path) -> Workspace:
    """Read a workspace; raises `ConfigError` naming the key for anything it does not understand."""
    config = folder / CONFIG
    if not config.is_file():
        raise ConfigError(
            f"no {CONFIG} in this folder", place=str(folder), hint="run `synergraph init DIR`, or give -C DIR"
        )
    document = _parse(config)
    _only(document, {"workspace", "source"}, CONFIG)
    settings = document.get("workspace", {})
    _only(settings, set(SETTINGS), f"{CONFIG}, [workspace]")
    for name, default in SETTINGS.items():
        if name in settings and type(settings[name]) is not type(default):
            raise ConfigError(
                f"“{name}” must be {_TYPES[type(default)]}",
                place=f"{CONFIG}, [workspace]",
                hint=f"write {name} = {_EXAMPLES[type(default)]}",
            )
    if settings.get("language", "de") not in ("de", "en"):
        raise ConfigError(f"unknown language “{settings['language']}”", place=CONFIG, hint="de or en")
    sources = document.get("source", [])
    if not isinstance(sources, list):
        raise ConfigError("sources are written as [[source]]", place=CONFIG, hint="double the brackets")
    return Workspace(folder, {**SETTINGS, **settings}, _sources(folder, sources))


_TYPES = {str: "a text", bool: "true or false", list: "a list"}
_EXAMPLES = {str: '"…"', bool: "true", list: '["…"]'}


def add(workspace: Workspace, files: list[tuple[Path, str, str]]) -> list[Source]:
    """Enter files as (path, loader, as_of); see :func:`append`."""
    return append(workspace, [(path, block(workspace, path, loader, day)) for path, loader, day in files])


def block(workspace: Workspace, path: Path, loader: str, as_of: str) -> str:
    """Return the [[source]] block of a file that needs no more than its loader and date."""
    entries = {"path": written(path, workspace.folder), "loader": loader, "as_of": as_of}
    return "[[source]]\n" + tomlkit.dumps(entries)


def append(workspace: Workspace, blocks: list[tuple[Path, str]]) -> list[Source]:
    """Append [[source]] blocks (file, TOML) to synergraph.toml, leaving what stands there.

    Files that are sources already are left out. Returns the sources that were added. Raises
    `ConfigError` when the result would not be understood; then nothing is written.
    """
    config = workspace.folder / CONFIG
    known = {source.path.resolve() for source in workspace.sources}
    fresh = {path.resolve(): block for path, block in blocks if path.resolve() not in known}
    if fresh:
        text = "\n".join([config.read_text(encoding="utf-8").rstrip("\n") + "\n", *fresh.values()])
        _parsed(text, str(config))
        write_whole(config, text)
    return [source for source in read(workspace.folder).sources if source.path.resolve() in fresh]


def add_register(workspace: Workspace, path: Path) -> bool:
    """Enter a register of institutions into synergraph.toml; return False when it is there already."""
    config = workspace.folder / CONFIG
    document = tomlkit.parse(config.read_text(encoding="utf-8"))
    listed = document.setdefault("workspace", tomlkit.table()).setdefault("registers", tomlkit.array())
    if any((workspace.folder / name).resolve() == path.resolve() for name in listed):
        return False
    listed.append(written(path, workspace.folder))
    write_whole(config, tomlkit.dumps(document))
    return True


def write_whole(path: Path, text: str) -> None:
    """Replace a text file in one step, so that it is never half written."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def written(path: Path, folder: Path) -> str:
    """Return how the workspace in `folder` names a file: relative inside of it, else absolute."""
    resolved = path.resolve()
    inside = resolved.is_relative_to(folder.resolve())
    return (resolved.relative_to(folder.resolve()) if inside else resolved).as_posix()


def _parse(config: Path) -> dict[str, Any]:
    try:
        return _parsed(config.read_text(encoding="utf-8"), str(config))
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8: {error}", place=str(config), hint="save it as UTF-8") from error


def _parsed(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"not valid TOML: {error}", place=place, hint="mend the line it names") from error


def _only(table: Mapping[str, Any], known: set[str], place: str) -> None:
    for name in table:
        if name not in known:
            raise ConfigError(f"unknown key “{name}”", place=place, hint=closest(name, known))


def _sources(folder: Path, tables: list[dict[str, Any]]) -> list[Source]:
    sources: list[Source] = []
    for number, table in enumerate(tables, 1):
        source = _source(folder, dict(table), f"{CONFIG}, [[source]] {number}")
        same = sum(other.id == source.id or other.id.startswith(f"{source.id}-") for other in sources)
        unique = source.id if not same else f"{source.id}-{same + 1}"
        sources.append(Source(source.path, unique, source.loader, source.as_of, source.options))
    return sources


def _source(folder: Path, table: dict[str, Any], place: str) -> Source:
    path = table.pop("path", "")
    if not isinstance(path, str) or not path:
        raise ConfigError("a source needs a path", place=place, hint='write path = "file.csv"')
    as_of = str(table.pop("as_of", ""))
    if as_of and not _DATE.fullmatch(as_of):
        raise ConfigError(
            f"“{as_of}” is no date",
            place=f"{place} ({path})",
            hint='write as_of = "2024-11-30", "2024-11" or "2024"',
        )
    file = folder / path
    loader = str(table.pop("loader", ""))
    identifier = str(table.pop("id", "")) or slug(Path(path).stem)
    return Source(file, identifier, loader, as_of, table)
