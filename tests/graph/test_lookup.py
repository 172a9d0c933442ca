"""Finding a node by what a person types."""

import polars as pl
import pytest

from synergraph.errors import UsageError
from synergraph.graph.lookup import Lookup

NODES = pl.DataFrame(
    [
        ("organisation/htw", "organisation", "HTW Berlin", ["Hochschule für Technik"], True),
        ("project/halle", "project", "Werkhalle", ["Halle"], True),
        ("project/halle-2", "project", "Halle der Zukunft", ["Halle"], True),
        ("topic/leichtbau", "topic", "Leichtbau", [], False),
        ("action_field/leichtbau", "action_field", "Leichtbau", [], True),
    ],
    schema={
        "id": pl.String,
        "kind": pl.String,
        "name": pl.String,
        "aliases": pl.List(pl.String),
        "stated": pl.Boolean,
    },
    orient="row",
)


def find(name: str, kinds: tuple[str, ...] = ()) -> str:
    return Lookup(NODES, {"organisation/fhtw": "organisation/htw"}).find(name, kinds)


@pytest.mark.parametrize(
    "typed", ["organisation/htw", "organisation/fhtw", "htw berlin", "HTW-Berlin", "hochschule fuer technik"]
)
def test_by_id_name_or_alias_however_spelt(typed: str) -> None:
    assert find(typed) == "organisation/htw"


def test_a_kind_narrows() -> None:
    assert find("Leichtbau", ("topic",)) == "topic/leichtbau"


def test_what_sources_state_comes_before_vocabulary() -> None:
    assert find("Leichtbau") == "action_field/leichtbau"


def test_an_ambiguous_name_lists_the_ids() -> None:
    with pytest.raises(UsageError, match="project/halle, project/halle-2"):
        find("Halle")


def test_an_unknown_name_suggests_close_ones() -> None:
    with pytest.raises(UsageError, match="did you mean “Werkhalle”"):
        find("Werkhale", ("project",))
