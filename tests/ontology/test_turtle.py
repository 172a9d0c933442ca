from pathlib import Path

from pytest import mark, raises
from rdflib import Graph, Literal

from synergraph.errors import OntologyError
from synergraph.ontology.namespaces import FOLDER, RDF, SYN, local_name
from synergraph.ontology.turtle import Text, Triples, read, triples

SHIPPED = [FOLDER / "synergraph.ttl", *sorted((FOLDER / "vocabulary").glob("*.ttl"))]
HEAD = "@base <https://example.org/> .\n@prefix x: <https://example.org/x#> .\n"


def as_rdflib(path: Path) -> set[tuple[str, str, str | Text]]:
    return {
        (str(s), str(p), Text(str(o), o.language or "") if isinstance(o, Literal) else str(o))
        for s, p, o in Graph().parse(path, format="turtle")
    }


@mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_reads_the_shipped_files_as_rdflib_does(path: Path) -> None:
    assert set(triples(path.read_text(encoding="utf-8"))) == as_rdflib(path)


def test_reads_lists_texts_comments_and_relative_iris() -> None:
    text = HEAD + '# a comment\n<a> a x:Kind ; x:name "A \\"one\\"."@de, "b#c;d" ; x:open true .'
    assert list(triples(text)) == [
        ("https://example.org/a", RDF.type, "https://example.org/x#Kind"),
        ("https://example.org/a", "https://example.org/x#name", Text('A "one".', "de")),
        ("https://example.org/a", "https://example.org/x#name", Text("b#c;d", "")),
        ("https://example.org/a", "https://example.org/x#open", Text("true", "")),
    ]


@mark.parametrize(
    ("text", "line"),
    [
        ("<a> x:p [] .", 3),
        ("<a> x:p 3 .", 3),
        ("<a> y:p <b> .", 3),
        ("<a>\n<b> .", 4),
        ("<a> x:p <b>", 3),
        ('<a> x:p "open .', 3),
    ],
)
def test_names_the_line_of_what_it_cannot_read(text: str, line: int) -> None:
    with raises(OntologyError, match=f"line {line}:"):
        list(triples(HEAD + text))


def test_names_the_file_of_what_it_cannot_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("<a> <b> .", encoding="utf-8")
    with raises(OntologyError, match=r"broken\.ttl, line 1:"):
        read(broken)


def test_triples_answer_by_subject_and_predicate() -> None:
    found = Triples()
    found.add(
        [
            ("s", "p", "o"),
            ("s", "p", Text("eins", "de")),
            ("s", "p", Text("one", "en")),
            ("s", RDF.type, "Kind"),
        ]
    )
    assert found.strings("s", "p") == ["o", "eins", "one"]
    assert found.texts("s", "p") == {"de": "eins", "en": "one"}
    assert found.of_type("Kind") == ["s"]
    assert (found.string("s", "q"), found.all("nothing", "p")) == ("", [])


def test_namespaces_make_iris() -> None:
    assert SYN.Topic == SYN["Topic"] == "https://w3id.org/synergraph/ontology#Topic"
    assert local_name(SYN.Topic) == "Topic"
    assert local_name("https://example.org/a/b") == "b"
