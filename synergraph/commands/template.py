"""`synergraph init --template FILE.xlsx`: the empty workbook to fill in."""

from pathlib import Path

from synergraph.errors import UsageError


def template(path: Path, language: str = "de") -> Path:
    """Write the empty workbook to `path` and return it; raises `UsageError` for another suffix or an existing file."""
    if path.suffix.casefold() != ".xlsx":
        raise UsageError(f"a template is a workbook, not “{path.name}”", hint=f"write {path.stem}.xlsx")
    if path.exists():
        raise UsageError(
            f"{path} exists already", hint="choose another name, so that nothing filled in is lost"
        )
    from synergraph.graph.export.template import write_template

    return write_template(path, language)
