"""The day a table speaks of, guessed."""

from pathlib import Path

import pytest
from conftest import workbook

from synergraph import loaders


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-11-30_liste.csv", "2024-11-30"),
        ("Liste_30.11.2024.csv", "2024-11-30"),
        ("Liste_30-11-2024.csv", "2024-11-30"),
        ("Stand 11-2024.csv", "2024-11"),
        ("Stand 30.11.24.csv", "2024-11-30"),
        ("liste20241130.csv", "2024-11-30"),
        ("liste_30112024.csv", "2024-11-30"),
        ("Projekte November 2024.csv", "2024-11"),
        ("Projekte 2021-2027, 30. November 2024.csv", "2024-11-30"),
        ("EWM 2023.csv", "2023"),
        ("Teil 2_2024.csv", "2024"),
        ("Liste 31.13.2024.csv", "2024"),
        ("liste.csv", ""),
    ],
)
def test_the_name_of_a_file_says_its_day(tmp_path: Path, name: str, day: str) -> None:
    (tmp_path / name).write_text("Projekt;Status\nA;läuft\n", encoding="utf-8")
    assert loaders.guess_as_of(tmp_path / name) == day


def test_a_line_beside_the_table_says_its_day(tmp_path: Path) -> None:
    rows = [
        ["Projektliste"],
        ["Stand:", "30.11.2024"],
        ["Projekt", "Status", "Volumen (Stand 12/2023)"],
        ["A", "läuft"],
    ]
    workbook(tmp_path / "liste 2024.xlsx", {"Projekte": rows})
    assert loaders.guess_as_of(tmp_path / "liste 2024.xlsx") == "2024-11-30"


def test_a_title_called_stand_says_no_day(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_text("Projekt;Stand\nA;läuft\nB;2024-11-30\n", encoding="utf-8")
    assert loaders.guess_as_of(tmp_path / "liste.csv") == ""


def test_what_is_no_table_says_no_day(tmp_path: Path) -> None:
    (tmp_path / "liste.csv").write_bytes(b"%PDF-1.7")
    assert loaders.guess_as_of(tmp_path / "liste.csv") == ""
