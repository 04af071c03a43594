"""Tags of the page frame: language and display preferences on ``<html>``, the built assets, switches."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import dates
from ..assets import asset_url
from ..preferences import Preferences
from ._remembered import remember


def preferences_of(context: Context) -> Preferences:
    """What the reader chose: 长辈版, light or dark; the defaults where there is no request."""
    request: HttpRequest | None = context.get("request")
    return Preferences.of(request) if request is not None else Preferences()


def html_attributes(context: Context) -> SafeString:
    """``<html {% html_attributes %}>``: language, 长辈版 class, colour scheme."""
    chosen = preferences_of(context)
    language = "en" if dates.speaks_english() else "zh-CN"
    return format_html(
        'lang="{}"{}{}',
        language,
        SafeString(' class="large"') if chosen.large else "",
        format_html(' data-scheme="{}"', chosen.scheme) if chosen.scheme else "",
    )


def chinese() -> SafeString:
    """`` lang="zh-CN"`` on an English page: for what stays Chinese there, so that a screen reader changes its voice."""
    return SafeString(' lang="zh-CN"' if dates.speaks_english() else "")


def style_sheet() -> SafeString:
    """The link to the built style sheet; empty when nothing is built."""
    url = asset_url("src/main.css")
    return format_html('<link rel="stylesheet" href="{}">', url) if url else SafeString("")


def script() -> SafeString:
    """The built script as a module; empty when nothing is built."""
    url = asset_url("src/main.js")
    return format_html('<script type="module" src="{}"></script>', url) if url else SafeString("")


def switch_context(context: Context, **given: Any) -> dict[str, Any]:
    """A switch of the display: a form that works without script, sent to ``design:preferences``."""
    request = context.get("request")
    return {
        **given,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "here": request.get_full_path() if request else context.get("here", "/"),
    }


def account_menu_context(context: Context, account: Any) -> dict[str, Any]:
    """``{% account_menu shell.account %}``: who else one can be, one's own pages, light or dark, the way out."""
    return {**switch_context(context), "account": account, "chosen": preferences_of(context)}


def palette_context(url: str = "") -> dict[str, Any]:
    """``{% palette shell.palette_url %}``: the palette of commands (Ctrl K), which asks `url` for what is typed."""
    return {"url": url}


def add_to(register: template.Library) -> None:
    """Put these tags into the library."""
    register.simple_tag(html_attributes, takes_context=True)
    register.simple_tag(preferences_of, takes_context=True, name="preferences")
    register.simple_tag(chinese)
    register.simple_tag(style_sheet)
    register.simple_tag(script)
    remember(register, "switch", switch_context, takes_context=True)
    remember(register, "account_menu", account_menu_context, takes_context=True)
    remember(register, "palette", palette_context)
