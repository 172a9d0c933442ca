"""The papers of an event: everyone is on them, nothing on them runs, no cell is a formula."""

from pathlib import Path

import polars as pl
import pytest
from lxml import html
from playwright.sync_api import Browser

from synergraph.graph.graph import Graph
from synergraph.loaders.table import sheets as reading
from synergraph.viz.plan import papers, result, sheets, write
from tests.viz.conftest import HOSTILE
from tests.viz.plan.conftest import Made

PAPERS = ("overview", "agendas", "cards", "briefings")


def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {name: html.fromstring((folder / f"{name}.html").read_text(encoding="utf-8")) for name in PAPERS}


@pytest.mark.parametrize("lang", ["de", "en"])
def test_hostile_names_are_text(made: Made, small_graph: Graph, tmp_path: Path, lang: str) -> None:
    write(made(), small_graph, tmp_path, lang)
    for name, page in pages(tmp_path).items():
        text = " ".join(page.text_content().split())
        assert all(" ".join(hostile.split()) in text for hostile in HOSTILE), name
        assert page.xpath("//script | //img | //svg | //a | //*[@onload or @onerror]") == []
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert policy.startswith("default-src 'none'; style-src 'sha256-") and "script-src" not in policy
        assert page.get("lang") == lang


def test_agendas_hold_every_meeting_of_everyone(made: Made, small_graph: Graph) -> None:
    plan = made()
    page = html.fromstring(papers.agendas(plan, "de"))
    sections = page.xpath("//section")
    assert len(sections) == len(plan.people)
    for at, section in enumerate(sections):
        tables = [cell.text_content() for cell in section.xpath(".//tbody/tr/td[3]")]
        where = {one.round: str(one.table + 1) for one in plan.agenda(at)}
        assert tables == [where.get(r, "") for r in range(plan.event.clock.rounds)]


def test_table_cards_hold_every_gathering(made: Made) -> None:
    plan = made("tables")
    page = html.fromstring(papers.cards(plan, "en"))
    assert len(page.xpath("//section//tbody/tr")) == len(plan.gatherings)
    assert len(page.xpath("//section//tbody/tr/td[3]/div")) == sum(len(one.people) for one in plan.gatherings)


def test_the_workbook_holds_texts_and_no_formulas(made: Made, small_graph: Graph, tmp_path: Path) -> None:
    plan = made()
    write(plan, small_graph, tmp_path, "de")
    found = {sheet.name: sheet.rows for sheet in reading.read(tmp_path / "plan.xlsx")}
    assert [name.split(" ", 1)[1] for name in found][:3] == ["Plan", "Runden und Tische", "Personen"]
    assert len(found["1 Plan"]) == len(plan.gatherings) + 1
    assert len(found["3 Personen"]) == len(plan.people) + 1
    assert found["3 Personen"][1][2] == "=Haus 1"
    listed = reading.read(tmp_path / "outcomes.xlsx")[0].rows
    assert listed[0][:2] == ["Nr.", "Organisation"] and len(listed) == len(plan.gatherings) + 1


def test_without_persons_no_name_is_on_any_paper(made: Made, small_graph: Graph, tmp_path: Path) -> None:
    plan = made(named=False)
    assert "Ohne Namen" in result.overview(plan, "de").note
    write(plan, small_graph, tmp_path, "de")
    titles = reading.read(tmp_path / "outcomes.xlsx")[0].rows[0]
    assert "Person" not in titles and "Gegenüber" not in titles
    page = pages(tmp_path)["agendas"]
    assert page.xpath("//section/h1")[0].text_content() == "#1"


def test_tables_of_more_have_no_briefings(made: Made, small_graph: Graph, tmp_path: Path) -> None:
    files = {path.name for path in write(made("tables"), small_graph, tmp_path, "de")}
    assert files == {
        "plan.json",
        "plan.xlsx",
        "overview.html",
        "agendas.html",
        "cards.html",
        "plan.ics",
        "calendars",
    }


def test_the_rules_say_what_holds_and_what_it_cost(made: Made) -> None:
    plan = made()
    rows = result.rules_sheet(plan, "en").rows
    assert {row[1] for row in rows} == {"hard", "soft"} and all(
        row[2] == "✓" for row in rows if row[1] == "hard"
    )
    told = dict(result.overview(plan, "en").rows)
    assert told["reached"] == "proved: nothing better is possible"
    frame = pl.DataFrame([tuple(map(str, row)) for row in sheets.grid(plan, "en").rows], orient="row")
    assert frame.height == plan.event.clock.rounds


@pytest.mark.browser
def test_papers_open_without_complaint_and_run_nothing(
    made: Made, small_graph: Graph, tmp_path: Path, browser: Browser
) -> None:
    write(made(), small_graph, tmp_path, "de")
    told: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    for name in PAPERS:
        page.goto((tmp_path / f"{name}.html").as_uri())
        assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    page.close()
    assert told == []
