"""Systems: what a departmental system declares, the registry of all that are switched on, and its checks."""

from banyan.kernel.systems.declaration import Declaration, Problem, System
from banyan.kernel.systems.discovery import load_systems
from banyan.kernel.systems.registry import Misdeclared, Registry, registry, use_registry

__all__ = [
    "Declaration",
    "Misdeclared",
    "Problem",
    "Registry",
    "System",
    "load_systems",
    "registry",
    "use_registry",
]
