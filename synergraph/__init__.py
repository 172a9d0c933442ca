"""synergraph: a knowledge graph of actors, projects and topics, with evidence for every statement.

import synergraph

graph = synergraph.open("my-workspace")
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from synergraph.opened import Opened

__all__ = ["open"]
__version__ = "0.1.0"


def open(workspace: str | Path = ".") -> "Opened":  # noqa: A001 it is called as synergraph.open
    """Open the current build of a workspace, the folder with `synergraph.toml`, to read and to ask.

    Nothing is read before it is asked for. A later build is seen by opening again. Raises
    `ConfigError` where the folder is no workspace, and `BuildError` where nothing is built.
    """
    from synergraph.opened import opened

    return opened(Path(workspace))
