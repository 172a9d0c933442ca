"""RDF → property graph → RDF loses nothing: the same quads come out."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from reading_back import BASE, Reader, read_property_graph, written

from synergraph.graph import view
from synergraph.graph.graph import Graph
from synergraph.graph.quads import Tables, lines
from synergraph.graph.resolve import gather, resolve
from synergraph.graph.sources import to_frame
from synergraph.loaders.table.edges import qualified
from synergraph.ontology import Vocabulary, ontology, shipped
from synergraph.ontology.layout import qualifier
from synergraph.statements import Evidence, Source, Statement, Thing

LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = st.one_of(
    st.sampled_from(['"Zitat"', "a\\b", "c\\", "Größe 5 µm", "日本", "x'y", "<a> . <b>", "@de", "a&row=7"]),
    st.text(LETTERS, min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda text: bool(text) and "|" not in text),
)
TEXTS = st.one_of(WORDS, st.sampled_from(["zwei\nZeilen", "Tab\tda", "\r\n"]))
DAYS = st.builds(
    lambda day, length: day.isoformat()[:length],
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from([4, 7, 10]),
)
VALUES = {
    "date": DAYS,
    "decimal": st.integers(0, 10**12).map(lambda cents: repr(cents / 100)),
    "integer": st.integers(0, 10**6).map(str),
    "boolean": st.sampled_from(["true", "false"]),
    "anyURI": st.integers(0).map(lambda number: f"https://example.org/{number}"),
    "string": TEXTS,
}
PASSED = ("name", "as_of")
SOURCE = [
    Statement(Thing("document", "s"), name, Evidence("s.csv"), value=value)
    for name, value in (("name", "s"), ("as_of", "2024"))
]
"""What every build says of its source."""
COUNTS = st.integers(1, 10**6)
EVIDENCE = st.one_of(
    st.builds(lambda quote, row, sheet: Evidence(quote, row=row, sheet=sheet), WORDS, COUNTS, st.sampled_from(["", "Blatt 1"])),
    st.builds(lambda quote, page, line, at: Evidence(quote, page, line, at, at + 5), WORDS, COUNTS, COUNTS, COUNTS),
)  # fmt: skip


def values(datatype: str, scheme: str) -> st.SearchStrategy[str]:
    codes = [concept.code for concept in shipped().of_kind(scheme)]
    return st.sampled_from(codes) if scheme else VALUES[datatype]


@st.composite
def stated(draw: st.DrawFn) -> list[Statement]:
    """Draw what a source may say: names, attributes, and edges with qualifiers, each with its place."""
    kinds = st.sampled_from(sorted(ontology().nodes))
    things = draw(st.lists(st.builds(Thing, kinds, WORDS), min_size=1, max_size=6, unique=True))
    found = [*SOURCE, *(Statement(thing, "name", draw(EVIDENCE), value=thing.name) for thing in things)]
    for thing in things:
        own = [a for a in ontology().attributes.values() if thing.kind in a.kinds and a.kind not in PASSED]
        for said in draw(st.lists(st.sampled_from(own), max_size=4)):
            value = draw(WORDS if said.kind == "alias" else values(said.datatype, said.scheme))
            found.append(Statement(thing, said.kind, draw(EVIDENCE), value=value))
    allows = ontology().allows
    joinable = [
        (s, e, t) for s in things for t in things for e in ontology().edges if allows(s.kind, e, t.kind)
    ]
    for source, edge, target in draw(st.lists(st.sampled_from(joinable), max_size=5)) if joinable else []:
        columns = map(
            qualifier, draw(st.sets(st.sampled_from(ontology().edges[edge].qualifiers or ["role"])))
        )
        said = {c.term: qualified(c.term, draw(values(c.datatype, c.scheme))) for c in columns}
        found.append(Statement(source, edge, draw(EVIDENCE), object=target, **said))
    return found


def tables_of(statements: list[Statement]) -> Tables:
    """Return the tables of a build of one source, without vocabulary."""
    nothing, source = Vocabulary({}), Source(Path("s.csv"), "s", "table", "2024")
    resolved = resolve(gather([(source, to_frame(statements))]), nothing, [], {})
    nodes = view.nodes(resolved.names, view.current(resolved.statements, ["document/s"]), nothing)
    return Tables(resolved.statements, nodes, view.edges(resolved.statements))


def quads(tables: Tables) -> set[str]:
    frames = (frame.to_series() for frame in lines(tables, BASE))
    return {line for series in frames for row in series for line in row.split("\n")}


def back(tables: Tables) -> tuple[set[str], set[str]]:
    """Return the quads of tables, and those of what was read from them and from its property graph."""
    lines = quads(tables)
    read = Reader(lines).tables()
    with tempfile.TemporaryDirectory() as folder:
        again = read_property_graph(written(Path(folder), read))
    return lines, quads(again)


@settings(max_examples=15, deadline=None)
@given(statements=stated())
def test_random_statements_come_back_from_rdf_and_property_graph(statements: list[Statement]) -> None:
    before, after = back(tables_of(statements))
    assert sorted(before - after) == sorted(after - before) == []


def test_a_whole_build_comes_back(small_graph: Graph) -> None:
    before, after = back(Tables(small_graph.statements, small_graph.nodes, small_graph.edges))
    assert sorted(before - after) == sorted(after - before) == [] and len(before) > 10_000
