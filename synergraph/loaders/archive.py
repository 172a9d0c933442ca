"""Files as they lie on a drive: plain, packed with gzip, or inside a ZIP archive.

A path may lead into a ZIP archive as into a folder: "mappe.zip/projekte.csv". Every loader reads its
bytes here, and so all of them read all of these; what claims too much is refused before it is unpacked.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synergraph.errors import SourceError, closest

DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError)
"""What Python raises over a damaged archive: XLSX and DOCX are ZIP archives too."""
LARGEST = 1_000_000_000
"""How many bytes a file, or all files of an archive together, may unpack to."""
MOST = 10_000
_GZIP = b"\x1f\x8b"
_AGAIN = "fetch or pack the file again"
_SPLIT = "unpack it and add the files you need"


def read(path: Path) -> bytes:
    """Return the content of a file, unpacked.

    Raises `SourceError` when it is missing or damaged, needs a password, unpacks to more than
    `LARGEST` bytes, or is a ZIP archive where a file in it is meant.
    """
    outer = container(path)
    if _is_zip(outer):
        data = _member(outer, path)
    else:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"cannot be read: {error.strerror}", hint="check path in synergraph.toml"
            ) from error
    return _gunzipped(data) if data.startswith(_GZIP) else data


def name(path: Path) -> str:
    """Return what a file is called without its packing: "list.csv" for "list.csv.gz"."""
    return path.name[:-3] if path.suffix.casefold() == ".gz" else path.name


def suffix(path: Path) -> str:
    """Return the suffix that says what a file holds, in lower case: ".csv" for "list.csv.gz"."""
    return Path(name(path)).suffix.casefold()


def container(path: Path) -> Path:
    """Return the file on the drive that holds a path: the ZIP archive it leads into, else itself."""
    return path if path.exists() else next(filter(_is_zip, path.parents), path)


def beside(path: Path) -> list[Path]:
    """Return the files in the same folder or archive as a file, itself among them, by name."""
    outer = container(path)
    return members(outer) if outer != path else sorted(path.parent.iterdir())


def members(path: Path) -> list[Path]:
    """Return the files in a ZIP archive as paths that lead into it, by name; [] for other files.

    What systems add for themselves ("__MACOSX", ".DS_Store") is left out, as is what would lead out
    of the archive. Raises `SourceError` when it is damaged or claims too much.
    """
    if not _is_zip(path):
        return []
    with _opened(path) as archive:
        return sorted(path / entry for entry in archive.namelist() if _plain(entry))


def _is_zip(path: Path) -> bool:
    return path.suffix.casefold() == ".zip" and path.is_file()


def _plain(entry: str) -> bool:
    """Whether an entry is a file: folders end in "/", and damage leaves some without a name."""
    parts = entry.split("/")
    return "__MACOSX" not in parts and not any(not part or part.startswith(".") for part in parts)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            # More than an entry claims is never unpacked of it, so that the claims can be counted.
            if len(entries) > MOST or sum(entry.file_size for entry in entries) > LARGEST:
                raise SourceError("the ZIP archive is too large to read", hint=_SPLIT)
            yield archive
    except DAMAGE as error:
        raise SourceError("the ZIP archive is damaged", hint=_AGAIN) from error


def _member(outer: Path, path: Path) -> bytes:
    entry = path.relative_to(outer).as_posix()
    with _opened(outer) as archive:
        held = archive.namelist()
        if path == outer:
            hint = f'name one of them: path = "{path.name}/{held[0]}"' if held else _AGAIN
            raise SourceError(f"this is a ZIP archive of {len(held)} files", hint=hint)
        if entry not in held:
            raise SourceError(f"the ZIP archive holds no “{entry}”", hint=closest(entry, held))
        if archive.getinfo(entry).flag_bits & 1:
            raise SourceError("the ZIP archive needs a password", hint=_SPLIT)
        return archive.read(entry)


def _gunzipped(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(LARGEST + 1)
    except DAMAGE as error:
        raise SourceError("the gzip archive is damaged", hint=_AGAIN) from error
    if len(content) > LARGEST:
        raise SourceError("the gzip archive is too large to read", hint="split the file into several")
    return content
