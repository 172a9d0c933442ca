"""Cues: what a text says a project makes, where things can be tried, and whom it is for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph.graph import Graph
from synergraph.queries.portfolio import portfolio
from synergraph.queries.synergies import Filter, synergies
from synergraph.queries.synergies.cues import cues
from synergraph.queries.synergies.lexicon import FIRST_GROUP, METHOD, SITE, lexicon
from synergraph.queries.synergies.mentions import listed, mentions


def told(text: str, name: bool = False) -> list[tuple[str, str]]:
    labels = {METHOD: "method", SITE: "site"}
    found = mentions(lexicon(), text, name)
    return [(labels.get(one.cue) or lexicon().groups[one.cue - FIRST_GROUP].en, one.words) for one in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es wird ein Verfahren entwickelt.", [("method", "Verfahren")]),
        ("Entwicklung neuer Werkzeuge", [("method", "Werkzeuge")]),
        ("We will develop a robust method.", [("method", "method")]),
        ("Tools will be developed.", [("method", "Tools")]),
        ("Two tools are known.", []),
        ("Entwicklung des Marktes. Das Verfahren ist bekannt.", []),
        ("Der Test läuft in Reallaboren.", [("site", "Reallaboren")]),
        ("We set up five living labs.", [("site", "living labs")]),
        ("Aufbau einer Pilotanlage", [("site", "Pilotanlage")]),
        ("Our modelling factory runs in the modelling factory.", []),
        ("Beratung für Handwerkerinnen", [("craft businesses", "Handwerkerinnen")]),
        ("Angebote für KMU-Netzwerke", [("small and medium-sized enterprises", "KMU")]),
        ("Das Handwerk hat goldenen Boden.", []),
        ("The role of patients in history", []),
        ("Training at a summer school", []),
        ("Kurse für die Hochschule", []),
    ],
)
def test_a_cue_needs_words_that_say_it_is_meant(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_in_a_name_sure_words_need_nothing_beside_them() -> None:
    assert told("Handwerk 4.0", name=True) == [("craft businesses", "Handwerk")]
    assert told("Testfelder Nord", name=True) == [("site", "Testfelder")]
    assert told("Women in ancient letters", name=True) == []
    assert told("Novel methods of welding", name=True) == [("method", "methods")]


def test_one_word_may_name_two_groups() -> None:
    assert [label for label, _ in told("Mädchen-Kongress", name=True)] == [
        "schools and young people",
        "women and girls",
    ]


def test_groups_behind_a_group_are_of_the_list() -> None:
    labels = [label for label, _ in told("Tools for farmers, policy makers and citizens")]
    assert labels == ["farmers", "policy-makers", "citizens"]


def test_a_list_of_groups_needs_no_sentence() -> None:
    found = [lexicon().groups[cue - FIRST_GROUP].de for cue in listed(lexicon(), "Azubis; KMU, Senioren")]
    assert found == ["kleine und mittlere Unternehmen", "Auszubildende", "ältere Menschen"]
    assert listed(lexicon(), "Kiezräte") == []


def test_groups_have_two_labels_and_no_name_twice() -> None:
    labels = lexicon().groups
    assert 12 <= len(labels) == len({label.de for label in labels}) == len({label.en for label in labels})


@given(st.text(st.sampled_from("für KMUtoleshd develop Reallabor.,\n"), max_size=60), st.booleans())
def test_any_text_is_read(text: str, name: bool) -> None:
    for one in mentions(lexicon(), text, name):
        assert one.words and all(word in text for word in one.words.split())


def test_cues_name_statements_of_their_project(cluster_graph: Graph) -> None:
    projects = portfolio(cluster_graph)
    ids = [projects.id(row) for row in range(len(projects.at))]
    found = cues(cluster_graph, ids)
    assert found.held.nnz == len(found.said)
    for (row, cue), said in found.said.items():
        assert found.held[row, cue] == 1
        assert all(cluster_graph.statements["subject"][one.statement] == ids[row] for one in said)


def test_a_group_that_only_a_source_names_counts_too(cluster_graph: Graph) -> None:
    found = synergies(cluster_graph, "Messnetz", limit=100, keep=Filter(kind="target_group", completed=True))
    reasons = [part.reason for one in found for part in one.parts if part.name == "target_group"]
    assert [reason.en for reason in reasons] == ["both for Kiezräte (“Kiezräte”)"]


def test_a_method_meets_a_site_of_its_field(cluster_graph: Graph) -> None:
    (found,) = synergies(cluster_graph, "Greifprobe", limit=100, keep=Filter(kind="pilot"))
    assert found.second.name.de == "Sortierlinie"
    (part,) = (part for part in found.parts if part.name == "pilot")
    assert (
        part.reason.de
        == "Greifprobe entwickelt Neues („Verfahren“), Sortierlinie bietet einen Ort zum Erproben („Testfeld“)"
    )
    assert part.reason.en.startswith("Greifprobe develops something new")


def test_of_the_example_two_projects_are_for_schools(example_graph: Graph) -> None:
    found = synergies(example_graph, "Industrie macht Schule", keep=Filter(kind="target_group"))
    assert [one.second.name.de for one in found] == ["Mädchen-Technik-Kongress (MTK)"]
    assert "beide für Schulen und Jugendliche" in found[0].why.de


@pytest.mark.shared
def test_real_reports_name_sites_and_groups(reports_graph: Graph) -> None:
    projects = portfolio(reports_graph)
    found = cues(reports_graph, [projects.id(row) for row in range(len(projects.at))])
    sites = {projects.name(int(row)).de for row in found.site.nonzero()[0]}
    assert {"Reallabor B(e) Ware", "Reallabore und Testfelder für industrielle Anwendungen"} <= sites
    assert found.groups.nnz >= 6
