"""`synergraph review` as a person and as a script use it."""

import io
import json
import os
import pty
import select
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import fastexcel
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from synergraph.cli import main
from synergraph.graph.decisions import append, read_decisions
from synergraph.graph.graph import open_graph
from synergraph.graph.resolve.duplicates import FEATURES
from synergraph.graph.resolve.identity import Decision
from synergraph.graph.review import Review
from synergraph.queries.duplicates import part
from synergraph.viz.review_walk import Walk

NORD, NORDT, NORT, ALPHA, ALFA = (
    "Werk Nord GmbH",
    "Werk Nordt GmbH",
    "Werk Nort GmbH",
    "Optik Alpha",
    "Optik Alfa",
)


def run(folder: Path, *words: object, **options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(folder), "review", *map(str, words)], **options)


def decided(folder: Path) -> list[tuple[str, str, str]]:
    return [(d.left, d.right, d.decision) for d in read_decisions(folder)]


def walked(folder: Path, keys: str, *, lang: str = "de", reason: str = "") -> str:
    """Walk with keys typed ahead, and return what stood on the screen."""
    console = Console(record=True, width=120, file=io.StringIO())
    typed: Iterator[str] = iter(keys)
    Walk(
        Review(folder, open_graph(folder)), console, lambda: next(typed), lambda prompt: "gefragt",
        lang=lang, author="anna", reason=reason,
    ).run()  # fmt: skip
    return console.export_text()


def test_off_a_terminal_the_pairs_are_listed(asked: Path) -> None:
    listed = json.loads(run(asked, "--format", "json").output)
    assert [row["links"] for row in listed][:2] == [NORD, NORDT] and listed[0]["Gründe"] == ["Namen ähnlich"]
    assert NORD in run(asked).output and run(asked).output == run(asked, "list").output
    assert "names alike" in CliRunner().invoke(main, ["-C", str(asked), "--lang", "en", "review"]).output


def test_a_script_decides_and_takes_back(asked: Path) -> None:
    assert (
        run(asked, "same", "werk nord gmbh", NORDT, "--reason", "Tippfehler", "--author", "anna").exit_code
        == 0
    )
    assert read_decisions(asked) == [Decision("organisation", NORD, NORDT, "same", "Tippfehler", "anna")]
    assert run(asked, "unsure", ALPHA, ALFA).exit_code == 0
    assert ALFA in run(asked, "list", "--unsure").output and ALFA not in run(asked, "list").output
    assert "Tippfehler" in run(asked, "list", "--decided").output
    assert ALFA in run(asked, "undo").output
    assert run(asked, "undo", NORD, NORDT).exit_code == 0
    assert decided(asked) == []


def test_what_was_merged_answers_to_its_former_id(asked: Path) -> None:
    former, kept = (open_graph(asked).find(name) for name in (NORDT, NORD))
    assert run(asked, "same", NORD, NORDT).exit_code == 0
    built = CliRunner().invoke(main, ["-C", str(asked), "build"])
    assert built.exit_code == 0 and open_graph(asked).former in ({former: kept}, {kept: former})
    assert open_graph(asked).find(former) == open_graph(asked).find(kept)
    assert run(asked, "undo", former, kept).exit_code == 0 and decided(asked) == []


def test_a_decision_stays_with_the_name_that_was_meant(tmp_path: Path) -> None:
    short, long, holding = "Muldewind", "Muldewind Nord", "Muldewind Holding GmbH"
    tmp_path.joinpath("o.csv").write_text(f"Organisation\n{short}\n{long}\n{holding}\n", encoding="utf-8")

    def done(*words: str) -> None:
        assert CliRunner().invoke(main, ["-C", str(tmp_path), *words]).exit_code == 0

    done("init", str(tmp_path), "--from", str(tmp_path / "o.csv"), "--yes")
    for words in (("same", short, long), ("different", "muldewind", holding)):
        done("build")
        done("review", *words)
    assert decided(tmp_path) == [(short, long, "same"), (short, holding, "different")]


