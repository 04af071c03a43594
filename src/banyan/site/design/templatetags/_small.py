"""Small parts that are one element: times, figures, buttons, key caps."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .. import dates
from ..icons import icon
from ..parts.reading import pick


def date_tag(moment: date | datetime | None, year: bool | None = None) -> SafeString:
    """``{% date_cn day %}``: "12 月 3 日（周四）" inside a time element."""
    return dates.time_element(moment, dates.date_cn(moment, year=year))


def moment_tag(moment: datetime | None, year: bool | None = None) -> SafeString:
    """``{% moment_cn t %}``: "11 月 23 日（周一）10:12" inside a time element."""
    return dates.time_element(moment, dates.moment_cn(moment, year=year))


def figure(value: Any, places: int | str = "") -> str:
    """``{{ n|figure }}``: 114,832; ``{{ x|figure:1 }}``: 99.2; nothing for None."""
    if value is None or value == "":
        return "–"
    if places == "":
        return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return f"{float(value):,.{int(places)}f}"


def size_words(count: int | None) -> str:
    """``{{ bytes|size_words }}``: 84 KB, 1.2 MB."""
    if not count:
        return ""
    return f"{max(1, round(count / 1000))} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _read(day: Any) -> date | None:
    """A day, also from the text in which a snapshot keeps it."""
    return day if isinstance(day, date) else date.fromisoformat(day) if day else None


def source_note(source: str, updated: Any = None) -> str:
    """Where a fact comes from: "来自人口库，2026-11-02 更新"."""
    day = dates.date_cn(_read(updated), weekday=False)
    if not day:
        return _("来自%(source)s") % {"source": source}
    return _("来自%(source)s，%(day)s 更新") % {"source": source, "day": day}


def button(
    label: str,
    href: str = "",
    kind: str = "",
    size: str = "",
    icon_name: str = "",
    key: str = "",
    busy: bool = False,
    disabled: bool = False,
    block: bool = False,
    **attrs: Any,
) -> SafeString:
    """A button, or a link that looks like one when ``href`` is given.

    ``kind``: empty (primary: one a page), second, quiet, refuse. ``size``: big, small. ``key``: its key on the
    keyboard, shown on it. Other words become attributes, ``_`` as ``-``: ``hx_post="/…"``, ``name="act"``,
    ``type="button"`` (a button submits unless told).
    """
    css = " ".join(
        [
            "btn",
            *(f"btn--{word}" for word in (kind, size) if word),
            *(["btn--block"] if block else []),
            *(["is-busy"] if busy else []),
        ]
    )
    named: dict[str, Any] = {"data_key": key} if key else {}
    if disabled:
        named |= {"aria_disabled": "true"} if href else {"disabled": True}
    words = attributes({**named, **attrs})
    inner = format_html(
        "{}{}{}",
        icon(icon_name) if icon_name else "",
        label,
        format_html(" <kbd>{}</kbd>", key) if key else "",
    )
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', css, href, words, inner)
    return format_html(
        '<button class="{}"{}{}>{}</button>',
        css,
        "" if "type" in attrs else SafeString(' type="submit"'),
        words,
        inner,
    )


def attributes(given: Mapping[str, Any]) -> SafeString:
    """Attributes written out and escaped; True stands alone, False and None are left out."""
    kept = [
        (name.replace("_", "-"), value)
        for name, value in given.items()
        if value is not None and value is not False and value != ""
    ]
    return format_html_join(
        "",
        "{}",
        (
            (format_html(' {}="{}"', name, value) if value is not True else format_html(" {}", name),)
            for name, value in kept
        ),
    )


def waived(word: str = "") -> SafeString:
    """The mark on a material that nobody need bring: 免交."""
    return format_html('<span class="waived">{}{}</span>', icon("check", "s"), word or _("免交"))


def warning_card(colour: str) -> SafeString:
    """A yellow or red card of the e-supervision (黄牌、红牌); told by word, colour and form."""
    words = {"red": _("红"), "yellow": _("黄")}
    return format_html('<span class="rcard rcard--{}">{}</span>', colour, words[colour])


def link_more(label: str, href: str) -> SafeString:
    """A link to the rest of a list, with its arrow."""
    return format_html('<a class="link-more" href="{}">{}{}</a>', href, label, icon("right", "s"))


def get(source: Any, name: str) -> Any:
    """``{{ thing|get:"name" }}``: a value by a name that is itself a variable."""
    return pick(source, name)


def add_to(register: template.Library) -> None:
    """Put these tags and filters into the library."""
    register.simple_tag(date_tag, name="date_cn")
    register.simple_tag(moment_tag, name="moment_cn")
    for tag in (button, waived, warning_card, link_more, source_note):
        register.simple_tag(tag)
    for name, one in (("figure", figure), ("size_words", size_words), ("get", get)):
        register.filter(name, one)
