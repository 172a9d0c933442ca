"""The RDF loader: Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML, also packed with gzip.

Classes and properties of EURIO, schema.org, ORG, FOAF, SKOS, PROV and of our own exports are read
by one table (`alignment.ttl`). What it has no words for stays RDF. Nothing is fetched from a network.
"""

import re
from pathlib import Path
from urllib.parse import quote

from synergraph.errors import SourceError, at
from synergraph.loaders.rdf import files, kept, place, unclosed
from synergraph.loaders.rdf.alignment import alignment
from synergraph.loaders.rdf.context import HOST, Context
from synergraph.loaders.rdf.facts import Covered, Facts
from synergraph.loaders.rdf.known import Known, said, sources
from synergraph.loaders.rdf.relations import Relations
from synergraph.loaders.rdf.resources import Resources
from synergraph.loaders.rdf.things import Things
from synergraph.ontology import Vocabulary
from synergraph.ontology.namespaces import OWL, RDF
from synergraph.ontology.parser import N_QUADS, N_TRIPLES, Fault, Literal, Quad, parse
from synergraph.statements import Loaded, Skipped, Source

suffixes = tuple(files.SYNTAXES)
_DC = "http://purl.org/dc/terms/"
_DATED = (f"{_DC}modified", f"{_DC}issued", OWL.versionInfo, f"{_DC}created")
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*|Z|[+-]\d\d:\d\d)?")
_MOST_FAULTS = 1000


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a file of RDF into statements.

    Every resource is used or skipped with a reason; triples that no statement rests on are kept as
    RDF and counted by class and property. The evidence of a statement quotes its triples, written
    short, and names the line that begins with their subject where the syntax has such lines (all
    but JSON-LD and RDF/XML). In Turtle, TriG, N-Triples and N-Quads what cannot be read is skipped
    with its line and the rest is kept; otherwise it is a `SourceError`, as is a file without RDF.
    """
    with at(source.path.name):
        text = files.opened(source.path)
        quads, faults = _parsed(text, source.id)
        context = _context(text, source.id, vocabulary)
        loaded = Loaded([], rows=len(faults))
        loaded.skipped += [_skipped(fault, source.path.name) for fault in faults]
        fresh = _fresh(quads, vocabulary, loaded)
        context.resources.add(fresh)
        things = Things(context)
        _read(context, things, loaded)
        kept.enter(loaded, context, things, source.id, source.path.name)
        return loaded


def guess_as_of(path: Path) -> str:
    """Return the day a file says it is of, "" where it says none or cannot be read.

    The ontology, scheme or data set it describes, or the document itself, may say when it was
    modified, issued or created, or have a date as its version; of several the latest counts.
    """
    try:
        text = files.opened(path)
        quads, _ = _parsed(text, "x")
    except SourceError:
        return ""
    titles = (OWL.Ontology, "http://www.w3.org/2004/02/skos/core#ConceptScheme", "http://www.w3.org/ns/dcat#Dataset",
              "http://rdfs.org/ns/void#Dataset", "http://xmlns.com/foaf/0.1/Document")  # fmt: skip
    headers = {q.subject for q in quads if q.predicate == RDF.type and q.object in titles} | {_base("x")}
    said = [
        (q.predicate, q.object.value) for q in quads if q.subject in headers and isinstance(q.object, Literal)
    ]
    for predicate in _DATED:
        found = [_DATE.fullmatch(text) for name, text in said if name == predicate]
        if dates := [match[1] for match in found if match]:
            return max(dates)
    return ""


def _base(source: str) -> str:
    """Return what relative IRIs of a source are resolved against.

    It is a host of its own, so that no form of them ("org/1", "/org/1", "../x") says the same in two sources.
    """
    return f"https://{quote(source, safe='')}{HOST}"


def _parsed(text: files.Text, source: str) -> tuple[list[Quad], list[Fault]]:
    """Return triples and faults; raises `SourceError` where the file is not what its suffix says."""
    quads, faults = _collected(text, source)
    if not quads:
        raise (
            _error(faults[0], text.syntax)
            if faults
            else SourceError("holds no triple", hint=f"is it {files.NAMES[text.syntax]}?")
        )
    return quads, faults


def _collected(
    text: files.Text, source: str, lost: list[Fault] | None = None
) -> tuple[list[Quad], list[Fault]]:
    """Return what the parser finds, in the order of the file.

    At the first fault, statements with something unclosed are taken out (`lost`) and the text is read anew.
    """
    quads: list[Quad] = []
    faults: list[Fault] = []
    for found in parse(text.text.encode(), text.syntax, _base(source)):
        if isinstance(found, Quad):
            quads.append(found)
            continue
        if lost is None and text.line_based:
            rest, lost = unclosed.blanked(text.text, lines=text.syntax in (N_TRIPLES, N_QUADS))
            if lost:
                return _collected(text._replace(text=rest), source, lost)
        faults.append(found)
        if not text.line_based or len(faults) > max(_MOST_FAULTS, len(quads)):
            raise _error(faults[0], text.syntax)
    return quads, sorted(faults + (lost or []))


def _error(fault: Fault, syntax: str) -> SourceError:
    place = f"line {fault.line}, column {fault.column}" if fault.line else ""
    return SourceError(
        f"this is no {files.NAMES[syntax]}: {fault.reason}", place=place, hint="mend the place it names"
    )


def _skipped(fault: Fault, file: str) -> Skipped:
    return Skipped(f"{file}, line {fault.line}, column {fault.column}", fault.reason)


def _context(text: files.Text, source: str, vocabulary: Vocabulary) -> Context:
    declared = place.prefixes(text.text) if text.line_based else {}
    lines = place.lines(text.text, _base(source)) if text.line_based else {}
    return Context(Resources(alignment()), vocabulary, place.Writer(declared), lines)


def _fresh(quads: list[Quad], vocabulary: Vocabulary, loaded: Loaded) -> list[Quad]:
    """Leave out what an export of ours repeats: the shipped vocabulary, and its sources' own graphs."""
    graphs, known = sources(quads), Known(vocabulary)
    edges = known.relations(quads) | said(quads)
    fresh = [q for q in quads if q.graph not in graphs and q.subject not in edges and not known.is_known(q)]
    if graphs:
        loaded.notes.append(
            f"{len(graphs)} graphs of sources are not read again: the default graph holds what follows from them"
        )
    if edges or len(fresh) < sum(q.graph not in graphs for q in quads):
        loaded.notes.append("what the shipped vocabulary says itself is not read again")
    return fresh


def _read(context: Context, things: Things, loaded: Loaded) -> None:
    """Read the relations first, so that the edges they qualify are not said twice."""
    relations, facts = Relations(context, things), Facts(context, things)
    covered: Covered = set()
    for subject in context.resources.about:
        if relation := context.resources.profile(subject).relation:
            loaded.statements += relations.read(subject, relation, covered)
    for subject in context.resources.about:
        if thing := things.of(subject):
            loaded.statements += facts.of(subject, thing, covered)
