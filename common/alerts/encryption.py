"""Encryption of what is pushed, for one browser alone. Source: RFC 8291, which uses RFC 8188's `aes128gcm`."""

import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from common.alerts.rules.subscriptions import Endpoint

_CURVE = ec.SECP256R1()
_RECORD = 4096
# It ends the last record.
_LAST = b"\x02"


def is_public_key(p256dh: bytes) -> bool:
    """Say whether this is a browser's key: a point of the curve P-256, uncompressed."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, p256dh)
    except ValueError:
        return False
    return len(p256dh) == 65


def point_of(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the public part of a key, as others read it."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypted(
    content: bytes,
    endpoint: Endpoint,
    *,
    key: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """Return the body that only the browser behind the endpoint can read, by a key and a salt for this one alone."""
    key, salt = key or ec.generate_private_key(_CURVE), salt or os.urandom(16)
    ours, theirs = point_of(key), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, endpoint.p256dh)
    shared = key.exchange(ec.ECDH(), theirs)
    keying = _derived(shared, endpoint.auth, b"WebPush: info\0" + endpoint.p256dh + ours, 32)
    content_key = _derived(keying, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(keying, salt, b"Content-Encoding: nonce\0", 12)
    header = salt + _RECORD.to_bytes(4, "big") + bytes([len(ours)]) + ours
    return header + AESGCM(content_key).encrypt(nonce, content + _LAST, None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