def test_the_author_is_whoever_is_logged_in(asked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "berta")
    run(asked, "different", ALPHA, ALFA)
    assert read_decisions(asked)[0].author == "berta"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["same", "Optik Alpa", ALFA], "did you mean “Optik Alpha”"),
        (["same", ALPHA, "Probe Haus"], "is of kind organisation, “Probe Haus” of kind project"),
        (["same", "Musterinstitut", ALFA], "organisation/musterinstitut-2"),
        (["list", "--kind", "organization"], "did you mean “organisation”"),
        (["undo"], "nothing is decided yet"),
        (["undo", ALPHA], "give both names"),
        (["--author", "anna", "same", ALPHA, ALFA], "write --author after “same”"),
        (["apart", "LBV", ALPHA], "is no name of “Leichtbau Verein (LBV)”"),
        (["export", "pairs.pdf"], "FILE.xlsx or FILE.csv"),
    ],
)
def test_wrong_use_says_what_to_write_instead(asked: Path, words: list[str], said: str) -> None:
    result = run(asked, *words)
    assert result.exit_code == 2 and said in result.output, result.output


def test_a_contradiction_is_refused_with_its_rows(asked: Path) -> None:
    for left, right in ((NORD, NORDT), (NORDT, NORT)):
        run(asked, "same", left, right)
    result = run(asked, "different", NORD, NORT)
    assert result.exit_code == 2 and "row 2" in result.output and "row 3" in result.output
    assert len(decided(asked)) == 2


def test_a_merge_is_shown_and_taken_apart(asked: Path) -> None:
    shown = run(asked, "apart", "LBV").output
    assert "Leichtbau Verein (LBV)" in shown and "Kürzel in der Klammer" in shown
    assert run(asked, "apart", "LBV", "Leichtbau Verein (LBV)").exit_code == 0
    assert decided(asked) == [("LBV", "Leichtbau Verein (LBV)", "different")]


def test_sure_pairs_are_accepted_at_once(asked: Path) -> None:
    assert run(asked, "accept", "--from", "0.9", input="n\n").exit_code == 1 and decided(asked) == []
    result = run(asked, "accept", "--from", "0.9", "--yes")
    assert result.exit_code == 0 and len(decided(asked)) == 2


def test_a_score_may_have_a_comma_and_lies_between_0_and_1(asked: Path) -> None:
    assert run(asked, "accept", "--from", "0,9", "--yes").exit_code == 0 and len(decided(asked)) == 2
    for text in ("1,1", "viel", ""):
        assert run(asked, "accept", "--from", text, "--yes").exit_code == 2


