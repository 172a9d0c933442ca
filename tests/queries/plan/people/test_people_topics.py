"""Tables with topics: everyone sits at those nearest to what they write of."""

from dataclasses import replace
from pathlib import Path

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.plan.people import EventPlan, arrange, changed, load, save, scores
from synergraph.queries.plan.tables import NOWHERE, TopicPlan
from synergraph.queries.plan.tables.check import broken_topics
from synergraph.viz.plan import sheets
from tests.queries.plan.people.conftest import EVENT, Read

TOPICS = ("Robotik", "Recycling", "Leichtbau", "Künstliche Intelligenz")
CLOCK = replace(EVENT.clock, rounds=2)
EVENT_OF_TOPICS = replace(EVENT, form="topics", seats=3, topics=TOPICS, clock=CLOCK)


@pytest.fixture
def plan(read: Read, cluster_graph: Graph) -> EventPlan:
    return arrange(EVENT_OF_TOPICS, scores(cluster_graph, read(clock=EVENT.clock)))


def result(plan: EventPlan) -> TopicPlan:
    assert isinstance(plan.result, TopicPlan)
    return plan.result


def topics(plan: EventPlan, guest: int) -> set[str]:
    return {TOPICS[t] for t in result(plan).at[guest] if t != NOWHERE}


def test_people_sit_at_the_topics_they_write_of(plan: EventPlan) -> None:
    assert broken_topics(result(plan)) == []
    assert topics(plan, 0) == {"Robotik", "Recycling"} == topics(plan, 1)
    assert "Leichtbau" in topics(plan, 4)
    liked = result(plan).wishes.liking
    assert liked[0, 0] > 0 and liked[2].max() <= liked[0, 0]


def test_papers_name_the_topic_not_a_table(plan: EventPlan) -> None:
    rows = sheets.schedule(plan, "de")
    assert rows.columns[2] == "Thema"
    assert {row[2] for row in rows.rows} <= set(TOPICS)
    assert any("Robotik: " in str(cell) for cell in sheets.people(plan, "de").rows[0])


def test_a_plan_of_topics_survives_a_file(plan: EventPlan, cluster_graph: Graph, tmp_path: Path) -> None:
    save(plan, tmp_path)
    again = load(cluster_graph, tmp_path)
    assert again.event == plan.event and again.gatherings == plan.gatherings
    assert result(again).objective == pytest.approx(result(plan).objective)


def test_changes_move_nobody(plan: EventPlan, cluster_graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    path.write_text(
        "Nr.;Organisation;Status;Interessen\n1;;kommt nicht;\n;Spontan GmbH;neu;Robotik\n", "utf-8"
    )
    after = changed(plan, cluster_graph, path, 1, persons=True)
    before, now = result(plan).at, result(after).at
    assert (now[1 : len(before), :] == before[1:, :]).all() and now[0, 0] == before[0, 0]
    assert now[0, 1] == NOWHERE and now[-1].tolist() == [NOWHERE, TOPICS.index("Robotik")]
    assert broken_topics(result(after)) == []


def test_one_topic_is_no_choice(read: Read, cluster_graph: Graph) -> None:
    alone = replace(EVENT_OF_TOPICS, topics=("Robotik",))
    with pytest.raises(UsageError, match="fewer than two topics"):
        arrange(alone, scores(cluster_graph, read()))
