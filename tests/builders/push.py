"""A push service, and a browser behind it that reads what is pushed. Sources: RFC 8030, 8188, 8291 and 8292."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask, Response, request

from common.accounts.rules.users import User
from common.accounts.users import log_in
from common.alerts.rules.subscriptions import Endpoint
from common.alerts.subscribing import subscribe
from devstack.outside import serve
from tests.builders.actors import VISITOR, acting
from tests.builders.shop import PASSWORD, Shop

_CURVE = ec.SECP256R1()


def written(key: bytes) -> str:
    """Return a key as browsers write it."""
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def read(key: str) -> bytes:
    return base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))


class Browser:
    """Has its own key pair, and `received` what was pushed to it. `answer` is what its push service answers."""

    def __init__(self, url: str) -> None:
        self.endpoint = f"{url}/push/{os.urandom(8).hex()}"
        self.answer = Response(status=201)
        self.received: list[dict[str, Any]] = []
        self.topics: list[str] = []
        self._audience = url
        self._key = ec.generate_private_key(_CURVE)
        self._auth = os.urandom(16)

    @property
    def p256dh(self) -> bytes:
        return self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def auth(self) -> bytes:
        return self._auth

    @property
    def subscription(self) -> dict[str, Any]:
        """What its page sends to the API."""
        return {"endpoint": self.endpoint, "p256dh": written(self.p256dh), "auth": written(self._auth)}

    def hear(self) -> Response:
        """Take a push as a push service and a browser do: whoever is not known to it, it refuses."""
        scheme, _, credentials = request.headers["Authorization"].partition(" ")
        parts = dict(part.strip().split("=", 1) for part in credentials.split(","))
        assert scheme == "vapid"
        signer = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, read(parts["k"]))
        claims = jwt.decode(parts["t"], signer, algorithms=["ES256"], audience=self._audience)
        assert claims["sub"]
        assert int(request.headers["TTL"]) > 0
        assert request.headers["Content-Encoding"] == "aes128gcm"
        content = json.loads(self._decrypted(request.get_data()))
        if self.answer.status_code == 201:
            self.received.append(content)
            self.topics.append(request.headers["Topic"])
        return self.answer

    def _decrypted(self, body: bytes) -> bytes:
        salt, length = body[:16], body[20]
        theirs, sealed = body[21 : 21 + length], body[21 + length :]
        shared = self._key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, theirs))
        keying = HKDF(SHA256(), 32, self._auth, b"WebPush: info\0" + self.p256dh + theirs).derive(shared)
        key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\0").derive(keying)
        nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\0").derive(keying)
        opened = AESGCM(key).decrypt(nonce, sealed, None)
        assert opened.endswith(b"\x02")
        return opened[:-1]


def subscribes(shop: Shop, user: User, browser: Browser, *, shows_texts: bool = False) -> str:
    """Let somebody log in with a browser and want notifications in it. Returns the session's id."""
    session = log_in(shop.product.accounts, VISITOR, user.email, PASSWORD)
    endpoint = Endpoint(browser.endpoint, browser.p256dh, browser.auth)
    subscribe(shop.product.alerts, acting(user.id), session.id, endpoint, shows_texts=shows_texts)
    return session.id


class PushServer:
    """Has browsers behind it."""

    def __init__(self) -> None:
        self.url = ""
        self._browsers: dict[str, Browser] = {}

    def browser(self) -> Browser:
        """Return another browser."""
        browser = Browser(self.url)
        self._browsers[browser.endpoint.rpartition("/")[2]] = browser
        return browser

    def app(self) -> Flask:
        app = Flask(__name__)
        app.add_url_rule("/push/<name>", "push", lambda name: self._browsers[name].hear(), methods=["POST"])
        return app


@contextmanager
def push_server() -> Iterator[PushServer]:
    """Serve one while the block runs."""
    server = PushServer()
    with serve(server.app()) as url:
        server.url = url
        yield server
