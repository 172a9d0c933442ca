"""What holds of every proposal, whatever the table."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph.errors import SynergraphError
from synergraph.loaders.table import config, load
from synergraph.loaders.table.propose import propose
from synergraph.loaders.table.propose.presets import columns, presets
from synergraph.loaders.table.propose.titles import factor, match, plain
from synergraph.loaders.table.propose.toml import comment, literal
from synergraph.ontology import shipped
from synergraph.statements import Source

WORDS = ["Projekt", "Name", "Organisation", "Status", "Datum", "Thema", "Art", "Ort", "Laufzeit", "From", "To", "Type",
         "Label", "id", "subject", "Volumen in T€", "", "x;y", 'ein "Titel"', "Vorname", "Nachname", "Biete", "Suche"]  # fmt: skip
CELLS = [
    "",
    "x",
    "Werk A GmbH",
    "1.4.2022",
    "12,5",
    "Robotik",
    "Robotik, Leichtbau",
    "laufend",
    "Projekt",
    "https://a.example",
    "a\nb",
    "-",
]
TABLES = st.integers(1, 6).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=width, max_size=width),
        st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width), min_size=1, max_size=6),
    )
)
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(TABLES, st.sampled_from(["liste", "Projekte 2024", "Anmeldungen"]))
def test_what_is_proposed_loads_and_keeps_every_row(tmp_path: Path, table: Any, name: str) -> None:
    titles, rows = table
    path = tmp_path / f"{name}.csv"
    path.write_text("\n".join(";".join(map(_quoted, row)) for row in (titles, *rows)), encoding="utf-8")
    try:
        (source,) = tomllib.loads(propose(path, shipped()).toml(path.name))["source"]
        options = {k: v for k, v in source.items() if k not in ("path", "loader", "as_of")}
        if "map" not in options:
            return
        result = load(Source(path, "x", "table", "", options), shipped())
    except SynergraphError as error:
        assert error.place.startswith(name)
        return
    assert result.rows == result.used + len(result.skipped)


@FEW
@given(st.binary(max_size=300))
def test_bytes_are_proposed_a_map_or_named_as_no_table(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bytes.csv"
    path.write_bytes(data)
    try:
        text = propose(path, shipped()).toml(path.name)
    except SynergraphError as error:
        assert error.place == "bytes.csv"
    else:
        assert tomllib.loads(text)["source"][0]["loader"] == "table"


VALUES = st.recursive(
    st.text() | st.booleans() | st.integers(-(2**53), 2**53),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES)
def test_toml_gives_back_what_it_was_given(value: Any) -> None:
    assert tomllib.loads(f"x = {literal(value)}")["x"] == value


@given(st.text())
def test_a_comment_is_one_line_that_says_nothing(text: str) -> None:
    assert tomllib.loads(comment(text)) == {}


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_knows_only_columns_that_it_uses(preset) -> None:
    used = {column for table in preset.maps for column in columns(table)} | set(preset.left_out)
    assert set(preset.columns) <= used
    assert {column for entry in preset.required for column in entry.split("|")} <= used | set(preset.people)


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.name)
def test_a_preset_is_a_map_that_the_loader_takes(preset) -> None:
    def first(entry: Any) -> Any:
        if isinstance(entry, dict):
            key = entry.get("key")
            entry = {**entry, "key": key[0]} if isinstance(key, list) else entry
            return {k: first(v) for k, v in entry.items() if v != []}
        return [first(part) for part in entry] if isinstance(entry, list) else entry

    assert len(config.read({"map": [first(table) for table in preset.maps]}, shipped())) == len(preset.maps)


def test_a_title_stands_for_one_column_the_surest_first() -> None:
    known = {"Projekt": ("?Titel",), "Thema": ("Themen",), "Person": ("Vorname+Name",), "Wort": ("Wort#",)}
    titles = ["Titel", "Themen (2024)", "Vorname", "Name", "Wort1", "Wort2"]
    assert match(titles, known) == {
        "Thema": ("Themen (2024)",), "Person": ("Vorname", "Name"), "Wort": ("Wort1", "Wort2"), "Projekt": ("Titel",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "bare", "times"),
    [
        ("Projektvolumen (in T€)", "Projektvolumen", 1000.0),
        ("Fördersumme in EUR", "Fördersumme", 1.0),
        ("Budget in Mio. €", "Budget", 1e6),
        ("Status (Stand 30.06.2024)", "Status", 1.0),
        ("(nur intern)", "(nur intern)", 1.0),
    ],
)
def test_units_and_dates_do_not_hide_a_title(title: str, bare: str, times: float) -> None:
    assert (plain(title), factor(title)) == (bare, times)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
