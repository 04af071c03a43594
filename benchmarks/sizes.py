"""How much is measured, and for how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """A size of the run: how many cases and persons at each stage of growth, seconds of each load."""

    name: str
    rows: tuple[int, ...]
    seconds: float

    @property
    def most(self) -> int:
        """The rows of the last stage, at which the demands are held."""
        return self.rows[-1]


SIZES = {
    "full": Size("full", (10_000, 100_000, 1_000_000), 12.0),
    "small": Size("small", (1_000, 5_000, 20_000), 4.0),
    "tiny": Size("tiny", (200,), 1.0),
}
