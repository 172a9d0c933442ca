"""The command line as a person uses it: what it says, what it returns, what it leaves behind."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synergraph.cli import main
from synergraph.graph.graph import Graph, open_graph

EXAMPLE = Path(__file__).parents[1] / "examples" / "mpi"


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def folder(example_graph: Graph) -> Path:
    """Return the folder of the built example."""
    return example_graph.folder.parents[1]


def test_from_nothing_to_an_export_without_a_question(tmp_path: Path) -> None:
    source = tmp_path / "projekte.csv"
    source.write_text("Projekt;Status\nHaus;laufend\nHof;abgeschlossen\n", encoding="utf-8")
    assert run("init", tmp_path / "w", "--yes").exit_code == 0
    assert run("-C", tmp_path / "w", "add", source, "--as-of", "2024-11", "--yes").exit_code == 0
    assert run("-C", tmp_path / "w", "build", "--yes").exit_code == 0
    assert run("-C", tmp_path / "w", "export", "--format", "csv", tmp_path / "out").exit_code == 0
    assert "project/haus,project,Haus" in (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8")


def test_add_guesses_loader_and_day(tmp_path: Path) -> None:
    report = tmp_path / "bericht.md"
    report.write_text(
        "# Monitoring-Bericht\n\n30. Juni 2023\n\nMasterplan Muster 2022-2026\n", encoding="utf-8"
    )
    table = tmp_path / "liste-2024-11.csv"
    table.write_text("Projekt\nHaus\n", encoding="utf-8")
    run("init", tmp_path / "w")
    said = run("-C", tmp_path / "w", "add", report, table, "--yes").output
    assert "bericht.md: loader = report, as_of = 2023-06-30" in said
    assert "liste-2024-11.csv: loader = table, as_of = 2024-11" in said


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
@pytest.mark.parametrize(
    "command",
    [["status"], ["report"], ["ask"], ["ask", "portfolio"], ["synergies", "--limit", "3"], ["synergies", "--each", "3"], ["themes", "--limit", "3"],
     ["partners", "Kreislaufwirtschaft", "--limit", "3"], ["check"]],
    ids=" ".join,
)  # fmt: skip
def test_every_answer_comes_in_every_form(folder: Path, command: list[str], form: str) -> None:
    result = run("-C", folder, *command, "--format", form)
    assert result.exit_code == 0 and result.output.strip()
    if form == "json":
        assert json.loads(result.output)


def test_answers_speak_both_languages(folder: Path) -> None:
    assert "Was im Graphen steht" in run("-C", folder, "status").output
    assert "What is in the graph" in run("-C", folder, "--lang", "en", "status").output


def test_both_engines_give_the_same_answer(folder: Path) -> None:
    answers = [
        run("-C", folder, "ask", "grants", "--engine", engine, "--format", "json").output
        for engine in ("sparql", "cypher")
    ]
    assert answers[0] == answers[1] and json.loads(answers[0])


def test_explain_prints_the_query(folder: Path) -> None:
    assert "SELECT" in run("-C", folder, "ask", "portfolio", "--explain").output
    assert "MATCH" in run("-C", folder, "ask", "portfolio", "--engine", "cypher", "--explain").output


@pytest.mark.parametrize(
    ("command", "query"),
    [
        ("sparql", "SELECT (COUNT(?p) AS ?n) { ?p a syn:Project ; syn:stated true }"),
        ("cypher", "MATCH (p:Project) WHERE p.stated RETURN count(p) AS n"),
    ],
)
def test_a_query_comes_from_standard_input(folder: Path, command: str, query: str) -> None:
    given = run("-C", folder, command, query).output
    for words in ([], ["-"]):
        piped = CliRunner().invoke(main, ["-C", str(folder), command, *words], input=query)
        assert (piped.exit_code, piped.output) == (0, given)


def test_a_name_that_the_ontology_lacks_is_noted_beside_the_answer(folder: Path) -> None:
    answer = run("-C", folder, "sparql", "SELECT ?p { ?p a syn:Projct }")
    assert answer.exit_code == 0
    assert "no syn:Projct; did you mean “Project”?" in answer.stderr
    assert "Projct" not in answer.stdout


def test_xlsx_goes_to_a_file(folder: Path, tmp_path: Path) -> None:
    assert run("-C", folder, "status", "--format", "xlsx", "-o", tmp_path / "s.xlsx").exit_code == 0
    assert (tmp_path / "s.xlsx").stat().st_size > 0


def test_the_map_is_one_file(folder: Path, tmp_path: Path) -> None:
    assert run("-C", folder, "map", "-o", tmp_path / "karte.html").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["karte.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buld"], "did you mean “build”"),
        (["-C", "{folder}", "ask", "portfolo"], "did you mean “portfolio”"),
        (["-C", "{folder}", "ask", "portfolio", "as_off=2024"], "did you mean “as_of”"),
        (["-C", "{folder}", "ask", "portfolio", "2024"], "write name=value"),
        (["-C", "{folder}", "synergies", "Weiterfürung Digital"], "did you mean"),
        (["-C", "{folder}", "status", "--format", "xlsx"], "-o FILE"),
        (["-C", "{empty}", "status"], "synergraph init"),
    ],
)
def test_wrong_use_says_what_to_write_instead(
    folder: Path, tmp_path: Path, words: list[str], said: str
) -> None:
    result = run(*(word.format(folder=folder, empty=tmp_path) for word in words))
    assert result.exit_code == 2 and said in result.output


BROKEN = {
    "an empty file": ("leer.csv", b""),
    "an empty report": ("leer.md", b"  \n"),
    "a file of another kind": ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"),
    "an unknown encoding": ("kaputt.txt", b"Projekt \x81\x8d\x8f \x90 Bericht"),
    "a PDF without text": ("scan.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
    "no PDF at all": ("kein.pdf", b"not a pdf"),
    "no workbook": ("kein.xlsx", b"not a workbook"),
    "a saved error page": ("fehler.csv", b"Ein Fehler ist aufgetreten.\n"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), BROKEN.values(), ids=BROKEN)
def test_a_broken_source_gets_one_message_and_leaves_no_half_build(
    tmp_path: Path, name: str, content: bytes
) -> None:
    run("init", tmp_path / "w")
    source = tmp_path / "w" / name
    source.write_bytes(content)
    config = tmp_path / "w" / "synergraph.toml"
    config.write_text(
        config.read_text(encoding="utf-8") + f'\n[[source]]\npath = "{name}"\n', encoding="utf-8"
    )
    result = run("-C", tmp_path / "w", "build")
    assert result.exit_code == 2, result.output
    assert name in result.output and "→" in result.output and "Traceback" not in result.output
    assert "unknown loader" not in result.output
    assert not (tmp_path / "w" / "build" / "current").exists() and not list(
        (tmp_path / "w").glob("build/*.new")
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Projekt"', 'name = "Projektt"', "did you mean “Projekt”"),
        ('language = "de"', 'langauge = "de"', "did you mean “language”"),
        ('edge = "in_action_field"', 'edge = "in_acton_field"', "did you mean “in_action_field”"),
        ('status = "Status"', 'statuss = "Status"', "did you mean “status”"),
    ],
)
def test_a_wrong_word_in_the_config_is_named_with_the_closest(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "w")
    config = tmp_path / "w" / "synergraph.toml"
    config.write_text(config.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    result = run("-C", tmp_path / "w", "build")
    assert result.exit_code == 2 and said in result.output, result.output


def test_skipped_rows_are_told_and_make_check_fail(tmp_path: Path) -> None:
    run("init", tmp_path / "w")
    (tmp_path / "p.csv").write_text("Projekt;Status\nHaus;laufend\n;laufend\n", encoding="utf-8")
    run("-C", tmp_path / "w", "add", tmp_path / "p.csv", "--yes")
    built = run("-C", tmp_path / "w", "build")
    assert built.exit_code == 0 and "synergraph check" in built.output
    checked = run("-C", tmp_path / "w", "check")
    assert checked.exit_code == 1 and "p.csv" in checked.output


def test_a_second_build_says_there_is_nothing_to_do(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "w")
    run("-C", tmp_path / "w", "build")
    name = open_graph(tmp_path / "w").folder.name
    assert "Nichts zu tun" in run("-C", tmp_path / "w", "build").output
    assert open_graph(tmp_path / "w").folder.name == name


def test_the_demo_answers_the_three_questions_and_writes_the_map(tmp_path: Path) -> None:
    result = run("demo", tmp_path / "demo")
    assert result.exit_code == 0, result.output
    assert all(f"{number}. " in result.output for number in (1, 2, 3))
    assert (tmp_path / "demo" / "map.html").is_file() and "xdg-open" in result.output


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from synergraph.cli import main; print([m for m in ('polars', 'rdflib', 'scipy', 'ladybug') if m in sys.modules])"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )
