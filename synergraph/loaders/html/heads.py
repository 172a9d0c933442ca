"""What a page says of itself beside its text: its names, its address, and facts for search engines."""

import json
from collections.abc import Iterator
from typing import Any

from synergraph.loaders.html.facts import Fact
from synergraph.loaders.html.markup import heading, is_noise

_TYPES = frozenset("Project ResearchProject".split())
_TOLD = (
    "alternateName description startDate foundingDate endDate dissolutionDate url member contributor funder sponsor keywords"
).split()
_DEEPEST = 8
_SEPARATORS = (" | ", " – ", " — ", " - ", " :: ", " » ")


def titles(root: Any) -> list[str]:
    """Return what the page may be called, the likeliest first: JSON-LD, h1, og:title, title, h2."""
    found = [str(node.get("name", "")) for node in projects(root)]
    found += [heading(element) for element in root.iter("h1") if not _hidden(element)]
    found += [meta(root, "og:title")]
    for title in root.iter("title"):
        whole = str(title.text_content())
        cut = min((whole.find(mark) for mark in _SEPARATORS if mark in whole), default=len(whole))
        found += [whole[:cut], whole]
    found += [heading(element) for element in root.iter("h2") if not _hidden(element)]
    return [title for title in dict.fromkeys(" ".join(t.split()) for t in found) if 1 < len(title) < 300]


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
    line = next((s.sourceline or 0 for s in root.iter("script") if "ld+json" in (s.get("type") or "")), 0)
    for node in projects(root):
        for name in _TOLD:
            values = [_called(value) for value in _several(node.get(name))]
            if kept := tuple(value for value in values if value):
                yield Fact(name, kept, line)


def projects(root: Any) -> list[dict[str, Any]]:
    """Return the node of JSON-LD that describes a project, [] where there is none or a list of them."""
    found = [node for node in _nodes(root) if _TYPES & set(map(str, _several(node.get("@type"))))]
    return found if len(found) == 1 else []


def _nodes(root: Any) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _flat(json.loads(script.text or ""), 0)
            except (ValueError, RecursionError):
                continue


def _flat(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    for node in _several(value):
        if isinstance(node, dict) and depth < _DEEPEST:
            yield node
            yield from _flat([node.get("@graph"), node.get("mainEntity"), node.get("about")], depth + 1)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _called(value: Any) -> str:
    named = value.get("name") or value.get("legalName") if isinstance(value, dict) else value
    return " ".join(str(named).split()) if isinstance(named, (str, int)) else ""


def _hidden(element: Any) -> bool:
    return any(is_noise(above) for above in element.iterancestors() if above.tag not in ("header", "aside"))
