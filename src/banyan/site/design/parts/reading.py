"""Parts take what a page has: a dataclass, a model or a mapping. They ask for names, not for types."""

from collections.abc import Mapping
from typing import Any


def pick(source: Any, name: str, default: Any = "") -> Any:
    """The value called ``name`` in a mapping or on an object; ``default`` where it is missing or None."""
    value = source.get(name) if isinstance(source, Mapping) else getattr(source, name, None)
    return default if value is None else value


def spread(source: Any, names: tuple[str, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """The named values of ``source``, each replaced by the one given in the tag where the tag gives it."""
    found = {name: pick(source, name) for name in names} if source is not None else {}
    return {
        **dict.fromkeys(names, ""),
        **found,
        **{name: value for name, value in given.items() if value != ""},
    }
