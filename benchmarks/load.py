"""A closed-loop load over HTTP: so many clients, each waiting for its answer before it asks again.

It runs on the same cores as what it measures, so it is kept small: asyncio streams, keep-alive, no parsing beyond
the length of the answer.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

#: Makes the n-th request of a client: method, path, headers, body.
Request = tuple[str, str, Mapping[str, str], bytes]
Make = Callable[[int, int], Request]


@dataclass
class Result:
    """What a load measured: seconds of each answer, and how many answers were no success."""

    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    failed: dict[int, int] = field(default_factory=dict)
    first_failure: str = ""

    @property
    def rate(self) -> float:
        """Successful answers a second."""
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0

    def quantile(self, share: float) -> float:
        """The time, in milliseconds, within which this share of the answers came."""
        ranked = sorted(self.seconds)
        return 1000 * ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else float("nan")


def press(port: int, clients: int, seconds: float, make: Make, *, warm_up: float = 1.0) -> Result:
    """Let `clients` ask for `seconds`, after a warm-up that is not counted."""
    return asyncio.run(_press(port, clients, seconds, make, warm_up))


async def _press(port: int, clients: int, seconds: float, make: Make, warm_up: float) -> Result:
    result = Result()
    begin = time.perf_counter() + warm_up
    end = begin + seconds
    await asyncio.gather(*(_client(port, number, begin, end, make, result) for number in range(clients)))
    result.elapsed = seconds
    return result


async def _client(port: int, number: int, begin: float, end: float, make: Make, result: Result) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    turn = 0
    while (asked := time.perf_counter()) < end:
        writer.write(_encode(*make(number, turn)))
        status, body, keep = await _answer(reader)
        done = time.perf_counter()
        turn += 1
        if status >= 400:
            result.failed[status] = result.failed.get(status, 0) + 1
            result.first_failure = result.first_failure or body[:300].decode(errors="replace")
        elif asked >= begin and done <= end:
            result.seconds.append(done - asked)
        if not keep:
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()


def _encode(method: str, path: str, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes, bool]:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    fields = {
        name.strip().lower(): value.strip()
        for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:])
    }
    keep = fields.get(b"connection", b"").lower() != b"close"
    if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
        return status, await _chunks(reader), keep
    return status, await reader.readexactly(int(fields.get(b"content-length", b"0"))), keep


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readline()).strip(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readline()
    return b"".join(parts)
