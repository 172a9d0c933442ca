from pathlib import Path

from pytest import mark, raises

from synergraph.errors import OntologyError
from synergraph.ontology.namespaces import RDF, SYN, local_name
from synergraph.ontology.turtle import Text, Triples, read, triples

HEAD = "@base <https://example.org/> .\n@prefix x: <https://example.org/x#> .\n"


def test_reads_lists_texts_comments_and_relative_iris() -> None:
    text = HEAD + '# a comment\n<a> a x:Kind ; x:name "A \\"one\\"."@de, "b#c;d" ; x:open true .'
    assert set(triples(text)) == {
        ("https://example.org/a", RDF.type, "https://example.org/x#Kind"),
        ("https://example.org/a", "https://example.org/x#name", Text('A "one".', "de")),
        ("https://example.org/a", "https://example.org/x#name", Text("b#c;d", "")),
        ("https://example.org/a", "https://example.org/x#open", Text("true", "")),
    }


@mark.parametrize(("text", "line"), [("<a> y:p <b> .", 3), ("<a>\n<b> .", 4)])
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
