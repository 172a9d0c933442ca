"""Where a Bolt server is and who asks there; passwords come from the environment or the keyring."""

import os
from importlib import import_module
from importlib.util import find_spec
from urllib.parse import urlsplit

from synergraph.errors import UsageError, closest

URI, USERNAME, PASSWORD, DATABASE = "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_FIRST_USER = "neo4j"


def address(given: str = "") -> str:
    """Return the URI of the server: `given`, or else what `NEO4J_URI` says.

    Raises `UsageError` where there is none, for another scheme, and for a URI with credentials,
    which it does not repeat.
    """
    uri = (given or os.environ.get(URI, "")).strip()
    if not uri:
        raise UsageError(
            "no server is named", hint=f"give its URI or set {URI}, for example neo4j+s://graph.example.org"
        )
    scheme, _, rest = uri.partition("://")
    if "@" in rest:
        raise UsageError(
            "the URI of the server holds credentials, which others can read in lists of processes",
            hint=f"write {scheme}://{rest.rpartition('@')[2]}, and set {USERNAME} and {PASSWORD}",
        )
    if not rest or scheme not in SCHEMES or not _has_host(uri):
        raise UsageError(
            f"“{uri}” is no URI of a Bolt server",
            hint=f"{closest(scheme, SCHEMES)} Write it like neo4j+s://host:7687",
        )
    return uri


def _has_host(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def credentials(uri: str) -> tuple[str, str] | None:
    """Return user and password for a server; None to ask without, where nobody says any.

    The password is `NEO4J_PASSWORD`, else what the system's keyring holds for the URI and the
    user, where the package `keyring` is installed. The user is `NEO4J_USERNAME`, else "neo4j".
    """
    user = os.environ.get(USERNAME) or _FIRST_USER
    password = os.environ.get(PASSWORD) or _kept(uri, user)
    return (user, password) if password else None


def database() -> str | None:
    """Return the name of the database, None for the server's own choice."""
    return os.environ.get(DATABASE) or None


def _kept(uri: str, user: str) -> str:
    if find_spec("keyring") is None:
        return ""
    keyring, errors = import_module("keyring"), import_module("keyring.errors")
    try:
        return keyring.get_password(uri, user) or ""
    except errors.KeyringError:  # no keyring is set up or unlocked: as if there were none
        return ""
