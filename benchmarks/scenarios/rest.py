"""Memory of the whole installation at rest."""

from __future__ import annotations

import time

from benchmarks.report import Figure
from benchmarks.world import World

SETTLE = 45.0
"""So long that idle connections have closed, as they do between two rushes."""


def measure(world: World, at: str) -> None:
    """Every process of the installation, after three quarters of a minute without a request."""
    time.sleep(SETTLE)
    world.report.add(
        Figure(
            "memory of the installation at rest (PSS)",
            world.installation.memory_mib(),
            "MiB",
            at=at,
            must=700,
            lower_is_better=True,
        )
    )
