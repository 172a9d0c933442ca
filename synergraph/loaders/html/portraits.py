"""Portraits as rows of one table: a page is a row, a label a column."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from synergraph.loaders.html import labels, themes
from synergraph.loaders.html.facts import Fact, refined
from synergraph.loaders.html.labels import PERSON, TITLE
from synergraph.loaders.html.pages import Page
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key, unwrap
from synergraph.statements import Evidence, Loaded, Skipped, Source, Statement

_FEW, _MOST = 3, 20


def known(source: Source, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the folded labels that mean something: those of the source's map, or of the shipped one."""
    return labels.known(vocabulary) | {key("Förderung"), *map(key, _texts(source.options.get("map", {})))}


def _texts(entry: Any) -> Iterator[str]:
    """Yield all texts of a map: one of them is a label where the page has it."""
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict | list):
        for value in entry.values() if isinstance(entry, dict) else entry:
            yield from _texts(value)


def _listed(words: list[str]) -> str:
    more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
    return ", ".join(words[:_MOST]) + more


def is_portrait(page: Page, known: frozenset[str]) -> bool:
    """Whether a page has a title and labels facts that the map knows."""
    return bool(page.titles) and any(key(fact.label) in known for fact in page.facts)


def title(page: Page, all_pages: list[Page]) -> str:
    """Return what a page is about: its likeliest title that is not that of most other pages too."""
    shared = Counter(name for other in all_pages for name in other.titles)
    many = len(all_pages) / 2 if len(all_pages) >= _FEW else len(all_pages)
    return next((name for name in page.titles if shared[name] <= many), page.titles[0])


def load(source: Source, vocabulary: Vocabulary, found: list[Page]) -> Loaded:
    """Read portraits by the source's map or the shipped one, and the topics their texts speak of.

    Evidence names page and line.
    """
    from synergraph.loaders import table
    from synergraph.loaders.table.sheets import Sheet

    if not found:
        return Loaded([])
    names = [title(page, found) for page in found]
    parts = _Parts(source, vocabulary)
    rows = [_row(page, name, parts) for page, name in zip(found, names, strict=True)]
    every = _spelt(fact.label for row in rows for fact in row)
    table_map = source.options.get("map", labels.fitted(every, vocabulary))
    wanted = {key(column) for column in _texts(table_map)}
    columns = [column for column in every if key(column) in wanted]  # one page may have thousands of labels
    cells = [[_said(row, column) for column in columns] for row in rows]
    options = {**source.options, "map": table_map}
    loaded = table.load_sheets(replace(source, options=options), vocabulary, [Sheet("", [columns, *cells])])
    _name_pages(loaded, source.path.name, found)
    if left := [column for column in every if column not in columns]:
        loaded.notes.append(f"{source.path.name}: labels left out: {_listed(left)}")
    topics = _topics(loaded.statements, found, names, vocabulary)
    return replace(loaded, statements=[*(_placed(s, found, rows) for s in loaded.statements), *topics])


def _name_pages(loaded: Loaded, folder: str, found: list[Page]) -> None:
    """Say the page in notes and ledger where the table has a row: nobody sees the rows of this table."""
    row = re.compile(rf"^{re.escape(folder)}, row (\d+)")

    def named(text: str) -> str:
        return row.sub(lambda m: ", ".join(filter(None, (folder, found[int(m[1]) - 2].name))), text)

    loaded.notes = [named(note) for note in loaded.notes]
    loaded.skipped = [Skipped(named(s.place), s.reason) for s in loaded.skipped]


def _topics(
    said: list[Statement], found: list[Page], names: list[str], vocabulary: Vocabulary
) -> Iterator[Statement]:
    """Yield the topics of each page, about the thing that its row names."""
    about = {(s.evidence.row, s.subject.name): s.subject for s in said}
    for row, (page, name) in enumerate(zip(found, names, strict=True), 2):
        if subject := about.get((row, unwrap(name))):
            yield from themes.of(page, subject, vocabulary)


class _Parts:
    """Takes facts apart that name several things; topics only for the shipped map, one of their own says how."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._bodies = labels.organisations(vocabulary)
        self._topics = frozenset() if "map" in source.options else labels.topics(vocabulary)

    def of(self, fact: Fact) -> Iterator[Fact]:
        if key(fact.label) in self._topics:
            yield themes.listed(fact, self._vocabulary)
        else:
            yield from refined(fact, self._bodies, self._vocabulary)


def _row(page: Page, name: str, parts: _Parts) -> list[Fact]:
    """Return the facts of a page, those of its head where its text does not say them."""
    found = [Fact(TITLE, (name,), page.title_line)]
    found += [part for fact in page.facts for part in parts.of(fact)]
    for fact in page.further:
        if not any(key(fact.label) == key(other.label) for other in found):
            found.append(fact)
    return found


def _spelt(found: Iterator[str]) -> list[str]:
    """Return the labels in their order, each as it is first spelt."""
    first: dict[str, str] = {}
    for label in found:
        first.setdefault(key(label) or label, label)
    return list(first.values())


def _said(row: list[Fact], column: str) -> str:
    return "; ".join(value for fact in row if key(fact.label) == key(column) for value in fact.values)


def _placed(statement: Statement, found: list[Page], rows: list[list[Fact]]) -> Statement:
    """Point evidence from row and column to page and line."""
    index = statement.evidence.row - 2
    quote = statement.evidence.quote
    line = max((f.line for f in rows[index] if f"{f.label}: " in quote and f.label != TITLE), default=0)
    quote = quote.removeprefix(f"{TITLE}: ").replace(f"{PERSON}: ", ": ")
    place = Evidence(quote, line=line or found[index].title_line, sheet=found[index].name)
    return replace(statement, evidence=place)
