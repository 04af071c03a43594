"""Why a file is not taken: one sentence, with what to do."""

from __future__ import annotations

from typing import NoReturn

from banyan.kernel.errors import Invalid


def refuse(sentence: str, reason: str) -> NoReturn:
    """Raise `Invalid` for the field `file`; `reason` is a stable word for machines."""
    raise Invalid(sentence, fields={"file": sentence}, code=f"file-{reason}")