def test_what_was_accepted_at_once_is_taken_back_at_once(asked: Path) -> None:
    run(asked, "same", NORD, NORDT, "--reason", "gefragt")
    taken = run(asked, "accept", "--from", "0", "--yes").output
    assert 'synergraph review undo --reason "score ≥ 0"' in taken and len(decided(asked)) > 2
    missed = run(asked, "undo", "--reason", "score ≥ 1")
    assert missed.exit_code == 2 and "score ≥ 0" in missed.output
    assert run(asked, "undo", NORD, NORDT, "--reason", "gefragt").exit_code == 2
    assert run(asked, "undo", "--reason", " ").exit_code == 2
    assert run(asked, "undo", "--reason", "Score ≥ 0").exit_code == 0
    assert decided(asked) == [(NORD, NORDT, "same")]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_pairs_go_to_a_spreadsheet_and_come_back_decided(asked: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"paare.{suffix}"
    assert "5 Paare" in run(asked, "export", file).output
    back = tmp_path / f"zurück.{suffix}"
    fill(file, back, {NORDT: "same", ALFA: "verschieden"})
    result = run(asked, "import", back, "--author", "anna")
    assert result.exit_code == 0, result.output
    assert decided(asked) == [(NORD, NORDT, "same"), (ALPHA, ALFA, "different")]
    assert {d.author for d in read_decisions(asked)} == {"anna"}
    assert "2 schon bekannt" in run(asked, "import", back).output
    assert len(decided(asked)) == 2


def fill(file: Path, back: Path, answers: dict[str, str]) -> None:
    """Fill in the column "decision" by the name on the right, as a person would."""
    import polars as pl
    import xlsxwriter

    if file.suffix == ".csv":
        table = pl.read_csv(file, separator=";")
    else:
        table = fastexcel.read_excel(file).load_sheet(0, dtypes="string").to_polars()
    said = pl.col("right").replace_strict(answers, default="", return_dtype=pl.String)
    filled = table.with_columns(said.alias("decision")).select(pl.all().cast(pl.String).fill_null(""))
    if file.suffix == ".csv":
        back.write_bytes(filled.write_csv(separator=";", line_terminator="\r\n").encode("cp1252"))
        return
    with xlsxwriter.Workbook(str(back)) as book:
        page = book.add_worksheet()
        for number, row in enumerate([filled.columns, *filled.rows()]):
            page.write_row(number, 0, row)


def test_the_workbook_offers_the_answers(asked: Path, tmp_path: Path) -> None:
    import zipfile

    run(asked, "export", tmp_path / "p.xlsx")
    with zipfile.ZipFile(tmp_path / "p.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert '"same,different,unsure"' in sheet and 'sqref="D2:D6"' in sheet


def test_rows_that_cannot_be_taken_do_not_hold_up_the_others(asked: Path, tmp_path: Path) -> None:
    rows = [
        f"organisation;{NORD};{NORDT};gleich;",
        f"organisation;{ALPHA};{ALFA};vielleicht;",
        f"organisation;Optik Alhpa;{ALFA};same;",
        f"organisation;{ALPHA};{NORT};;",
        f"organisation;{ALPHA};{ALFA};same;",
        f"organisation;{ALFA};{ALPHA};different;",
    ]
    (tmp_path / "d.csv").write_text("\n".join(["kind;left;right;decision;note", *rows]), encoding="utf-8")
    result = run(asked, "import", tmp_path / "d.csv")
    assert result.exit_code == 1 and decided(asked) == [(NORD, NORDT, "same")]
    assert "did you mean “Optik Alpha”" in result.output and "“vielleicht”" in result.output
    assert "row 6 of d.csv" in result.output and "row 7 of d.csv" in result.output
    assert "1 übernommen, 0 schon bekannt, 4 nicht übernommen" in result.output


def test_a_file_that_is_no_list_of_decisions_is_told(asked: Path, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    result = run(asked, "import", tmp_path / "x.csv")
    assert (
        result.exit_code == 2 and "x.csv" in result.output and "kind, left, right, decision" in result.output
    )


def test_the_walk_writes_each_answer_and_never_asks_what_follows(asked: Path) -> None:
    seen = walked(asked, "grgvq")
    assert decided(asked) == [(NORD, NORDT, "same"), (NORDT, NORT, "same"), (ALPHA, ALFA, "different")]
    assert [d.reason for d in read_decisions(asked)] == ["", "gefragt", ""]
    assert "• Namen ähnlich" in seen and "Name +1.50" in seen and "organisations.csv; projects.csv" in seen
    assert seen.count("[q] Ende") == 4


def test_the_walk_goes_back_and_leaves_for_later(asked: Path) -> None:
    walked(asked, "sznxuq", lang="en", reason="asked")
    assert decided(asked) == [(NORDT, NORT, "unsure")]
    assert read_decisions(asked)[0].reason == "asked"


def test_with_nothing_to_decide_the_walk_says_so(asked: Path) -> None:
    append(asked, [Decision("organisation", *pair, "unsure") for pair in ((NORD, ALPHA), (ALPHA, ALFA))])
    run(asked, "accept", "--from", "0", "--yes")
    assert "[q]" not in walked(asked, "") and "Nichts zu entscheiden" in walked(asked, "")


def test_names_cannot_steer_the_terminal() -> None:
    from synergraph.viz.review_screen import shown

    assert shown("a\x1b[2Jb\rc").plain == "a [2Jb c"


def test_every_part_of_a_score_has_a_name() -> None:
    assert [name for name in FEATURES if part(name, "de") == name] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_a_key_is_an_answer(asked: Path) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["USER"] = "berta"
        os.execv(sys.executable, [sys.executable, "-m", "synergraph.cli", "-C", str(asked), "review"])
    seen = typed(terminal, "gu")
    os.waitpid(child, 0)
    assert NORD in seen and "2 entschieden" in seen
    assert decided(asked) == [(NORD, NORDT, "same"), (NORDT, NORT, "unsure")]
    assert read_decisions(asked)[0].author == "berta"


def typed(terminal: int, keys: str) -> str:
    """Type a key at each prompt, once the terminal takes single keys, and q in the end; return all output."""
    seen, sent, deadline = b"", 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.02)[0]:
            try:
                chunk = os.read(terminal, 1 << 16)
            except OSError:  # how Linux says that the other end is closed
                break
            if not chunk:
                break
            seen += chunk
        if seen.count(b"[q]") > sent and not termios.tcgetattr(terminal)[3] & termios.ICANON:
            os.write(terminal, (keys + "q")[sent].encode())
            sent += 1
    return seen.decode()
