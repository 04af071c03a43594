"""What the platform itself says, against what it only passes on: names, contents of declarations, what people wrote."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from banyan.site.design.catalogue import SOURCE
from banyan.site.design.testing import CHINESE, SPOKEN, VOID, english_with_examples

#: Where sentences for readers of pages are written. Systems declare contents; divisions name places; what the rooms
#: ``work`` and ``actions`` write into a case is its record, which is kept in Chinese.
ROOMS = ("engines", "site/design")
LEFT_OUT = {"tests", "migrations", "stories", "examples", "gallery", "declare", "divisions", "work", "actions"}
LEFT_OUT_FILES = {"demo.py", "synonyms.py", "synthetic.py", "synthetic_bodies.py"}
#: Notices are written to their reader when he is told, in Chinese so far.
LEFT_OUT_ENDS = "notices.py"
#: Shorter pieces of a sentence put together from parts stand in too many names to prove anything.
LONG_ENOUGH = 4
_TAG = re.compile(r"{[%{#].*?[%}#]}")


@dataclass(frozen=True)
class Spoken:
    """Texts that stand by themselves, and the pieces of those that are put together."""

    whole: frozenset[str]
    pieces: frozenset[str]


@cache
def spoken() -> Spoken:
    """Every Chinese text that the engines' code and templates hold."""
    whole: set[str] = set()
    pieces: set[str] = set()
    for path in _sources():
        text = path.read_text("utf-8")
        if path.suffix == ".html":
            whole.update(re.split(r"<[^>]*>|\n", _TAG.sub("\n", text)))
            whole.update(re.findall(r'"([^"]*)"', text))
        else:
            _read(ast.parse(text), whole, pieces)
    chinese = {text.strip() for text in whole if CHINESE.search(text)}
    return Spoken(frozenset(chinese), frozenset(one for one in pieces if len(CHINESE.findall(one)) >= LONG_ENOUGH))


def _sources() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted([*(SOURCE / room).rglob("*.py"), *(SOURCE / room).rglob("*.html")]):
            parts = set(path.relative_to(SOURCE).parts[:-1])
            left_out = path.name in LEFT_OUT_FILES or path.name.endswith(LEFT_OUT_ENDS)
            if not left_out and not parts & LEFT_OUT - ({"work"} if "templates" in parts else set()):
                yield path


def _read(tree: ast.Module, whole: set[str], pieces: set[str]) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            pieces.update(str(one.value) for one in node.values if isinstance(one, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "%" in node.value:
                pieces.update(re.split(r"%(?:\(\w+\))?s", node.value))
            whole.add(node.value)


class _Texts(HTMLParser):
    """Texts outside scripts and outside what a template marks as Chinese content."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = [("", False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        left_out = self._open[-1][1] or tag in ("script", "style") or given.get("lang") == "zh-CN"
        if tag not in VOID:
            self._open.append((tag, left_out))
        if not left_out:
            self.found += [given.get(name) or "" for name in SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._open[-1][1]:
            self.found.append(data)


def untold(page: str) -> list[str]:
    """The texts of an English page that are the platform's own words and yet Chinese."""
    reader = _Texts()
    reader.feed(page)
    examples = english_with_examples()
    texts = {text.strip(" \n\u3000") for text in reader.found if CHINESE.search(text)}
    return sorted(
        text
        for text in texts
        if (text in spoken().whole or any(piece in text for piece in spoken().pieces))
        and not any(text in one for one in examples)
    )
