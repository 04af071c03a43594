"""Words that people type: without the characters that the database cannot keep."""

from __future__ import annotations

from typing import Any


def clean(value: Any) -> Any:
    """The same without NUL characters, within lists and mappings too."""
    if isinstance(value, str):
        return value.replace("\x00", "")
    if isinstance(value, list):
        return [clean(one) for one in value]
    if isinstance(value, dict):
        return {key: clean(one) for key, one in value.items()}
    return value
