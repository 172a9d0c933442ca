"""The empty workbook that people fill in; it loads without a map."""

from pathlib import Path

from synergraph.graph.export.workbook import book
from synergraph.ontology import shipped
from synergraph.ontology.layout import layout


def write_template(path: Path, language: str = "de") -> Path:
    """Write the empty workbook in German ("de") or English ("en") and return its path.

    Raises `UsageError` where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)

    def names(kind: str) -> list[str]:
        return sorted({concept.label[language] for concept in shipped().of_kind(kind)})

    with book(path, language, names) as workbook:
        for sheet in layout():
            if sheet.filled:
                workbook.fill(sheet, sheet.columns, ())
    return path
