"""What became of the resources, and the triples that stay RDF because the model has no words for them."""

import re
from collections import Counter
from collections.abc import Iterator

from synergraph.loaders.rdf.context import Context
from synergraph.loaders.rdf.things import Things
from synergraph.ontology.namespaces import OWL
from synergraph.ontology.parser import Quad, ntriples
from synergraph.statements import Loaded, Skipped

_INDIVIDUAL = OWL.NamedIndividual
_BLANK = re.compile(r"_:(b\d+)")


def enter(loaded: Loaded, context: Context, things: Things, source: str, file: str) -> None:
    """Enter every resource in the ledger, and keep the triples that no statement rests on.

    What the file says of natural persons beyond the model's own words is left out, with a note.
    Blank nodes are named after the source, so that those of two files stay apart.
    """
    said, personal = context.resources.said, Counter[str]()
    rest: dict[str, Counter[str]] = {}
    for subject, facts in context.resources.about.items():
        quads = [quad for each in facts.values() for quad in each]
        left = [quad for quad in quads if quad not in said]
        loaded.rows += 1
        loaded.used += len(left) < len(quads)
        if len(left) == len(quads):
            loaded.skipped.append(Skipped(_place(context, subject, file), _reason(context, things, subject)))
        for quad in left:
            if _is_personal(context, quad):
                personal[context.writer.node(quad.predicate)] += 1
            else:
                rest.setdefault(_class(context, subject), Counter())[context.writer.node(quad.predicate)] += 1
                loaded.triples.append(line(quad, source))
    loaded.notes += _notes(rest, personal, context)


def line(quad: Quad, source: str) -> str:
    """Return a triple as a line of N-Triples, its blank nodes named after the source."""
    nodes = (quad.subject, quad.predicate, quad.object)
    return " ".join(_scoped(n, source) if isinstance(n, str) else ntriples(n) for n in nodes) + " ."


def _scoped(node: str, source: str) -> str:
    if node.startswith(("_:", "<<(")):
        return _BLANK.sub(rf"_:\1-{re.sub(r'[^A-Za-z0-9-]', '-', source)}", node)
    return ntriples(node)


def _is_personal(context: Context, quad: Quad) -> bool:
    resources, personal = context.resources, context.table.personal
    if quad.predicate in personal or not personal.isdisjoint(resources.profile(quad.subject).classes):
        return True
    return "person" in (
        resources.kind(quad.subject),
        resources.kind(quad.object) if isinstance(quad.object, str) else "",
    )


def _place(context: Context, subject: str, file: str) -> str:
    row = context.lines.get(subject, 0)
    return ", ".join(filter(None, [file, f"line {row}" if row else "", context.writer.node(subject)]))


def _reason(context: Context, things: Things, subject: str) -> str:
    resources = context.resources
    if not resources.types(subject):
        return "has no class; kept in RDF only"
    if resources.kind(subject):
        return "has no name; kept in RDF only" if things.of(subject) is None else "says nothing new"
    if resources.profile(subject).relation:
        return "a relation whose ends are not described in this file; kept in RDF only"
    if resources.profile(subject).standing:
        return "no thing of this file refers to it; kept in RDF only"
    return f"the model has no {_class(context, subject)}; kept in RDF only"


def _class(context: Context, subject: str) -> str:
    types = context.resources.types(subject)
    special = [name for name in types if name != _INDIVIDUAL] or types
    return context.writer.node(special[0]) if special else "without class"


def _notes(rest: dict[str, Counter[str]], personal: Counter[str], context: Context) -> Iterator[str]:
    for name, properties in sorted(rest.items()):
        yield f"kept in RDF only, {name}: {_counted(properties)}"
    if personal:
        yield f"about natural persons, not kept: {_counted(personal)}"
    for (predicate, reason), count in sorted(context.unreadable.items()):
        yield f"{predicate}: {reason}; kept in RDF only" + (f" ({count} times)" if count > 1 else "")


def _counted(properties: Counter[str]) -> str:
    ordered = sorted(properties.items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(f"{count} × {name}" for name, count in ordered)
