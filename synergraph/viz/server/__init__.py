"""The local web server: the SPARQL protocol on the current build of a workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Route

from synergraph.viz.server.current import Current
from synergraph.viz.server.sparql import endpoint, void

HOSTS = ["127.0.0.1", "localhost"]
"""Under another name a page from elsewhere could ask this server (DNS rebinding)."""


def application(current: Current) -> Starlette:
    """Return the ASGI application; it ends the processes of `current` when it ends."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.current = current
        yield
        current.close()

    routes = [
        Route("/sparql", endpoint, methods=["GET", "POST"]),
        Route("/.well-known/void", void),
    ]
    return Starlette(
        routes=routes,
        lifespan=lifespan,
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)],
    )


def run(current: Current, port: int) -> None:
    """Serve on 127.0.0.1 until the process is interrupted."""
    uvicorn.run(application(current), host="127.0.0.1", port=port, log_level="warning")
