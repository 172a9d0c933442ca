"""The comment header of a question: what it asks, its parameters and its columns.

Every line of the header is a comment that says one thing:

    # title.de: Portfolio nach Handlungsfeld
    # why.en: How many projects run in each action field?
    # param as_of: date = ""  "Stand" / "as of"
    # column projects: integer [projects]  "Projekte" / "projects"
    # label change new: "neu" / "new"

In Cypher the comments begin with `//`. A parameter without `=` must be given. `label` names a
value of a text column in words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from synergraph.errors import QuestionError, closest
from synergraph.ontology import Labels
from synergraph.queries.types import Type, read_type

MARKS = {"sparql": "#", "cypher": "//"}
_TEXTS = ("title.de", "title.en", "why.de", "why.en")
_LABELS = r'"(?P<de>[^"]+)" / "(?P<en>[^"]+)"'
_PARAM = re.compile(rf'(?P<name>\w+): (?P<type>[\w(),-]+)(?P<given> = "?(?P<default>[^"]*?)"?)?  +{_LABELS}')
_COLUMN = re.compile(rf"(?P<name>\w+): (?P<type>[\w(),-]+)(?: \[(?P<unit>[^\]]+)\])?  +{_LABELS}")
_VALUE = re.compile(rf"(?P<column>\w+) (?P<value>[\w-]+): {_LABELS}")
_FORMS = {
    "param": (_PARAM, 'param as_of: date = ""  "Stand" / "as of"'),
    "column": (_COLUMN, 'column projects: integer [projects]  "Projekte" / "projects"'),
    "label": (_VALUE, 'label change new: "neu" / "new"'),
}


@dataclass(frozen=True)
class Parameter:
    """What one may give a question; `default` is None where one must."""

    name: str
    type: Type
    label: Labels
    default: str | None = None


@dataclass(frozen=True)
class Column:
    """What an answer tells in each row; `values` names the values of a text column in words."""

    name: str
    type: Type
    label: Labels
    unit: str = ""
    values: Mapping[str, Labels] = field(default_factory=dict)


@dataclass(frozen=True)
class Header:
    """All that the header of a question says."""

    title: Labels
    why: Labels
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]


def comment(text: str, language: str) -> list[str]:
    """Return the lines of the comment that opens a query, without their marks; [] without one."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith(MARKS[language]):
            break
        lines.append(line.removeprefix(MARKS[language]).strip())
    return lines


def read_header(text: str, language: str) -> Header:
    """Read the header that opens a query; raises `QuestionError` naming the line it cannot read."""
    texts: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: dict[str, Column] = {}
    for word, match in _entries(comment(text, language), texts):
        if word == "param":
            default = (match["default"] or "") if match["given"] else None
            parameters.append(Parameter(match["name"], _type(match), _labels(match), default))
        elif word == "column":
            columns[match["name"]] = Column(match["name"], _type(match), _labels(match), match["unit"] or "")
        else:
            columns[match["column"]] = _named(columns, match)
    missing = [name for name in _TEXTS if name not in texts]
    if missing or not columns:
        raise QuestionError(f"the header lacks {', '.join(missing or ['columns'])}", hint=_hint(missing))
    title, why = (Labels(texts[f"{of}.de"], texts[f"{of}.en"]) for of in ("title", "why"))
    return Header(title, why, tuple(parameters), tuple(columns.values()))


def _entries(lines: list[str], texts: dict[str, str]) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the structured lines of a header; its texts go into `texts`."""
    for line in filter(None, lines):
        name, _, rest = line.partition(": ")
        if name in _TEXTS:
            texts[name] = rest.strip()
            continue
        word, _, entry = line.partition(" ")
        if word not in _FORMS:
            raise QuestionError(f"the header does not know “{word}”", hint=closest(word, [*_TEXTS, *_FORMS]))
        form, example = _FORMS[word]
        match = form.fullmatch(entry)
        if match is None:
            raise QuestionError(f"the header line “{line}” is not complete", hint=f"write {example}")
        yield word, match


def _type(match: re.Match[str]) -> Type:
    return read_type(match["type"])


def _labels(match: re.Match[str]) -> Labels:
    return Labels(match["de"], match["en"])


def _named(columns: Mapping[str, Column], match: re.Match[str]) -> Column:
    name = match["column"]
    if name not in columns:
        raise QuestionError(f"a label for an unknown column “{name}”", hint=closest(name, columns))
    return replace(columns[name], values={**columns[name].values, match["value"]: _labels(match)})


def _hint(missing: list[str]) -> str:
    return f"write {missing[0]}: …" if missing else f"write {_FORMS['column'][1]}"
