"""For the browser tests of every page: axe-core says what somebody with a screen reader would stumble over."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def frontend_root() -> Path:
    """The folder ``frontend/`` beside the built manifest."""
    return Path(str(settings.DJANGO_VITE["default"]["manifest_path"])).parent.parent


@cache
def axe_source() -> str:
    """The script of axe-core, from the locked npm package."""
    return (frontend_root() / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def violations(page: Any, within: str = "") -> list[dict[str, Any]]:
    """What axe-core finds against WCAG 2.2 A and AA in a Playwright page; the context needs ``bypass_csp=True``."""
    page.add_script_tag(content=axe_source())
    found: list[dict[str, Any]] = page.evaluate(
        "async ([within, tags]) =>"
        " (await axe.run(within || document, {runOnly: {type: 'tag', values: tags}})).violations",
        [within, RULES],
    )
    return found


def assert_accessible(page: Any, within: str = "") -> None:
    """Fail with each rule broken, the element and the mend."""
    told = [
        f"{one['id']}: {one['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for one in violations(page, within)
        for node in one["nodes"]
    ]
    if told:
        raise AssertionError(f"{len(told)} accessibility faults on {page.url}\n" + "\n".join(told))
