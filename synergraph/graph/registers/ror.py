"""Files of the Research Organization Registry (ROR): plain, as .gz or inside the data dump's .zip."""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TextIO, cast

from synergraph.errors import SourceError
from synergraph.graph.registers.ror_records import Record, from_json, from_rows

_HEADS = ({"id", "names.types.ror_display"}, {"ror_id", "name", "kind"}, {"ror_id", "type", "other_id"})
_SNIFFED = 1 << 16
_UNREADABLE = (
    OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, csv.Error, RuntimeError,
)  # fmt: skip
_HINT = "take the data dump of ROR (JSON or CSV of schema 2, also zipped), or a CSV with ror_id, name, kind"


def is_register(path: Path) -> bool:
    """Whether a file begins like one that `records` reads; False for anything unreadable."""
    try:
        with _opened(path) as stream:
            start = stream.read(_SNIFFED)
    except (*_UNREADABLE, SourceError):
        return False
    return _is_json(start) or _has_head(start.split("\n", 1)[0])


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a file; entries without an id of ROR are passed over.

    Raises `SourceError` where the file is none of the layouts, or breaks off.
    """
    try:
        with _opened(path) as stream:
            start = stream.read(_SNIFFED)
            stream.seek(0)
            if not _is_json(start) and not _has_head(start.split("\n", 1)[0]):
                raise SourceError("this is no register of institutions", hint=_HINT)
            made = from_json(stream) if _is_json(start) else from_rows(_rows(stream))
            yield from (record for record in made if record.ror)
    except _UNREADABLE as error:
        raise SourceError(f"not readable: {error}", place=path.name, hint=_HINT) from error
    except SourceError as error:
        error.place = error.place or path.name
        raise


def _is_json(start: str) -> bool:
    return start.lstrip().startswith("[") and '"names"' in start and "https://ror.org/" in start


def _has_head(line: str) -> bool:
    found = set(next(csv.reader([line]), []))
    return any(head <= found for head in _HEADS)


def _rows(stream: TextIO) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(stream, restval=""):
        yield {column: value for column, value in row.items() if column and isinstance(value, str)}


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    with ExitStack() as stack:
        if path.suffix.casefold() == ".gz":
            raw = cast(IO[bytes], stack.enter_context(gzip.open(path)))
        elif path.suffix.casefold() == ".zip":
            archive = stack.enter_context(zipfile.ZipFile(path))
            raw = stack.enter_context(archive.open(_member(archive.namelist())))
        else:
            raw = stack.enter_context(path.open("rb"))
        yield stack.enter_context(io.TextIOWrapper(raw, encoding="utf-8-sig", newline=""))


def _member(names: list[str]) -> str:
    """Return the file of the archive to read: JSON before CSV, of schema 2 before any other."""
    found = [name for name in names if re.search(r"\.(json|csv)$", name) and not name.startswith("__MACOSX")]
    if not found:
        raise SourceError("the archive holds neither JSON nor CSV", hint=_HINT)
    return min(found, key=lambda n: (not n.endswith(".json"), "schema_v2" not in n, n))
