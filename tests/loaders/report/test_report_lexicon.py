"""Finding names in running text: case endings, spelling, acronyms, compounds, and what hides what."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.loaders.report import Report
from synergraph.loaders.report.lexicon import Lexicon
from synergraph.loaders.report.mentions import mentions
from synergraph.loaders.report.prose import Prose
from synergraph.loaders.report.text import Text
from synergraph.statements import Thing


def found(name: str, content: str, compounds: bool = False) -> list[str]:
    prose = Prose(Text(content))
    return [
        prose.text[m.start : m.end] for m in Lexicon([(name, Thing("topic", name))], compounds).find(prose)
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("Bundesamt für Linsen", "die Leitung des Bundesamtes für Linsen", ["Bundesamtes für Linsen"]),
        ("Additive Fertigung", "in der additiven Fertigung", ["additiven Fertigung"]),
        ("Additive Fertigung", "Verfahren additiver fertigung", []),
        ("KI", "KI hilft, kI nicht, die Kinder auch nicht", ["KI"]),
        ("Licht-Werk Spree", "das LichtWerk Spree", ["LichtWerk Spree"]),
        ("Licht Werk", "viel Licht. Werk zwei", []),
        (
            "Sonne & Söhne GmbH & Co. KG",
            "bei Sonne & Söhne GmbH & Co. KG heute",
            ["Sonne & Söhne GmbH & Co. KG"],
        ),
        ("Verein Glas e.V.", "der Verein Glas e.V. lädt ein", ["Verein Glas e.V."]),
    ],
)
def test_a_name_is_found_however_inflected(name: str, content: str, expected: list[str]) -> None:
    assert found(name, content) == expected


def test_compounds_begin_with_the_name() -> None:
    assert found("Leichtbau", "Leichtbautechnik und Schwerbau", compounds=True) == ["Leichtbautechnik"]
    assert found("Leichtbau", "Leichtbautechnik") == []


@given(st.lists(st.sampled_from(["Glas", "Ofen", "Rohr", "Kran", "Hafen"]), min_size=1, max_size=4))
def test_what_is_found_is_the_name(words: list[str]) -> None:
    name = " ".join(words)
    assert name in found(name, f"Wir sehen {name} dort.")


def test_what_the_document_calls_so_hides_the_vocabulary(report: Callable[[str], Report]) -> None:
    made = report("Der MPI wächst, auch die IHK Berlin hilft.")
    made.names.add(Thing("programme", "Mein Plan Industrie"), "MPI")
    assert [m.thing.name for m in mentions(made, "programme")] == ["Mein Plan Industrie"]
    assert len(mentions(made, "organisation")) == 1


def test_a_part_of_a_project_name_is_no_organisation_of_its_own(report: Callable[[str], Report]) -> None:
    made = report("Das Siemens Testfeld öffnet.")
    assert len(mentions(made, "organisation")) == 1
    made.names.add(Thing("project", "Siemens Testfeld"))
    assert mentions(made, "organisation") == []
