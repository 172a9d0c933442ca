"""Portraits of projects, saved from the browser in all the ways sites write them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from synergraph import loaders
from synergraph.errors import ConfigError, SourceError
from synergraph.graph import workspace
from synergraph.graph.build import build
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source, Statement

DEFINITIONS = """<!DOCTYPE html>
<!-- saved from url=(0042)https://cluster.example.org/projekte/hafenkran -->
<html><head><meta charset="utf-8"><title>Hafenkran 4.0 | Cluster Musterstadt</title>
<meta name="description" content="Alte Krane bekommen Sensoren.">
<script>var status = "Status: erfunden";</script></head>
<body><nav><p>Status: geplant</p></nav><main><h1>Hafenkran 4.0</h1>
<p>Krane werden mit Künstlicher Intelligenz nachgerüstet.</p>
<dl><dt>Laufzeit</dt><dd>01.04.2022 – 31.03.2025</dd>
<dt>Projektpartner:</dt><dd>Muster Kran GmbH</dd><dd>Technische Universität Berlin</dd>
<dt>Fördersumme</dt><dd>1,2 Mio. €</dd><dt>Handlungsfeld</dt><dd>Innovation</dd>
<dt>Telefon</dt><dd>000</dd></dl></main>
<footer><p>Partner: Niemand GmbH</p></footer></body></html>"""
TABLE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body>
<h1>Lernfabrik Süd</h1>
<table><tr><th>Status<td>laufend<tr><th>Projektleitung<td>Prof. Dr. Erika Beispiel (Hochschule Musterstadt)</table>
<h2>Themen</h2><ul><li>Weiterbildung<li>Robotik</ul>
<p><strong>Website:</strong> www.lernfabrik.example.org<br><b>Laufzeit:</b> 2021–2023"""
LINKED = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "ResearchProject",
"name": "Grüner Stahl", "startDate": "2023-01-01", "funder": {"name": "Muster Stiftung"}, "keywords": "Wasserstoff"}
</script></head><body><h1>Cluster Musterstadt</h1><h3>Koordination</h3><p>Stahl Muster AG</p></body></html>"""
LIST = """<html><body><h1>Alle Projekte</h1><table><tr><th>Projekt<th>Status<tr><td>Delta<td>laufend
<tr><td>Epsilon<td>abgeschlossen</table></body></html>"""
Load = Callable[..., Loaded]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Return a function that saves pages in a folder and loads it, or the only page itself."""

    def read(pages: dict[str, str | bytes], alone: bool = False, **options: object) -> Loaded:
        folder = tmp_path / "portraits"
        for name, page in pages.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(page if isinstance(page, bytes) else page.encode())
        path = folder / next(iter(pages)) if alone else folder
        loaded = loaders.load(Source(path, "portraits", "", options=options), shipped())
        assert loaded.rows == loaded.used + len(loaded.skipped)
        return loaded

    return read


def facts(loaded: Loaded) -> set[tuple[str, str, str]]:
    """Return what is said as (subject, predicate, value or object)."""
    return {
        (s.subject.name, s.predicate, s.value or (s.object.name if s.object else ""))
        for s in loaded.statements
    }


def one(loaded: Loaded, predicate: str) -> Statement:
    [found] = [s for s in loaded.statements if s.predicate == predicate]
    return found


def test_a_list_of_definitions_tells_of_a_project(load: Load) -> None:
    loaded = load({"hafenkran.html": DEFINITIONS}, alone=True)
    name = "Hafenkran 4.0"
    assert {
        (name, "start", "2022-04-01"), (name, "end", "2025-03-31"), (name, "funding", "1200000"),
        ("Muster Kran GmbH", "participates_in", name), ("Technische Universität Berlin", "participates_in", name),
        (name, "in_action_field", "Innovation"), (name, "description", "Alte Krane bekommen Sensoren."),
        (name, "homepage", "https://cluster.example.org/projekte/hafenkran"), (name, "has_topic", "Künstliche Intelligenz"),
    } <= facts(loaded)  # fmt: skip
    assert (loaded.rows, loaded.used) == (1, 1)


