"""What follows from a build is made when it is first asked for, once, and whole."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from synergraph.errors import BuildError
from synergraph.graph import at_hand as module
from synergraph.graph.at_hand import at_hand


def file(path: Path) -> None:
    path.write_text("made", encoding="utf-8")


def folder(path: Path) -> None:
    path.mkdir()
    file(path / "file")


both = pytest.mark.parametrize("make", [file, folder])
Make = Callable[[Path], None]


@both
def test_it_is_made_once(tmp_path: Path, make: Make) -> None:
    made: list[Path] = []

    def counted(path: Path) -> None:
        made.append(path)
        make(path)

    assert [at_hand(tmp_path / "it", counted, "it") for _ in range(2)] == [tmp_path / "it"] * 2
    assert len(made) == 1 and [path.name for path in tmp_path.iterdir()] == ["it"]


@both
def test_two_who_ask_at_once_get_the_same(tmp_path: Path, make: Make) -> None:
    together = Barrier(2)

    def waiting(path: Path) -> None:
        make(path)
        together.wait(timeout=60)

    with ThreadPoolExecutor(2) as pool:
        paths = list(pool.map(lambda _: at_hand(tmp_path / "it", waiting, "it"), range(2)))
    assert paths == [tmp_path / "it"] * 2 and [path.name for path in tmp_path.iterdir()] == ["it"]
    assert "made" in {path.read_text() for path in tmp_path.rglob("*") if path.is_file()}


@both
def test_what_breaks_off_leaves_nothing(tmp_path: Path, make: Make) -> None:
    def broken(path: Path) -> None:
        make(path)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        at_hand(tmp_path / "it", broken, "it")
    assert not list(tmp_path.iterdir())
    assert at_hand(tmp_path / "it", make, "it").exists()


def test_where_nothing_may_be_written_the_error_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(module, "TemporaryDirectory", refuse)  # root may write anywhere
    with pytest.raises(BuildError, match="the thing cannot be written: Permission denied") as caught:
        at_hand(tmp_path / "it", file, "the thing")
    assert caught.value.hint and "build/" in caught.value.hint and caught.value.place == str(tmp_path)
