"""A page that works alone: scripts, styles and data inside, and a policy that lets nothing else in."""

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

SCRIPTS = ("dom", "state", "canvas", "labels", "evidence", "panel", "filters", "search", "tables", "main")


def render(data: dict[str, Any], network: dict[str, Any], library: str) -> str:
    """Return the HTML of a map page.

    `data` is what `map_data` returns, `network` the graph model, `library` the text of
    vis-network. Only scripts and styles with the hashes in the policy run; the page may load
    nothing.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    scripts = [_lines(library), f'"use strict";\n(() => {{\n{_read(SCRIPTS, "js")}}})();\n']
    style = _read(("map",), "css")
    environment = Environment(
        loader=PackageLoader("synergraph.viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("map.html.j2").render(
        words=data["words"],
        lang=data["lang"],
        policy=policy(scripts, style),
        style=style,
        scripts=scripts,
        data=embedded({**data, "network": network}),
    )


def policy(scripts: list[str], style: str) -> str:
    """Return the content-security policy: these scripts, this style, and nothing else."""
    allowed = " ".join(f"'{_hash(script)}'" for script in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"


def embedded(data: Any) -> str:
    """Return JSON that can stand in a script element: it holds no "<", ">" or "&"."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for mark in "<>&\u2028\u2029":
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return text


def _read(names: tuple[str, ...], suffix: str) -> str:
    folder = files("synergraph.viz") / "templates" / "map"
    return _lines("\n".join((folder / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names))


def _lines(text: str) -> str:
    """Return the text with the line ends a browser hashes."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
