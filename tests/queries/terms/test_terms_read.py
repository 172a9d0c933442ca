"""How words are read: language, base form, parts of compounds, names of several words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.queries.terms import corpus, restored, spoken, terms, weightiest
from synergraph.queries.terms.compounds import Compounds
from synergraph.queries.terms.names import Names
from synergraph.queries.terms.tokens import tokens
from synergraph.queries.terms.words import base, language

THINGS = [("Additive Fertigung", "additive manufacturing", "3D-Druck"), ("Wasserstoff", "hydrogen")]
TEXTS = st.lists(
    st.text(st.sampled_from("abeinßäü 3D-·KI\n."), max_size=30) | st.sampled_from(["3D-Druck", "hydrogen"]),
    max_size=5,
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("der Druck von Bauteilen", "de"),
        ("printing of parts", "en"),
        ("Digitale Zwillinge", "de"),
        ("battery materials", "en"),
        ("Robot 4711", ""),
        ("", ""),
    ],
)
def test_function_words_tell_the_language_else_the_dictionaries(text: str, lang: str) -> None:
    assert language(text.split()) == lang


@pytest.mark.parametrize(
    ("word", "lang", "term"),
    [
        ("Wärmenetze", "de", "waermenetz"),
        ("Waermenetze", "de", "waermenetz"),
        ("Daten", "de", "daten"),
        ("industrielle", "de", "industriell"),
        ("networks", "de", "network"),
        ("networks", "en", "network"),
        ("LEAs", "en", "leas"),
        ("KI", "de", "ki"),
        ("3D", "de", "3d"),
        ("xqzv", "de", "xqzv"),
    ],
)
def test_words_have_a_base_form(word: str, lang: str, term: str) -> None:
    assert base(word, lang).term == term


def test_parts_of_compounds_depend_on_what_texts_use() -> None:
    known = Compounds({"kreislaufwirtschaft": 4, "bahnhof": 3, "bahn": 9}, frozenset({"wasserstoff"}))

    def parts(word: str) -> list[str]:
        return [part.term for part in known.parts(base(word, "de"), "de")]

    assert parts("Kreislaufwirtschaftskonzepte") == ["kreislaufwirtschaft", "konzept"]
    assert parts("Schulungsangebot") == ["schulung", "angebot"]
    assert parts("Nanobeschichtung") == ["beschichtung"]
    assert parts("Wasserstoff") == parts("Transport") == parts("Bahnhof") == parts("SustainLand") == []


def test_the_longest_name_counts() -> None:
    names = Names([("Druck", "print"), ("3D-Druck", "3D printing")])
    assert names.first(["3d", "druck", "druck"]) == (2, 1)
    assert names.first(["druck"]) == (1, 0)
    assert names.first(["licht"]) == names.first([]) == (0, 0)
    assert names.longest == 2


def test_a_phrase_does_not_cross_paragraphs() -> None:
    told = corpus(["3D-Druck", "3D · Druck", "Fertigung"], things=THINGS)
    assert told.has("3D-Druck", [told.position["additiv fertigung"]])
    assert not told.has("3D · Druck", [told.position["additiv fertigung"]])
    assert not told.has("", [0])


def test_names_are_quoted_in_both_languages() -> None:
    told = corpus(["hydrogen for industry", "Wasserstoff tanken", "Licht"], things=THINGS)
    both = weightiest(told.vectors[[0]].multiply(told.vectors[[1]]))
    assert told.quoted(both).de == "„Wasserstoff“"
    assert told.quoted(both).en == "“hydrogen”"


def test_short_names_are_spoken_and_function_words_are_not() -> None:
    assert spoken("KI und IT in der Produktion") == ["ki", "it", "produktion"]
    assert terms("Das Projekt und it is 2024") == []


@given(TEXTS)
def test_any_text_is_read_alike_alone_and_in_the_corpus(texts: list[str]) -> None:
    told = corpus(texts, things=THINGS)
    assert told.vectors.shape == (len(texts), len(told.words))
    assert told.words == sorted(told.words) and len(told.words) == len(told.spelt) == len(told.english)
    for row, text in enumerate(texts):
        assert np.allclose(told.vector(text).toarray(), told.vectors[[row]].toarray())
    again = restored(told.reader().state, frozenset(), THINGS)
    assert again.words(tokens(texts)) == told.reader().words(tokens(texts))


@given(TEXTS)
def test_the_order_of_texts_changes_nothing_but_the_order(texts: list[str]) -> None:
    turned = corpus(texts[::-1], things=THINGS)
    told = corpus(texts, things=THINGS)
    assert told.words == turned.words
    assert np.allclose(told.vectors.toarray(), turned.vectors.toarray()[::-1])
