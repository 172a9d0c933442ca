"""Which files a folder stands for when it is added."""

from pathlib import Path

from synergraph.loaders.entry import files

PAGE = "<html><body><h1>Projekt A</h1></body></html>"


def written(folder: Path, **contents: str) -> Path:
    for name, text in contents.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_lists_stands_for_the_lists(tmp_path: Path) -> None:
    folder = written(tmp_path / "listen", a_csv="Name\nA\n", b_csv="Name\nB\n")
    assert files((folder,)) == [folder / "a.csv", folder / "b.csv"]


def test_a_folder_of_pages_stands_for_itself(tmp_path: Path) -> None:
    folder = written(tmp_path / "seiten", a_html=PAGE, a_dateien__data_csv="x;y\n")
    assert files((folder,)) == [folder]


def test_lists_beside_pages_are_not_forgotten(tmp_path: Path) -> None:
    folder = written(tmp_path / "alles", a_html=PAGE, b_csv="Name\nB\n", notes_xyz="?")
    assert files((folder,)) == [folder, folder / "b.csv"]
