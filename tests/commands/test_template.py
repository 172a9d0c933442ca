"""The empty workbook is written once, and never over one that may be filled in."""

from pathlib import Path

import pytest

from synergraph.commands.template import template
from synergraph.errors import UsageError


def test_the_template_is_written(tmp_path: Path) -> None:
    assert template(tmp_path / "neu" / "vorlage.xlsx", "en").read_bytes().startswith(b"PK")


def test_nothing_filled_in_is_overwritten(tmp_path: Path) -> None:
    path = template(tmp_path / "vorlage.xlsx")
    with pytest.raises(UsageError, match="exists already"):
        template(path)


def test_a_template_is_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"vorlage\.xlsx"):
        template(tmp_path / "vorlage.csv")
