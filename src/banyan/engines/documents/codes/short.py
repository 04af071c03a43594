"""The short verification code 核验码 that is printed for those who cannot scan: ten characters, 50 random bits.

Crockford's base 32: no I, L, O or U, and who writes O for 0 or l for 1 is understood.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
FORM = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}", re.ASCII)
BETWEEN = re.compile(r"[\s‐-―\-]+")


def new_short() -> str:
    """A new code, not guessable."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normal_short(text: str) -> str:
    """What was typed, in the one spelling: without spaces and hyphens, in capitals."""
    return BETWEEN.sub("", text).upper().translate(ALIKE)


def is_short(text: str) -> bool:
    """Whether `text` has the form of a short code."""
    return FORM.fullmatch(normal_short(text)) is not None


def spoken(code: str) -> str:
    """The code in two groups, as it is printed: `7Q2KM-90FMX`."""
    return f"{code[:5]}-{code[5:]}"
