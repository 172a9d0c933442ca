"""What an entry of the Research Organization Registry says, from any of its layouts.

Every layout becomes `Record`s. The data dump as JSON (schema 2) is the file of record; its CSV
joins the names of one language by commas, and so loses where one ends.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TextIO

from synergraph.errors import SourceError

_ID = re.compile(r"(?<![a-z0-9])0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}(?![a-z0-9])")
_LANGUAGE = re.compile(r"^(?:([a-z]{2,3})|no_lang_code): ")
_ACTOR_TYPES = (
    ("education", "research"), ("facility", "research"), ("company", "company"), ("government", "administration"),
)  # fmt: skip
_LINKS = {
    "parent": ("part_of", False), "child": ("part_of", True),
    "predecessor": ("successor_of", False), "successor": ("successor_of", True),
}  # fmt: skip
_CHUNK = 1 << 20
_LONGEST = 8 * _CHUNK


class Name(NamedTuple):
    """A name of an institution; `form` is "label", "alias" or "acronym", `lang` "" where not said."""

    name: str
    lang: str
    form: str


class Record(NamedTuple):
    """What one entry says; the same id may come more than once, each time with a part.

    `links` are (id, edge kind, id); `actor_type` is a code, "" where the register's types do not
    tell; `country` is a code of two letters, "" where not said.
    """

    ror: str
    names: tuple[Name, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    actor_type: str = ""
    status: str = ""
    city: str = ""
    country: str = ""
    homepage: str = ""


def ror_id(value: object) -> str:
    """Return the nine characters of a ROR id, given as address, "ror:…" or bare; "" for anything else."""
    found = _ID.search(str(value))
    return found.group() if found else ""


def from_json(stream: TextIO) -> Iterator[Record]:
    """Yield the records of a JSON array, one by one, so that the whole never lies in memory."""
    for entry in _entries(stream):
        if isinstance(entry, dict):
            yield _from_entry(entry)


def _entries(stream: TextIO) -> Iterator[Any]:
    decoder, text, at = json.JSONDecoder(), stream.read(_CHUNK), 0
    at = text.index("[") + 1
    while True:
        at = _past(text, at)
        if text[at : at + 1] == "]":
            return
        try:
            entry, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            more = stream.read(_CHUNK)
            if not more or len(text) - at > _LONGEST:
                raise SourceError(f"the JSON is broken: {error.msg}", hint="get the file anew") from error
            text, at = text[at:] + more, 0
            continue
        yield entry


def _past(text: str, at: int) -> int:
    """Return the place of the next character that is neither white space nor a comma."""
    while at < len(text) and text[at] in ", \n\r\t":
        at += 1
    return at


def _from_entry(entry: dict[str, Any]) -> Record:
    ror = ror_id(entry.get("id", ""))
    place = next((one.get("geonames_details") or {} for one in _dicts(entry.get("locations"))), {})
    links = (
        _link(ror, str(one.get("type")), ror_id(one.get("id"))) for one in _dicts(entry.get("relationships"))
    )
    homes = (str(one.get("value")) for one in _dicts(entry.get("links")) if one.get("type") == "website")
    return Record(
        ror, tuple(_names(entry)), tuple(link for link in links if link), _actor_type(_texts(entry.get("types"))),
        str(entry.get("status") or ""), str(place.get("name") or ""), str(place.get("country_code") or ""),
        next(homes, ""),
    )  # fmt: skip


def _names(entry: dict[str, Any]) -> Iterator[Name]:
    for one in _dicts(entry.get("names")):
        forms = set(_texts(one.get("types")))
        form = "label" if forms & {"label", "ror_display"} else "acronym" if "acronym" in forms else "alias"
        if name := str(one.get("value") or "").strip():
            yield Name(name, str(one.get("lang") or ""), form)


def from_rows(rows: Iterable[dict[str, str]]) -> Iterator[Record]:
    """Yield the records of the rows of a CSV: the dump's, or the small tables of names and relations."""
    for row in rows:
        if "names.types.ror_display" in row:
            yield _from_dump(row)
        elif "other_id" in row:
            link = _link(ror_id(row["ror_id"]), row["type"], ror_id(row["other_id"]))
            yield Record(ror_id(row["ror_id"]), links=(link,) if link else ())
        else:
            form = "label" if row["kind"] in ("label", "ror_display") else row["kind"]
            yield Record(
                ror_id(row["ror_id"]), (Name(row["name"].strip(), row.get("lang", ""), form),), (),
                _actor_type(row.get("types", "").split("|")), row.get("status", ""), row.get("city", ""),
                row.get("country", ""),
            )  # fmt: skip


def _from_dump(row: dict[str, str]) -> Record:
    ror = ror_id(row.get("id", ""))
    names = [Name(row["names.types.ror_display"].strip(), row.get("ror_display_lang", ""), "label")]
    for form in ("label", "alias", "acronym"):
        names += _told(row.get(f"names.types.{form}", ""), form)
    links = []
    for part in row.get("relationships", "").split(";"):
        kind = part.split(":", 1)[0].strip()
        links += [_link(ror, kind, other) for other in _ID.findall(part)]
    return Record(
        ror, tuple(name for name in names if name.name), tuple(link for link in links if link),
        _actor_type(re.split(r"[;,|]\s*", row.get("types", ""))), row.get("status", ""),
        row.get("locations.geonames_details.name", ""), row.get("locations.geonames_details.country_code", ""),
        row.get("links.type.website", "").split(";")[0].strip(),
    )  # fmt: skip


def _told(cell: str, form: str) -> Iterator[Name]:
    """Read "de: Name; en: Name"; acronyms hold no commas, so that these part them."""
    for part in cell.split(";"):
        found = _LANGUAGE.match(part.strip())
        text = part.strip()[found.end() :] if found else part.strip()
        for name in text.split(", ") if form == "acronym" else [text]:
            yield Name(name.strip(), (found and found.group(1)) or "", form)


def _link(ror: str, kind: str, other: str) -> tuple[str, str, str] | None:
    if kind.casefold() not in _LINKS or not other or other == ror:
        return None
    edge, turned = _LINKS[kind.casefold()]
    return (other, edge, ror) if turned else (ror, edge, other)


def _actor_type(types: Iterable[str]) -> str:
    given = {kind.strip().casefold() for kind in types}
    return next((code for kind, code in _ACTOR_TYPES if kind in given), "")


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
