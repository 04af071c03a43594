"""What the job and the matching process say to each other through pipes: JSON, each message with its length before it.

Nothing touches a disk, and neither side can be made to run what it reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

_LENGTH = 4
_MOST = 256 << 20
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def send(stream: BinaryIO, message: dict[str, Any]) -> None:
    """Write one message and push it out."""
    body = _dump(message).encode()
    stream.write(len(body).to_bytes(_LENGTH, "big"))
    stream.write(body)
    stream.flush()


def received(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """The messages until the other side closes; EOFError when it broke off within one."""
    while head := stream.read(_LENGTH):
        length = int.from_bytes(head, "big")
        if len(head) < _LENGTH or length > _MOST:
            raise EOFError("a message was broken off")
        body = stream.read(length)
        if len(body) < length:
            raise EOFError("a message was broken off")
        yield json.loads(body)
