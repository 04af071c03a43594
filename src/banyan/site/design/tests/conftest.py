"""A browser for the gallery, with the policy in force; faults on the console and requests elsewhere are collected."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

WIDTHS = (1280, 390)


@dataclass
class Visit:
    """A page open in the browser, and what went wrong on it."""

    page: Any
    faults: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


@pytest.fixture
def visit(chromium: Any, live_server: Any) -> Iterator[Callable[..., Visit]]:
    """Open a path of the live site: ``visit("/gallery/", width=390, dark=True)``; ``probe`` lets axe-core in."""
    contexts = []

    def opened(path: str, *, width: int = 1280, dark: bool = False, probe: bool = False, **more: Any) -> Visit:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale="zh-CN",
            reduced_motion="reduce",
            bypass_csp=probe,
            **more,
        )
        contexts.append(context)
        seen = Visit(context.new_page())
        seen.page.on("console", lambda m: seen.faults.append(m.text) if m.type in ("error", "warning") else None)
        seen.page.on("pageerror", lambda error: seen.faults.append(str(error)))
        seen.page.on("request", lambda r: None if r.url.startswith(live_server.url) else seen.elsewhere.append(r.url))
        seen.page.goto(live_server.url + path)
        return seen

    yield opened
    for context in contexts:
        context.close()
