"""What people type, brought to the form that the standards define."""

import unicodedata


def compact(text: str, *, also_drop: str = "") -> str:
    """Full-width characters to half-width, letters to upper case, white space and the separators in
    ``also_drop`` away.

    >>> compact(" ３５０１０２ １９９０ｘ ")
    '3501021990X'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = "".join(text.split())
    for separator in also_drop:
        text = text.replace(separator, "")
    return text.upper()
