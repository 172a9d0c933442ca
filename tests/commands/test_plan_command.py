"""The command `plan`: people in, plan out; changes; what is wrong is said."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from synergraph.cli import main
from synergraph.graph.graph import Graph
from synergraph.loaders.table import sheets as reading

LIST = """\
Nr.;Name;Organisation;Biete;Suche;Muss treffen;Ankunft;Abreise
1;Anna Muster;Haus A;Robotik;Leichtbau;;;
2;Bert Beispiel;Haus B;Leichtbau;Robotik;;;
3;Zoe Zufall;Haus C;;Recycling;Anna Muster;;
4;Kim Kern;Haus D;Recycling;;;9:20;
"""
WHEN = ("--start", "2026-03-12 09:00", "--rounds", "4", "--seconds", "5")


@pytest.fixture
def folder(small_graph: Graph) -> Path:
    return small_graph.folder.parents[1]


def plan(folder: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "-C", str(folder), "plan", *map(str, words)])


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_formats_are_listed(folder: Path) -> None:
    told = plan(folder, "--format", "json")
    assert told.exit_code == 0
    assert {"matchmaking", "deep_dive", "meetup"} <= {row["format"] for row in json.loads(told.output)}


def test_a_list_becomes_a_plan_in_a_folder(folder: Path, people: Path, tmp_path: Path) -> None:
    told = plan(folder, "matchmaking", "--people", people, *WHEN, "-o", tmp_path / "out")
    assert told.exit_code == 0, told.output
    assert "proved" in told.output and "Without names" in told.output
    assert {path.name for path in (tmp_path / "out").iterdir()} >= {
        "plan.json",
        "plan.xlsx",
        "agendas.html",
        "plan.ics",
    }
    text = "".join(
        path.read_text("utf-8")
        for path in (tmp_path / "out").rglob("*.*")
        if path.suffix != ".xlsx" and path.is_file()
    )
    assert "Haus A" in text and "Muster" not in text and "Zufall" not in text


def test_without_a_folder_nothing_is_written(folder: Path, people: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    told = plan(folder, "matchmaking", "--people", people, *WHEN, "--format", "json")
    found = json.loads(told.output)
    assert found["Plan"] and found["Rules"] and set(tmp_path.rglob("*")) == before


def test_tables_are_planned_where_the_format_has_them(folder: Path, people: Path, tmp_path: Path) -> None:
    told = plan(folder, "planning_workshop", "--people", people, "-o", tmp_path / "out")
    assert told.exit_code == 0 and "meeting again at a table" in told.output


def test_any_format_holds_meetings_once_it_has_rounds(folder: Path, people: Path) -> None:
    refused = plan(folder, "dialogue", "--people", people)
    assert refused.exit_code == 2 and "--rounds 6" in refused.output
    assert plan(folder, "dialogue", "--people", people, *WHEN).exit_code == 0


def test_changes_on_the_day_change_the_saved_plan(folder: Path, people: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan(folder, "matchmaking", "--people", people, *WHEN, "-o", out)
    changes = tmp_path / "changes.csv"
    changes.write_text("Nr.;Organisation;Status\n4;;no-show\n;Neuhaus;walk-in\n", encoding="utf-8")
    told = plan(folder, "--changes", changes, "--from-round", 2, "--seconds", 5, "-o", out)
    assert told.exit_code == 0, told.output
    assert "#4 · Haus D does not come" in told.output and "#5 · Neuhaus joins" in told.output
    saved = [json.loads((out / name).read_text("utf-8")) for name in ("plan-1.json", "plan.json")]
    first = [[g for g in one["gatherings"] if g["round"] == 1] for one in saved]
    assert first[0] == first[1] and saved[1]["revision"] == 1


def test_must_meets_that_cannot_be_are_explained(folder: Path, people: Path) -> None:
    people.write_text(
        LIST.replace("Anna Muster;;\n", "Anna Muster;Runde 4;\n").replace(
            "Leichtbau;;;\n", "Leichtbau;;;Runde 1\n"
        )
    )
    told = plan(folder, "matchmaking", "--people", people, *WHEN)
    assert told.exit_code == 1
    assert "must meet" in told.output and "do not require" in told.output


@pytest.mark.parametrize(
    ("words", "told"),
    [(["matchmaken"], "did you mean “matchmaking”"), (["--changes", "LIST"], "add -o DIR"),
     (["matchmaking", "--people", "LIST", "--start", "bald"], "--start"),
     (["matchmaking", "--people", "LIST", "-o", "LIST"], "is a file")],
)  # fmt: skip
def test_wrong_words_are_explained(folder: Path, people: Path, words: list[str], told: str) -> None:
    result = plan(folder, *(people if word == "LIST" else word for word in words))
    assert result.exit_code == 2 and told in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_outcomes_are_counted(folder: Path) -> None:
    told = plan(folder, "--outcomes", "--format", "json")
    assert told.exit_code == 0 and "by format" in told.output


def test_without_people_it_proposes_whom_to_invite(folder: Path) -> None:
    told = plan(folder, "meetup", "--format", "json")
    assert told.exit_code == 0, told.output
    assert json.loads(told.output)


def test_a_year_is_a_table_and_a_calendar(folder: Path, tmp_path: Path) -> None:
    told = plan(folder, "--year", "2025", "-o", tmp_path / "year.csv", "--format", "csv")
    assert told.exit_code == 0, told.output
    assert (tmp_path / "year.csv").is_file()
    text = (tmp_path / "year.ics").read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == text.count("DTSTART;VALUE=DATE") > 0


def test_what_came_of_an_event_keeps_pairs_apart_at_the_next(people: Path, tmp_path: Path) -> None:
    workspace, first = tmp_path / "w", tmp_path / "first"
    people.write_text(LIST.replace("Anna Muster;;\n", ";;\n"), encoding="utf-8")
    run = CliRunner()
    assert run.invoke(main, ["init", str(workspace), "--from", str(people), "--yes"]).exit_code == 0
    assert run.invoke(main, ["-C", str(workspace), "build"]).exit_code == 0
    assert (
        plan(workspace, "matchmaking", "--people", people, *WHEN, "--theme", "Robotik", "-o", first).exit_code
        == 0
    )
    head, *rows = reading.read(first / "outcomes.xlsx")[0].rows
    assert len(rows) == 6
    filled = [[*row[: head.index("outcome")], "follow-up", ""] for row in rows[:4]]
    table = "\n".join(";".join(row) for row in (head, *filled))
    (tmp_path / "outcomes.csv").write_text(table, encoding="utf-8")
    assert (
        run.invoke(main, ["-C", str(workspace), "add", str(tmp_path / "outcomes.csv"), "--yes"]).exit_code
        == 0
    )
    assert run.invoke(main, ["-C", str(workspace), "build"]).exit_code == 0
    told = plan(workspace, "matchmaking", "--people", people, *WHEN, "--format", "json")
    assert len(json.loads(told.output)["Plan"]) == 2
    told = plan(workspace, "matchmaking", "--people", people, *WHEN, "--format", "json", "--again")
    assert len(json.loads(told.output)["Plan"]) == 6
    counted = json.loads(plan(workspace, "--outcomes", "--format", "json").output)
    (by_format, *_) = counted["What came of conversations, by format"]
    assert (by_format["format"], by_format["conversations"], by_format["led further"]) == (
        "matchmaking",
        4,
        "100 %",
    )


def test_topics_become_tables(folder: Path, people: Path, tmp_path: Path) -> None:
    told = plan(
        folder,
        "planning_workshop",
        "--people",
        people,
        *WHEN,
        "--topics",
        "Robotik; Recycling;",
        "-o",
        tmp_path / "out",
    )
    assert told.exit_code == 0, told.output
    assert "no topic twice" in told.output
    cards = (tmp_path / "out" / "cards.html").read_text(encoding="utf-8")
    assert "<h1>Recycling</h1>" in cards
