"""Labelled facts of a page: lists of definitions, tables, "Label: value", and headings with what follows."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from synergraph.loaders.documents.blocks import Block, Grid, Piece
from synergraph.loaders.html.bodies import bodies_in
from synergraph.loaders.html.labels import PERSON
from synergraph.loaders.report.applicants import is_organisation
from synergraph.ontology import Vocabulary
from synergraph.ontology.names import key

_LABELLED = re.compile(r"(?P<label>[^:\n]{2,60}(?::innen)?)\s*:\s+(?P<value>\S.*)")
_TITLED = re.compile(r"(?:(?:Prof|Dr|Dipl|PD|Ing|Frau|Herr|Mr|Mrs|Ms)\b\.?[\s-]*)+[A-ZÄÖÜ]")
_NAMED = re.compile(
    r"[A-ZÄÖÜ][a-zäöüßéèç]+(?:-[A-ZÄÖÜ][a-zäöüßé]+)?(?: [A-Z]\.)?(?: (?:von|van|de|zu))?(?: [A-ZÄÖÜ][a-zäöüßéç]+(?:-[A-ZÄÖÜ][a-zäöüßé]+)?){1,2}"
)
_BODY = re.compile(
    r"universität|hochschul|institut|technisch|zentrum|verein|verband|netzwerk|agentur|gesellschaft|amt\b|senat|"
    r"ministerium|kammer|berlin|brandenburg|fraunhofer|leibniz|helmholtz|university|center|centre|werk|bahn|labor|lab\b|"
    r"stiftung|akademie|group|gruppe|energ|partner|stadt|bank|kliniku?m?|charité|bezirk|land\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"leitung|lead|koordinat|coordinat", re.IGNORECASE)
_OF = re.compile(r"(?P<person>[^()]+?)\s*\((?P<body>[^()]{2,80})\)")


class Fact(NamedTuple):
    """What a page says under a label; `line` is where it begins."""

    label: str
    values: tuple[str, ...]
    line: int


def facts(pieces: Iterable[Piece], known: frozenset[str]) -> list[Fact]:
    """Return the labelled facts of a page, in its order.

    Lists of definitions and tables of two columns say which words are labels; elsewhere only
    `known` ones are.
    """
    found: list[Fact] = []
    waiting: Fact | None = None
    for piece in [*pieces, None]:
        if waiting and isinstance(piece, Block) and _answers(waiting, piece, known):
            waiting = waiting._replace(values=(*waiting.values, *piece.text.split("\n")))
            continue
        if waiting and waiting.values:
            found.append(waiting)
        waiting = None
        if isinstance(piece, Grid):
            found += of_grid(piece, known)
        elif piece and (label := _label(piece, known)):
            waiting = Fact(label, (), piece.line)
        elif piece:
            found += _lines(piece, known)
    return found


def of_grid(grid: Grid, known: frozenset[str]) -> list[Fact]:
    """Return the rows of a table of labels and values; [] for other tables."""
    pairs = [row for row in grid.rows if len(row.cells) == 2 and all(row.cells)]
    labels = [row.cells[0] for row in pairs]
    if len(pairs) * 2 <= len(grid.rows) or not any(_is_label(label, known) for label in labels):
        return []
    if _is_label(pairs[0].cells[1], known):  # a header: the first column holds things, not labels
        return []
    return [Fact(_bare(row.cells[0]), tuple(row.cells[1].split("\n")), row.line) for row in pairs]


def _label(block: Block, known: frozenset[str]) -> str:
    """Return the label that a block is, "" for one that says something."""
    if block.style == "term" or (len(block.text) < 60 and _is_label(block.text, known)):
        return _bare(block.text)
    return ""


def _answers(waiting: Fact, block: Block, known: frozenset[str]) -> bool:
    """Whether a block belongs to the label above it: one paragraph, or all entries of a list."""
    if block.level or _label(block, known):
        return False
    return not waiting.values or block.style in ("item", "definition")


def _lines(block: Block, known: frozenset[str]) -> Iterator[Fact]:
    """Yield "Label: value" lines, and a label alone on its line with the next."""
    label = ""
    for line in block.text.split("\n"):
        match = _LABELLED.fullmatch(line)
        if match and _is_label(match["label"], known):
            yield Fact(_bare(match["label"]), (match["value"],), block.line)
        elif label:
            yield Fact(label, (line,), block.line)
        label = _bare(line) if not block.level and _is_label(line, known) else ""


def _is_label(text: str, known: frozenset[str]) -> bool:
    return key(text) in known


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(": ").strip()


def refined(fact: Fact, bodies: frozenset[str], vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield a fact with its organisations one by one, and the persons among them apart.

    "Förderung" says how much or by whom: its value tells which.
    """
    if key(fact.label) in (key("Förderung"), key("Gefördert")):
        funded = re.search(r"\d.*(?:€|Euro|EUR|Mio)", fact.values[0])
        fact = fact._replace(label="Fördersumme" if funded else "Gefördert durch")
    if key(fact.label) not in bodies:
        yield fact
        return
    named = [part for name in bodies_in(fact.values, vocabulary) for part in _apart(name)]
    persons = [name for name in named if _is_person(name, fact.label, vocabulary)]
    for label, names in (
        (fact.label, [n for n in named if n not in persons]),
        (fact.label + PERSON, persons),
    ):
        if names:
            yield fact._replace(label=label, values=tuple(names))


def _apart(name: str) -> list[str]:
    """Part "Dr. Erika Muster (Muster GmbH)" into the person and the organisation."""
    match = _OF.fullmatch(name)
    return [match["person"], match["body"]] if match and _TITLED.match(match["person"]) else [name]


def _is_person(name: str, label: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is a natural person's: by title or, where a lead is named, by its form."""
    if _TITLED.match(name):
        return True
    if is_organisation(name, vocabulary) or _BODY.search(name):
        return False
    return bool(_PERSONAL.search(label) and _NAMED.fullmatch(name))
