"""Tables of PDFs, with rules and without, over page breaks, among prose."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph import loaders
from synergraph.errors import ConfigError, SourceError
from synergraph.loaders.documents import pdf as tables
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source

Write = Callable[..., Path]
Words = list[tuple[float, float, str]]
COLUMNS = (50.0, 250.0, 400.0)
HEADER = ("Projekt", "Status", "Handlungsfeld")
PROSE = "Ein Absatz, der von Rand zu Rand geht und von den Projekten des Netzwerks erzählt, ohne Spalten zu haben."


def placed(rows: list[tuple[float, tuple[str, ...]]]) -> Words:
    """Return the words of rows that stand at these heights."""
    return [(x, y, text) for y, cells in rows for x, text in zip(COLUMNS, cells, strict=False) if text]


def cells(path: Path) -> list[list[tuple[str, ...]]]:
    return [[row.cells for row in grid.rows] for grid in tables.read(path)]


def load(path: Path, **options: object) -> Loaded:
    loaded = loaders.load(Source(path, "bericht", "", options=options), shipped())
    assert loaded.rows == loaded.used + len(loaded.skipped)
    return loaded


ONE = ("Hafenkran 4.0", "laufend", "Innovation")
TWO = ("Lernfabrik", "abgeschlossen", "Kompetenzen")


def test_words_below_each_other_are_a_table(pdf: Write) -> None:
    path = pdf(([(50, 740, PROSE), *placed([(700, HEADER), (685, ONE), (670, TWO)]), (50, 640, PROSE)], []))
    assert cells(path) == [[HEADER, ONE, TWO]]


def test_a_cell_of_two_lines_is_one_between_rules(pdf: Write) -> None:
    rows = [
        (700.0, HEADER),
        (685.0, ("Grünes Kraft-", "laufend", "Innovation")),
        (673.0, ("werk", "", "")),
        (655.0, TWO),
    ]
    path = pdf((placed(rows), [694.0, 668.0, 650.0]))
    assert cells(path) == [[HEADER, ("Grünes Kraftwerk", "laufend", "Innovation"), TWO]]


def test_a_cell_of_two_lines_is_one_without_rules(pdf: Write) -> None:
    rows = [
        (700.0, HEADER),
        (680.0, ("Hafenkran am", "laufend", "Innovation")),
        (668.0, ("Westhafen", "", "")),
        (648.0, TWO),
    ]
    assert cells(pdf((placed(rows), []))) == [
        [HEADER, ("Hafenkran am Westhafen", "laufend", "Innovation"), TWO]
    ]


def test_lines_evenly_spaced_go_on_where_they_can_only_go_on(pdf: Write) -> None:
    rows = [(700.0, HEADER), (685.0, ONE), (670.0, ("", "", "und Kompetenzen")), (655.0, TWO)]
    whole = ("Hafenkran 4.0", "laufend", "Innovation und Kompetenzen")
    assert cells(pdf((placed(rows), []))) == [[HEADER, whole, TWO]]


def test_a_cell_in_the_middle_of_its_row_belongs_to_it(pdf: Write) -> None:
    name = [
        (50.0, 686.0, "Hafenkran am"),
        (50.0, 674.0, "Westhafen"),
        (250.0, 680.0, "laufend"),
        (400.0, 680.0, "Innovation"),
    ]
    path = pdf(([*placed([(710, HEADER), (650, TWO)]), *name], []))
    assert cells(path) == [[HEADER, ("Hafenkran am Westhafen", "laufend", "Innovation"), TWO]]


def test_a_blank_cell_stays_blank(pdf: Write) -> None:
    gap = ("Hafenkran 4.0", "", "Innovation")
    assert cells(pdf((placed([(700, HEADER), (685, gap), (670, TWO)]), []))) == [[HEADER, gap, TWO]]


@pytest.mark.parametrize("repeated", [[], [(750.0, HEADER)]])
def test_a_table_goes_on_over_the_page_break(
    pdf: Write, repeated: list[tuple[float, tuple[str, ...]]]
) -> None:
    first = placed([(115, HEADER), (100, ONE), (85, ("Delta", "laufend", "Innovation"))])
    path = pdf(
        (first, []), (placed([*repeated, (735, TWO), (720, ("Epsilon", "laufend", "Innovation"))]), [])
    )
    [grid] = tables.read(path)
    assert [(row.cells[0], row.page) for row in grid.rows[1:]] == [
        ("Hafenkran 4.0", 1), ("Delta", 1), ("Lernfabrik", 2), ("Epsilon", 2)
    ]  # fmt: skip


def test_prose_is_no_table(pdf: Write) -> None:
    assert cells(pdf(([(50, 740 - 12 * n, PROSE) for n in range(20)], []))) == []


def test_its_rows_become_facts_with_page_and_row(pdf: Write) -> None:
    loaded = load(pdf(([(50, 740, PROSE)], []), (placed([(700, HEADER), (685, ONE), (670, TWO)]), [])))
    found = {s.subject.name: s.evidence for s in loaded.statements if s.predicate == "status"}
    assert set(found) == {"Hafenkran 4.0", "Lernfabrik"}
    evidence = found["Lernfabrik"]
    assert (evidence.page, evidence.sheet, evidence.row) == (2, "table 1", 3)
    assert evidence.quote == "Projekt: Lernfabrik; Status: abgeschlossen"


def test_a_map_names_columns_that_say_nothing_by_themselves(pdf: Write) -> None:
    path = pdf(
        (
            placed(
                [
                    (700, ("Wer", "Was")),
                    (685, ("Muster GmbH", "Hafenkran")),
                    (670, ("Probe AG", "Lernfabrik")),
                ]
            ),
            [],
        )
    )
    edge = {"edge": "participates_in", "kind": "organisation", "column": "Wer", "role": "lead"}
    loaded = load(path, map={"kind": "project", "name": "Was", "edges": [edge]})
    pairs = {(s.subject.name, s.object.name) for s in loaded.statements if s.object}
    assert pairs >= {("Muster GmbH", "Hafenkran"), ("Probe AG", "Lernfabrik")}


def test_the_text_is_read_as_before(pdf: Write) -> None:
    path = pdf(([(50, 740, "Stand 30. Juni 2023"), (50, 720, "Die Muster Kran GmbH baut.")], []))
    assert loaders.guess_as_of(path) == "2023-06-30"
    assert "Muster Kran GmbH" in {s.subject.name for s in load(path).statements}


NARROW = {
    "cells that reach the next column": (
        (50, 172, 250), [HEADER, ("Hafenkran am Westhafen", "laufend", "Innovation"), TWO],
    ),
    "titles near each other": (
        (50, 88, 124), [("Projekt", "Status", "Handlungsfeld"), ("Kran", "läuft", "Innovation"), ("Halle", "ruht", "Kompetenzen")],
    ),
    "titles and cells near each other": (
        (50, 84, 115.5), [("Projekt", "Status", "Handlungsfeld"), ("Hof am", "läuft", "Innovation"), ("Halle", "ruht", "Energie")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("columns", "rows"), NARROW.values(), ids=NARROW)
def test_narrow_columns_are_cut_where_their_titles_stand(
    pdf: Write, columns: tuple[float, ...], rows: list[tuple[str, ...]]
) -> None:
    words = [
        (x, 700 - 15 * n, text) for n, row in enumerate(rows) for x, text in zip(columns, row, strict=True)
    ]
    assert cells(pdf((words, []))) == [rows]


def test_narrow_columns_stay_cut_over_the_page_break(pdf: Write) -> None:
    first = [
        (50.0, 115.0, "Projekt"),
        (172.0, 115.0, "Status"),
        (50.0, 100.0, "Kran"),
        (172.0, 100.0, "laufend"),
    ]
    second = [(50.0, 735.0, "Hafenkran am Westhafen"), (172.0, 735.0, "laufend")]
    rows = [("Projekt", "Status"), ("Kran", "laufend"), ("Hafenkran am Westhafen", "laufend")]
    assert cells(pdf((first, []), (second, []))) == [rows]


def test_a_cell_is_not_cut_where_no_title_stands(pdf: Write) -> None:
    rows = [
        (700.0, HEADER),
        (685.0, ("Hafenkran am Westhafen der Stadt", "laufend", "Innovation")),
        (670.0, TWO),
    ]
    assert cells(pdf((placed(rows), []))) == [[cells for _, cells in rows]]


WORDS = st.lists(
    st.tuples(
        st.floats(0, 600),
        st.floats(0, 800),
        st.sampled_from(["Projekt", "Status", "laufend", "x", "Hafen-", "–", ""]),
    ),
    max_size=40,
)
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(words=WORDS, rules=st.lists(st.floats(0, 800), max_size=10))
def test_words_anywhere_are_read_and_no_word_is_said_twice(
    pdf: Write, words: Words, rules: list[float]
) -> None:
    path = pdf((placed([(110, HEADER), (95, ONE)]), []), (words, rules), (words, []))
    words = [*placed([(110, HEADER), (95, ONE)]), *words, *words]
    said = sum(len(cell.split()) for grid in cells(path) for row in grid for cell in row)
    assert said <= sum(len(text.split()) for _, _, text in words)


@SETTINGS
@given(content=st.binary(max_size=200), place=st.integers(0, 900))
def test_any_bytes_are_read_or_refused(pdf: Write, content: bytes, place: int) -> None:
    path = pdf((placed([(700, HEADER), (685, ONE), (670, TWO)]), [694]))
    whole = path.read_bytes()
    for damaged in (
        content,
        b"%PDF-1.4\n" + content,
        whole[:place] + content + whole[place + len(content) :],
    ):
        path.write_bytes(damaged)
        try:
            load(path)
        except (SourceError, ConfigError) as error:
            assert str(error)


def test_a_single_row_goes_on_over_the_page_break(pdf: Write) -> None:
    path = pdf((placed([(115, HEADER), (100, ONE)]), []), (placed([(735, TWO)]), []))
    assert cells(path) == [[HEADER, ONE, TWO]]


def test_a_table_of_its_own_with_like_columns_is_not_swallowed(pdf: Write) -> None:
    other = ("Organisation", "Akteurstyp", "Ort")
    path = pdf(
        (placed([(115, HEADER), (100, ONE)]), []),
        (placed([(735, other), (720, ("Muster GmbH", "", "Potsdam"))]), []),
    )
    assert [rows[0] for rows in cells(path)] == [HEADER, other]


def test_names_do_not_run_across_the_cells_of_a_column(pdf: Write) -> None:
    rows = [
        ("Projekt", "Status", "Partner"),
        ("Hafen", "laufend", "Nord AG"),
        ("Halle", "laufend", "Süd GmbH"),
    ]
    words = [(x, 700 - 15 * n, row[i]) for i, x in enumerate(COLUMNS) for n, row in enumerate(rows)]
    found = {s.subject.name for s in load(pdf((words, []))).statements if s.subject.kind == "organisation"}
    assert found == {"Nord AG", "Süd GmbH"}


def test_names_do_not_run_across_the_cells_of_a_table(pdf: Write) -> None:
    columns = (50, 150, 250, 330, 400)
    rows = [
        ("Projekt", "Status", "Handlungsfeld", "Start", "Partner"), ("Müllbot", "abgeschlossen", "Energie", "2018", "Bot AG"),
        ("Wärmenetz der", "laufend", "Energie", "2021", "Wärme GmbH"), ("langen Namen", "", "", "", ""),
    ]  # fmt: skip
    words = [
        (x, 700 - 15 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip(columns, row, strict=True)
        if text
    ]
    path = pdf(([(50.0, 740.0, "Die Müllbot Energie AG baut."), *words], []))
    found = {s.subject.name for s in load(path).statements if s.subject.kind == "organisation"}
    assert found == {"Müllbot Energie AG", "Bot AG", "Wärme GmbH"}
