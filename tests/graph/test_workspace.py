"""Reading and extending synergraph.toml."""

from pathlib import Path

import pytest

from synergraph.errors import ConfigError, UsageError
from synergraph.graph import workspace


def write(folder: Path, text: str) -> Path:
    (folder / workspace.CONFIG).write_text(text, encoding="utf-8")
    return folder


def test_init_makes_a_workspace_that_can_be_read(tmp_path: Path) -> None:
    workspace.init(tmp_path / "neu")
    opened = workspace.read(tmp_path / "neu")
    assert opened.settings["name"] == "neu" and opened.language == "de" and opened.sources == []


def test_init_leaves_an_existing_workspace_alone(tmp_path: Path) -> None:
    workspace.init(tmp_path)
    with pytest.raises(UsageError, match="exists already"):
        workspace.init(tmp_path)


def test_add_keeps_comments_and_what_stands_there(tmp_path: Path) -> None:
    workspace.init(tmp_path)
    (tmp_path / "bericht.md").write_text("x", encoding="utf-8")
    before = (tmp_path / workspace.CONFIG).read_text(encoding="utf-8")
    added = workspace.add(workspace.read(tmp_path), [(tmp_path / "bericht.md", "report", "2024-11")])
    assert [(s.id, s.loader, s.as_of) for s in added] == [("bericht", "report", "2024-11")]
    assert (tmp_path / workspace.CONFIG).read_text(encoding="utf-8").startswith(before.rstrip())


def test_add_knows_a_file_again(tmp_path: Path) -> None:
    workspace.init(tmp_path)
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")
    for expected in (1, 0):
        assert len(workspace.add(workspace.read(tmp_path), [(tmp_path / "a.csv", "table", "")])) == expected


def test_two_files_of_one_name_get_two_ids(tmp_path: Path) -> None:
    write(tmp_path, '[[source]]\npath = "2023/projekte.csv"\n[[source]]\npath = "2024/projekte.csv"\n')
    assert [source.id for source in workspace.read(tmp_path).sources] == ["projekte", "projekte-2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[workspace]\nlangauge = 'de'\n", "did you mean “language”"),
        ("[workspace]\nlanguage = 'fr'\n", "unknown language “fr”"),
        ("[workspace]\npersons = 'ja'\n", "must be true or false"),
        ("[[sources]]\npath = 'a.csv'\n", "did you mean “source”"),
        ("[source]\npath = 'a.csv'\n", "double the brackets"),
        ("[[source]]\nloader = 'table'\n", "a source needs a path"),
        ("[[source]]\npath = 'a.csv'\nas_of = '30.11.2024'\n", "is no date"),
        ("[workspace\n", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        workspace.read(write(tmp_path, text))
    assert message in str(caught.value) and workspace.CONFIG in str(caught.value)


def test_a_folder_without_workspace_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="synergraph init"):
        workspace.read(tmp_path)
