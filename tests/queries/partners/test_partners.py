"""Partners: for an actor, a project, a topic, a text."""

from collections.abc import Callable, Iterable

import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.queries.partners import Partner, partners, sheet
from synergraph.queries.partners.profiles import profiles
from synergraph.queries.partners.query import read_query
from synergraph.queries.score import Part

Without = Callable[[Graph, Iterable[str]], Graph]
QUERIES = (
    "Alphawerk GmbH",
    "Zetainstitut",
    "Greifprobe",
    "Druckwerk",
    "Deltaschule gGmbH",
    "Robotik",
    "Messdaten aus dem Spritzguss und Leichtbau",
)


def names(found: list[Partner]) -> list[str]:
    return [one.partner.name.de for one in found]


def parts_of(found: list[Partner], name: str) -> dict[str, Part]:
    return {part.name: part for one in found if one.partner.name.de == name for part in one.parts}


def every(graph: Graph, query: str) -> list[Partner]:
    return partners(graph, query, 100) + partners(graph, query, 100, known=True)


@pytest.mark.parametrize("query", QUERIES)
def test_the_parts_make_the_score_and_cite_statements_of_the_graph(cluster_graph: Graph, query: str) -> None:
    known = set(cluster_graph.statements["id"])
    found = every(cluster_graph, query)
    assert found
    for one in found:
        assert one.score == sum(part.value for part in one.parts) > 0
        assert all(part.value > 0 and part.statements and set(part.statements) <= known for part in one.parts)


def test_without_its_statements_a_part_is_gone(cluster_graph: Graph, without: Without) -> None:
    tried = {
        part.name: (query, one, part)
        for query in QUERIES
        for one in every(cluster_graph, query)
        for part in one.parts
    }
    assert set(tried) == {
        "repeat",
        "reach",
        "met",
        "similar",
        "profile",
        "topic",
        "programme",
        "offers",
        "seeks",
    }
    for query, one, part in tried.values():
        less = without(cluster_graph, part.statements)
        left = every(less, query) if query not in QUERIES[:5] or query in less.nodes["name"].to_list() else []
        rest = [(p.name, p.reason.de) for o in left if o.partner.id == one.partner.id for p in o.parts]
        assert (part.name, part.reason.de) not in rest


def test_old_and_new_partners_stand_apart(cluster_graph: Graph) -> None:
    new, old = partners(cluster_graph, "Gammahof eG"), partners(cluster_graph, "Gammahof eG", known=True)
    assert names(old) == ["Betahaus e.V."]
    assert "Betahaus e.V." not in names(new)
    assert not any(one.known for one in new)
    assert parts_of(old, "Betahaus e.V.")["repeat"].reason.de == "1 Projekt gemeinsam: Sortierlinie"


def test_who_works_in_a_project_is_its_partner_already(cluster_graph: Graph) -> None:
    assert names(partners(cluster_graph, "Lernbank", known=True)) == ["Alphawerk GmbH", "Deltaschule gGmbH"]


def test_the_actor_its_parent_and_its_parts_are_no_partners(cluster_graph: Graph) -> None:
    assert not {"Alphawerk GmbH", "Alphagruppe AG"} & set(names(every(cluster_graph, "Alphawerk GmbH")))
    assert not {"Alphawerk GmbH", "Alphagruppe AG"} & set(names(every(cluster_graph, "Alphagruppe AG")))


def test_who_offers_what_is_sought_comes_first(cluster_graph: Graph) -> None:
    best = partners(cluster_graph, "Gammahof eG")[0]
    assert best.partner.name.de == "Alphawerk GmbH"
    assert "bietet Robotik" in best.why.de and "offers robotics" in best.why.en


def test_an_offer_that_has_run_out_is_none(cluster_graph: Graph) -> None:
    found = names(partners(cluster_graph, "Leichtbau", 100))
    assert "Thetawerk GmbH" in found
    assert "Iotawerk GmbH" not in found


def test_offers_and_requests_alone_are_enough(market_graph: Graph) -> None:
    assert names(partners(market_graph, "Gammahof eG")) == ["Alphawerk GmbH"]
    assert names(partners(market_graph, "Alphawerk GmbH")) == ["Gammahof eG"]


def test_a_funder_of_everything_is_no_partner(cluster_graph: Graph) -> None:
    assert not any("Etabank" in names(every(cluster_graph, query)) for query in QUERIES)


def test_an_actor_is_reached_through_a_common_partner(cluster_graph: Graph) -> None:
    reach = parts_of(partners(cluster_graph, "Deltaschule gGmbH", 100), "Kappawerk GmbH")["reach"]
    assert (reach.reason.de, reach.reason.en) == (
        "erreichbar über Alphawerk GmbH",
        "within reach through Alphawerk GmbH",
    )
    statements = cluster_graph.statements
    said = {
        row[0]
        for row in statements.filter(statements["id"].is_in(reach.statements)).select("quote").iter_rows()
    }
    assert len(said) == 4


def test_a_text_finds_the_topics_it_names(cluster_graph: Graph) -> None:
    found = profiles(cluster_graph)
    asked = read_query(found, "Wer kann KI und Roboter? Bitte keine Produktion.")
    topics = {cluster_graph.nodes["id"][int(at)] for at in asked.seeks.tocoo().coords[1]}
    assert "topic/kuenstliche-intelligenz" in topics
    assert not any("produktion" in topic for topic in topics)


def test_a_text_that_says_nothing_finds_nobody(cluster_graph: Graph) -> None:
    assert every(cluster_graph, "guten Morgen") == []


def test_a_topic_nobody_works_on_finds_nobody(cluster_graph: Graph) -> None:
    assert every(cluster_graph, "Blockchain") == []


def test_an_empty_query_is_an_error(cluster_graph: Graph) -> None:
    with pytest.raises(UsageError, match="give an actor"):
        partners(cluster_graph, "  ")


def test_the_list_is_ordered_and_a_shorter_one_its_beginning(cluster_graph: Graph) -> None:
    found = partners(cluster_graph, "Zetainstitut", 100)
    order = [(-round(one.score, 6), one.partner.id) for one in found]
    assert order == sorted(order)
    assert partners(cluster_graph, "Zetainstitut", 2) == found[:2]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_sheet_has_a_value_per_column(cluster_graph: Graph, lang: str) -> None:
    table = sheet(partners(cluster_graph, "Robotik"), lang)
    assert table.rows and all(len(row) == len(table.columns) for row in table.rows)


def test_the_example_knows_who_works_on_the_circular_economy(example_graph: Graph) -> None:
    found = names(partners(example_graph, "circular economy", 5))
    assert "Circular City-Zirkuläre Stadt e.V." in found


@pytest.mark.shared
def test_real_reports_have_partners_with_evidence(reports_graph: Graph) -> None:
    known = set(reports_graph.statements["id"])
    found = partners(reports_graph, "Kreislaufwirtschaft")
    assert found
    assert all(part.statements and set(part.statements) <= known for one in found for part in one.parts)
