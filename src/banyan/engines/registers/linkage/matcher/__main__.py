"""The matching process: rows come in on standard input, pairs go out on standard output; see `linkage.frames`."""

from __future__ import annotations

import resource
import sys
import time
import traceback
from typing import Any, BinaryIO

from banyan.engines.registers.linkage.frames import received, send


def main(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Take rows until told to go; then train, link and tell. Nothing of a row is ever told but its number."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    messages = received(incoming)
    begin = next(messages)
    from banyan.engines.registers.linkage.matcher import best, tables, training

    connection = tables.opened(begin["memory_mb"], begin["threads"])
    for message in messages:
        if "go" in message:
            break
        tables.take(connection, message["table"], message["ids"], message["columns"])
    else:
        return
    started = time.monotonic()
    tables.ready(connection)
    filled = tables.filled(connection)
    send(outgoing, {"stage": "training"})
    linker, was_trained = training.linker_for(connection, filled, seed=begin["seed"])
    trained_after = time.monotonic() - started
    send(outgoing, {"stage": "linking"})
    for batch in best.best(connection, linker):
        send(outgoing, {"found": batch})
    send(outgoing, {"end": _summary(was_trained, trained_after, time.monotonic() - started, filled)})


def _summary(was_trained: bool, trained_after: float, seconds: float, filled: set[str]) -> dict[str, Any]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "trained": was_trained, "training_seconds": round(trained_after, 2), "seconds": round(seconds, 2),
        "memory_mb": peak, "compared": sorted(filled),
    }  # fmt: skip


def told(error: BaseException) -> dict[str, Any]:
    """What went wrong and where, without a word of what was being compared."""
    places = [f"{one.filename.rsplit('/', 1)[-1]}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)]
    return {"failed": type(error).__name__, "at": places[-6:]}


if __name__ == "__main__":
    out = sys.stdout.buffer
    sys.stdout = sys.stderr
    try:
        main(sys.stdin.buffer, out)
    except Exception as error:
        send(out, told(error))
        sys.exit(1)
