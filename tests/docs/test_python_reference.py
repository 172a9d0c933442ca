"""The reference of the Python interface says what the code says, and leaves nothing public out."""

import importlib.util
import inspect
from functools import cached_property
from pathlib import Path
from types import ModuleType

import pytest

from synergraph.opened import Opened

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def write() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write", ROOT / "docs" / "write.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_code_says(write: ModuleType) -> None:
    assert write.PYTHON.read_text(encoding="utf-8") == write.python(), "run `make docs`"


def test_all_that_an_opened_workspace_offers_is_told_of(write: ModuleType) -> None:
    public = {name: inspect.getattr_static(Opened, name) for name in dir(Opened) if not name.startswith("_")}
    offered = [
        n for n, m in public.items() if inspect.isfunction(m) or isinstance(m, (property, cached_property))
    ]
    assert sorted(write.CLASSES[Opened].split()) == sorted(offered)


def test_every_entry_has_words(write: ModuleType) -> None:
    sections = write.python().split("\n#")
    assert [s.splitlines()[0] for s in sections if len([line for line in s.splitlines() if line]) < 2] == []
