"""Icons (图标) from one sprite file, put into the page as inline SVG, so that no page fetches them."""

import re
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE = Path(__file__).with_name("icons.svg")
_SYMBOL = re.compile(r'<symbol id="([a-z0-9]+)" viewBox="0 0 24 24">(.*?)</symbol>', re.DOTALL)

MARK = mark_safe(
    '<path d="M4.5 12.6c-1.8 0-3.1-1.2-3.1-2.8 0-1.6 1.2-2.8 2.8-2.9.4-1.8 1.9-2.9 3.6-2.7C8.7 2.8 10.2 2 12 2s3.3.8 '
    "4.2 2.2c1.7-.2 3.2.9 3.6 2.7 1.6.1 2.8 1.3 2.8 2.9 0 1.6-1.3 2.8-3.1 2.8z"
    '"/><path d="M10.7 11h2.6v7c0 1.7.5 2.9 1.3 3.9H9.4c.8-1 1.3-2.2 1.3-3.9zM6.5 11h1.7v10a.85.85 0 0 1-1.7 0z'
    "M15.8 11h1.7v10a.85.85 0 0 1-1.7 0zM3.7 11h1.3v5.3a.65.65 0 0 1-1.3 0zM19 11h1.3v5.3a.65.65 0 0 1-1.3 0z"
    '"/>'
)


@cache
def icons() -> dict[str, SafeString]:
    """Every icon of the sprite: its name and the shapes inside its symbol, on a 24 grid."""
    return {name: mark_safe(shapes) for name, shapes in _SYMBOL.findall(SPRITE.read_text("utf-8"))}  # noqa: S308


def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """An icon by name; ``size`` is ``s`` or ``l``; ``label`` makes it an image with a name, else it is decoration.

    Raises ``ValueError`` for a name that the sprite does not have.
    """
    try:
        shapes = icons()[name]
    except KeyError:
        raise ValueError(f"No icon named {name!r} in icons.svg") from None
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" {} focusable="false">{}</svg>',
        f" icon--{size}" if size else "",
        format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"'),
        shapes,
    )


def mark(css: str = "brand__mark") -> SafeString:
    """The mark of the product: a banyan of one crown and many trunks. Decoration: the words stand beside it."""
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">{}</svg>',
        css,
        MARK,
    )
