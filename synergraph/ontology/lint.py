"""What the ontology and its vocabularies promise, checked: `python -m synergraph.ontology.lint`.

The rules say nothing about the world, only that the files keep their own promises. Each is a
function from triples to findings, a finding one line that begins with what is wrong.
"""

import sys
from itertools import chain

from synergraph.ontology import ontology_rules, vocabulary_rules
from synergraph.ontology.namespaces import FOLDER
from synergraph.ontology.turtle import Triples, read
from synergraph.ontology.vocabulary import files

RULES = (*ontology_rules.RULES, *vocabulary_rules.RULES)


def lint(ontology: Triples | None = None, vocabulary: Triples | None = None) -> list[str]:
    """Return what is wrong with an ontology and its vocabularies (the shipped ones where none are given).

    The findings are in order; [] when all is well.
    """
    terms = read(FOLDER / "synergraph.ttl") if ontology is None else ontology
    things = read(*files()) if vocabulary is None else vocabulary
    return sorted(chain.from_iterable(rule(terms, things) for rule in RULES))


def main() -> int:
    """Print the findings; return 1 where there are any."""
    findings = lint()
    sys.stdout.write("".join(f"{finding}\n" for finding in findings))
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
