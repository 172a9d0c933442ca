"""decisions.csv: what people decided, read from and written to a file that is theirs."""

from pathlib import Path

import pytest

from synergraph.errors import ConfigError
from synergraph.graph.decisions import append, read_decisions, read_rows, remove, untitled
from synergraph.graph.resolve.identity import Decision

SAME = Decision("organisation", "A", "B", "same", "renamed", "me")
HEADER = "kind,left,right,decision\n"


def test_without_a_file_nothing_is_decided(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == []


def test_decisions_come_with_reason_and_author(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(
        "kind,left,right,decision,reason,author\norganisation,A,B,same,renamed,me\n", encoding="utf-8"
    )
    assert read_decisions(tmp_path) == [SAME]


def test_a_decision_is_written_and_taken_out_again(tmp_path: Path) -> None:
    other = SAME._replace(left="C", decision="unsure", reason="", author="")
    append(tmp_path, [SAME, other])
    assert read_decisions(tmp_path) == [SAME, other]
    remove(tmp_path, {2})
    assert read_decisions(tmp_path) == [other]
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.csv"]


def test_what_a_german_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    text = "Bemerkung;Decision;KIND;left;right\r\nx;gleich;Organisation;Büro Ä;Büro B\r\n;;;;\r\n"
    (tmp_path / "decisions.csv").write_bytes(text.encode("cp1252"))
    assert read_decisions(tmp_path) == [Decision("organisation", "Büro Ä", "Büro B", "same")]


def test_columns_of_ones_own_stay(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("kind;left;right;decision;Bemerkung\ntopic;a;b;different;x\n", encoding="utf-8")
    append(tmp_path, [SAME])
    assert path.read_text(encoding="utf-8").splitlines() == [
        "kind;left;right;decision;Bemerkung;reason;author",
        "topic;a;b;different;x",
        "organisation;A;B;same;;renamed;me",
    ]


@pytest.mark.parametrize(
    ("word", "decision"),
    [
        ("gleich", "same"),
        ("Dasselbe", "same"),
        ("nicht  dasselbe", "different"),
        ("nein", "different"),
        ("unklar", "unsure"),
    ],
)
def test_german_words_are_decisions(tmp_path: Path, word: str, decision: str) -> None:
    (tmp_path / "decisions.csv").write_text(f"{HEADER}organisation,A,B,{word}\n", encoding="utf-8")
    assert [d.decision for d in read_decisions(tmp_path)] == [decision]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{HEADER}organisation,A,B,sane\n",
            "row 2: unknown decision “sane”\n.*gleich, verschieden, unsicher",
        ),
        (
            f"{HEADER}organistion,A,B,same\n",
            "row 2: unknown kind “organistion”\n.*did you mean “organisation”",
        ),
        (f"{HEADER}topic,A,B,same\ntopic,A,,same\ntopic,A,B,\n", "row 3: a name is missing; row 4: unknown"),
        ("kind,left,right\n", "column “decision” is missing"),
    ],
)
def test_a_broken_decision_is_named_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_decisions(tmp_path)


def test_rows_that_contradict_each_other_are_named(tmp_path: Path) -> None:
    rows = "topic,A,B,same\ntopic,X,Y,same\ntopic,b,C,same\ntopic,C,a,different\n"
    (tmp_path / "decisions.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"row 5 \(“C” different “a”\) contradicts row 4 .* and row 2 "
    ) as told:
        read_decisions(tmp_path)
    assert "row 3" not in str(told.value) and "synergraph review undo" in str(told.value)
    assert len(read_rows(tmp_path)) == 4


STRAY = "kind;left;right;decision;reason;author;\n"


def test_a_stray_delimiter_is_named_with_its_row_and_the_row_holds(tmp_path: Path) -> None:
    rows = "topic;A;B;same;because; of this;me\ntopic;A;C;same;;;;;\n\ntopic;A;D;same\n"
    (tmp_path / "decisions.csv").write_text(STRAY + rows, encoding="utf-8")
    ((number, reason, hint),) = untitled(tmp_path)
    assert number == 2 and reason.endswith("under no title: “me”") and "“;”" in hint
    assert [d.right for d in read_decisions(tmp_path)] == ["B", "C", "D"]


def test_a_row_that_cannot_be_read_says_which_cells_are_too_many(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(f"{STRAY}topic;A; B;C;same;x;me\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"row 2: left out.*“me”; row 2: unknown decision “c”\n.*“;”"):
        read_decisions(tmp_path)


def test_without_a_file_no_cell_is_without_a_title(tmp_path: Path) -> None:
    assert untitled(tmp_path) == []


def test_the_same_names_of_another_kind_contradict_nothing(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(
        f"{HEADER}topic,A,B,same\nproject,A,B,different\n", encoding="utf-8"
    )
    assert len(read_decisions(tmp_path)) == 2
