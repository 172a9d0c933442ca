"""The small files people edit: decisions and identities."""

from pathlib import Path

import pytest

from synergraph.errors import ConfigError
from synergraph.graph.identity import Decision
from synergraph.graph.tables import read_decisions, read_identities, write_identities


def test_without_files_nothing_is_decided_or_known(tmp_path: Path) -> None:
    assert read_decisions(tmp_path) == [] and read_identities(tmp_path) == {}


def test_decisions_come_with_reason_and_author(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(
        "kind,left,right,decision,reason,author\norganisation,A,B,same,renamed,me\n", encoding="utf-8"
    )
    assert read_decisions(tmp_path) == [Decision("organisation", "A", "B", "same", "renamed", "me")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,left,right,decision\norganisation,A,B,sane\n", "row 2: unknown decision “sane”"),
        ("kind,left,right\n", "column “decision” is missing"),
    ],
)
def test_a_broken_decision_is_named_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        read_decisions(tmp_path)


def test_identities_come_back_in_their_order(tmp_path: Path) -> None:
    rows = [
        ("project", "haus", "project/haus", "Haus"),
        ("project", "haus2", "project/haus", ""),
        ("topic", "a", "topic/b", ""),
    ]
    write_identities(tmp_path, rows)
    assert list(read_identities(tmp_path).items()) == [
        ((kind, key), identifier) for kind, key, identifier, _ in rows
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["identities.csv"]
