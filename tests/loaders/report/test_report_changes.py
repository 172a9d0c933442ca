"""Changes that prose prints beside the table they speak of."""

from collections.abc import Callable

import pytest

from synergraph.loaders.report import Report, changes

from .conftest import Said

OPTICS = "Optik und Photonik · gesamt"


@pytest.mark.parametrize(
    ("label", "value"), [("Summe", "9"), ("Hochschule/Forschungsinstitut", "5"), ("Unternehmen", "6")]
)
def test_a_change_is_a_figure_of_the_row_it_speaks_of(
    said: Callable[[str], Said], label: str, value: str
) -> None:
    assert said("ewm-optik.md").value(f"actors_change {OPTICS} · {label} 2021", "value") == value


def test_a_decrease_is_negative(report: Callable[[str], Report]) -> None:
    found = list(
        changes.extract(report("Jahresbericht\n\nEs waren weniger Unternehmen (– 3 Akteure) dabei."))
    )
    assert [s.value for s in found if s.predicate == "value"] == ["-3"]


def test_brackets_without_a_change_say_nothing(report: Callable[[str], Report]) -> None:
    assert (
        list(
            changes.extract(report("Jahresbericht\n\nViele Akteure (12 Akteure) und Themen (+ 4 Projekte)."))
        )
        == []
    )
