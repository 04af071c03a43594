"""Finding an open Chinese Song face: from the npm package that the front end installs, or from the system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import typst

from banyan.kernel.errors import Unavailable

FAMILIES: Final = (
    "Noto Serif SC",
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "Source Han Serif CN",
    "Songti SC",
    "SimSun",
)
"""Faces that serve, best first; all but the last two are under the SIL Open Font License."""

PACKAGE: Final = "@expo-google-fonts/noto-serif-sc"
WEIGHTS: Final = ("400Regular", "700Bold")
MEND: Final = (
    f"没有找到中文宋体，证照排不出来。在 frontend/ 里运行 npm ci（装 {PACKAGE}），"
    "或装 Debian 包 fonts-noto-cjk-extra，或把字体放进 BANYAN_FONTS 指的文件夹。"
)


class FontsMissing(Unavailable):
    """No Chinese face was found; the message says where to get one."""


def places() -> Iterator[Path]:
    """Folders to look in before the system's own: named by BANYAN_FONTS, under var/, from the front end's packages."""
    if named := os.environ.get("BANYAN_FONTS"):
        yield from (Path(part) for part in named.split(os.pathsep))
    yield Path(os.environ.get("BANYAN_VAR", "var")) / "fonts"
    package = Path(__file__).resolve().parents[5] / "frontend" / "node_modules" / PACKAGE
    yield from (package / weight for weight in WEIGHTS)


@cache
def fonts() -> typst.Fonts:
    """The faces to set with: from our places when these suffice, since reading the system's takes longer."""
    own = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(p) for p in places() if p.is_dir()]
    )
    if _serving(own):
        return own
    system = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    if _serving(system):
        return system
    raise FontsMissing(MEND, code="fonts-missing")


def found_family() -> str:
    """The face that licences are set in. Raises FontsMissing."""
    return _serving(fonts())[0]


def _serving(found: typst.Fonts) -> list[str]:
    families = set(found.families())
    return [family for family in FAMILIES if family in families]
