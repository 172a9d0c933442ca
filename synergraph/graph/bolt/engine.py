"""Cypher on a Bolt server, for questions of the catalogue."""

import asyncio
from collections.abc import Coroutine, Mapping
from functools import cached_property
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from synergraph import __version__
from synergraph.errors import QuestionError
from synergraph.graph.bolt.address import credentials, database
from synergraph.graph.bolt.connection import hush, translated
from synergraph.graph.closing import Closing
from synergraph.graph.engines import Table, Value
from synergraph.graph.workers import SECONDS, StoppedError

if TYPE_CHECKING:
    from neo4j import AsyncDriver
    from neo4j.exceptions import ClientError

T = TypeVar("T")
_GRACE = 2.0
"""Seconds that the server has to stop a query by itself before it is hung up on."""


class Bolt(Closing):
    """Cypher on the server at `uri`, read-only; use it as a context manager.

    A query is stopped after `seconds`. It runs in a transaction that reads and is rolled back,
    so that it changes nothing even where the server does not tell readers from writers.
    """

    language = "cypher"

    def __init__(self, uri: str, seconds: float = SECONDS) -> None:
        self._uri, self._seconds, self._database = uri, seconds, database()
        # A thread of its own: whoever asks may run an event loop already, as notebooks do.
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Hang up."""
        if "_driver" in self.__dict__:
            self._run(self._driver.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    @cached_property
    def _driver(self) -> "AsyncDriver":
        from neo4j import AsyncGraphDatabase

        hush()
        return AsyncGraphDatabase.driver(
            self._uri, auth=credentials(self._uri), user_agent=f"synergraph/{__version__}"
        )

    def query(self, text: str, parameters: Mapping[str, Value]) -> Table:
        """Run a query with bound parameters.

        Raises `QuestionError` when it is not valid, `StoppedError` when it takes too long and
        `ServerError` when the server does not answer.
        """
        from neo4j.exceptions import AuthError, ClientError

        plain = {name: str(value) if isinstance(value, str) else value for name, value in parameters.items()}
        with translated(self._uri):
            try:
                return self._run(self._answered(text, plain))
            except AuthError:
                raise
            except ClientError as error:
                raise _refused(error, self._seconds) from error
            except TimeoutError as error:
                raise _stopped(self._seconds) from error

    async def _answered(self, text: str, parameters: Mapping[str, Value]) -> Table:
        async with (
            asyncio.timeout(self._seconds + _GRACE),
            self._driver.session(database=self._database, default_access_mode="READ") as session,
            await session.begin_transaction(timeout=self._seconds) as transaction,
        ):
            result = await transaction.run(text, dict(parameters))
            rows = [tuple(record.values()) async for record in result]
            await transaction.rollback()
            return Table(list(result.keys()), rows)


def _stopped(seconds: float) -> StoppedError:
    return StoppedError(
        f"the query was stopped: it took longer than {seconds:g} seconds",
        hint="ask for less: LIMIT, shorter paths",
    )


def _refused(error: "ClientError", seconds: float) -> QuestionError:
    code = error.code or ""
    if "Timed" in code or "Terminated" in code:
        return _stopped(seconds)
    return QuestionError(f"the Cypher query is not valid: {error.message}", hint="see the position it names")
