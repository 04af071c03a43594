"""What every reader of typed values must do with any text at all."""

from collections.abc import Callable
from typing import TypeVar

from banyan.standards.errors import StandardError

Value = TypeVar("Value")


def read_or_reason(read: Callable[[str], Value], text: str) -> Value | None:
    """The value read, or None after a refusal in good form; any other error of the reader comes through."""
    try:
        return read(text)
    except StandardError as error:
        told = error
    assert told.reason.endswith("。")
    assert told.code == told.code.lower()
    return None