def test_menus_footers_and_scripts_say_nothing(load: Load) -> None:
    loaded = load({"hafenkran.html": DEFINITIONS}, alone=True)
    assert not [s for s in loaded.statements if s.predicate == "status" or "Niemand" in s.subject.name]


def test_evidence_names_page_line_and_words(load: Load) -> None:
    found = one(load({"hafenkran.html": DEFINITIONS}), "funding").evidence
    assert (found.sheet, found.line, found.quote) == (
        "hafenkran.html",
        10,
        "Hafenkran 4.0; Fördersumme: 1,2 Mio. €",
    )
    alone = one(load({"hafenkran.html": DEFINITIONS}, alone=True), "funding").evidence
    assert (alone.sheet, alone.line) == ("", 10)


def test_labels_that_mean_nothing_are_named(load: Load) -> None:
    assert load({"hafenkran.html": DEFINITIONS}).notes == ["portraits: labels left out: Telefon"]


def test_tables_headings_and_bold_labels_tell_of_a_project_in_any_encoding(load: Load) -> None:
    loaded = load({"lernfabrik.htm": TABLE.encode("cp1252")})
    name = "Lernfabrik Süd"
    assert {
        (name, "status", "running"), (name, "start", "2021"), (name, "end", "2023"), (name, "has_topic", "Robotik"),
        (name, "homepage", "https://www.lernfabrik.example.org"), ("Hochschule Musterstadt", "participates_in", name),
    } <= facts(loaded)  # fmt: skip


def test_a_person_is_no_organisation(load: Load) -> None:
    loaded = load({"lernfabrik.htm": TABLE.encode("cp1252")})
    assert {s.subject.kind for s in loaded.statements if "Erika" in s.subject.name} == {"person"}
    told = [s for s in loaded.statements if s.subject.kind != "person"]
    assert not [s for s in told if "Erika" in s.evidence.quote]


def test_json_ld_tells_of_a_project_and_names_it(load: Load) -> None:
    loaded = load({"stahl.html": LINKED})
    assert {
        ("Grüner Stahl", "start", "2023-01-01"), ("Muster Stiftung", "participates_in", "Grüner Stahl"),
        ("Stahl Muster AG", "participates_in", "Grüner Stahl"), ("Grüner Stahl", "has_topic", "Wasserstoff"),
    } <= facts(loaded)  # fmt: skip
    assert {s.object.kind for s in loaded.statements if s.object and s.object.name == "Grüner Stahl"} == {
        "project"
    }


