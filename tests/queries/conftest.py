"""A small invented cluster in which every part of the three questions occurs, and a graph less some statements."""

import shutil
from collections.abc import Callable, Iterable

import polars as pl
import pytest

from synergraph.graph import arrays
from synergraph.graph.build import build
from synergraph.graph.frames import NAMES
from synergraph.graph.graph import Graph
from synergraph.graph.view import current, edges, nodes
from synergraph.graph.workspace import read
from synergraph.ontology import ontology, shipped

Without = Callable[[Graph, Iterable[str]], Graph]

_TABLES = {
    "projects": """\
Name;Beschreibung;Status;von;bis;Feld;Cluster;Aufruf;Themen;folgt auf;Programm;Zielgruppe
Greifprobe;Greifer für Kleinserien: Verfahren entwickeln;laufend;01.01.2024;31.12.2025;Innovation;Optik und Photonik;Aufruf Greifen;Robotik|Künstliche Intelligenz;;Beispielprogramm;
Sortierlinie;Kleinserien sortieren im Testfeld;laufend;01.06.2024;31.05.2026;Rahmenbedingungen;Energietechnik;Aufruf Greifen;Robotik|Recycling;;Beispielprogramm;
Rohstoffring;Rücknahme im Kiez;laufend;01.01.2023;31.12.2025;Kompetenzen;;;Kreislaufwirtschaft;;Beispielprogramm;Handwerk und KMU
Rohstoffring Zwei;Rücknahme im Land;in Vorbereitung;01.02.2026;31.12.2027;Kompetenzen;;;Recycling;Rohstoffring;Beispielprogramm;
Lernbank;Kurse an der Maschine;laufend;;;Kompetenzen;;;Weiterbildung|Additive Fertigung;;Beispielprogramm;Auszubildende, KMU
Druckwerk;Bauteile mit Messdaten aus dem Spritzguss;laufend;;;Innovation;;;Additive Fertigung|Leichtbau;;Beispielprogramm;
Altlast;Rahmen aus Faserverbund;abgeschlossen;01.01.2019;31.12.2020;Innovation;;;Leichtbau;;Beispielprogramm;Kiezräte
Messnetz;Messdaten aus dem Spritzguss teilen;laufend;01.01.2024;31.12.2026;Rahmenbedingungen;;;Künstliche Intelligenz;;Beispielprogramm;Kiezräte
Leerlauf;;laufend;;;;;;;;Beispielprogramm;
""",
    "work": """\
Akteur;Projekt;Rolle
Alphawerk GmbH;Greifprobe;Anbieter
Alphawerk GmbH;Lernbank;Partner
Kappawerk GmbH;Greifprobe;Partner
Betahaus e.V.;Sortierlinie;Anwender
Gammahof eG;Rohstoffring;Leitung
Gammahof eG;Sortierlinie;Partner
Deltaschule gGmbH;Lernbank;Leitung
Epsilon AG;Druckwerk;Leitung
Epsilon AG;Altlast;Leitung
Zetainstitut;Messnetz;Leitung
Zetainstitut;Altlast;Partner
Etabank;Greifprobe;Geldgeber
Etabank;Messnetz;Geldgeber
Etabank;Rohstoffring;Geldgeber
""",
    "market": """\
Akteur;bietet;sucht;Wortlaut;gültig bis;Teil von
Alphawerk GmbH;Robotik;;Greifer;;Alphagruppe AG
Gammahof eG;;Robotik;Sortierhilfe;;
Thetawerk GmbH;Leichtbau;Additive Fertigung;Rahmen;;
Iotawerk GmbH;Leichtbau;;abgelaufen;31.12.2020;
Alphagruppe AG;Künstliche Intelligenz;;Bildverarbeitung;;
""",
    "seats": """\
Akteur;Sitz;Art
Deltaschule gGmbH;Adlershof;
Epsilon AG;Adlershof;company
Zetainstitut;Potsdam;research
""",
    "events": """\
Name;Beginn;Themen;zeigt;Gäste
Treffen Robotik;10.09.2024;Robotik|Wasserstoff;Greifprobe;Alphawerk GmbH|Zetainstitut
""",
}
_CONFIG = """\
[workspace]
name = "Test"

[[source]]
path = "projects.csv"
loader = "table"
as_of = "2024-12-31"
[source.map]
kind = "project"
name = "Name"
[source.map.attributes]
description = "Beschreibung"
target_group = "Zielgruppe"
status = "Status"
start = "von"
end = "bis"
[[source.map.edges]]
edge = "in_action_field"
kind = "action_field"
column = "Feld"
[[source.map.edges]]
edge = "supported_by"
kind = "cluster"
column = "Cluster"
[[source.map.edges]]
edge = "funded_by"
kind = "programme"
column = "Aufruf"
[[source.map.edges]]
edge = "part_of"
kind = "programme"
column = "Programm"
[[source.map.edges]]
edge = "has_topic"
kind = "topic"
column = "Themen"
separator = "|"
[[source.map.edges]]
edge = "successor_of"
kind = "project"
column = "folgt auf"

[[source]]
path = "work.csv"
loader = "table"
as_of = "2024-12-31"
[source.map]
kind = "organisation"
name = "Akteur"
[[source.map.edges]]
edge = "participates_in"
kind = "project"
column = "Projekt"
role = { column = "Rolle" }

[[source]]
path = "market.csv"
loader = "table"
as_of = "2024-12-31"
[source.map]
kind = "organisation"
name = "Akteur"
[[source.map.edges]]
edge = "offers"
kind = "topic"
column = "bietet"
text = "Wortlaut"
until = "gültig bis"
[[source.map.edges]]
edge = "seeks"
kind = "topic"
column = "sucht"
text = "Wortlaut"
until = "gültig bis"
[[source.map.edges]]
edge = "part_of"
kind = "organisation"
column = "Teil von"

[[source]]
path = "seats.csv"
loader = "table"
as_of = "2024-12-31"
[source.map]
kind = "organisation"
name = "Akteur"
[source.map.attributes]
actor_type = "Art"
[[source.map.edges]]
edge = "located_in"
kind = "place"
column = "Sitz"

[[source]]
path = "events.csv"
loader = "table"
as_of = "2024-12-31"
[source.map]
kind = "event"
name = "Name"
[source.map.attributes]
start = "Beginn"
[[source.map.edges]]
edge = "has_topic"
kind = "topic"
column = "Themen"
separator = "|"
[[source.map.edges]]
edge = "presented_at"
kind = "project"
column = "zeigt"
[[source.map.edges]]
edge = "takes_part"
kind = "organisation"
column = "Gäste"
separator = "|"
"""


