"""How much of a licence a stranger sees: names, numbers and addresses in part."""

from __future__ import annotations

from banyan.engines.documents.declare import LicenceType, Shown


def masked(text: str, shown: Shown) -> str:
    """`text` as a verifier without sign-in sees it; empty when it is not shown at all."""
    match shown:
        case "open":
            return text
        case "name":
            return _name(text)
        case "number":
            return _number(text)
        case "place":
            return _place(text)
        case _:
            return ""


def holder_shown(kind: LicenceType, name: str) -> str:
    """The holder's name for a stranger: a firm's is public, of a person's the family name only."""
    return name if kind.holder == "firm" else _name(name)


def _name(text: str) -> str:
    return text[:1] + "*" * max(len(text) - 1, 0)


def _number(text: str) -> str:
    if len(text) <= 4:
        return "*" * len(text)
    head = min(6, len(text) // 3)
    tail = min(4, len(text) // 4)
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]


def _place(text: str) -> str:
    """Up to the street: the first digit of a house number and all after it are hidden."""
    cut = next((i for i, c in enumerate(text) if c.isdigit()), max(len(text) - 4, 0))
    return text[:cut] + "***" if cut < len(text) else text
