"""Themes that emerge and fade, by years and by editions of a report."""

import numpy as np
import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.themes.sheets import trends_sheet
from synergraph.queries.themes.slopes import slopes
from synergraph.queries.themes.trends import Periods, periods, trends

YEARS = np.arange(2018.0, 2026.0)
TOTALS = np.array([50.0, 200, 60, 180, 70, 220, 90, 160])
CIRCULAR = "topic/kreislaufwirtschaft"


def test_a_constant_share_is_no_trend_however_busy_the_year() -> None:
    found = slopes(np.stack([TOTALS / 10, TOTALS / 2]), TOTALS, YEARS)
    assert np.allclose(found.growth, 1, atol=0.01)
    assert np.all((found.low < 1) & (found.high > 1))


def test_a_growing_share_is_found_with_its_factor() -> None:
    share = 0.02 * 1.3 ** (YEARS - 2018)
    found = slopes((TOTALS * share)[None, :], TOTALS, YEARS)
    assert found.low[0] > 1 and found.low[0] < 1.3 < found.high[0]
    assert found.growth[0] == pytest.approx(1.3, abs=0.03)


def test_time_reversed_growth_is_its_inverse() -> None:
    counts = np.array([[1.0, 2, 2, 5, 3, 9, 6, 14]])
    forth = slopes(counts, TOTALS, YEARS)
    back = slopes(counts[:, ::-1], TOTALS[::-1], YEARS)
    assert forth.growth[0] * back.growth[0] == pytest.approx(1, abs=1e-6)


def test_the_bounds_hold_the_true_growth_in_most_draws() -> None:
    rng = np.random.default_rng(4)
    share = 0.05 * 1.2 ** (YEARS - 2018)
    found = slopes(rng.poisson(TOTALS * share, (2000, 8)).astype(float), TOTALS, YEARS)
    assert 0.75 < np.mean((found.low <= 1.2) & (found.high >= 1.2)) < 0.92


def test_editions_of_the_example_show_the_circular_economy_rising(example_graph: Graph) -> None:
    found = trends(example_graph, "editions", topic=CIRCULAR)[0]
    assert found.periods == ("2023-06-30", "2024-11") and found.counts == (4, 14)
    assert found.direction == "rising" and found.low > 1
    assert "4 von 32 → 14 von 40 Projekten" in found.why.de
    assert set(found.statements) <= set(example_graph.statements["id"]) and found.statements
    assert CIRCULAR in [one.topic.id for one in trends(example_graph)]


def test_few_projects_tell_nothing(example_graph: Graph) -> None:
    found = trends(example_graph, "editions", topic="topic/holzbau")[0]
    assert found.direction == "few" and "too few" in found.why.en


def test_a_period_with_half_the_usual_projects_is_called_incomplete(example_graph: Graph) -> None:
    assert periods(example_graph, "years").incomplete == ("2022",)
    several = Periods(("a", "b"), np.array([1.0, 2.0]), (np.arange(1), np.arange(9)))
    assert several.incomplete == ()


def test_without_two_periods_there_are_no_trends(market_graph: Graph, cluster_graph: Graph) -> None:
    assert trends(market_graph) == trends(cluster_graph, "editions") == []
    assert trends_sheet([]).rows == []


def test_an_unknown_kind_of_periods_is_an_error(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="years"):
        trends(cluster_graph, "year")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_sheet_has_a_column_per_period(example_graph: Graph, lang: str) -> None:
    table = trends_sheet(trends(example_graph), lang)
    assert table.rows and all(len(row) == len(table.columns) for row in table.rows)
