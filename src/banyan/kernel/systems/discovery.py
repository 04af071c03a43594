"""Finding systems: modules named `system` under `banyan.systems`, and the entry points `banyan.systems`."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterator
from importlib.metadata import entry_points

from banyan.kernel.systems.declaration import System


def load_systems() -> list[System]:
    """Every system found, less those switched off by BANYAN_SYSTEMS_OFF (codes separated by commas)."""
    off = {code.strip() for code in os.environ.get("BANYAN_SYSTEMS_OFF", "").split(",")}
    found = [*_own(), *_third_party()]
    return [system for system in found if system.code not in off]


def _own() -> Iterator[System]:
    root = importlib.import_module("banyan.systems")
    for module in pkgutil.walk_packages(root.__path__, "banyan.systems."):
        if module.name.endswith(".system"):
            yield from _systems_in(module.name)


def _systems_in(name: str) -> Iterator[System]:
    declared = getattr(importlib.import_module(name), "SYSTEM", None)
    if not isinstance(declared, System):
        raise RuntimeError(f"{name} 里没有 SYSTEM = System(…)。补上，或给这个模块换个名字。")
    yield declared


def _third_party() -> Iterator[System]:
    for point in entry_points(group="banyan.systems"):
        declared = point.load()
        if isinstance(declared, System):
            yield declared
