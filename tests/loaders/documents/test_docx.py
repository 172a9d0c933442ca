"""Reports written in Word: their prose goes to the extractors, their tables to the table loader."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from synergraph import loaders
from synergraph.errors import ConfigError, SourceError
from synergraph.loaders.documents import blocks
from synergraph.loaders.documents import docx as word
from synergraph.loaders.documents.blocks import Block, Grid
from synergraph.ontology import shipped
from synergraph.statements import Loaded, Source
from tests.loaders.documents.conftest import W, paragraph, table

Write = Callable[..., Path]
PROJECTS = table([["Projekt", "Status"], ["Hafenkran 4.0", "laufend"], ["Lernfabrik", "abgeschlossen"]])


def load(path: Path, **options: object) -> Loaded:
    loaded = loaders.load(Source(path, "bericht", "", options=options), shipped())
    assert loaded.rows == loaded.used + len(loaded.skipped)
    return loaded


def test_paragraphs_headings_lists_and_tables_are_told_apart(docx: Write) -> None:
    path = docx(
        paragraph("Ergebnisse", "berschrift1"), paragraph(""), paragraph("Erste\nZeile"),
        paragraph("Punkt", "Aufzhlung"), table([["A", "B"], ["1", "2"]]),
    )  # fmt: skip
    first, second, third, grid = word.read(path)
    assert (first, second) == (Block("Ergebnisse", 1, 1), Block("Erste\nZeile", 3))
    assert third == Block("Punkt", 4, 0, "item")
    assert isinstance(grid, Grid)
    assert [(row.cells, row.line) for row in grid.rows] == [(("A", "B"), 5), (("1", "2"), 7)]


def test_the_text_form_counts_paragraphs_as_lines(docx: Write) -> None:
    path = docx(
        paragraph("Ergebnisse", "berschrift1"),
        paragraph("Text"),
        paragraph("Punkt", "Aufzhlung"),
        table([["A", "B"]]),
    )
    written = [entry for entry in blocks.lines(word.read(path)) if entry[0]]
    assert written == [("# Ergebnisse", 1), ("Text", 2), ("- Punkt", 3), ("A\tB", 4)]


def test_a_cell_merged_with_the_one_above_says_the_same(docx: Write) -> None:
    [grid] = word.read(docx(table([["Feld", "Projekt"], ["Innovation", "X"], ["^", "Y"]])))
    assert isinstance(grid, Grid)
    assert [row.cells for row in grid.rows][1:] == [("Innovation", "X"), ("Innovation", "Y")]


def test_insertions_count_deletions_and_doubled_text_boxes_do_not(docx: Write) -> None:
    box = "<w:r>{}</w:r>".format(
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{paragraph('Kasten')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('Kasten')}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:ins><w:r><w:t>neu</w:t></w:r></w:ins><w:del><w:r><w:delText>alt</w:delText></w:r></w:del>{box}</w:p>"
    assert [piece.text for piece in word.read(docx(body)) if isinstance(piece, Block)] == ["neu", "Kasten"]


def test_prose_is_read_by_the_extractors_with_its_paragraph(docx: Write) -> None:
    path = docx(
        paragraph("Masterplan Industriestadt Berlin 2022-2026", "berschrift1"),
        paragraph("Stand 30. Juni 2023"),
        paragraph("Das Projekt „Hafenkran 4.0“ wird von der Muster Kran GmbH durchgeführt."),
    )
    [found] = [
        s for s in load(path).statements if s.predicate == "name" and s.subject.name == "Muster Kran GmbH"
    ]
    assert (found.evidence.line, found.evidence.quote) == (3, "Muster Kran GmbH")
    assert loaders.guess_as_of(path) == "2023-06-30"


def test_a_table_whose_titles_speak_for_themselves_is_read_row_by_row(docx: Write) -> None:
    loaded = load(docx(paragraph("Bericht", "berschrift1"), PROJECTS))
    found = {(s.subject.name, s.value): s.evidence for s in loaded.statements if s.predicate == "status"}
    assert set(found) == {("Hafenkran 4.0", "running"), ("Lernfabrik", "completed")}
    assert found["Lernfabrik", "completed"]._replace(quote="") == ("", 0, 6, 0, 0, "", 0)


def test_a_table_that_says_nothing_by_itself_is_read_by_a_map(docx: Write) -> None:
    path = docx(paragraph("Bericht"), table([["Wer", "Was"], ["Muster GmbH", "Hafenkran"]]))
    assert not [s for s in load(path).statements if s.subject.kind == "project"]
    mapped = load(path, map={"kind": "project", "name": "Was"})
    assert {s.subject.name for s in mapped.statements if s.subject.kind == "project"} == {"Hafenkran"}
    with pytest.raises(ConfigError, match="no column “Wo”"):
        load(path, map={"kind": "project", "name": "Wo"})


def test_a_fact_sheet_is_no_table_of_things(docx: Write) -> None:
    sheet = table([["Projekt", "Hafenkran"], ["Status", "laufend"], ["Beginn", "2022"]])
    assert not [
        s
        for s in load(docx(paragraph("Steckbrief"), sheet)).statements
        if s.subject.name in ("Status", "Beginn")
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"kein Archiv", "not a readable DOCX"),
        (b"", "not a readable DOCX"),
        (b"PK\x03\x04" + b"\0" * 50, "not a readable DOCX"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "x.docx").write_bytes(content)
    with pytest.raises(SourceError, match=reason):
        word.read(tmp_path / "x.docx")


def test_an_archive_without_document_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("anderes.txt", "x")
    with pytest.raises(SourceError, match="holds no Word document"):
        word.read(tmp_path / "x.docx")


def test_a_few_kilobytes_cannot_fill_the_memory(docx: Write) -> None:
    bomb = docx(paragraph("x"), "<w:p/>" * 20_000_000)
    assert bomb.stat().st_size < 1_000_000
    with pytest.raises(SourceError, match="too large"):
        word.read(bomb)


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
    ],
)
def test_entities_are_refused(docx: Write, entities: str) -> None:
    body = "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    with pytest.raises(SourceError, match="declares entities"):
        word.read(docx(body, head=f"<!DOCTYPE d [{entities}]>"))


def test_broken_xml_is_refused(docx: Write) -> None:
    with pytest.raises(SourceError, match="not a readable DOCX"):
        word.read(docx("<w:p>"))


BODY = st.lists(
    st.sampled_from(
        [paragraph("Text"), paragraph("Kopf", "berschrift1"), PROJECTS, table([["^", "Status"], ["", "^"]]), "<w:p/>", "<w:tbl/>",
         "<w:sdt><w:sdtContent><w:p><w:r><w:t>x</w:t></w:r></w:p></w:sdtContent></w:sdt>", "<w:tc/>", "Text", "<x/>",
         '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>', "<!-- -->", "<?pi?>"]
    )
).map("".join)  # fmt: skip
SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SETTINGS
@given(body=BODY)
def test_a_good_table_is_not_lost_because_of_its_neighbours(docx: Write, body: str) -> None:
    loaded = load(docx(body, PROJECTS, body))
    assert {s.subject.name for s in loaded.statements if s.predicate == "status"} == {
        "Hafenkran 4.0",
        "Lernfabrik",
    }


@SETTINGS
@given(content=st.binary(max_size=300), place=st.integers(0, 400))
def test_any_bytes_are_read_or_refused(docx: Write, content: bytes, place: int) -> None:
    path = docx(paragraph("Bericht"), PROJECTS, styles=f"<w:styles {W}/>")
    whole = path.read_bytes()
    for damaged in (content, whole[:place] + content + whole[place + len(content) :]):
        path.write_bytes(damaged)
        try:
            load(path)
        except (SourceError, ConfigError) as error:
            assert str(error)


def as_word(markdown: str) -> str:
    """Return a report in Markdown as a body of Word: headings, lists, tables by tabs, paragraphs."""
    body, rows = [], list[list[str]]()
    for line in [*markdown.split("\n"), ""]:
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        body += [table(rows)] if rows else []
        rows = []
        if line.startswith("#"):
            body.append(paragraph(line.lstrip("# "), "berschrift1"))
        elif line.startswith("- "):
            body.append(paragraph(line[2:], "Aufzhlung"))
        elif line.strip():
            body.append(paragraph(line))
    return "".join(body)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["mpi-2023-06", "ewm-2019-industrielle-produktion"])
def test_a_real_report_says_the_same_in_word(docx: Write, shared: Path, tmp_path: Path, name: str) -> None:
    markdown = (shared / "reports" / f"{name}.md").read_text(encoding="utf-8")
    plain = tmp_path / "bericht.md"
    plain.write_text(markdown, encoding="utf-8")
    said = [{(*s.subject, s.predicate, s.object, s.value, s.role) for s in load(path).statements}
            for path in (plain, docx(as_word(markdown)))]  # fmt: skip
    assert len(said[0] & said[1]) > 0.97 * len(said[0]) and len(said[1]) < 1.03 * len(said[0])


def row(*cells: str) -> str:
    """Return a row of a table whose cells hold these paragraphs."""
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_rows_in_content_controls_are_rows(docx: Write) -> None:
    inner = row(paragraph("Formular"), paragraph("laufend"))
    body = PROJECTS.replace("</w:tbl>", f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:tbl>")
    found = {(s.subject.name, s.value) for s in load(docx(body)).statements if s.predicate == "status"}
    assert ("Formular", "running") in found and len(found) == 3


def test_the_rows_of_a_table_in_a_cell_are_not_those_around_it(docx: Write) -> None:
    inner = table([["Name", "Ort"], ["Innen GmbH", "Berlin"]])
    [grid] = word.read(docx(f"<w:tbl>{row(paragraph('A'), inner)}</w:tbl>"))
    assert isinstance(grid, Grid) and len(grid.rows) == 1


@pytest.mark.parametrize("mark", ["moveFrom", "del"])
def test_what_was_moved_or_deleted_is_gone(docx: Write, mark: str) -> None:
    gone = f"<w:{mark}><w:r><w:t>Umgezogen GmbH</w:t><w:br/></w:r></w:{mark}>"
    body = f"<w:p>{gone}<w:moveTo><w:r><w:t>Hierher GmbH</w:t></w:r></w:moveTo></w:p><w:p>{gone}</w:p>"
    assert word.read(docx(body)) == [Block("Hierher GmbH", 1)]


def test_a_heading_over_all_columns_is_no_project(docx: Write) -> None:
    span = (
        '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("Neue Projekte") + "</w:tc></w:tr>"
    )
    rows = PROJECTS.split("</w:tr>")
    loaded = load(docx("</w:tr>".join([*rows[:2], span + rows[2], *rows[3:]])))
    assert {s.subject.name for s in loaded.statements if s.subject.kind == "project"} == {
        "Hafenkran 4.0",
        "Lernfabrik",
    }
    assert {s.evidence.line for s in loaded.statements if s.subject.name == "Lernfabrik"} == {6}


@pytest.mark.parametrize(
    "cell",
    [paragraph("Kühl AG") + paragraph("Frost KG"), paragraph("Kühl AG\nFrost KG")],
    ids=["paragraphs", "break"],
)
def test_names_do_not_run_across_the_lines_of_a_cell(docx: Write, cell: str) -> None:
    body = f"<w:tbl>{row(paragraph('Was'), paragraph('Wer'))}{row(paragraph('Netz Energie'), cell)}</w:tbl>"
    found = {s.subject.name for s in load(docx(body, cell)).statements if s.subject.kind == "organisation"}
    assert found == {"Kühl AG", "Frost KG"}