def test_what_most_pages_are_called_is_not_the_project(load: Load) -> None:
    page = "<body><h1>Cluster Musterstadt</h1><h2>{}</h2><p>Status: laufend"
    loaded = load({f"{name}.html": page.format(name) for name in ("Alpha", "Beta", "Gamma")})
    assert {s.subject.name for s in loaded.statements if s.predicate == "status"} == {
        "Alpha",
        "Beta",
        "Gamma",
    }


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("500.000 €", ("Probe", "funding", "500000")),
        ("Muster Stiftung", ("Muster Stiftung", "participates_in", "Probe")),
    ],
)
def test_funding_says_how_much_or_by_whom(load: Load, value: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(load({"p.html": f"<h1>Probe</h1><p>Förderung: {value}"}))


@pytest.mark.parametrize(
    ("value", "topics"),
    [
        ("Wärmespeicher, Solarthermie", {"Wärmespeicher", "Solarthermie"}),
        ("Wärmespeicher; Solarthermie | Kältenetze,", {"Wärmespeicher", "Solarthermie", "Kältenetze"}),
        (
            "Kranbau, Innovation, Transfer und Gründung, Seile",
            {"Kranbau", "Innovation, Transfer und Gründung", "Seile"},
        ),
        ("Ein-, Um- und Ausbau, Seile", {"Ein-, Um- und Ausbau", "Seile"}),
        ("Pfade für 1,5 Grad, Seile", {"Pfade für 1,5 Grad", "Seile"}),
        ("Kranbau (Hafen, Werft), Seile", {"Kranbau (Hafen, Werft)", "Seile"}),
        ("Wir heben, was zu heben ist.", {"Wir heben, was zu heben ist."}),
    ],
)
def test_listed_topics_are_parted(load: Load, value: str, topics: set[str]) -> None:
    page = f"<h1>Probe</h1><table><tr><th>Status<td>laufend<tr><th>Themen<td>{value}</table>"
    found = load({"p.html": page}).statements
    assert {s.object.name for s in found if s.predicate == "has_topic" and s.object} == topics


def test_a_map_of_ones_own_says_how_topics_are_parted(load: Load) -> None:
    edge = {"edge": "has_topic", "kind": "topic", "column": "Themen", "separator": "/"}
    table_map = {"kind": "project", "name": "Titel", "edges": [edge]}
    found = facts(load({"p.html": "<h1>Probe</h1><dl><dt>Themen<dd>Kran, Seil/Werft</dl>"}, map=table_map))
    assert {topic for _, said, topic in found if said == "has_topic"} == {"Kran, Seil", "Werft"}


FOLLOWED = [
    "<dl><dt>Koordination<dd>Muster GmbH<dt>Ansprechpartner<dd>Max Mustermann</dl>",
    "<table><tr><th>Koordination<td>Muster GmbH<tr><th>Ansprechpartner<td>Max Mustermann</table>",
    "<ul><li>Koordination: Muster GmbH<li>Ansprechpartner: Max Mustermann</ul>",
    "<p>Koordination: Muster GmbH<p>Ansprechpartner: Max Mustermann",
]


@pytest.mark.parametrize("following", FOLLOWED)
def test_a_heading_that_nobody_closed_ends_at_the_next_block(load: Load, following: str) -> None:
    loaded = load(
        {"p.html": f"<title>Probe | Cluster</title><body><h1>K&auml;ltenetz <b>Nord</b>{following}"}
    )
    assert ("Muster GmbH", "participates_in", "Kältenetz Nord") in facts(loaded)
    assert not [s for s in loaded.statements if "Mustermann" in f"{s.subject} {s.value} {s.evidence.quote}"]


@pytest.mark.parametrize("heading", ["<div>Kältenetz<br>Nord</div><p>Wärme", "<span>Kältenetz</span> Nord"])
def test_a_heading_may_lie_in_a_block_of_its_own(load: Load, heading: str) -> None:
    assert ("Kältenetz Nord", "status", "running") in facts(
        load({"p.html": f"<h1>{heading}</h1><p>Status: laufend"})
    )


def test_a_heading_that_begins_with_a_list_names_nothing(load: Load) -> None:
    page = "<title>Kältenetz Nord | Cluster</title><body><h1><dl><dt>Status<dd>laufend</dl>"
    assert ("Kältenetz Nord", "status", "running") in facts(load({"p.html": page}))


def test_a_page_with_a_table_of_projects_is_read_row_by_row(load: Load) -> None:
    loaded = load({"liste.html": LIST}, alone=True)
    assert {("Delta", "status", "running"), ("Epsilon", "status", "completed")} <= facts(loaded)
    assert [s.evidence.line for s in loaded.statements if s.subject.name == "Epsilon"] == [2, 2]
    assert (loaded.rows, loaded.used) == (2, 2)


def test_a_good_page_is_not_lost_because_of_its_neighbours(load: Load) -> None:
    good = facts(load({"hafenkran.html": DEFINITIONS}))
    loaded = load({
        "hafenkran.html": DEFINITIONS, "bild.html": b"\x89PNG\x00", "impressum.html": "<h1>Impressum</h1><p>Adresse",
        "leer.htm": "", "hafenkran_files/rahmen.html": "<h1>Rahmen</h1><p>Status: laufend", "liste.html": LIST,
    })  # fmt: skip
    assert good <= facts(loaded)
    assert not [s for s in loaded.statements if s.subject.name == "Rahmen"]
    assert {(s.place, s.reason) for s in loaded.skipped} == {
        ("bild.html", "this is no web page"),
        ("leer.htm", "this is no web page"),
        ("impressum.html", "no labelled facts of a project, and no table of things"),
    }


def test_a_map_of_ones_own_says_what_labels_mean(load: Load) -> None:
    table_map = {"kind": "event", "name": "Titel", "attributes": {"start": "Wann"}, "edges": []}
    loaded = load({"e.html": "<h1>Meet-up</h1><dl><dt>Wann<dd>3. Mai 2024</dl>"}, map=table_map)
    assert ("Meet-up", "start", "2024-05-03") in facts(loaded)
    assert {s.subject.kind for s in loaded.statements} == {"event"}


def test_a_map_that_is_wrong_is_an_error(load: Load) -> None:
    with pytest.raises(ConfigError, match="unknown kind"):
        load({"p.html": "<h1>Probe</h1><p>Status: laufend"}, map={"kind": "projekt", "name": "Titel"})


def test_the_day_is_that_of_the_latest_page(tmp_path: Path) -> None:
    for day in ("2024-05-01", "2024-07-09"):
        page = (
            f'<html><head><meta property="article:modified_time" content="{day}T10:00:00+02:00"></head><p>x'
        )
        (tmp_path / f"{day[5:]}.html").write_text(page)
    assert loaders.guess_as_of(tmp_path) == "2024-07-09"


def test_a_folder_without_pages_and_a_page_that_is_none_are_errors(load: Load, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no web pages"):
        loaders.load(Source(tmp_path, "leer", "html"), shipped())
    with pytest.raises(SourceError, match="no web page"):
        load({"x.html": "nur Text"}, alone=True)


def test_the_map_of_the_page_for_people_works(load: Load) -> None:
    page = Path(__file__).parents[3] / "docs" / "how-to" / "load-web-pages.md"
    snippet = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)[0]
    [source] = tomllib.loads(snippet)["source"]
    portrait = "<h1>Hafenkran</h1><dl><dt>Los geht's<dd>2024<dt>Wer mitmacht<dd>Muster GmbH<dd>Probe AG</dl>"
    found = facts(load({"p.html": portrait}, map=source["map"]))
    assert {("Hafenkran", "start", "2024"), ("Probe AG", "participates_in", "Hafenkran")} <= found


def test_a_folder_of_portraits_is_built_and_built_anew_when_a_page_changes(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    workspace.init(folder)
    (folder / "portraits").mkdir()
    (folder / "portraits" / "eins.html").write_text(DEFINITIONS, encoding="utf-8")
    workspace.add(workspace.read(folder), [(folder / "portraits", "html", "2024")])
    first = build(workspace.read(folder))
    assert "Hafenkran 4.0" in first.graph.nodes["name"].to_list()
    assert not build(workspace.read(folder)).changed
    (folder / "portraits" / "zwei.html").write_bytes(TABLE.encode("cp1252"))
    second = build(workspace.read(folder))
    assert second.changed and "Lernfabrik Süd" in second.graph.nodes["name"].to_list()


GRAPH = """<html><head><title>{title}</title><script type="application/ld+json">{{"@context": "https://schema.org", "@graph":
[{{"@type": "WebPage", "name": "x"}}, {nodes}{{"@type": "Organization", "@id": "#nord", "name": "Kulturstiftung Nord"}}]}}
</script></head><body><h1>{title}</h1><p>Text.</p></body></html>"""
CULTURE = """{"@type": "ResearchProject", "name": "Datenraum Kultur", "endDate": "2025-04", "funder": {"@id": "#nord"}},"""
OTHER = """{"@type": "schema:Project", "name": "Museum Digital", "endDate": "2023"},"""


@pytest.mark.parametrize("nodes", [CULTURE, CULTURE + OTHER, OTHER + CULTURE + CULTURE])
def test_json_ld_may_hold_a_graph_of_nodes_and_several_projects(load: Load, nodes: str) -> None:
    loaded = load({"p.html": GRAPH.format(title="Datenraum Kultur", nodes=nodes)})
    assert {
        ("Datenraum Kultur", "end", "2025-04"), ("Kulturstiftung Nord", "participates_in", "Datenraum Kultur"),
    } <= facts(loaded)  # fmt: skip
    assert not [s for s in loaded.statements if s.subject.name == "Museum Digital"] and not loaded.notes


def test_json_ld_of_several_projects_none_of_which_is_the_page_is_noted(load: Load) -> None:
    loaded = load({"p.html": GRAPH.format(title="Übersicht", nodes=CULTURE + OTHER)})
    assert loaded.statements == [] and [s.place for s in loaded.skipped] == ["p.html"]
    assert loaded.notes == [
        "portraits, p.html: the JSON-LD describes 2 projects, none of which is the page's title; it was left out"
    ]


def test_json_ld_that_is_broken_is_noted(load: Load) -> None:
    broken = '<script type="application/ld+json">{"@type": "Project",}</script>'
    loaded = load({"p.html": f"<head>{broken}</head><h1>Probe</h1><p>Status: laufend"})
    assert ("Probe", "status", "running") in facts(loaded)
    assert loaded.notes == ["portraits, p.html: the JSON-LD in line 1 is not valid JSON and was left out"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p>Status: <del>geplant</del> laufend", "<p>Status: <s>geplant</s>laufend", "<p>Status: <strike>geplant</strike> laufend",
        '<p>Status: <span style="display: none">geplant</span>laufend', '<p style="color:red;VISIBILITY:hidden">Status: geplant</p><p>Status: laufend',
        '<p>Status: <span style="text-decoration: line-through">geplant</span> laufend',
        '<table><tr style="display:none"><th>Status<td>geplant<tr><th>Status<td>laufend<tr><th>Beginn<td>2022</table>',
    ],
)  # fmt: skip
def test_what_is_struck_out_or_not_shown_says_nothing(load: Load, hidden: str) -> None:
    page = f'<title>Probe</title><h1 style="display:none">Falsch</h1>{hidden}'
    assert {s for s in facts(load({"p.html": page})) if s[1] == "status"} == {("Probe", "status", "running")}


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("<p>Partner: Müller Bau GmbH, Potsdam; Technische Universität Berlin, Berlin; Zukunftswerk e.V., Cottbus",
         {"Müller Bau GmbH", "Technische Universität Berlin", "Zukunftswerk e.V."}),
        ("<dl><dt>Partner<dd>Alge GmbH, Potsdam<dd>Tang AG, 10115 Berlin</dl>", {"Alge GmbH", "Tang AG"}),
        ("<dl><dt>Partner<dd>Alge GmbH, Entenhausen<dd>Tang AG, Gans am Teich</dl>", {"Alge GmbH", "Tang AG"}),
        ("<p>Partner: Moos GmbH, Dach AG und Grün KG", {"Moos GmbH", "Dach AG", "Grün KG"}),
        ("<p>Partner: Moos GmbH, Potsdam, Dach AG sowie Grün KG und Rot eG", {"Moos GmbH", "Dach AG", "Grün KG", "Rot eG"}),
        ("<p>Partner: Moos GmbH, Berlin, Potsdam", {"Moos GmbH"}),
        ("<p>Partner: Moos GmbH, Dach AG; Grün KG", {"Moos GmbH", "Dach AG", "Grün KG"}),
        ("<p>Partner: Glimm und Söhne GmbH; Haus für Kunst und Technik e.V.", {"Glimm und Söhne GmbH", "Haus für Kunst und Technik e.V."}),
        ("<p>Partner: Labor Licht, Raum und Farbe; Dach AG", {"Labor Licht, Raum und Farbe", "Dach AG"}),
    ],
)  # fmt: skip
def test_organisations_are_told_from_their_towns(load: Load, written: str, named: set[str]) -> None:
    found = load({"p.html": f"<h1>Probe</h1>{written}"}).statements
    assert {s.subject.name for s in found if s.predicate == "participates_in"} == named


