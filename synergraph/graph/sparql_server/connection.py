"""Requests to a SPARQL server: credentials, retries, and errors that say what to do."""

import os
import ssl
import time
from collections.abc import Callable, Generator, Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from synergraph.errors import ServerError, UsageError
from synergraph.graph.closing import Closing

USER, PASSWORD = "SYNERGRAPH_SPARQL_USER", "SYNERGRAPH_SPARQL_PASSWORD"
"""Names of the environment variables with the credentials."""
TRIES = 5
_TRANSIENT = {408, 429, 502, 503, 504}
_LONGEST_WAIT = 30.0


class Connection(Closing):
    """HTTP to the server at `url`; a request may take `seconds`. Use it as a context manager.

    Credentials are those of the environment, given as the server asks for them (basic or digest).
    Redirects are not followed, so that nobody else is given them.
    """

    def __init__(self, url: str, seconds: float = 600.0, wait: Callable[[float], None] = time.sleep) -> None:
        self.url = _checked(url)
        self._wait = wait
        self._client = httpx.Client(
            auth=_login(os.environ.get(USER, ""), os.environ.get(PASSWORD, "")),
            timeout=httpx.Timeout(seconds, connect=10.0),
            verify=ssl.create_default_context(),
            trust_env=False,
        )

    def close(self) -> None:
        """End the connection."""
        self._client.close()

    def send(
        self,
        method: str,
        url: str,
        parameters: Mapping[str, str] = {},
        headers: Mapping[str, str] = {},
        *,
        body: bytes | None = None,
        form: Mapping[str, Any] | None = None,
        missing: bool = False,
    ) -> httpx.Response:
        """Return the answer to a request, tried again where the failure may pass.

        A status of 400, and with `missing` 404 and 405, is for the caller; others raise `ServerError`.
        """
        for number in range(TRIES):
            last = number == TRIES - 1
            try:
                answer = self._client.request(
                    method, url, params=parameters or None, headers=headers, content=body, data=form
                )
            except httpx.TransportError as error:
                if last:
                    raise ServerError(
                        f"no answer: {error}", place=url, hint="is the server running, and the address right?"
                    ) from error
                self._wait(0.5 * 2**number)
                continue
            if answer.status_code not in _TRANSIENT or last:
                break
            self._wait(_pause(answer, number))
        return _accepted(answer, url, missing)


def _checked(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"“{url}” is no address of a server", hint="write http://127.0.0.1:7878")
    if "@" in parts.netloc:
        raise UsageError("the address holds credentials", hint=f"put them into {USER} and {PASSWORD}")
    return url.rstrip("/")


def _pause(answer: httpx.Response, number: int) -> float:
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), _LONGEST_WAIT) if asked.isdigit() else 0.5 * 2**number


def _accepted(answer: httpx.Response, url: str, missing: bool) -> httpx.Response:
    status = answer.status_code
    if answer.is_success or status == 400 or (missing and status in (404, 405)):
        return answer
    if status in (401, 403):
        hint = f"set {USER} and {PASSWORD}; the user must be allowed to do this"
        raise ServerError(f"the server refuses ({status})", place=url, hint=hint)
    if answer.has_redirect_location:
        where = answer.headers["location"]
        raise ServerError(f"the server is elsewhere: {where}", place=url, hint="give that address")
    said = answer.text.strip().splitlines()[:1]
    raise ServerError(f"the server answers {status}: {' '.join(said)[:200]}", place=url)


def _login(user: str, password: str) -> httpx.Auth | None:
    return _Login(user, password) if user else None


class _Login(httpx.Auth):
    """Credentials, sent once the server has said in which way it wants them."""

    def __init__(self, user: str, password: str) -> None:
        self._basic, self._digest = httpx.BasicAuth(user, password), httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            answer = yield request
            if answer.status_code != 401:
                return
            wanted = answer.headers.get("www-authenticate", "").strip().lower()
            self._chosen = self._digest if wanted.startswith("digest") else self._basic
        yield from self._chosen.auth_flow(request)
