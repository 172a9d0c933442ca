"""Counting as EWM does, on invented organisations."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.graph.graph import Graph
from synergraph.queries.actors_counted import actors_counted
from synergraph.queries.counting import Parts, counting_units

CONFIG = """
[workspace]
name = "Zählen"
[[source]]
path = "akteure.csv"
[source.map]
kind = "organisation"
name = "Organisation"
[source.map.attributes]
actor_type = "Typ"
size_class = "Größe"
[[source.map.edges]]
edge = "part_of"
kind = "organisation"
column = "Teil von"
separator = "|"
[[source.map.edges]]
edge = "located_in"
kind = "place"
column = "Sitz"
"""
ACTORS = """Organisation;Typ;Größe;Teil von;Sitz
Universität Musterstadt;Hochschule/Forschungsinstitut;;;Potsdam
Fakultät Proben;Hochschule/Forschungsinstitut;;Universität Musterstadt;Potsdam
Institut der Fakultät;Hochschule/Forschungsinstitut;;Fakultät Proben;
Klinikum der Hochschule Probe;Hochschule/Forschungsinstitut;;Universität Musterstadt;
Ausgründung GmbH;Unternehmen;1 bis 9 Beschäftigte;Universität Musterstadt;Berlin
Transferstelle;Wirtschaftsförderung;;Universität Musterstadt;
Forschungsgesellschaft Muster;Hochschule/Forschungsinstitut;;;
Muster-Institut A;Hochschule/Forschungsinstitut;;Forschungsgesellschaft Muster;Berlin
Muster-Institut B;Hochschule/Forschungsinstitut;;Forschungsgesellschaft Muster;Dresden
Institut zweier Häuser;Hochschule/Forschungsinstitut;;Forschungsgesellschaft Muster|Universität Musterstadt;
Konzern AG;Unternehmen;250 und mehr Beschäftigte;;
Bereich GmbH;Unternehmen;;Konzern AG;Berlin
Werk GmbH;Unternehmen;50 bis 249 Beschäftigte;Bereich GmbH;Berlin
Werk Nord;;;Werk GmbH;
Zweite AG;Unternehmen;;;
Gemeinsame GmbH;Unternehmen;;Konzern AG|Zweite AG;Wien
Kreis Eins GmbH;Unternehmen;;Kreis Zwei GmbH;
Kreis Zwei GmbH;Unternehmen;;Kreis Eins GmbH;
Kreis Tochter GmbH;Unternehmen;;Kreis Zwei GmbH;
Runde A;Hochschule/Forschungsinstitut;;Runde B;
Runde B;Hochschule/Forschungsinstitut;;Runde A;
Verband der Hochschulen;Verband;;;
Hochschule Beispiel;Hochschule/Forschungsinstitut;;Verband der Hochschulen;Berlin
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("zaehlen")
    (folder / "akteure.csv").write_text(ACTORS, encoding="utf-8")
    (folder / "synergraph.toml").write_text(CONFIG, encoding="utf-8")
    return build(workspace.read(folder)).graph


@pytest.fixture(scope="module")
def units(graph: Graph) -> dict[str, tuple[str, str]]:
    """Return name → (name of the unit, rule)."""
    name = dict(graph.nodes.select("id", "name").iter_rows())
    rows = counting_units(graph, "en").iter_rows()
    return {name[node]: (name[unit], rule) for node, unit, rule in rows}


UNIVERSITY, COMPANY = "counts with its university", "counts with the highest company"
ITSELF, SEVERAL = "counts for itself", "part of several, counts for itself"


@pytest.mark.parametrize(
    ("node", "unit", "rule"),
    [
        ("Universität Musterstadt", "Universität Musterstadt", ITSELF),
        ("Fakultät Proben", "Universität Musterstadt", UNIVERSITY),
        ("Institut der Fakultät", "Universität Musterstadt", UNIVERSITY),
        ("Klinikum der Hochschule Probe", "Klinikum der Hochschule Probe", ITSELF),
        ("Ausgründung GmbH", "Ausgründung GmbH", ITSELF),
        ("Transferstelle", "Transferstelle", ITSELF),
        ("Muster-Institut A", "Muster-Institut A", ITSELF),
        ("Muster-Institut B", "Muster-Institut B", ITSELF),
        ("Institut zweier Häuser", "Institut zweier Häuser", SEVERAL),
        ("Bereich GmbH", "Konzern AG", COMPANY),
        ("Werk GmbH", "Konzern AG", COMPANY),
        ("Werk Nord", "Konzern AG", COMPANY),
        ("Gemeinsame GmbH", "Gemeinsame GmbH", SEVERAL),
        ("Runde A", "Runde A", ITSELF),
        ("Hochschule Beispiel", "Hochschule Beispiel", ITSELF),
    ],
)
def test_each_organisation_has_its_counting_unit(
    units: dict[str, tuple[str, str]], node: str, unit: str, rule: str
) -> None:
    assert units[node] == (unit, rule)


