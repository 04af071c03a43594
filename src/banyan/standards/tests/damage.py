"""Ways to damage a code, for tests of check characters."""

from collections.abc import Iterator


def substitutions(code: str, alphabet: str, places: range) -> Iterator[str]:
    """Every code that differs from ``code`` in one of the places."""
    for place in places:
        for character in alphabet:
            if character != code[place]:
                yield code[:place] + character + code[place + 1 :]


def transpositions(code: str, places: range) -> Iterator[str]:
    """Every code in which the characters at a place and after it, when different, are exchanged."""
    for place in places:
        if code[place] != code[place + 1]:
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]
