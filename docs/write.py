"""Rewrite the generated pages of the reference: `make docs`. Tests hold them against the code."""

from collections.abc import Iterator
from pathlib import Path

import click

from synergraph.cli import main
from synergraph.ontology import reference as ontology
from synergraph.queries import reference as questions
from synergraph.queries.questions import catalogue

COMMANDS = Path(__file__).parent / "reference" / "commands.md"
_HEAD = """# Commands

What `synergraph --help` and `synergraph COMMAND --help` say. This page is generated: `make docs`.

Every command works on the workspace in the current folder, or in the one that `-C DIR` names. It
exits with 0, with 1 when the answer is no or data was lost, and with 2 when it was used wrongly or
an input cannot be read; the message says what was wrong, where, and what to write instead.
"""


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


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    ontology.PAGE.write_text(ontology.markdown(), encoding="utf-8")
    questions.PAGE.write_text(questions.markdown(catalogue()), encoding="utf-8")