def test_companies_in_a_circle_count_once(units: dict[str, tuple[str, str]]) -> None:
    circle = {units[name][0] for name in ("Kreis Eins GmbH", "Kreis Zwei GmbH", "Kreis Tochter GmbH")}
    assert circle == {"Kreis Eins GmbH"}


def test_every_organisation_has_one_unit_that_counts_for_itself(graph: Graph) -> None:
    units = counting_units(graph)
    of = dict(units.select("node", "unit").iter_rows())
    assert len(of) == units.height == (graph.nodes["kind"] == "organisation").sum()
    assert all(of[unit] == unit for unit in of.values())


def test_the_sheet_counts_units_and_names_how_many_nodes_they_are(graph: Graph) -> None:
    sheet = actors_counted(graph)
    rows = {tuple(row[:3]): tuple(row[3:]) for row in sheet.rows}
    assert rows["Hochschule/Forschungseinrichtung", "", "Brandenburg"] == (1, 3)
    assert rows["Hochschule/Forschungseinrichtung", "", "Berlin"] == (2, 2)
    assert rows["Hochschule/Forschungseinrichtung", "", "übriges Deutschland"] == (1, 1)
    assert rows["Unternehmen", "250 und mehr Beschäftigte", "Berlin"] == (1, 4)
    assert rows["Unternehmen", "", "Ausland"] == (1, 1)
    assert rows["zusammen", "", ""] == (16, 23)
    assert "Hochschulen einmal" in sheet.note


def test_the_sheet_speaks_english(graph: Graph) -> None:
    sheet = actors_counted(graph, "en")
    assert sheet.columns == ["actor type", "size class", "seat", "counted actors", "named organisations"]
    assert sheet.rows[-1][0] == "together"


def test_without_organisations_nothing_is_counted(tmp_path: Path) -> None:
    (tmp_path / "themen.csv").write_text("Thema\nProbenkunde\n", encoding="utf-8")
    (tmp_path / "synergraph.toml").write_text(
        '[[source]]\npath = "themen.csv"\n[source.map]\nkind = "topic"\nname = "Thema"\n', encoding="utf-8"
    )
    assert actors_counted(build(workspace.read(tmp_path)).graph).rows == []


def test_shipped_institutions_have_wholes_and_seats_in_the_graph(graph: Graph) -> None:
    edges = set(graph.edges.select("source", "kind", "target").iter_rows())
    assert ("organisation/fraunhofer-ipk", "part_of", "organisation/fraunhofer") in edges
    assert ("organisation/fraunhofer-ipk", "located_in", "place/berlin") in edges
    of = dict(counting_units(graph).select("node", "unit").iter_rows())
    assert of["organisation/fraunhofer-ipk"] == "organisation/fraunhofer-ipk"
    assert of["organisation/bifold"] == "organisation/tu-berlin"
    assert of["organisation/charite"] == "organisation/charite"
    assert of["organisation/siemens-mobility"] == "organisation/siemens"


NODES = [f"n{number}" for number in range(8)]


@given(
    types=st.fixed_dictionaries(
        {node: st.sampled_from(["company", "research", "union", ""]) for node in NODES}
    ),
    wholes=st.dictionaries(st.sampled_from(NODES), st.sets(st.sampled_from(NODES), min_size=1, max_size=3)),
    marked=st.sets(st.sampled_from(NODES)),
)
def test_units_are_units_of_themselves_whatever_is_part_of_what(
    types: dict[str, str], wholes: dict[str, set[str]], marked: set[str]
) -> None:
    above = {part: whole - {part} for part, whole in wholes.items() if whole - {part}}
    universities = {node for node in marked if types[node] in ("research", "")}
    parts = Parts(types, universities, above)
    units = {node: parts.unit(node)[0] for node in NODES}
    assert all(units[unit] == unit for unit in units.values())
    assert all(units[node] == node for node in universities | (set(NODES) - above.keys()))