@pytest.fixture(scope="session")
def cluster_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return the graph of nine invented projects and their actors."""
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "synergraph.toml").write_text(_CONFIG, encoding="utf-8")
    for name, text in _TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    graph = build(read(folder)).graph
    assert graph.skipped.is_empty()
    return graph


@pytest.fixture(scope="session")
def market_graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Return a graph of offers and requests only, without a project."""
    folder = tmp_path_factory.mktemp("market")
    head, *sources = _CONFIG.split("[[source]]")
    market = next(source for source in sources if "market.csv" in source)
    (folder / "synergraph.toml").write_text(f"{head}[[source]]{market}", encoding="utf-8")
    (folder / "market.csv").write_text(_TABLES["market"], encoding="utf-8")
    return build(read(folder)).graph


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Without:
    """Return a function that folds a graph anew from all statements but some."""

    def less(graph: Graph, dropped: Iterable[str]) -> Graph:
        folder = tmp_path_factory.mktemp("less")
        statements = graph.statements.filter(~pl.col("id").is_in(list(dropped)))
        sources = sorted({source for source in statements["source"] if source != "document/vocabulary"})
        named = statements.filter(pl.col("predicate").is_in(["name", "alias"]))
        names = named.select(
            pl.col("subject").alias("id"),
            "as_of",
            pl.col("value").alias("name"),
            (pl.col("predicate") == "name").alias("own"),
        )
        node_table = nodes(names.select(list(NAMES)), current(statements, sources), shipped())
        known = node_table["id"].to_list()
        kinds = list(ontology().edges)
        held = statements.filter(
            pl.col("object").is_in(known) | (pl.col("object") == ""), pl.col("subject").is_in(known)
        )
        edge_table = edges(held.filter(pl.col("predicate").is_in(kinds) | (pl.col("object") == "")))
        for name, table in {"statements": statements, "nodes": node_table, "edges": edge_table}.items():
            table.write_parquet(folder / f"{name}.parquet")
        arrays.write(folder / "arrays", node_table, edge_table)
        shutil.copy(graph.folder / "manifest.json", folder)
        return Graph(folder)

    return less
