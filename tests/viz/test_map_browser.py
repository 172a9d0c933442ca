"""The map in a real browser: what a person sees, clicks, types, hears, and what must never happen."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from synergraph.graph.graph import Graph
from synergraph.viz.map import write_map
from tests.viz.conftest import HOSTILE, Open
from tests.viz.screen import Screen, data_of

pytestmark = pytest.mark.browser


def shown(page: Page) -> int:
    return int((page.locator("#status").text_content() or "").split()[0])


def listed(page: Page, tab: str = "table", what: str = "data-id") -> set[str]:
    page.click(f"#tab-{tab}")
    rows = page.locator(f"#view-{tab} tbody tr")
    return {rows.nth(at).get_attribute(what) or "" for at in range(rows.count())}


def best(data: dict[str, Any], kind: str) -> dict[str, Any]:
    return max((node for node in data["nodes"] if node["kind"] == kind), key=lambda node: node["degree"])


def reached(data: dict[str, Any], centre: str) -> set[str]:
    """Return a thing, what is linked with it, and what those projects and events are linked with."""
    links = [(e["from"], e["to"]) for e in data["edges"]]
    both = links + [(b, a) for a, b in links]
    counted = [e for e in data["edges"] if e["role"] != "related"]
    near = {e["from"] for e in counted if e["to"] == centre} | {
        e["to"] for e in counted if e["from"] == centre
    }
    kind = centre.split("/")[0]
    near = {node for node in near if not node.startswith(f"{kind}/")}
    acting = {node for node in near if node.split("/")[0] in ("project", "event")}
    further = {b for a, b in both if a in acting and not b.startswith(f"{kind}/")}
    return {centre} | near | further


def test_the_map_opens_without_a_message_or_a_request(example_map: Path, open_map: Open) -> None:
    opened = open_map(example_map)
    data = data_of(opened.page)
    assert shown(opened.page) == len(data["nodes"])
    for tab in ("table", "links", "map"):
        opened.page.click(f"#tab-{tab}")
    assert (opened.messages, opened.requests, opened.dialogs) == ([], [], [])


def test_search_finds_a_thing_by_a_further_name_and_by_keyboard(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    node = next(n for n in data_of(page)["nodes"] if n["aliases"] and n["kind"] == "project")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type(node["aliases"][0])
    options = page.get_by_role("option")
    expect(options.first).to_contain_text(node["name"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(node["name"])
    expect(page.locator("#panel h2")).to_be_focused()
    expect(page.locator("#live")).to_contain_text(node["name"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('panel').contains(document.activeElement)")


def test_search_says_when_there_is_nothing(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    page.fill("#search", "qqqq")
    expect(page.locator("#live")).to_have_text("Nichts gefunden")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_a_click_on_a_node_shows_facts_with_quote_source_and_place(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    node = best(data, "project")
    page.mouse.click(*Screen(page, data).node(node["id"]))
    expect(page.locator("#panel h2")).to_have_text(node["name"])
    cite = data["cites"][next(fact for fact in node["facts"] if fact["mention"])["cites"][0]]
    first = page.locator("#panel .cite").first
    expect(first.locator("blockquote")).to_have_text(cite["quote"])
    expect(first.locator("figcaption")).to_contain_text(cite["document"])
    expect(first.locator("figcaption")).to_contain_text(cite["place"])
    expect(first.locator("figcaption")).to_contain_text(f"Stand {cite['as_of']}")
    expect(page.locator("#panel dt").first).to_have_text("Status")
    page.locator("#panel details summary").first.click()
    expect(page.locator("#panel details blockquote").first).to_be_visible()


def test_a_click_on_a_line_shows_the_connection_with_its_evidence(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    ends, spot = Screen(page, data).line()
    page.mouse.click(*spot)
    names = {node["name"] for node in data["nodes"] if node["id"] in ends}
    sentence = page.locator("#panel .sentence").first
    for name in names:
        expect(sentence).to_contain_text(name)
    edge = next(e for e in data["edges"] if {e["from"], e["to"]} == ends)
    expect(sentence).to_contain_text(data["edge_kinds"][edge["kind"]]["out"])
    expect(page.locator("#panel figcaption").first).to_contain_text(
        data["cites"][edge["cites"][0]]["document"]
    )


def test_neighbours_are_links_and_back_leads_back(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    node = best(data, "action_field")
    page.mouse.click(*Screen(page, data).node(node["id"]))
    link = page.locator("#panel .neighbours .link").first
    name = (link.text_content() or "").strip()
    link.click()
    expect(page.locator("#panel h2")).to_have_text(name)
    page.get_by_role("button", name="← Zurück").click()
    expect(page.locator("#panel h2")).to_have_text(node["name"])
    page.get_by_role("button", name="Schließen").click()
    expect(page.locator("#panel h2")).to_have_text("Was möchten Sie wissen?")


def test_the_tables_hold_what_the_map_holds(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    assert listed(page) == {node["id"] for node in data["nodes"]}
    assert listed(page, "links", "data-edge") == {str(number) for number in range(len(data["edges"]))}


def test_a_kind_switched_off_leaves_map_and_table(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    page.uncheck("input[value=topic]")
    assert listed(page) == {node["id"] for node in data["nodes"] if node["kind"] != "topic"}
    page.get_by_role("button", name="Filter zurücksetzen").click()
    assert shown(page) == len(data["nodes"])
    expect(page.locator("input[value=topic]")).to_be_checked()


@pytest.mark.parametrize("kind", ["action_field", "topic", "cluster"])
def test_a_thing_filters_what_is_connected_with_it(
    small_graph: Graph, kind: str, tmp_path: Path, open_map: Open
) -> None:
    page = open_map(write_map(small_graph, tmp_path / "map.html")).page
    data = data_of(page)
    node = best(data, kind)
    page.select_option(f"select[name={kind}]", node["id"])
    found = listed(page)
    assert found == reached(data, node["id"])
    assert len(found) < len(data["nodes"])


def test_filters_narrow_each_other(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    field, topic = best(data, "action_field")["id"], best(data, "topic")["id"]
    page.select_option("select[name=action_field]", field)
    page.select_option("select[name=topic]", topic)
    assert listed(page) == reached(data, field) & reached(data, topic)


def test_the_run_time_filters_what_ended_before_or_began_after(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    page.select_option("select[name=from]", "2025")
    late = listed(page)
    for node in data["nodes"]:
        if node["end"]:
            assert (node["id"] in late) == (node["end"] >= "2025")
    page.select_option("select[name=from]", "")
    page.select_option("select[name=to]", "2022")
    early = listed(page)
    for node in data["nodes"]:
        if node["start"]:
            assert (node["id"] in early) == (node["start"][:4] <= "2022")
    page.uncheck("input[name=undated]")
    dated = listed(page)
    assert dated < early
    assert (
        not {n["id"] for n in data["nodes"] if n["kind"] == "project" and not n["start"] + n["end"]} & dated
    )


def test_the_day_of_the_sources_filters_what_only_later_ones_name(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    data = data_of(page)
    day = data["days"][0]["day"]
    page.select_option("select[name=day]", day)
    assert listed(page) == {node["id"] for node in data["nodes"] if node["first"] <= day}


def test_a_filter_that_leaves_nothing_says_so(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    for box in page.locator("input[name=kind]").all():
        box.uncheck()
    expect(page.locator("#status")).to_contain_text("Setzen Sie die Filter zurück")


def test_a_hidden_thing_says_so_and_offers_the_way_out(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    topic = best(data_of(page), "topic")
    page.uncheck("input[value=topic]")
    page.fill("#search", topic["name"])
    page.keyboard.press("Enter")
    expect(page.locator("#panel .notice")).to_contain_text("ausgeblendet")
    page.locator("#panel .notice button").click()
    expect(page.locator("#panel .notice")).to_have_count(0)


def test_tables_sort_by_every_column_and_say_so(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    page.click("#tab-table")
    page.get_by_role("columnheader", name="Verbindungen").get_by_role("button").click()
    expect(page.get_by_role("columnheader", name="Verbindungen")).to_have_attribute("aria-sort", "descending")
    numbers = [int(text) for text in page.locator("#view-table td:last-child").all_text_contents()]
    assert numbers == sorted(numbers, reverse=True)
    page.get_by_role("columnheader", name="Verbindungen").get_by_role("button").click()
    numbers = [int(text) for text in page.locator("#view-table td:last-child").all_text_contents()]
    assert numbers == sorted(numbers)


def test_everything_is_within_reach_of_the_keyboard(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    page.locator("#tab-map").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#view-table")).to_be_visible()
    expect(page.locator("#tab-table")).to_be_focused()
    row = page.locator("#view-table tbody tr button").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text((row.text_content() or "").strip())
    page.locator("#tab-table").focus()
    page.keyboard.press("ArrowLeft")
    page.locator("#map").focus()
    before = page.locator("#map canvas").screenshot()
    for pressed in ("+", "ArrowRight", "ArrowUp"):
        page.keyboard.press(pressed)
    assert page.locator("#map canvas").screenshot() != before


def test_a_focus_opens_selected(small_graph: Graph, tmp_path: Path, open_map: Open) -> None:
    name = small_graph.nodes.filter((small_graph.nodes["kind"] == "project") & small_graph.nodes["stated"])[
        "name"
    ][0]
    page = open_map(write_map(small_graph, tmp_path / "map.html", focus=name)).page
    expect(page.locator("#panel h2")).to_have_text(name)


def test_hostile_names_are_shown_as_text_and_never_run(
    hostile_graph: Graph, tmp_path: Path, open_map: Open
) -> None:
    opened = open_map(write_map(hostile_graph, tmp_path / "map.html"))
    page = opened.page
    elements = "script, svg[onload], iframe, img, a[href^=javascript]"
    before = page.locator(elements).count()
    for node in data_of(page)["nodes"]:
        page.fill("#search", node["name"])
        page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_have_text(node["name"])
        page.mouse.move(*Screen(page, data_of(page)).node(node["id"]))
    page.click("#tab-table")
    assert {" ".join(name.split()) for name in HOSTILE} <= set(
        page.locator("#view-table .link").all_text_contents()
    )
    page.click("#tab-links")
    assert page.locator(elements).count() == before
    assert (opened.messages, opened.dialogs, opened.requests) == ([], [], [])


def test_the_policy_blocks_what_gets_in_all_the_same(example_map: Path, open_map: Open) -> None:
    opened = open_map(example_map)
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken over'";
            document.body.append(script);
            const style = document.createElement("style");
            style.textContent = "body { visibility: hidden }";
            document.head.append(style);
            const image = document.createElement("img");
            image.src = "https://example.org/pixel.png";
            document.body.append(image);
            document.body.insertAdjacentHTML("beforeend", "<b onclick='document.title = 1'>x</b>");
            document.body.lastElementChild.click();
        }"""
    )
    expect(opened.page).to_have_title("Karte der Akteure, Projekte und Themen")
    expect(opened.page.locator("h1")).to_be_visible()
    assert opened.requests == []
    assert sum("Content Security Policy" in message for message in opened.messages) >= 4


