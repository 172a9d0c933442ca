"""Benchmarks that measure the workspaces named on their command line, a section of one table each."""

import sys
from collections.abc import Callable
from pathlib import Path


def run(table: Path, intro: str, measured: Callable[[Path], str]) -> None:
    """Measure each workspace; with `--write` keep `intro` and the sections in the file `table`."""
    parts = [measured(Path(word)).strip() for word in sys.argv[1:] if word != "--write"]
    if "--write" in sys.argv:
        table.write_text("\n\n".join([intro.strip(), *parts]) + "\n", encoding="utf-8")
