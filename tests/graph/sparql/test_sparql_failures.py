"""What a query that the engine refuses is told."""

import pytest

from synergraph.errors import QuestionError
from synergraph.graph.sparql.asked import Sparql
from synergraph.graph.sparql.failures import CHANGING, KEYWORDS, failure, unknown_names


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ("SELEC ?p { ?p a syn:Project }", "not valid: error at 1", "did you mean “SELECT”?"),
        ("SELECT ?p { ?p a syn:Project } LIMT 3", "not valid", "did you mean “LIMIT”?"),
        ("SELECT ?p { ?p a ex:Project }", "the prefix “ex:” is not declared", "begin with PREFIX ex: <…>"),
        ("SELECT (COUNT(?p AS ?n)\n{ ?p a syn:Project }", "error at 1:23", "see line 1 from “)” on"),
        ("SELECT ?p { ?p a syn:Project", "not valid", "see its end: brackets, braces"),
        ("SELECT ?p { ?p a syn:Project } }", "not valid", "see its end: brackets, braces"),
        ("", "not valid", "see its end"),
    ],
)
def test_what_is_wrong_is_named(sparql: Sparql, query: str, message: str, hint: str) -> None:
    with pytest.raises(QuestionError) as caught:
        sparql.ask(query)
    assert message in caught.value.message
    assert "\\u{" not in caught.value.message
    assert caught.value.hint.startswith(hint)


def test_what_has_no_position_has_a_hint_too() -> None:
    error = failure("SELECT ?p { ?p a syn:Project }", "no variable ?topic in its SELECT projection")
    assert error.hint == "compare it with one that works: synergraph ask QUESTION --explain"


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "PREFIX x: <y:z> DELETE WHERE { ?s x:p ?o }",
        "CLEAR ALL",
        "# now\nDROP ALL",
        "LOAD <file:///x>",
        "BASE <a:b> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_nothing_is_changed(sparql: Sparql, update: str) -> None:
    with pytest.raises(QuestionError, match="is not allowed: a query only reads this graph"):
        sparql.ask(update)


def test_a_word_is_a_keyword_or_changes_something() -> None:
    assert not KEYWORDS & CHANGING


def test_names_that_the_ontology_lacks_are_told() -> None:
    query = "SELECT ?p { ?p a syn:Projct ; syn:hasTopic ?t ; syn:hasTopics ?u } # syn:Nothing"
    assert unknown_names(query) == [
        "the ontology has no syn:Projct; did you mean “Project”?",
        "the ontology has no syn:hasTopics; did you mean “hasTopic”?",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?p { ?p a syn:Project ; syn:quote ?q }",
        "PREFIX syn: <https://example.org/mine#> SELECT ?p { ?p a syn:Mine }",
        "PREFIX other: <https://example.org/mine#> SELECT ?p { ?p a other:Mine }",
        "SELECT ?p { ?p a <https://example.org/syn:Mine> ; rdfs:label 'syn:Mine' }",
    ],
)
def test_other_names_are_left_alone(query: str) -> None:
    assert unknown_names(query) == []