SEVERAL = """<h1>Werkstatt</h1><p>Wir stellen vor.<article><h2>Drohnenladen</h2><p>Koordination: Lade AG</p></article>
<article><h2>Kiezrad</h2><p>Koordination: Rad AG<p>Status: laufend</article><h2>Kontakt</h2><p>Koordination: Frau Beispiel"""


def test_projects_below_fields_are_told_apart(load: Load) -> None:
    page = "<h1>Projekte</h1>" + "".join(
        f"<h2>{field}</h2>" + "".join(f"<h3>{name}</h3><p>Projektstart: 2022" for name in names)
        for field, names in (("Energie", ("Alpha", "Beta")), ("Mobilität", ("Gamma",)))
    )
    found = {s.subject.name for s in load({"p.html": page}).statements if s.predicate == "start"}
    assert found == {"Alpha", "Beta", "Gamma"}


def test_projects_below_each_other_are_told_apart(load: Load) -> None:
    loaded = load({"werkstatt.html": SEVERAL})
    assert {(s.subject.name, s.object.name) for s in loaded.statements if s.object and s.predicate == "participates_in"} == {
        ("Lade AG", "Drohnenladen"), ("Rad AG", "Kiezrad"),
    }  # fmt: skip
    assert one(loaded, "status").subject.name == "Kiezrad"
    assert {s.evidence.sheet for s in loaded.statements} == {"werkstatt.html"}
    assert (loaded.rows, loaded.used) == (2, 2)


