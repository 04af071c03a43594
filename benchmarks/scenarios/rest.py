"""Memory of the whole installation at rest."""

from __future__ import annotations

import time

from benchmarks.report import Figure
from benchmarks.world import World

SETTLE = 8.0


def measure(world: World, at: str) -> None:
    """Every process of the installation, after some seconds without a request."""
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
