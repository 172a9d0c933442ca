"""Writing a proposed map as TOML, with its reasons as comments."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from synergraph.loaders.table.propose.draft import Draft

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_WIDE = 110


def literal(value: Any) -> str:
    """Return a value as TOML writes it on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_name(k)} = {literal(v)}" for k, v in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    """Return a text as one line of comment."""
    return f"# {' '.join(_CONTROL.sub(' ', text).split())}"


def block(draft: Draft) -> Iterator[str]:
    """Yield the lines of one map."""
    yield ""
    if draft.intro:
        yield comment(draft.intro)
    yield "[[source.map]]"
    yield from _entries(draft.table, draft.why, "")
    if attributes := draft.table.get("attributes"):
        yield from ("", "[source.map.attributes]")
        yield from _entries(attributes, draft.why, "attributes.")
    for number, edge in enumerate(draft.table.get("edges", [])):
        yield from ("", "[[source.map.edges]]")
        if why := draft.why.get(f"edges.{number}"):
            yield comment(why)
        yield from _entries(edge, {}, "")
        if attributes := edge.get("attributes"):
            yield from ("", "[source.map.edges.attributes]")
            yield from _entries(attributes, {}, "")


def _entries(table: Mapping[str, Any], why: Mapping[str, str], place: str) -> Iterator[str]:
    for name, value in table.items():
        if name in ("attributes", "edges"):
            continue
        line = f"{_name(name)} = {literal(value)}"
        reason = comment(why[place + name]) if why.get(place + name) else ""
        if reason and len(line) + len(reason) > _WIDE:
            yield reason
            yield line
        else:
            yield f"{line}  {reason}".rstrip()


def _name(name: str) -> str:
    return name if _BARE.fullmatch(name) else literal(name)
