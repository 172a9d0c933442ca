from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from synergraph.ontology import shipped
from synergraph.ontology.legal import split_legal_form

FORMS = sorted(
    {name for concept in shipped().of_kind("legal_form") for name in concept.names if " (" not in name}
)


@mark.parametrize(
    ("name", "parts"),
    [
        ("Muster Werk GmbH & Co. KG", ("Muster Werk", "GmbH & Co. KG")),
        ("Muster, S.A.", ("Muster", "S.A.")),
        ("Muster e. V.", ("Muster", "e. V.")),
        ("Muster UG (haftungsbeschränkt)", ("Muster", "UG (haftungsbeschränkt)")),
        (
            "MUSTER SPOLKA Z OGRANICZONA ODPOWIEDZIALNOSCIA",
            ("MUSTER", "SPOLKA Z OGRANICZONA ODPOWIEDZIALNOSCIA"),
        ),
        ("Muster Sp. z o. o.", ("Muster", "Sp. z o. o.")),
        ("Muster gGmbH, Institut für Beispiele", ("Muster gGmbH, Institut für Beispiele", "")),
        ("So gut as", ("So gut as", "")),
        ("So gut AS", ("So gut", "AS")),
        ("GmbH", ("GmbH", "")),
        ("", ("", "")),
    ],
)
def test_split_legal_form(name: str, parts: tuple[str, str]) -> None:
    assert split_legal_form(name) == parts


@given(st.sampled_from(FORMS))
def test_every_form_of_the_vocabulary_is_split_off(form: str) -> None:
    assert split_legal_form(f"Muster Werk {form}") == ("Muster Werk", form)


@given(st.text(max_size=40))
def test_nothing_is_lost(name: str) -> None:
    bare, form = split_legal_form(name)
    assert bare in name
    assert form in name
    assert not form or bare
