"""The report loader: German monitoring reports and press articles as text, Markdown or PDF.

Each extractor is a module with one `extract(report)` that yields statements. They run in the
order of EXTRACTORS, because later ones recognise what earlier ones have named.
"""

from pathlib import Path

from synergraph.loaders.documents.grids import grids_of, load_grids
from synergraph.loaders.report import (
    agenda,
    attendance,
    awards,
    boxes,
    calls,
    changes,
    clusters,
    columns,
    document,
    events,
    fieldlists,
    fields,
    figures,
    grants,
    links,
    matrix,
    organisations,
    places,
    portfolio,
    programmes,
    projects,
    relations,
    studies,
    success,
    support,
    topics,
)
from synergraph.loaders.report.report import Extractor, Names, Report
from synergraph.loaders.report.text import Text, read
from synergraph.ontology import Vocabulary
from synergraph.statements import Loaded, Source

__all__ = ["EXTRACTORS", "Extractor", "Names", "Report", "Text", "load", "read"]

EXTRACTORS: tuple[Extractor, ...] = (
    document.extract,
    fields.extract,
    portfolio.extract,
    grants.extract,
    fieldlists.extract,
    columns.extract,
    links.extract,
    matrix.extract,
    agenda.extract,
    calls.extract,
    awards.extract,
    boxes.extract,
    figures.extract,
    events.extract,
    programmes.introduce,
    projects.extract,
    organisations.extract,
    programmes.extract,
    clusters.extract,
    changes.extract,
    success.extract,
    relations.extract,
    support.extract,
    studies.extract,
    attendance.extract,
    places.extract,
    topics.extract,
)


def guess_as_of(path: Path) -> str:
    """Return the day a report says it speaks of, "" when it says none."""
    return document.identify(Source(path, path.stem, "report"), read(path))[1]


def load(source: Source, vocabulary: Vocabulary) -> Loaded:
    """Read a report and return every statement its extractors find in it, without repetition.

    Tables of a PDF or Word file whose titles speak for themselves, or that `map` names, are read
    row by row as well. A text that is no report of the known families gives little more than its document node.
    Raises `SourceError` when the file is missing, empty, not text, or a PDF without text.
    """
    text = read(source.path)
    tables = load_grids(source, vocabulary, grids_of(source.path))
    thing, as_of = document.identify(source, text)
    report = Report(source, text, vocabulary, thing, as_of)
    statements = [statement for extract in EXTRACTORS for statement in extract(report)]
    return Loaded(
        statements=list(dict.fromkeys([*statements, *tables.statements])),
        rows=report.rows + tables.rows,
        used=report.used + tables.used,
        skipped=report.skipped + tables.skipped,
        notes=report.notes + tables.notes,
    )
