"""What a page says of itself beside its text: its names, its address, and facts for search engines."""

import json
import re
from collections.abc import Iterator
from typing import Any

from synergraph.loaders.html.facts import Fact
from synergraph.loaders.html.markup import heading, is_hidden, is_noise
from synergraph.ontology.names import key

_TYPES = frozenset("Project ResearchProject".split())
_TOLD = (
    "alternateName description startDate foundingDate endDate dissolutionDate url member contributor funder sponsor keywords"
).split()
_WITHIN = ("@graph", "mainEntity", "about")
_DEEPEST = 8
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ")


def titles(root: Any) -> list[str]:
    """Return what the page may be called, the likeliest first: JSON-LD, h1, og:title, title, h2."""
    found = [_called(node) for node in projects(root)]
    found += [heading(element) for element in root.iter("h1") if not _hidden(element)]
    found += [meta(root, "og:title"), *_head_titles(root)]
    found += [heading(element) for element in root.iter("h2") if not _hidden(element)]
    return [title for title in dict.fromkeys(" ".join(t.split()) for t in found) if 1 < len(title) < 300]


def _head_titles(root: Any) -> Iterator[str]:
    """Yield the title in the head, up to the first mark between it and the site's name, and as a whole."""
    for title in root.iter("title"):
        whole = str(title.text_content())
        cut = min((whole.find(mark) for mark in _SEPARATORS if mark in whole), default=len(whole))
        yield from (whole[:cut].strip(), whole)


def meta(root: Any, *names: str) -> str:
    """Return the content of the first `meta` element with one of these names, or ""."""
    found = _meta(root, *names)
    return "" if found is None else " ".join((found.get("content") or "").split())


def _meta(root: Any, *names: str) -> Any:
    called = ((e, (e.get("property") or e.get("name") or "").casefold()) for e in root.iter("meta"))
    return next((element for element, name in called if name in names and element.get("content")), None)


def further(root: Any, saved_from: str) -> Iterator[Fact]:
    """Yield the description and the address that stand in the head, under the names they have there."""
    if (found := _meta(root, "description", "og:description")) is not None:
        yield Fact("description", (" ".join(found.get("content").split()),), found.sourceline or 0)
    for link in root.iter("link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            yield Fact("url", (link.get("href"),), link.sourceline or 0)
            return
    if address := meta(root, "og:url") or saved_from:
        yield Fact("url", (address,), 1)


def modified(root: Any) -> str:
    """Return the day the page says it was last changed (ISO), or ""."""
    said = meta(root, "article:modified_time", "dcterms.modified", "last-modified", "date")
    said = said or next((str(n["dateModified"]) for n in _nodes(root) if n.get("dateModified")), "")
    return said[:10] if len(said) >= 10 and said[4] == said[7] == "-" else ""


def told(root: Any) -> Iterator[Fact]:
    """Yield the facts of a project in JSON-LD, under the property names of schema.org."""
    line = next((script.sourceline or 0 for script in _scripts(root)), 0)
    named = {str(node["@id"]): node for node in _nodes(root) if "@id" in node and _called(node)}
    for node in projects(root):
        for name in _TOLD:
            values = [_called(_meant(value, named)) for value in _several(node.get(name))]
            if kept := tuple(value for value in values if value):
                yield Fact(name, kept, line)


def projects(root: Any) -> list[dict[str, Any]]:
    """Return the node of JSON-LD that describes the page's project.

    Of several it is the one that a heading or the title names; [] where there is none such.
    """
    found = _described(root)
    if len(found) > 1:
        titles = [heading(e) for e in root.iter("h1") if not _hidden(e)] + [
            meta(root, "og:title"),
            *_head_titles(root),
        ]
        said = {key(title) for title in titles}
        found = [node for node in found if key(_called(node)) in said]
    return found if len(found) == 1 else []


def flaws(root: Any) -> Iterator[str]:
    """Yield why facts for search engines were left out: no valid JSON, or several projects."""
    for script in _scripts(root):
        try:
            _parsed(script)
        except (ValueError, RecursionError):
            yield f"the JSON-LD in line {script.sourceline or 0} is not valid JSON and was left out"
    if (found := _described(root)) and not projects(root):
        yield f"the JSON-LD describes {len(found)} projects, none of which is the page's title; it was left out"


def _described(root: Any) -> list[dict[str, Any]]:
    """Return the projects of JSON-LD, each name once."""
    found = [node for node in _nodes(root) if _TYPES & {_type(each) for each in _several(node.get("@type"))}]
    first: dict[str, dict[str, Any]] = {}
    for node in found:
        first.setdefault(key(_called(node)), node)
    return list(first.values())


def _type(name: Any) -> str:
    """Return a type without the namespace before it."""
    return re.split(r"[/:#]", str(name))[-1]


def _scripts(root: Any) -> Iterator[Any]:
    return (script for script in root.iter("script") if "ld+json" in (script.get("type") or ""))


def _parsed(script: Any) -> Any:
    """Return the data of a script; line breaks in a text, which JSON forbids, are common and harmless."""
    return json.loads((script.text or "").strip() or "null", strict=False)


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    for script in _scripts(root):
        try:
            yield from _flat(_parsed(script), 0)
        except (ValueError, RecursionError):
            continue


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    for node in _several(value):
        if isinstance(node, dict) and depth < _DEEPEST:
            yield node
            for name in _WITHIN:
                yield from _flat(node.get(name), depth + 1)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _meant(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """Return the node that a value points to by its "@id"; other values as they are."""
    if isinstance(value, dict) and not _called(value):
        return named.get(str(value.get("@id")), value)
    return value


def _called(value: Any) -> str:
    named = value.get("name") or value.get("legalName") if isinstance(value, dict) else value
    return " ".join(str(named).split()) if isinstance(named, (str, int)) else ""


def _hidden(element: Any) -> bool:
    return is_hidden(element) or any(
        is_noise(above) for above in element.iterancestors() if above.tag not in ("header", "aside")
    )
