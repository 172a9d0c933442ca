"""Cells come back as they were written: formulas, several values, references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.ontology.cells import inert, joined, live, parted, reference, referred

texts = st.text("ab;|\\'=+-@[]/_ \n\t", min_size=1, max_size=8)
separators = st.sampled_from([";|\n", "|"])


@given(texts)
def test_what_is_made_inert_comes_back(text: str) -> None:
    assert live(str(inert(text))) == text


@given(texts)
def test_no_inert_cell_begins_like_a_formula(text: str) -> None:
    assert str(inert(text))[0] not in "=+-@\t\r"


@given(st.lists(texts.map(str.strip).filter(bool)), separators, st.sampled_from(["", " "]))
def test_joined_texts_are_parted_as_they_were(values: list[str], separators: str, blank: str) -> None:
    assert parted(joined(values, separators, blank), separators) == values


@pytest.mark.parametrize(
    ("cell", "found"),
    [("a;b", ["a", "b"]), ("a\nb", ["a", "b"]), (" a ;; b ", ["a", "b"]), ("", []), ("C:\\x\\", ["C:\\x\\"]), ("a\\;b", ["a;b"])],
)  # fmt: skip
def test_what_people_type_is_parted(cell: str, found: list[str]) -> None:
    assert parted(cell, ";|\n") == found


@given(texts, st.booleans())
def test_a_reference_gives_back_the_name(name: str, ambiguous: bool) -> None:
    assert referred(reference(name, "project/haus", ambiguous=ambiguous))[0] == name


@pytest.mark.parametrize("name", ["Haus", "Haus [alt]", "Haus [project/hof]"])
def test_a_reference_gives_an_id_only_where_it_must(name: str) -> None:
    assert reference(name, "project/haus", ambiguous=False).endswith("[project/haus]") == ("/" in name)
