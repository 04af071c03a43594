"""What a new installation loads, in this order. Imports of engines belong inside the functions."""

from collections.abc import Sequence
from dataclasses import dataclass

from banyan.site.launch.steps import Step

STEPS: Sequence[Step] = ()


@dataclass(frozen=True)
class DemonstrationAccount:
    """An account that `make run` prints."""

    who: str
    name: str
    password: str


def demonstration_accounts() -> Sequence[DemonstrationAccount]:
    """The accounts that the demonstration steps made."""
    return ()
