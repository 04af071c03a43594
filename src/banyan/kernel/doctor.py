"""What `banyan doctor` asks: checks of a running installation, in plain words and with the mend.

An engine adds its own in a module `doctor` beside its models, as a list named `CHECKS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["good", "warning", "bad", "skipped"]


@dataclass(frozen=True)
class Finding:
    """What a check found: a sentence for a person, and what to do about it."""

    state: State
    what: str
    mend: str = ""


@dataclass(frozen=True)
class Check:
    """One question to an installation. `look` may use the database when `needs_database`."""

    code: str
    title: str
    look: Callable[[], Finding]
    needs_database: bool = True


def good(what: str) -> Finding:
    return Finding("good", what)


def warning(what: str, mend: str) -> Finding:
    """Works today; wants attention soon."""
    return Finding("warning", what, mend)


def bad(what: str, mend: str) -> Finding:
    """Does not work, or is not safe."""
    return Finding("bad", what, mend)
