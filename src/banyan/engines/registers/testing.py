"""What tests of registers need: readings in the course of a case, without an engine of cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from banyan.engines.registers.declare import agreement


@contextmanager
def cases_not_asked() -> Iterator[None]:
    """Within the block a reader's word for his case is taken."""
    kept = list(agreement._case_checks)
    agreement._case_checks.clear()
    try:
        yield
    finally:
        agreement._case_checks[:] = kept
