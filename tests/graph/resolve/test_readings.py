"""What a name tells by itself, and that names which may be joined share a hook."""

import polars as pl
import pytest

from synergraph.graph.resolve.readings import HOOKS, Readings
from synergraph.graph.resolve.testimony import NAMED
from synergraph.ontology import Concept, Labels, Vocabulary

HTW = Concept(
    "organisation/htw",
    "organisation",
    Labels("Hochschule für Technik", "HTW Berlin"),
    Labels("", ""),
    ("HTW",),
    "htw",
)
READINGS = Readings(Vocabulary({HTW.id: HTW}))


@pytest.mark.parametrize(
    ("name", "identifier", "hooks"),
    [
        ("Muster-Werk GmbH", "", {"musterwerkgmbh", "musterwerk"}),
        ("Netz Nord e.V. (NN)", "pic:1", {"netznordevnn", "netznordev", "netznord", "nn", "pic:1"}),
        ("HTW Berlin", "", {"htwberlin", "|organisation/htw"}),
        ("Hochschule für Technik (HT)", "", {"hochschulefuertechnikht", "hochschulefuertechnik", "ht", "|organisation/htw"}),
        ("Hochschule für Technik e.V.", "", {"hochschulefuertechnikev", "hochschulefuertechnik", "|organisation/htw"}),
        ("", "htw", {"htw", "|organisation/htw"}),
    ],
)  # fmt: skip
def test_a_mention_has_the_hooks_of_all_that_it_may_be_joined_to(
    name: str, identifier: str, hooks: set[str]
) -> None:
    assert READINGS.of("organisation", name, identifier).hooks(identifier) == hooks


def test_brackets_and_legal_forms_are_parts_of_the_names_of_topics() -> None:
    assert READINGS.of("topic", "Wärme (GmbH)").hooks("") == {"waermegmbh"}


def table(*names: str) -> pl.DataFrame:
    return pl.DataFrame([("organisation", name, "") for name in names], schema=NAMED, orient="row")


def test_hooks_that_are_held_are_not_made_again() -> None:
    held = READINGS.hooks(table("HTW Berlin"), pl.DataFrame(schema=HOOKS)).with_columns(hook=pl.lit("kept"))
    found = READINGS.hooks(table("HTW Berlin", "Hafen"), held)
    assert sorted(found.select("name", "hook").rows()) == [("HTW Berlin", "kept")] * 2 + [("Hafen", "hafen")]


def test_hooks_of_another_vocabulary_are_made_again_and_those_of_other_names_left_out() -> None:
    held = READINGS.hooks(table("HTW Berlin", "Hafen"), pl.DataFrame(schema=HOOKS))
    found = Readings(Vocabulary({})).hooks(table("HTW Berlin"), held)
    assert found["hook"].to_list() == ["htwberlin"]