@pytest.mark.parametrize("lang", ["de", "en"])
def test_axe_finds_nothing_in_any_view(small_graph: Graph, lang: str, tmp_path: Path, open_map: Open) -> None:
    page = open_map(write_map(small_graph, tmp_path / "map.html", lang)).page
    assert page.locator("html").get_attribute("lang") == lang
    node = best(data_of(page), "project")
    faults = [fault for tab in ("map", "table", "links") for fault in _faults(page, tab)]
    page.click("#tab-map")
    page.fill("#search", node["name"])
    faults += _faults(page)
    page.keyboard.press("Enter")
    page.locator("#panel details summary").first.click()
    faults += _faults(page)
    page.locator("#panel .proof").first.click()
    assert faults + _faults(page) == []


def _faults(page: Page, tab: str = "") -> list[str]:
    if tab:
        page.click(f"#tab-{tab}")
    found = Axe().run(page).response["violations"]
    return [f"{tab} {v['id']}: {node['html']}" for v in found for node in v["nodes"]]


def test_two_thousand_things_open_and_answer(large_graph: Graph, tmp_path: Path, open_map: Open) -> None:
    opened = open_map(write_map(large_graph, tmp_path / "map.html", limit=2000))
    page = opened.page
    assert shown(page) == 2000
    expect(page.locator("#panel .notice")).to_contain_text("2000")
    page.fill("#search", "Gebiet 17")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Gebiet 17")
    page.click("#tab-table")
    expect(page.locator("#view-table tbody tr")).to_have_count(500)
    page.locator("#view-table .more").click()
    expect(page.locator("#view-table tbody tr")).to_have_count(1000)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#view-table tbody tr")).to_have_count(2000)
    assert opened.messages == []


def test_a_map_of_nothing_opens_and_says_so(bare_graph: Graph, tmp_path: Path, open_map: Open) -> None:
    opened = open_map(write_map(bare_graph, tmp_path / "map.html"))
    assert (data_of(opened.page)["nodes"], opened.messages) == ([], [])
    expect(opened.page.locator("#status")).to_contain_text("nichts zu sehen")


def test_a_narrow_screen_keeps_everything_in_sight(example_map: Path, open_map: Open) -> None:
    page = open_map(example_map).page
    page.set_viewport_size({"width": 1024, "height": 768})
    for part in ("#map", "#panel", "#filters", "#search", "#tab-links"):
        box = page.locator(part).bounding_box() or {}
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1024
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
