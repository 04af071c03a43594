"""The sections of disclosure, as its pages, its search and its files know them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its view, what it is called, what it has, and the words that find it."""

    code: str
    view: str
    title: Any
    text: Any
    words: tuple[str, ...]


SECTIONS = (
    Section(
        "decisions", "disclosure:decisions", _("行政许可公示"), _("准予了谁、什么许可、哪天、哪个部门。"),
        ("许可公示", "双公示", "公示", "办理结果"),
    ),
    Section(
        "items", "disclosure:items", _("权责清单"), _("各部门管什么事，依据哪条法，哪一版，改了什么。"),
        ("权责清单", "权力清单", "事项清单"),
    ),
    Section(
        "offices", "disclosure:offices", _("机构"), _("地址、电话、办公时间，管哪些事。"),
        ("机构", "政府部门", "办公时间", "办公地址"),
    ),
    Section(
        "figures", "disclosure:figures", _("办件月报"), _("每个部门一个月收了多少件、办了多少、按时没有、平均几天。"),
        ("月报", "办件统计", "办件数据", "政务数据"),
    ),
)  # fmt: skip
