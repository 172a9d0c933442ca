"""The workbook's layout covers the ontology, and its titles are clear in both languages."""

import pytest

from synergraph.ontology import ontology
from synergraph.ontology.layout import FILLED, SheetLayout, layout, qualifier


def test_every_kind_and_every_edge_has_a_sheet() -> None:
    assert sorted(sheet.kind for sheet in layout() if sheet.kind) == sorted(ontology().nodes)
    assert sorted(edge for sheet in layout() for edge in sheet.edges) == sorted(ontology().edges)


def test_the_sheets_to_fill_in_come_first() -> None:
    assert tuple(sheet.kind for sheet in layout()[: len(FILLED)]) == FILLED


@pytest.mark.parametrize("language", ["de", "en"])
def test_titles_of_sheets_fit_and_differ(language: str) -> None:
    titles = [sheet.title[language] for sheet in layout()]
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 28 and not set(title) & set("[]:*?/\\") for title in titles)


@pytest.mark.parametrize("sheet", layout(), ids=lambda sheet: sheet.title.en)
def test_a_title_means_one_column_in_both_languages(sheet: SheetLayout) -> None:
    meant = [{column.title.de.casefold(), column.title.en.casefold()} for column in sheet.columns]
    assert len(set().union(*meant)) == sum(map(len, meant))


@pytest.mark.parametrize("sheet", layout(), ids=lambda sheet: sheet.title.en)
def test_a_sheet_of_a_kind_has_all_its_attributes(sheet: SheetLayout) -> None:
    if sheet.kind:
        wanted = {a.kind for a in ontology().attributes.values() if sheet.kind in a.kinds}
        assert wanted <= {column.term for column in sheet.columns}


@pytest.mark.parametrize("sheet", layout(), ids=lambda sheet: sheet.title.en)
def test_a_sheet_of_relations_has_both_ends_and_the_declared_qualifiers(sheet: SheetLayout) -> None:
    for edge in sheet.edges:
        declared = ontology().edges[edge]
        for term, kinds in (("source", declared.sources), ("target", declared.targets)):
            column = sheet.column(term)
            assert column and kinds <= set(column.kinds)
        assert all(sheet.column(name) == qualifier(name) for name in declared.qualifiers)
