"""What one would write in an afternoon in place of the product: FastAPI, and answers in background tasks.

A webhook is one durable insert. All that follows lives in the memory of the process: a crash loses every answer in the
making, what fails is not tried again, and nothing keeps an order. Only what comes as a `message` is answered.

    python -m benchmarks.alternative PORT
"""

import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import uvicorn
from fastapi import BackgroundTasks, FastAPI
from pymongo import AsyncMongoClient, WriteConcern
from uvicorn.supervisors import Multiprocess

from devstack.ports import HOST

PROCESSES = 2


def create_app() -> FastAPI:
    """Build the app from MONGODB_URL, OPENAI_BASE_URL, WHATSAPP_SERVER_URL and WHATSAPP_SERVER_TOKEN."""
    model, server = os.environ["OPENAI_BASE_URL"], os.environ["WHATSAPP_SERVER_URL"]
    token = {"Authorization": f"Bearer {os.environ['WHATSAPP_SERVER_TOKEN']}"}

    @asynccontextmanager
    async def connected(app: FastAPI) -> AsyncIterator[None]:
        durable = WriteConcern(w="majority", j=True)
        async with (
            AsyncMongoClient[dict[str, Any]](os.environ["MONGODB_URL"]) as client,
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as app.state.http,
        ):
            app.state.events = client["alternative"].get_collection("events", write_concern=durable)
            yield

    app = FastAPI(lifespan=connected)

    @app.post("/webhooks/whatsapp/{kind}")
    async def webhook(kind: str, event: dict[str, Any], tasks: BackgroundTasks) -> dict[str, bool]:
        await app.state.events.insert_one(event)
        if kind == "message":
            tasks.add_task(reply, event)
        return {"ok": True}

    async def reply(event: dict[str, Any]) -> None:
        question = {"model": "m", "messages": [{"role": "user", "content": event["message"]}]}
        async with app.state.http.post(f"{model}/chat/completions", json=question) as answer:
            text = (await answer.json())["choices"][0]["message"]["content"]
        body = {
            "phone_number": event["phone_number"],
            "to": event["from"],
            "message": text,
            "type": "text",
            "message_id": f"ALTERNATIVE{event['message_id']}",
        }
        async with app.state.http.post(f"{server}/send-message", json=body, headers=token) as sent:
            sent.raise_for_status()

    return app


def main() -> None:
    """Serve the app in several processes on the port of the first argument."""
    config = uvicorn.Config(
        "benchmarks.alternative:create_app",
        factory=True,
        host=HOST,
        port=int(sys.argv[1]),
        workers=PROCESSES,
        log_level="warning",
        access_log=False,
    )
    listening = config.bind_socket()
    # With several processes uvicorn leaves it out, and each answer on a kept connection takes 40 ms more.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    Multiprocess(config, sockets=[listening]).run()


if __name__ == "__main__":
    main()
