"""Memos on disk: found again, and no harm where they are torn, foreign or gone."""

from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from synergraph.graph.resolve import memory
from synergraph.graph.resolve.duplicates import NOTHING, THINGS, best_first, compared, duplicates

KEPT = 0.123
THREE = pl.DataFrame(
    [
        ("organisation/1", "organisation", ["Müller Lasertechnik GmbH"], [], [], []),
        ("organisation/2", "organisation", ["Mueller Lasertechnik"], [], [], []),
        ("topic/1", "topic", ["Solarthermie"], [], [], []),
    ],
    schema=THINGS,
    orient="row",
)
ORGANISATIONS = THREE.filter(pl.col("kind") == "organisation")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return the file of a memo whose one pair has a score that no comparison gives."""
    memo = compared(ORGANISATIONS)
    path = tmp_path / "organisation.zip"
    memory.keep(memo._replace(found=memo.found.with_columns(score=KEPT)), path)
    return path


def new_names(folder: Path | None, *further: str) -> int:
    return memory.new_names("organisation", [*ORGANISATIONS["names"].explode(), *further], folder)


def scores(folder: Path) -> list[float]:
    return memory.remembered(THREE, folder)["score"].to_list()


def test_a_memo_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    memo = compared(ORGANISATIONS)
    memory.keep(memo, tmp_path / "new" / "organisation.zip")
    again = memory.recall(tmp_path / "new" / "organisation.zip", NOTHING)
    assert all(
        left.equals(right) and left.schema == right.schema for left, right in zip(memo, again, strict=True)
    )


def test_what_was_compared_is_remembered_by_kind(tmp_path: Path) -> None:
    assert new_names(tmp_path) == new_names(None) == 2
    found = memory.remembered(THREE, tmp_path)
    assert best_first(found).equals(duplicates(THREE))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["organisation.zip", "topic.zip"]
    assert new_names(tmp_path) == 0
    assert new_names(tmp_path, "Müller Optik") == 1


def test_the_next_comparison_takes_what_is_kept(kept: Path) -> None:
    assert scores(kept.parent) == [KEPT]


def test_a_memo_of_another_version_is_none(kept: Path) -> None:
    with ZipFile(kept, "a") as archive:
        archive.comment = b"another version"
    assert memory.recall(kept, NOTHING) is NOTHING
    assert KEPT not in scores(kept.parent)
    assert memory.recall(kept, NOTHING).pairs.height == 1


def test_a_memo_cut_off_anywhere_is_none(kept: Path) -> None:
    whole = kept.read_bytes()
    for length in (*range(0, len(whole), 97), len(whole) - 1):
        kept.write_bytes(whole[:length])
        assert memory.recall(kept, NOTHING) is NOTHING
    assert KEPT not in scores(kept.parent)


def test_a_damaged_memo_is_none_or_unharmed(kept: Path) -> None:
    whole = kept.read_bytes()
    for at in range(0, len(whole), 11):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        assert memory.recall(kept, NOTHING) is NOTHING or memory.recall(kept, NOTHING).found[
            "score"
        ].to_list() == [KEPT]


def test_what_is_no_memo_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "organisation.zip").write_text("no archive", encoding="utf-8")
    (tmp_path / "organisation.new").write_text("of a build that was killed", encoding="utf-8")
    assert best_first(memory.remembered(THREE, tmp_path)).equals(duplicates(THREE))
    assert memory.recall(tmp_path / "organisation.zip", NOTHING).pairs.height == 1
