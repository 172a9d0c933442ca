"""The words of a workbook: its guide and the hint of each column."""

from collections.abc import Iterable, Iterator, Sequence

from synergraph.graph.export.cells import Omitted
from synergraph.ontology.layout import NAMES, Column, SheetLayout
from synergraph.ontology.model import Labels, ontology

_INTRODUCTION = (
    Labels("Diese Arbeitsmappe", "This workbook"),
    Labels("Was hier steht, wird mit „synergraph add“ und „synergraph build“ zum Graphen. Eine Zuordnung ist nicht nötig.",
           "What stands here becomes a graph with “synergraph add” and “synergraph build”. It needs no map."),
)  # fmt: skip
_RULES = (
    (Labels("Zeilen", "Rows"),
     Labels("Eine Zeile ist ein Ding oder eine Beziehung. Pflicht ist nur die erste Spalte, in Blättern von Beziehungen beide Enden.",
            "A row is a thing or a relation. Only the first column must be filled, in sheets of relations both ends.")),
    (Labels("Spalten", "Columns"),
     Labels("Der Hinweis steht am Spaltentitel. Reihenfolge und Auswahl der Spalten sind frei, die Titel bleiben.",
            "The hint stands at the title. Order and choice of columns are free, the titles stay.")),
    (Labels("Mehrere Namen", "Several names"),
     Labels("Mit Semikolon trennen; ein Semikolon im Namen selbst als \\; schreiben.",
            "Part them by semicolons; write a semicolon within a name as \\;.")),
    (Labels("Gleiche Namen", "Equal names"),
     Labels("Heißen zwei Dinge gleich, steht beim Verweis die Kennung dahinter: „Name [organisation/name]“.",
            "Where two things have one name, a reference gives the id behind it: “Name [organisation/name]”.")),
    (Labels("Umbenennen", "Renaming"),
     Labels("Den Namen in seinem eigenen Blatt ändern und die Kennung im Graphen stehen lassen: Es bleibt dasselbe Ding.",
            "Change the name in its own sheet and leave the id in the graph alone: it stays the same thing.")),
    (Labels("Leere Zellen", "Empty cells"),
     Labels("Sagen nichts. Auch „-“ und „k. A.“ sagen nichts.", "Say nothing. Nor do “-” and “n/a”.")),
)  # fmt: skip
_SHEETS = Labels("Blatt", "Sheet"), Labels("Inhalt", "Content")
_OMITTED = Labels("Nicht enthalten", "Left out"), Labels("Stelle und Grund", "Place and reason")
_HOW = {
    "date": Labels("Datum, auch nur Monat (2024-03) oder Jahr (2024)", "Date, also a month (2024-03) or year (2024)"),
    "decimal": Labels("Zahl", "Number"),
    "integer": Labels("Ganze Zahl", "Whole number"),
    "boolean": Labels("ja oder nein", "yes or no"),
    "code": Labels("Aus der Liste wählen", "Choose from the list"),
    "edge": Labels("Aus der Liste wählen", "Choose from the list"),
    "anyURI": Labels("Adresse, die mit https:// beginnt", "Address that begins with https://"),
}  # fmt: skip
_THING = Labels("Name aus der Liste oder ein neuer", "A name of the list, or a new one")
_KINDS = Labels("Art", "Kind")
_ID = Labels("Nicht ändern; bei neuen Zeilen leer lassen", "Do not change; leave it empty in new rows")


def guide(
    sheets: Iterable[tuple[str, SheetLayout]], omitted: Sequence[Omitted], language: str
) -> Iterator[tuple[str, str, bool]]:
    """Yield the guide's rows: left, right, and whether it is a heading."""
    yield _INTRODUCTION[0][language], _INTRODUCTION[1][language], True
    for left, right in _RULES:
        yield left[language], right[language], False
    yield "", "", False
    yield _SHEETS[0][language], _SHEETS[1][language], True
    for title, sheet in sheets:
        yield title, sheet.hint[language], False
    if omitted:
        yield "", "", False
        yield _OMITTED[0][language], _OMITTED[1][language], True
    for sheet_title, row, column, reason in omitted:
        yield f"{sheet_title}, {row}", f"{column}: {reason}", False


def hint(column: Column, language: str) -> str:
    """Return what to write into a column."""
    if column.term in {"id", "former"}:
        return _ID[language]
    lines = [column.hint[language]]
    if column.datatype in _HOW:
        lines.append(_HOW[column.datatype][language])
    if column.kinds:
        kinds = ", ".join(ontology().nodes[kind].name[language] for kind in column.kinds)
        lines += [_THING[language], f"{_KINDS[language]}: {kinds}"]
    if column.separators == NAMES:
        lines.append(f"{_RULES[2][0][language]}: {_RULES[2][1][language]}")
    return "\n".join(lines)
