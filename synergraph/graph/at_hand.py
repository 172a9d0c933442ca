"""What follows from a finished build and is written when it is first asked for."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from synergraph.errors import BuildError


def at_hand(path: Path, write: Callable[[Path], None], what: str) -> Path:
    """Return `path`, made by `write` if it is not there yet: in a folder beside it, then renamed into place.

    Raises `BuildError` where nothing may be written there.
    """
    if not path.exists():
        try:
            with TemporaryDirectory(dir=path.parent, prefix=f"{path.stem}.") as place:
                fresh = Path(place) / path.name
                write(fresh)
                _placed(fresh, path)
        except OSError as error:
            raise BuildError(
                f"{what} cannot be written: {error.strerror or error}", place=str(path.parent),
                hint="ask once where the folder build/ may be written; what was written then stays",
            ) from error  # fmt: skip
    return path


def _placed(fresh: Path, path: Path) -> None:
    try:
        fresh.replace(path)
    except OSError:
        if not path.exists():  # whoever else did the same wrote the same
            raise
