"""What a map shows: stated things among themselves, best connected first, each fact with evidence."""

import json
import re

import polars as pl
import pytest

from synergraph.errors import UsageError
from synergraph.graph.graph import Graph
from synergraph.ontology import ontology, shipped
from synergraph.viz.map_data import map_data
from synergraph.viz.map_facts import day, euros, said
from synergraph.viz.map_style import LOOKS, SHOWN
from synergraph.viz.map_words import INVERSE


def test_a_map_holds_the_stated_things_and_the_edges_among_them(small_graph: Graph) -> None:
    data = map_data(small_graph)
    stated = small_graph.nodes.filter(pl.col("stated") & pl.col("kind").is_in(SHOWN))["id"].to_list()
    assert [node["id"] for node in data["nodes"]] == stated
    among = small_graph.edges.filter(pl.col("source").is_in(stated) & pl.col("target").is_in(stated))
    assert len(data["edges"]) == among.filter(pl.col("source") != pl.col("target")).height
    assert (data["total"], data["left_out"], data["sources"]) == (len(stated), "", small_graph.ledger.height)


def test_every_stated_edge_is_cited_with_quote_document_and_place(small_graph: Graph) -> None:
    data = map_data(small_graph)
    vocabulary = data["words"]["vocabulary"]
    assert all(edge["cites"] for edge in data["edges"])
    stated = [cite for cite in data["cites"] if cite["document"] != vocabulary]
    assert stated
    assert all(cite["quote"] and cite["document"] for cite in stated)
    assert any(re.fullmatch(r"Zeile \d+", cite["place"]) for cite in stated)


def test_a_limit_keeps_the_best_connected_and_says_what_is_left_out(small_graph: Graph) -> None:
    whole, part = map_data(small_graph), map_data(small_graph, limit=5)
    strongest = sorted(whole["nodes"], key=lambda node: (-node["degree"], node["id"]))[:5]
    assert {node["id"] for node in part["nodes"]} == {node["id"] for node in strongest}
    numbers = [int(number) for number in re.findall(r"\d+", part["left_out"])]
    assert sum(numbers) == whole["total"] - 5


def test_a_focus_keeps_what_lies_within_two_steps(small_graph: Graph) -> None:
    whole = map_data(small_graph)
    focus = min(whole["nodes"], key=lambda node: (node["degree"] or 99, node["id"]))["id"]
    near = {focus}
    for _ in range(2):
        near |= {e[a] for e in whole["edges"] for a, b in (("from", "to"), ("to", "from")) if e[b] in near}
    data = map_data(small_graph, focus=focus)
    assert {node["id"] for node in data["nodes"]} == near
    assert data["focus"] == focus


def test_a_focus_is_found_by_name_and_stays_whatever_the_limit(small_graph: Graph) -> None:
    name = small_graph.nodes.filter(pl.col("stated") & (pl.col("kind") == "project"))["name"][0]
    data = map_data(small_graph, focus=name, limit=1)
    assert [node["name"] for node in data["nodes"]] == [name]


@pytest.mark.parametrize(("limit", "focus"), [(0, None), (-3, None), (10, "gibt es nicht")])
def test_what_cannot_be_shown_is_said(small_graph: Graph, limit: int, focus: str | None) -> None:
    with pytest.raises(UsageError):
        map_data(small_graph, limit=limit, focus=focus)


def test_data_is_json_and_the_same_every_time(small_graph: Graph) -> None:
    assert json.dumps(map_data(small_graph), allow_nan=False) == json.dumps(map_data(small_graph))


def test_german_and_english_say_the_same_of_the_same_things(small_graph: Graph) -> None:
    german, english = map_data(small_graph, "de"), map_data(small_graph, "en")
    assert [node["id"] for node in german["nodes"]] == [node["id"] for node in english["nodes"]]
    assert german["words"].keys() == english["words"].keys()
    assert german["kinds"][0]["name"] == "Projekt"
    assert english["kinds"][0]["name"] == "Project"


def test_a_fact_that_another_source_contradicts_is_marked(small_graph: Graph) -> None:
    data = map_data(small_graph)
    marked = {
        (node["id"], fact["label"]) for node in data["nodes"] for fact in node["facts"] if fact["nature"]
    }
    labels = ontology().attributes
    shown = {node["id"] for node in data["nodes"]}
    expected = {
        (subject, labels[predicate].name.de)
        for subject, predicate in small_graph.conflicts.select("subject", "predicate").iter_rows()
        if subject in shown
    }
    assert marked == expected
    assert expected


def test_persons_documents_and_figures_are_not_on_the_map() -> None:
    assert not {"person", "document", "figure"} & set(SHOWN)


def test_every_kind_has_a_look_of_its_own_and_every_edge_a_name_from_both_sides() -> None:
    model = ontology()
    assert set(LOOKS) == set(model.nodes)
    assert set(INVERSE) == set(model.edges)
    assert len({(look.shape, look.filled) for look in LOOKS.values()}) == len(LOOKS)
    assert all(_contrast(look.colour) >= 3 for look in LOOKS.values())


def _contrast(colour: str, ground: str = "#eef1f5") -> float:
    def luminance(text: str) -> float:
        parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2024-11-30", "30.11.2024", "30 Nov 2024"),
        ("2024-11", "11/2024", "Nov 2024"),
        ("2024", "2024", "2024"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("bald", "bald", "bald"),
    ],
)
def test_days_are_written_as_people_do(value: str, german: str, english: str) -> None:
    assert (day(value, "de"), day(value, "en")) == (german, english)


def test_codes_amounts_and_truths_are_said_in_words() -> None:
    labels = shipped().concepts["status/completed"].label
    assert [said("status", "completed", lang) for lang in ("de", "en")] == [labels.de, labels.en]
    assert labels.de != "completed"
    assert said("status", "no such code", "de") == "no such code"
    assert (said("rnd", "true", "de"), said("rnd", "false", "en")) == ("ja", "no")
    assert (said("volume", "1250000.0", "de"), said("volume", "viel", "de")) == ("1.250.000 €", "viel")
    assert (euros(1250000, "de"), euros(1250000, "en")) == ("1.250.000 €", "€1,250,000")
