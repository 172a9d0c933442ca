"""Texts of a shape or size no report has: they are read in one go, and nothing is raised."""

from pathlib import Path

import pytest

from synergraph.loaders.report import load
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

REPEATED = {
    "marks": "*",
    "agendas": "Agenda\n10:00 Uhr Begrüßung\n",
    "overviews": "Alle Projekte im Überblick\nInnovation\n- Ofen\n- Eis\n",
    "grants": "Antragsteller Projekt Laufzeit Handlungsfeld\n1 Ofen 01.01.2020 – 31.12.2021\n",
    "columns": "1 Antragsteller Projekt Laufzeit Handlungsfeld\n",
    "portraits": "Spotlight: Projekt Ofen: warm\n",
    "calls": "MPI Fördercall Leichtbau ",
    "events": "Am 3. Mai 2021 fand der Workshop „Kühles“ statt. ",
    "mentions": "MPI Projekt „Ofen“, ",
    "fields": "Handlungsfeld „Innovation“\n| Projekt | Status |\n",
}


@pytest.mark.parametrize("name", REPEATED)
def test_the_same_a_thousand_times_is_said_a_few_times(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(REPEATED[name] * 1000, encoding="utf-8")
    loaded: Loaded = load(Source(path, name, "report"), shipped())
    assert loaded.rows == loaded.used + len(loaded.skipped)
    assert len({s.subject for s in loaded.statements}) < 12
