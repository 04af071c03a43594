"""The codes by which anybody verifies a licence: what the QR code holds, and what a person can type."""

from banyan.engines.documents.codes.payload import Kind, Payload, Reading, paper_code, read, shown_code
from banyan.engines.documents.codes.short import is_short, new_short, normal_short, spoken

__all__ = [
    "Kind",
    "Payload",
    "Reading",
    "is_short",
    "new_short",
    "normal_short",
    "paper_code",
    "read",
    "shown_code",
    "spoken",
]