@pytest.mark.parametrize(
    "sections",
    [
        "<p>Laufzeit: 2020–2023<h2>Nord</h2><p>Leitung: Lade AG<h2>Süd</h2><p>Leitung: Rad AG",
        "<h2>Auf einen Blick</h2><p>Leitung: Lade AG<h2>Kontakt</h2><p>Leitung: Rad AG",
        "<h2>Phase 1</h2><p>Leitung: Lade AG<h2>Phase 2</h2><p>Leitung: Rad AG",
        "<h2>Lade AG</h2><p>Ort: Potsdam<p>Leitung: Lade AG<h2>Rad AG</h2><p>Ort: Berlin<p>Leitung: Rad AG",
    ],
)
def test_sections_of_one_project_stay_together(load: Load, sections: str) -> None:
    found = load({"p.html": f"<h1>Werkstatt</h1>{sections}"}).statements
    assert {(s.subject.name, s.object.name) for s in found if s.object and s.predicate == "participates_in"} == {
        ("Lade AG", "Werkstatt"), ("Rad AG", "Werkstatt"),
    }  # fmt: skip


def test_a_heading_over_all_columns_is_no_project(load: Load) -> None:
    page = LIST.replace("<tr><td>Epsilon", "<tr><td colspan=2>Neue Vorhaben<tr><td>Epsilon")
    loaded = load({"liste.html": page})
    assert {s.subject.name for s in loaded.statements} == {"Delta", "Epsilon"}
    assert [s.evidence.line for s in loaded.statements if s.subject.name == "Epsilon"] == [2, 2]


def test_notes_name_the_page_and_not_its_row(load: Load) -> None:
    page = "<h1>{}</h1><p>Laufzeit: {}"
    loaded = load({"a.html": page.format("Alpha", "2020"), "b.html": page.format("Beta", "bald irgendwann")})
    assert [note for note in loaded.notes if note.startswith("portraits, b.html, column “Laufzeit”")]
    assert "row" not in " ".join(loaded.notes)
