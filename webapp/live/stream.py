"""The stream of a workspace: `GET /live/workspace/{workspace_id}`, server-sent events."""

import random
import time
from collections.abc import Iterator
from typing import cast

from flask import Blueprint, Response, current_app, request

from common.accounts.access import take_seat
from common.accounts.store.access import AccessStore
from common.kernel.errors import Unavailable
from webapp.context import identify, locate
from webapp.live.entry_ids import EntryId
from webapp.live.events import frame
from webapp.live.hub import Hub
from webapp.live.subscription import Over, Subscription
from webapp.tokens import claims

blueprint = Blueprint("live", __name__)

HEARTBEAT_SECONDS = 15.0
# Proxies and rights are asked anew now and then, and not by everybody at once.
LIFETIME_SECONDS = (15 * 60.0, 20 * 60.0)
_RETRY = b"retry: 1000\n\n"
_HEARTBEAT = b": \n\n"


@blueprint.get("/healthz")
def alive() -> dict[str, str]:
    """Say that the process serves."""
    return {"status": "ok"}


@blueprint.get("/live/workspace/<workspace_id>")
def stream(workspace_id: str) -> Response:
    """Send what changes in a workspace while somebody looks, behind the entry `Last-Event-ID` or from now on."""
    hub, said = _hub(), claims()
    identify(said["sub"])
    seat, role = take_seat(_access(), said["sid"], workspace_id)
    locate(workspace_id)
    subscription, after, complete = hub.subscribe(seat, role, request.headers.get("Last-Event-ID"))
    response = Response(_sent(hub, subscription, after, complete), mimetype="text/event-stream")
    # Where nobody takes the first byte, the generator never begins, and never ends.
    response.call_on_close(lambda: hub.close(subscription))
    response.headers["Cache-Control"] = "no-store, no-transform"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _sent(hub: Hub, subscription: Subscription, after: EntryId, complete: bool) -> Iterator[bytes]:
    until = time.monotonic() + random.uniform(*LIFETIME_SECONDS)
    yield _RETRY + frame(str(after), "hello", "{}")
    try:
        if not complete:
            yield frame(str(after), "resync", "{}")
        yield from (content for content in hub.missed(subscription, after) if content)
        while (left := until - time.monotonic()) > 0:
            yield subscription.take(min(HEARTBEAT_SECONDS, left)) or _HEARTBEAT
    except (Over, Unavailable):
        return


def _hub() -> Hub:
    return cast(Hub, current_app.extensions["hub"])


def _access() -> AccessStore:
    return cast(AccessStore, current_app.extensions["access"])
