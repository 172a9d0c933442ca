"""Rewrite the generated pages of the reference: `make docs`. Tests hold them against the code."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click

import synergraph
from synergraph import errors, opened
from synergraph.cli import main
from synergraph.graph.arrays import Matrix
from synergraph.graph.engines import Table
from synergraph.ontology import reference as ontology
from synergraph.queries import reference as questions
from synergraph.queries.ask import Answer
from synergraph.queries.partners import Partner, Wish
from synergraph.queries.questions import catalogue
from synergraph.queries.score import Named, Part, Scored
from synergraph.queries.synergies import Filter, Synergy
from synergraph.queries.themes import Theme

COMMANDS = Path(__file__).parent / "reference" / "commands.md"
_HEAD = """# Commands

What `synergraph --help` and `synergraph COMMAND --help` say. This page is generated: `make docs`.

Every command works on the workspace in the current folder, or in the one that `-C DIR` names. It
exits with 0, with 1 when the answer is no or data was lost, and with 2 when it was used wrongly or
an input cannot be read; the message says what was wrong, where, and what to write instead.
"""


PYTHON = COMMANDS.with_name("python.md")
_ABOUT = """# Python

What the docstrings of the public Python interface say. This page is generated: `make docs`. How to
use it with NetworkX, NumPy and polars: [Analyse the network in Python](../how-to/networkx.md).
"""
CLASSES: dict[type, str] = {
    opened.Opened: "nodes edges statements networkx matrix sparql cypher rdf_store property_graph questions ask synergies themes partners"
    " find former named code rdf base_iri conflicts duplicates identifiers ledger merges notes skipped",
    Matrix: "", opened.Sparql: "query", opened.Cypher: "query", Table: "", Answer: "",
    Scored: "score statements parts_text", Part: "text", Named: "", Synergy: "", Theme: "", Partner: "",
    Filter: "", Wish: "",
}  # fmt: skip
"""What the page of the Python interface tells of, and which members of each."""
_FACES = (opened.Opened, opened.Sparql, opened.Cypher)
_QUOTED = re.compile(r"(?<=-> )'([^']*)'|(?<=\[)'([^']*)'|\b(?:[a-z_]\w*\.)+(?=[A-Z])")


def commands() -> str:
    """Return the page of the commands, in the order of work, each group before its own."""
    return "\n".join([_HEAD, *_sections(main, "synergraph", None)])


def _sections(command: click.Command, title: str, parent: click.Context | None) -> Iterator[str]:
    name, settings = title.split()[-1], command.context_settings
    context = click.Context(command, parent, info_name=name, terminal_width=88, **settings)
    yield _section(title, command.get_help(context))
    if isinstance(command, click.Group):
        for own in command.list_commands(context):
            yield from _sections(command.commands[own], f"{title} {own}", context)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"


def python() -> str:
    """Return the page of the Python interface: `open`, what it returns, what that returns, the errors."""
    function = f"## synergraph.open{_signature(synergraph.open)}\n\n{_told(synergraph.open)}\n"
    tree = f"## Errors\n\n```text\n{inspect.cleandoc(errors.__doc__ or '')}\n```\n"
    return "\n".join([_ABOUT, function, *map(_class, CLASSES), tree])


def _class(of: type) -> str:
    own = "" if of in _FACES else "\n".join(f"- `{name}`: `{kind}`" for name, kind in _fields(of))
    return "\n\n".join(filter(None, [f"## {of.__name__}", _told(of), own, *_members(of)])) + "\n"


def _fields(of: type) -> list[tuple[str, str]]:
    """Return the fields of a class with their types."""
    given = {field.name: field.type for field in fields(of)} if is_dataclass(of) else of.__annotations__
    return [(name, _plain(getattr(kind, "__forward_arg__", kind))) for name, kind in given.items()]


def _members(of: type) -> Iterator[str]:
    for name in CLASSES[of].split():
        member = inspect.getattr_static(of, name)
        yield f"### {name}{_signature(member) if inspect.isfunction(member) else ''}\n\n{_told(member)}"


def _signature(of: Any) -> str:
    text = str(inspect.signature(of)).replace("mappingproxy({})", "{}")
    return _plain(text).replace("(self, ", "(").replace("(self)", "()")


def _plain(kind: object) -> str:
    """Return a type or signature without modules, and without quotation marks around types."""
    text = inspect.formatannotation(kind) if isinstance(kind, type) else str(kind)
    return _QUOTED.sub(lambda found: found[1] or found[2] or "", text)


def _told(of: Any) -> str:
    return inspect.cleandoc(of.__doc__ or "")


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    ontology.PAGE.write_text(ontology.markdown(), encoding="utf-8")
    questions.PAGE.write_text(questions.markdown(catalogue()), encoding="utf-8")
    PYTHON.write_text(python(), encoding="utf-8")
