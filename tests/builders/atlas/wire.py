"""MongoDB's wire protocol, as far as a proxy must understand it.

Source: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
"""

import itertools
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import bson
from bson.binary import UuidRepresentation
from bson.codec_options import CodecOptions, DatetimeConversion

Document = dict[str, Any]
# What is decoded with these and encoded again is the same, byte for byte.
CODEC: CodecOptions[Document] = CodecOptions(
    uuid_representation=UuidRepresentation.STANDARD, datetime_conversion=DatetimeConversion.DATETIME_MS
)
_HEADER = struct.Struct("<iiii")
_LENGTH = struct.Struct("<i")
_OP_QUERY = 2004
_OP_MSG = 2013
_NO_FLAGS = bytes(4)
_BODY_SECTION = b"\x00"
_reply_ids = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `response_to` is the id of the request that it answers."""

    id: int
    response_to: int
    opcode: int
    payload: bytes

    @classmethod
    def reply(cls, request: "Message", answer: Mapping[str, Any]) -> "Message":
        """Return the message that answers a request."""
        payload = _NO_FLAGS + _BODY_SECTION + bson.encode(answer, codec_options=CODEC)
        return cls(next(_reply_ids), request.id, _OP_MSG, payload)

    @property
    def command(self) -> Document:
        """What is asked for, without the document sequences that follow it; empty when this is no command."""
        start, end = self._bounds()
        return bson.decode(self.payload[start:end], CODEC) if end > start else {}

    def with_command(self, command: Mapping[str, Any]) -> "Message":
        """Return the message with another command in place of its own."""
        start, end = self._bounds()
        encoded = bson.encode(command, codec_options=CODEC)
        return replace(self, payload=self.payload[:start] + encoded + self.payload[end:])

    def encoded(self) -> bytes:
        length = _HEADER.size + len(self.payload)
        return _HEADER.pack(length, self.id, self.response_to, self.opcode) + self.payload

    def _bounds(self) -> tuple[int, int]:
        """Return where the command's document lies in the payload. Every driver sends it before the sequences."""
        if self.opcode == _OP_MSG:
            start = len(_NO_FLAGS + _BODY_SECTION)
        elif self.opcode == _OP_QUERY:
            # Flags, the collection's name up to its zero byte, how many to skip, how many to return.
            start = self.payload.index(b"\x00", 4) + 1 + 8
        else:
            return 0, 0
        return start, start + int(_LENGTH.unpack_from(self.payload, start)[0])


def read_message(connection: socket.socket) -> Message | None:
    """Read one whole message; None when the other side has closed the connection.

    Raises:
        ConnectionError: the connection broke off within a message.
    """
    start = connection.recv(1)
    if not start:
        return None
    header = start + _read(connection, _HEADER.size - 1)
    length, message_id, response_to, opcode = _HEADER.unpack(header)
    return Message(message_id, response_to, opcode, _read(connection, length - _HEADER.size))


def _read(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        part = connection.recv(size - len(data))
        if not part:
            raise ConnectionResetError("the connection broke off within a message")
        data += part
    return bytes(data)
