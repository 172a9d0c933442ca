"""A column that says whom projects are for becomes their target groups."""

import tomllib
from pathlib import Path

import pytest

from synergraph.loaders.table import load
from synergraph.loaders.table.propose import propose
from synergraph.ontology import shipped
from synergraph.statements import Source


@pytest.mark.parametrize("title", ["Zielgruppe", "Zielgruppen", "Target groups"])
def test_a_column_of_target_groups_is_read(tmp_path: Path, title: str) -> None:
    path = tmp_path / "projekte.csv"
    path.write_text(
        f"Projekt;Status;{title}\nLernhafen;laufend;Auszubildende\nWerkbank;laufend;Handwerk\n",
        encoding="utf-8",
    )
    (source,) = tomllib.loads(propose(path, shipped()).toml(path.name, "2024"))["source"]
    proposed = {key: source[key] for key in source.keys() - {"path", "loader", "as_of"}}
    result = load(Source(path, "x", "table", "2024", proposed), shipped())
    said = {(s.subject.name, s.value) for s in result.statements if s.predicate == "target_group"}
    assert said == {("Lernhafen", "Auszubildende"), ("Werkbank", "Handwerk")}
