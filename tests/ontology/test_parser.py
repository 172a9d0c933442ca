from hypothesis import given
from hypothesis import strategies as st

from synergraph.ontology.parser import N_QUADS, N_TRIPLES, TURTLE, Fault, Literal, Quad, ntriples, parse


def test_quads_come_in_the_order_of_the_file() -> None:
    text = '<x:a> <x:b> "1"^^<x:t> <x:g> .\n<x:a> <x:b> "eins"@de .\n'
    assert list(parse(text.encode(), N_QUADS)) == [
        Quad("x:a", "x:b", Literal("1", "", "x:t"), "x:g"),
        Quad("x:a", "x:b", Literal("eins", "de")),
    ]


def test_blank_nodes_have_the_same_names_in_every_reading() -> None:
    text = b"[ <x:p> [ <x:p> 1 ] ] <x:q> _:mine ."
    assert list(parse(text, TURTLE)) == list(parse(text, TURTLE))
    assert {q.subject for q in parse(text, TURTLE) if isinstance(q, Quad)} == {"_:b1", "_:b2"}


def test_it_goes_on_behind_a_fault() -> None:
    found = list(parse(b"<x:a> <x:b> <x:c> .\n<x:a> <x:b c> .\n<x:d> <x:b> <x:c> .", N_TRIPLES))
    assert [q.subject for q in found if isinstance(q, Quad)] == ["x:a", "x:d"]
    assert [(f.line, f.column) for f in found if isinstance(f, Fault)] == [(2, 7)]


def test_relative_iris_stand_under_the_base() -> None:
    assert next(parse(b"<#me> <x:p> <> .", TURTLE, "https://x.example/doc")) == Quad(
        "https://x.example/doc#me", "x:p", "https://x.example/doc"
    )


@given(st.text(), st.sampled_from(["", "de", "en-gb"]))
def test_literals_survive_writing_and_reading(text: str, lang: str) -> None:
    literal = Literal(text, lang)
    line = f"<x:a> <x:b> {ntriples(literal)} ."
    assert list(parse(line.encode(), N_TRIPLES)) == [Quad("x:a", "x:b", literal)]


def test_quoted_triples_are_kept_as_they_are_written() -> None:
    line = '_:b1 <x:says> <<( _:b2 <x:p> "q"@de )>>'
    (quad,) = (q for q in parse(f"{line} .".encode(), N_TRIPLES) if isinstance(q, Quad))
    assert " ".join(map(ntriples, quad[:3])) == line
