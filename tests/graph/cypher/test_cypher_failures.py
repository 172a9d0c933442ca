"""Errors of Ladybug in words of ours."""

from pathlib import Path

import ladybug
import pytest

from synergraph.errors import QuestionError
from synergraph.graph.cypher.failures import failure
from synergraph.graph.workers import StoppedError


def test_too_much_memory_stops_a_query(tmp_path: Path) -> None:
    few = ladybug.Database(str(tmp_path / "g.lbug"), buffer_pool_size=1 << 24)
    with pytest.raises(RuntimeError) as raised:
        ladybug.Connection(few).execute("UNWIND range(1, 30000000) AS n RETURN collect(n)")
    found = failure(str(raised.value))
    assert isinstance(found, StoppedError)
    assert "LIMIT" in (found.hint or "")


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        ("Binder exception: Table Projekt does not exist.", "Project"),
        ("Binder exception: Cannot find property nam for p.", "name"),
        ("Parser exception: extraneous input", "position"),
    ],
)
def test_the_hint_names_what_is_closest(message: str, hint: str) -> None:
    found = failure(message)
    assert isinstance(found, QuestionError)
    assert hint in (found.hint or "")
