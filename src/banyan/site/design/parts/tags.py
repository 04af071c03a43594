"""Status tags (状态标签): a state is told by word, shape and tint together."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .reading import pick

_LINE = 'fill="none" stroke-width="{}"'
SHAPES: dict[str, str] = {
    "wait": '<circle cx="5" cy="5" r="3.5" fill="none" stroke-width="1.5"/>',
    "doing": '<circle cx="5" cy="5" r="4"/>',
    "near": '<path d="M5 .5 9.8 9H.2z"/>',
    "over": '<path d="M1 1h8v8H1z"/>',
    "pause": '<path d="M1.5 1h2.5v8H1.5zM6 1h2.5v8H6z"/>',
    "back": f'<path d="M4 1 .8 4.5 4 8M1 4.5h8" {_LINE.format("1.7")}/>',
    "done": f'<path d="m1 5.5 2.8 3L9 2" {_LINE.format("2")}/>',
    "refuse": f'<path d="m1.5 1.5 7 7M8.5 1.5l-7 7" {_LINE.format("2")}/>',
    "trial": '<circle cx="5" cy="5" r="3.5" fill="none" stroke-width="1.5"/><path d="M5 1.5a3.5 3.5 0 0 1 0 7z"/>',
    "plain": "",
}
TINTS = {"pause": "plain", "back": "near", "refuse": "over"}


def tag(kind_or_tag: Any, word: str = "") -> SafeString:
    """A status tag: ``{% tag "doing" "办理中" %}``, or ``{% tag case.tag %}`` for an object with ``kind`` and ``word``.

    Kinds: doing, done, near, over, wait, pause, back, refuse, trial, plain. Raises ``ValueError`` for another kind.
    """
    kind = kind_or_tag if isinstance(kind_or_tag, str) else pick(kind_or_tag, "kind")
    text = word or ("" if isinstance(kind_or_tag, str) else pick(kind_or_tag, "word"))
    if not text and not kind:
        return SafeString("")
    if kind not in SHAPES:
        raise ValueError(f"No kind of status tag is called {kind!r}: use one of {', '.join(SHAPES)}")
    shape = (
        f'<svg class="tag__shape" viewBox="0 0 10 10" aria-hidden="true">{SHAPES[kind]}</svg>' if SHAPES[kind] else ""
    )
    return format_html('<span class="tag tag--{}">{}{}</span>', TINTS.get(kind, kind), mark_safe(shape), text)  # noqa: S308
