"""A connection to a Bolt server, and what its errors mean."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from synergraph import __version__
from synergraph.errors import ServerError
from synergraph.graph.bolt.address import DATABASE, PASSWORD, USERNAME, credentials

if TYPE_CHECKING:
    from neo4j import Driver

PATIENCE = 30.0
"""Seconds for which a transaction is tried again after an error that passes."""
_QUIET = logging.NullHandler()


@contextmanager
def connected(uri: str) -> Iterator["Driver"]:
    """Open a driver for the server at `uri`; raises `ServerError` for whatever goes wrong inside."""
    from neo4j import GraphDatabase

    hush()
    with (
        translated(uri),
        GraphDatabase.driver(
            uri,
            auth=credentials(uri),
            user_agent=f"synergraph/{__version__}",
            max_transaction_retry_time=PATIENCE,
        ) as driver,
    ):
        driver.verify_connectivity()
        yield driver


def hush() -> None:
    """Keep what the driver and the server remark in passing from standard error."""
    logging.getLogger("neo4j").addHandler(_QUIET)


@contextmanager
def translated(uri: str) -> Iterator[None]:
    """Turn the errors of the driver into `ServerError`; none of them repeats the password."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        yield
    except AuthError as error:
        user = (credentials(uri) or ("",))[0]
        raise ServerError(
            f"the server refuses {f'the user “{user}”' if user else 'to be asked without a password'}",
            place=uri,
            hint=f"set {USERNAME} and {PASSWORD}",
        ) from error
    except Neo4jError as error:
        raise ServerError(
            f"the server refuses: {error.message} ({error.code})",
            place=uri,
            hint=f"see its log; {DATABASE} names the database",
        ) from error
    except (DriverError, OSError) as error:
        raise ServerError(
            f"no server answers: {str(error).splitlines()[0]}",
            place=uri,
            hint="check host and port, and +s for one that wants TLS",
        ) from error
