"""Synergies: pairs of projects, ranked, explained and proven."""

from collections.abc import Callable, Iterable

import numpy as np
import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.portfolio import portfolio
from synergraph.queries.score import Part
from synergraph.queries.synergies import PER_PROJECT, Filter, Synergy, sheet, synergies
from synergraph.queries.synergies.candidates import candidate_pairs
from synergraph.queries.synergies.pairs import scored
from synergraph.queries.wording import PARTS

Without = Callable[[Graph, Iterable[str]], Graph]


def pair(graph: Graph, first: str, second: str, completed: bool = False) -> Synergy:
    found = synergies(graph, first, limit=100, keep=Filter(completed=completed))
    return next(s for s in found if s.second.name.de == second)


def points(found: Synergy) -> dict[str, float]:
    return {part.name: part.value for part in found.parts}


def stem(part: Part) -> tuple[str, str]:
    return part.name, part.reason.de.split(" (")[0]


def test_the_parts_make_the_score_and_cite_statements_of_the_graph(cluster_graph: Graph) -> None:
    known = set(cluster_graph.statements["id"])
    found = synergies(cluster_graph, limit=100, keep=Filter(completed=True))
    assert found
    for one in found:
        assert one.score == sum(part.value for part in one.parts) > 0
        assert all(part.value > 0 and part.statements and set(part.statements) <= known for part in one.parts)


def test_every_part_of_a_pair_of_projects_occurs(cluster_graph: Graph) -> None:
    found = synergies(cluster_graph, limit=100, keep=Filter(completed=True))
    pairwise = {
        "topic",
        "text",
        "complement",
        "roles",
        "pilot",
        "target_group",
        "actor",
        "succession",
        "call",
        "place",
        "timing",
        "bridge",
        "new",
    }
    assert {part.name for one in found for part in one.parts} == pairwise <= set(PARTS)


def test_without_its_statements_a_part_is_gone(cluster_graph: Graph, without: Without) -> None:
    tried = {
        part.name: (one, part)
        for one in synergies(cluster_graph, limit=100, keep=Filter(completed=True))
        for part in one.parts
    }
    assert len(tried) == 13
    for one, part in tried.values():
        less = without(cluster_graph, part.statements)
        projects = less.nodes.filter(kind="project")["id"].to_list()
        left = (
            synergies(less, one.first.id, limit=100, keep=Filter(completed=True))
            if one.first.id in projects
            else []
        )
        rest = [p for s in left if s.second.id == one.second.id for p in s.parts]
        assert stem(part) not in [stem(p) for p in rest], part.reason.de


def test_a_continuation_says_so(cluster_graph: Graph) -> None:
    found = pair(cluster_graph, "Rohstoffring Zwei", "Rohstoffring")
    assert found.kind == "continuation"
    assert "Rohstoffring Zwei führt Rohstoffring fort" in found.why.de
    assert "Rohstoffring Zwei continues Rohstoffring" in found.why.en
    assert "new" not in points(found)


def test_a_narrower_topic_meets_the_broader_one(cluster_graph: Graph) -> None:
    reasons = [
        part.reason
        for part in pair(cluster_graph, "Sortierlinie", "Rohstoffring").parts
        if part.name == "topic"
    ]
    assert [reason.de for reason in reasons] == ["gemeinsames Thema Kreislaufwirtschaft (3 Projekte)"]
    assert [reason.en for reason in reasons] == ["shared topic circular economy (3 projects)"]


def test_what_one_actor_offers_another_seeks(cluster_graph: Graph) -> None:
    found = pair(cluster_graph, "Greifprobe", "Rohstoffring")
    assert found.kind == "complement"
    assert "Greifprobe bietet Robotik, Rohstoffring sucht es" in found.parts_text("de")


def test_a_programme_of_all_and_a_funder_of_all_link_nobody(cluster_graph: Graph) -> None:
    texts = " ".join(
        one.parts_text("de") for one in synergies(cluster_graph, limit=100, keep=Filter(completed=True))
    )
    assert "Beispielprogramm" not in texts
    assert "Etabank" not in texts
    assert "beide aus Aufruf Greifen" in texts


def test_completed_projects_take_part_only_when_asked(cluster_graph: Graph) -> None:
    def names(found: list[Synergy]) -> set[str]:
        return {end.name.de for one in found for end in (one.first, one.second)}

    assert "Altlast" not in names(synergies(cluster_graph, limit=100))
    assert "Altlast" in names(synergies(cluster_graph, limit=100, keep=Filter(completed=True)))


def test_a_project_without_anything_has_no_synergy(cluster_graph: Graph) -> None:
    assert synergies(cluster_graph, "Leerlauf") == []


def test_without_projects_there_are_no_synergies(market_graph: Graph) -> None:
    assert synergies(market_graph) == []


