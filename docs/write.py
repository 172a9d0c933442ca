"""Rewrite the generated pages of the reference: `make docs`. Tests hold them against the code."""

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
    """Return the page of the commands, in the order of work."""
    context = click.Context(main, info_name="synergraph", terminal_width=88)
    parts = [_HEAD, _section("synergraph", main.get_help(context))]
    for name in main.list_commands(context):
        own = click.Context(main.commands[name], info_name=name, parent=context, terminal_width=88)
        parts.append(_section(f"synergraph {name}", main.commands[name].get_help(own)))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"


if __name__ == "__main__":
    COMMANDS.write_text(commands(), encoding="utf-8")
    ontology.PAGE.write_text(ontology.markdown(), encoding="utf-8")
    questions.PAGE.write_text(questions.markdown(catalogue()), encoding="utf-8")
