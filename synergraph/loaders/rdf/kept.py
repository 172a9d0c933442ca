"""What became of the resources, and the triples that stay RDF because the model has no words for them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from synergraph.loaders.rdf.context import Context
from synergraph.loaders.rdf.resources import Resources
from synergraph.loaders.rdf.things import Things
from synergraph.ontology.namespaces import OWL, RDF, RDFS
from synergraph.ontology.parser import Quad, ntriples
from synergraph.statements import Loaded, Skipped

_INDIVIDUALS = frozenset([OWL.NamedIndividual, OWL.Thing])
_NO_TERMS = _INDIVIDUALS | {OWL.Ontology}
_TERMS = frozenset([RDFS.Class, RDFS.Datatype, RDF.Property])
_DECLARING = frozenset([RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range])
_BLANK = re.compile(r"_:(b\d+)")


def enter(loaded: Loaded, context: Context, things: Things, source: str, file: str) -> None:
    """Enter every resource in the ledger, and keep the triples that no statement rests on.

    What a schema declares is no data: it is kept too, but only counted in a note. What the file says of
    natural persons beyond the model's own words is left out, with a note. Blank nodes are named after
    the source, so that those of two files stay apart.
    """
    rest, schema = Rest(nameless=_nameless(context, things)), _schema(context.resources)
    for subject, facts in context.resources.about.items():
        quads = [quad for each in facts.values() for quad in each]
        left = [quad for quad in quads if quad not in context.resources.said]
        declares = len(left) == len(quads) and subject in schema
        if declares:
            rest.declared[_class(context, subject)] += 1
        else:
            _row(loaded, context, things, subject, file, used=len(left) < len(quads))
        loaded.triples += [line(q, source) for q in left if _keeps(context, rest, q, declares=declares)]
    loaded.notes += _notes(rest, context)


@dataclass(slots=True)
class Rest:
    """What is counted of the resources: properties kept and left out, declarations, topics without a name."""

    nameless: Counter[str]
    kept: dict[str, Counter[str]] = field(default_factory=dict)
    personal: Counter[str] = field(default_factory=Counter)
    declared: Counter[str] = field(default_factory=Counter)


def _row(loaded: Loaded, context: Context, things: Things, subject: str, file: str, *, used: bool) -> None:
    loaded.rows += 1
    loaded.used += used
    if not used:
        loaded.skipped.append(Skipped(_place(context, subject, file), _reason(context, things, subject)))


def _keeps(context: Context, rest: Rest, quad: Quad, *, declares: bool) -> bool:
    """Count a triple that no statement rests on; return whether it may be kept."""
    name = context.writer.node(quad.predicate)
    if _is_personal(context, quad):
        rest.personal[name] += 1
        return False
    if not declares:
        rest.kept.setdefault(_class(context, quad.subject), Counter())[name] += 1
    return True


def _schema(resources: Resources) -> set[str]:
    """Find the classes and properties of a file, with the nodes without class that they are made of."""
    waiting = [subject for subject in resources.about if _declares(resources, subject)]
    found = set(waiting)
    while waiting:
        nodes = {q.object for quads in resources.about[waiting.pop()].values() for q in quads}
        parts = {n for n in nodes if isinstance(n, str) and n.startswith("_:") and not resources.types(n)}
        waiting += (parts & resources.about.keys()) - found
        found |= parts
    return found


def _declares(resources: Resources, subject: str) -> bool:
    types = resources.types(subject)
    schema = any(t in _TERMS or (t.startswith(OWL) and t not in _NO_TERMS) for t in types)
    return schema or (not types and not _DECLARING.isdisjoint(resources.about[subject]))


def _nameless(context: Context, things: Things) -> Counter[str]:
    """Count the topics without a name, by class."""
    topics = (s for s in context.resources.about if context.resources.kind(s) == "topic")
    return Counter(_class(context, topic) for topic in topics if things.of(topic) is None)


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
    subject = resources.kind(quad.subject)
    target = resources.kind(quad.object) if isinstance(quad.object, str) else ""
    if "person" in (subject, target) or not personal.isdisjoint(resources.profile(quad.subject).classes):
        return True
    named = target == "organisation" or (subject == "organisation" and quad.predicate in context.table.names)
    return quad.predicate in personal and not named


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
    special = [name for name in types if name not in _INDIVIDUALS] or types
    return context.writer.node(special[0]) if special else "without class"


def _notes(rest: Rest, context: Context) -> Iterator[str]:
    if rest.declared:
        number = rest.declared.total()
        yield f"{number} declarations of classes and properties: no data; kept in RDF only ({_counted(rest.declared)})"
    if rest.nameless:
        yield f"topics without a name: {_counted(rest.nameless)}; a number is none, write skos:prefLabel; kept in RDF only"
    for name, properties in sorted(rest.kept.items()):
        yield f"kept in RDF only, {name}: {_counted(properties)}"
    if rest.personal:
        yield f"about natural persons, not kept: {_counted(rest.personal)}"
    for (predicate, reason), count in sorted(context.unreadable.items()):
        yield f"{predicate}: {reason}; kept in RDF only" + (f" ({count} times)" if count > 1 else "")


def _counted(properties: Counter[str]) -> str:
    ordered = sorted(properties.items(), key=lambda entry: (-entry[1], entry[0]))
    return ", ".join(f"{count} × {name}" for name, count in ordered)