def test_within_keeps_to_a_group_a_call_or_a_topic(cluster_graph: Graph) -> None:
    for name, inside in {
        "Kreislaufwirtschaft": {"Sortierlinie", "Rohstoffring", "Rohstoffring Zwei"},
        "Aufruf Greifen": {"Greifprobe", "Sortierlinie"},
        "Kompetenzen": {"Rohstoffring", "Rohstoffring Zwei", "Lernbank"},
    }.items():
        found = synergies(cluster_graph, limit=100, keep=Filter(within=name))
        assert found and {end.name.de for s in found for end in (s.first, s.second)} <= inside


def test_new_keeps_to_projects_that_nothing_links(cluster_graph: Graph) -> None:
    found = synergies(cluster_graph, limit=100, keep=Filter(new=True))
    assert found and all("new" in points(one) for one in found)


def test_an_unknown_name_is_an_error_with_the_closest(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="Greifprobe"):
        synergies(cluster_graph, "Greifprobee")


def test_the_list_is_ordered_and_a_shorter_one_its_beginning(cluster_graph: Graph) -> None:
    found = synergies(cluster_graph, limit=20)
    order = [(-round(one.score, 6), one.first.id, one.second.id) for one in found]
    assert order == sorted(order)
    assert synergies(cluster_graph, limit=3) == found[:3]
    assert synergies(cluster_graph, limit=20) == found


def test_no_project_fills_the_list(cluster_graph: Graph) -> None:
    ends = [
        end.id
        for one in synergies(cluster_graph, limit=100, keep=Filter(completed=True))
        for end in (one.first, one.second)
    ]
    assert max(ends.count(end) for end in ends) <= PER_PROJECT


def test_a_pair_has_the_same_points_either_way(cluster_graph: Graph) -> None:
    projects = portfolio(cluster_graph)
    first, second = np.triu_indices(len(projects.at), 1)
    assert (scored(cluster_graph, first, second).total == scored(cluster_graph, second, first).total).all()


def test_portions_change_nothing(cluster_graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = synergies(cluster_graph, limit=100, keep=Filter(completed=True))
    monkeypatch.setattr("synergraph.queries.synergies.pairs._CHUNK", 2)
    assert synergies(Graph(cluster_graph.folder), limit=100, keep=Filter(completed=True)) == whole


def test_a_pair_has_the_same_points_in_every_list(cluster_graph: Graph) -> None:
    for one in synergies(cluster_graph, limit=5):
        again = pair(cluster_graph, one.first.id, one.second.name.de)
        assert again.score == pytest.approx(one.score)
        assert again.parts_text() == one.parts_text()


def test_many_projects_are_paired_with_their_nearest(
    cluster_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects = portfolio(cluster_graph)
    every = np.arange(len(projects.at))
    all_pairs = set(zip(*candidate_pairs(projects, every), strict=True))
    monkeypatch.setattr("synergraph.queries.synergies.candidates._ALL_PAIRS", 0)
    near = set(zip(*candidate_pairs(projects, every), strict=True))
    ground = scored(cluster_graph, *(np.array(end) for end in zip(*sorted(all_pairs), strict=True)))
    common = sum(ground.points[name] for name in ("topic", "text", "complement", "actor", "succession"))
    wanted = {p for p, value in zip(sorted(all_pairs), np.asarray(common), strict=True) if value > 0}
    assert wanted <= near < all_pairs


def test_a_large_portfolio_answers_as_a_small_one(
    cluster_graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = synergies(cluster_graph, limit=100)
    one = synergies(cluster_graph, "Sortierlinie", limit=100)
    monkeypatch.setattr("synergraph.queries.synergies.candidates._ALL_PAIRS", 0)
    monkeypatch.setattr("synergraph.queries.synergies.candidates._OF_ONE", 5)
    again = Graph(cluster_graph.folder)
    assert synergies(again, limit=100) == whole
    assert synergies(again, "Sortierlinie", limit=100) == one


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_sheet_has_a_value_per_column(cluster_graph: Graph, lang: str) -> None:
    table = sheet(synergies(cluster_graph), lang)
    assert table.rows and all(len(row) == len(table.columns) for row in table.rows)


def test_the_two_projects_on_technical_careers_of_the_example_should_talk(example_graph: Graph) -> None:
    found = synergies(example_graph, "Mädchen-Technik-Kongress")[0]
    assert found.second.name.de == "Industrie macht Schule"
    assert found.why.en.startswith("Shared topic STEM")


@pytest.mark.shared
def test_real_reports_have_synergies_with_evidence(reports_graph: Graph) -> None:
    known = set(reports_graph.statements["id"])
    found = synergies(reports_graph)
    assert len(found) == 10
    assert all(part.statements and set(part.statements) <= known for one in found for part in one.parts)
