"""One Typst layout for every licence: the data go in as JSON, a PDF/A-2a or a picture comes out.

The compiler is kept: the first page takes about 50 ms, each further one about 6 ms.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from banyan.engines.documents.declare import Layout
from banyan.engines.documents.typesetting.fonts import fonts, found_family
from banyan.engines.documents.typesetting.weave import weave

SOURCE = Path(__file__).with_name("licence.typ").read_bytes()
WEAVE_INK = "#cfe0d2"
_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a licence: what it is called and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on a licence. `qr` is SVG; `code` the short verification code; `made` a moment (aware)."""

    layout: Layout
    type: str
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    issuer: str
    date: str
    identifier: str
    code: str
    qr: str
    note: str
    made: datetime


@dataclass(frozen=True, slots=True)
class _Paper:
    """A sheet's measures: millimetres, and type sizes in `unit`s of as many millimetres."""

    width: float
    height: float
    unit: float
    sizes: tuple[float, ...]
    head: float
    sign: float
    fine: float


_LARGE = (6, 5.6, 5.2, 4.8, 4.4, 4, 3.6, 3.2, 2.8)
PAPERS: dict[Layout, _Paper] = {
    "certificate": _Paper(297, 210, 1, _LARGE, head=14, sign=4.6, fine=2.9),
    "letter": _Paper(210, 297, 1, _LARGE, head=11.5, sign=4.6, fine=2.7),
    "card": _Paper(128, 81, 0.98, (3.4, 3, 2.7, 2.4, 2.1), head=6.4, sign=2.9, fine=1.75),
}


def as_pdf(sheet: Sheet) -> bytes:
    """The sheet as PDF/A-2a (ISO 19005-2), tagged, with its fonts inside."""
    return _compile(sheet, "pdf", pdf_standards=["a-2a"], timestamp=int(sheet.made.timestamp()))


def as_png(sheet: Sheet, *, dots_per_inch: float = 110) -> bytes:
    """The sheet as a picture."""
    return _compile(sheet, "png", ppi=dots_per_inch)


def _compile(sheet: Sheet, kind: Literal["pdf", "png"], **options: Any) -> bytes:
    with _one_at_a_time:
        made = _compiler().compile(SOURCE, format=kind, sys_inputs={"data": _data(sheet)}, **options)
    if not isinstance(made, bytes):
        raise RuntimeError("a licence has one page")
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(SOURCE, font_paths=fonts())


def _data(sheet: Sheet) -> str:
    paper = PAPERS[sheet.layout]
    values = asdict(sheet)
    del values["made"]
    values["sheet"] = asdict(paper)
    values["fonts"] = [found_family()]
    values["weave"] = weave(paper.width, paper.height, WEAVE_INK)
    return json.dumps(values, ensure_ascii=False)
