"""The reference documentation of the questions: `python -m synergraph.queries.reference` rewrites it."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from synergraph.queries.questions import Question, catalogue

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "questions.md"
_INTRODUCTION = """\
# Named questions · Benannte Fragen

Generated from `synergraph/queries/catalogue/`; do not edit. Every question is written in SPARQL and in
Cypher and gives the same rows in both. `synergraph ask QUESTION NAME=VALUE …` asks one,
[ask.md](../how-to/ask.md) says how.

Erzeugt aus `synergraph/queries/catalogue/`; nicht von Hand ändern. Jede Frage gibt es in SPARQL und in
Cypher, mit denselben Zeilen."""


def markdown(questions: Mapping[str, Question]) -> str:
    """Return the reference of the questions as Markdown, German and English."""
    lines = [_INTRODUCTION, "", *_table("question|Titel|title", (_row(q) for q in questions.values()))]
    for asked in questions.values():
        lines += ["", *_section(asked)]
    return "\n".join(lines) + "\n"


def _row(asked: Question) -> tuple[str, ...]:
    return f"[{asked.stem}](#{asked.stem})", asked.header.title.de, asked.header.title.en


def _section(asked: Question) -> Iterator[str]:
    header = asked.header
    yield f"## {asked.stem}"
    yield f"\n**{header.title.de}.** {header.why.de}\n\n**{header.title.en}.** {header.why.en}"
    if asked.parameters:
        yield ""
        yield from _table(
            "parameter|type|default|Bedeutung|meaning",
            (
                (f"`{p.name}`", f"{p.type}", "must be given" if p.default is None else f"`{p.default}`" if p.default else "", p.label.de, p.label.en)
                for p in asked.parameters
            ),
        )  # fmt: skip
    yield ""
    yield from _table(
        "column|type|unit|Bedeutung|meaning",
        ((f"`{c.name}`", f"{c.type}", c.unit, c.label.de, c.label.en) for c in asked.columns),
    )


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    titles = head.split("|")
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    PAGE.write_text(markdown(catalogue()), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
