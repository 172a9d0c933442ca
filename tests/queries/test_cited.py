"""Points of ranked answers stand beside the words behind them."""

import pytest

from synergraph.graph.graph import Graph
from synergraph.queries import synergies
from synergraph.queries.cited import QUOTES, with_evidence


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_part_of_every_answer_has_a_row_with_quote_and_place(example_graph: Graph, lang: str) -> None:
    found = synergies.synergies(example_graph, limit=5)
    answers, reasons = with_evidence(example_graph, synergies.sheet(found, lang), found, lang)
    assert len(answers.rows) == len(found)
    assert [row[2] for row in reasons.rows] == [part.reason[lang] for one in found for part in one.parts]
    assert all("“" in row[3] and row[4] for row in reasons.rows)


def test_the_points_of_the_rows_add_up_to_the_score(example_graph: Graph) -> None:
    found = synergies.synergies(example_graph, limit=5)
    _, reasons = with_evidence(example_graph, synergies.sheet(found), found)
    for rank, one in enumerate(found, 1):
        assert sum(row[1] for row in reasons.rows if row[0] == rank) == pytest.approx(one.score, abs=0.3)


def test_quotes_beyond_the_first_are_counted(example_graph: Graph) -> None:
    found = synergies.synergies(example_graph, limit=5)
    _, reasons = with_evidence(example_graph, synergies.sheet(found), found)
    parts = [part for one in found for part in one.parts]
    for part, row in zip(parts, reasons.rows, strict=True):
        assert (f"+{len(part.statements) - QUOTES}" in row[3]) == (len(part.statements) > QUOTES)


def test_no_answers_have_no_rows(example_graph: Graph) -> None:
    assert [sheet.rows for sheet in with_evidence(example_graph, synergies.sheet([]), [])] == [[], []]
