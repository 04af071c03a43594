"""For the browser tests of every page: axe-core says what somebody with a screen reader would stumble over."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib  # type: ignore[import-untyped]
from django.conf import settings

from .catalogue import catalogues

CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHINESE_WORD = re.compile(r"[\u4e00-\u9fff]+")
SPOKEN = ("aria-label", "alt", "placeholder", "title")
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "area", "base", "col", "embed"}
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
        "async ([within, tags]) => (await axe.run(within || document,"
        " {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})).violations",
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


class _Unmarked(HTMLParser):
    """Collects Chinese that stands outside every element marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = [("", False)]

    @property
    def _marked(self) -> bool:
        return self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang")
        known = language not in (None, "zh")  # "zh" is put on by `marking`, on whatever is Chinese
        marked = tag in {"script", "style"} or (language == "zh-CN" if known else self._marked)
        if tag not in VOID:
            self._open.append((tag, marked))
        if not marked:
            self.found += [given[name] or "" for name in SPOKEN if CHINESE.search(given.get(name) or "")]

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._marked and CHINESE.search(data):
            self.found.append(data.strip())


def untranslated(page: str, *names: str) -> list[str]:
    """The Chinese of an English page that is not marked ``lang="zh-CN"``: what was forgotten in a catalogue, or in a
    template. ``names`` may stand in titles, where nothing can be marked; examples quoted in the English are left."""
    reader = _Unmarked()
    reader.feed(page)
    quoted = {word for text in english_with_examples() for word in CHINESE_WORD.findall(text)}
    return [one for one in reader.found if set(CHINESE_WORD.findall(one)) - quoted - set(names)]


@cache
def english_with_examples() -> tuple[str, ...]:
    """Translations that quote Chinese on purpose: what to type into a search, or what a button of another is called."""
    entries = (entry for path in catalogues() for entry in polib.pofile(str(path)))
    return tuple(entry.msgstr for entry in entries if CHINESE.search(entry.msgstr))
