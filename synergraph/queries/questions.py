"""Named questions: the shipped catalogue and a workspace's own.

A question is one stem with `stem.rq` (SPARQL) and `stem.cypher`. The header stands in the .rq
file; the Cypher twin repeats the titles and nothing else. A question of a workspace may come in
one language only; then its header stands there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from synergraph.errors import QuestionError, at, closest
from synergraph.graph.graph import Graph
from synergraph.queries import query_text
from synergraph.queries.header import Column, Header, Parameter, comment, read_header

SHIPPED = Path(__file__).parent / "catalogue"
OWN = "queries"
LANGUAGES = {".rq": "sparql", ".cypher": "cypher"}


@dataclass(frozen=True)
class Question:
    """A named question: its header and its text in each query language it is written in."""

    stem: str
    header: Header
    texts: Mapping[str, str]

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.header.parameters

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.header.columns


def catalogue(of: Graph | Path | None = None) -> dict[str, Question]:
    """Return all questions by stem: the shipped ones and those of a workspace's `queries/` folder.

    `of` is the workspace folder or its opened graph. A question of the workspace stands in for a
    shipped one of the same stem. Raises `QuestionError` naming the file that is wrong.
    """
    folder = of.folder.parents[1] if isinstance(of, Graph) else of
    own = read_folder(folder / OWN) if folder else {}
    return dict(sorted({**_shipped(), **own}.items()))


@cache
def _shipped() -> dict[str, Question]:
    return read_folder(SHIPPED)


def question(stem: str, questions: Mapping[str, Question]) -> Question:
    """Return the question called `stem`; raises `QuestionError` naming the closest one."""
    if stem not in questions:
        raise QuestionError(f"no question is called “{stem}”", hint=closest(stem, questions))
    return questions[stem]


def explain(asked: Question, language: str = "sparql") -> str:
    """Return the text of a question in a query language; raises `QuestionError` if it has none."""
    if language not in asked.texts:
        raise QuestionError(
            f"“{asked.stem}” is not written in {language}", hint=closest(language, asked.texts)
        )
    return asked.texts[language]


def read_folder(folder: Path) -> dict[str, Question]:
    """Read all questions of a folder; {} where there is no such folder."""
    stems = sorted({path.stem for path in folder.glob("*") if path.suffix in LANGUAGES})
    return {stem: _read(folder, stem) for stem in stems}


def _read(folder: Path, stem: str) -> Question:
    paths = {language: folder / f"{stem}{suffix}" for suffix, language in LANGUAGES.items()}
    texts = {language: _text(path) for language, path in paths.items() if path.is_file()}
    main = next(iter(texts))
    with at(paths[main].name):
        header = read_header(texts[main], main)
    asked = Question(stem, header, texts)
    for language, text in texts.items():
        with at(paths[language].name):
            _check(asked, text, language)
    return asked


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError("this is not UTF-8", place=path.name, hint="save the file as UTF-8") from error


def _check(asked: Question, text: str, language: str) -> None:
    """Hold a text against the header: titles, parameters, and that it only reads."""
    titles = {f"title.{lang}: {asked.header.title[lang]}" for lang in ("de", "en")}
    if not titles <= set(comment(text, language)):
        raise QuestionError("the title is not that of its twin", hint=f"open with {min(titles)}")
    declared = {parameter.name for parameter in asked.parameters}
    used = query_text.parameters(text, language)
    for name in sorted(used - declared):
        raise QuestionError(f"the parameter “{name}” is not declared", hint=closest(name, declared))
    for name in sorted(declared - used):
        raise QuestionError(
            f"the parameter “{name}” is declared and not used", hint="use it, or remove its line"
        )
    query_text.check_reads(text, language)
    if language == "sparql":
        query_text.check_projected(text)
