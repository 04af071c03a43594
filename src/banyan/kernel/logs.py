"""Structured logs, one JSON object a line, without personal data.

Whatever looks like a citizen number or a mobile number is masked before it is written, wherever it stands.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

_CITIZEN = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")


def masked(text: str) -> str:
    """`text` with citizen numbers and mobile numbers masked."""
    return _MOBILE.sub(r"\1****\2", _CITIZEN.sub(r"\1********\2", text))


def _mask(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for name, value in event.items():
        if not name.startswith("_"):  # structlog's own notes to itself
            event[name] = _masked_within(value)
    return event


def _masked_within(value: Any) -> Any:
    """Whatever will be written, masked inside too; what is no plain value is written as its text."""
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, Mapping):
        return {masked(str(key)): _masked_within(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked_within(inner) for inner in value]
    text = value if isinstance(value, str) else repr(value)
    hidden = masked(text)
    return value if isinstance(value, int) and hidden == text else hidden


def configure() -> None:
    """Set up structlog and the standard library's logging alike."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=False),
        structlog.processors.format_exc_info,
        _mask,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.raiseExceptions = False  # a line that cannot be written is not repeated unmasked
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(os.environ.get("BANYAN_LOG_LEVEL", "WARNING"))
