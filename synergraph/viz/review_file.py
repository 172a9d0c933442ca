"""Deciding in a spreadsheet: pairs go out with an empty column, and come back with decisions."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from synergraph.errors import SourceError, SynergraphError, UsageError, at
from synergraph.graph.decisions.delimited import plain
from synergraph.graph.decisions.rows import COLUMNS, DECIDED, NEEDED, Problem, Row, parsed
from synergraph.graph.review import Outcome, Review
from synergraph.graph.review.cards import Card, cards
from synergraph.graph.review.pairs import Pair
from synergraph.loaders.table import sheets
from synergraph.ontology.cells import inert
from synergraph.queries.duplicates import facts, word

ABOUT = ("score", "reasons", "left_about", "right_about")
_MEANING = {
    "de": "same = gleich, different = verschieden, unsure = unsicher",
    "en": "same, different or unsure",
}
_WIDTHS = (14, 40, 40, 12, 24, 12, 8, 50, 60, 60)
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(review: Review, pairs: Sequence[Pair], path: Path, lang: str) -> int:
    """Write pairs to a CSV or XLSX file to be filled in; returns how many.

    Pairs that no name and no identifier tells apart are left out. Raises `UsageError` for a file
    of another suffix.
    """
    suffix = path.suffix.casefold()
    if suffix not in _WRITERS:
        raise UsageError(f"“{path.name}” is no table", hint="name it FILE.xlsx or FILE.csv")
    rows = list(_rows(review, pairs, lang))
    _WRITERS[suffix](path, rows, lang)
    return len(rows)


def take(review: Review, path: Path, author: str) -> Outcome:
    """Write the decisions of a filled-in file to decisions.csv; rows without a decision are left out.

    Rows that cannot be read, name nothing in the graph or contradict others are refused, each with
    the reason; the others are taken. Raises `SourceError` when the file is no such table.
    """
    with at(path.name):
        rows, unread = parsed(_numbered(path), undecided=True)
    known, unknown = [], []
    for number, decision in rows:
        row = Row(number, decision if decision.author else decision._replace(author=author))
        problem = _unknown(review, row)
        (unknown.append(problem) if problem else known.append(row))
    outcome = review.decide(known, "row {} of " + path.name)
    return outcome._replace(refused=sorted([*unread, *unknown, *outcome.refused]))


def _rows(review: Review, pairs: Sequence[Pair], lang: str) -> Iterator[list[str | float]]:
    told = cards(
        review.graph, review.references, (node for pair in pairs for node in (pair.left, pair.right))
    )
    for pair in pairs:
        try:
            decision = review.on(pair, "")
        except UsageError:
            continue
        about = (_about(told[node], lang) for node in (pair.left, pair.right))
        yield [*decision, round(pair.score, 4), "; ".join(pair.reasons[lang]), *about]


def _about(card: Card, lang: str) -> str:
    lines = [f"{name}: {value}" for name, value in facts(card, lang) if value not in ("", "0")]
    return "\n".join([card.name, *lines])


def _write_csv(path: Path, rows: list[list[str | float]], lang: str) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";" if lang == "de" else ",", lineterminator="\n")
        writer.writerow((*COLUMNS, *ABOUT))
        writer.writerows([inert(cell) for cell in row] for row in rows)


def _write_xlsx(path: Path, rows: list[list[str | float]], lang: str) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), _PLAIN) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet("review")
        page.write_row(0, 0, (*COLUMNS, *ABOUT), head)
        for at_row, row in enumerate(rows, 1):
            page.write_row(at_row, 0, row, body)
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width)
        choice = {
            "validate": "list", "source": list(DECIDED), "ignore_blank": True,
            "input_title": word("decision", lang), "input_message": _MEANING[lang], "error_message": _MEANING[lang],
        }  # fmt: skip
        column = COLUMNS.index("decision")
        page.data_validation(1, column, max(len(rows), 1), column, choice)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(rows), 1), len(_WIDTHS) - 1)


def _numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows of the first sheet that has the columns of decisions, with their numbers."""
    for sheet in sheets.read(path):
        for at_row, cells in enumerate(sheet.rows):
            header = [cell.strip().casefold() for cell in cells]
            if set(COLUMNS[:NEEDED]) <= set(header):
                blank = dict.fromkeys(COLUMNS, "")
                for number, row in enumerate(sheet.rows[at_row + 1 :], at_row + 2):
                    yield number, blank | dict(zip(header, map(plain, row), strict=False))
                return
    raise SourceError("no row has the columns of decisions", hint=f"header: {', '.join(COLUMNS)}")


def _unknown(review: Review, row: Row) -> Problem | None:
    d = row.decision
    try:
        review.references.pair(d.left, d.right, d.kind)
    except SynergraphError as error:
        return Problem(row.number, error.message, error.hint)
    return None


_WRITERS = {".csv": _write_csv, ".xlsx": _write_xlsx}
