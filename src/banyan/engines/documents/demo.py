"""Demonstration files in the shared folders of two offices, made here and put there through the actions."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.documents.actions import add_version, share_file
from banyan.engines.documents.models import SharedFile
from banyan.kernel.principal import SYSTEM, acting_as

_CHECKS = ("项目", "要求", "现场情况", "是否符合")


def load() -> int:
    """A form of the district's office in two versions, a guide of the province's for all below; how many files."""
    with acting_as(SYSTEM):
        if SharedFile.objects.exists():
            return 0
        district = organisation_for(MARKET_SUPERVISION, "350102000000")
        province = organisation_for(MARKET_SUPERVISION, "350000000000")
        form = share_file(
            org_id=district.id, file=_sheet([_CHECKS]), name="现场核查记录表.xlsx", title="食品经营现场核查记录表",
            category="template", about="核查当天填，两人签字后随办件归档。",
        )  # fmt: skip
        rows = [_CHECKS, ("布局", "与平面图一致", "", ""), ("水源", "有上下水和洗手设施", "", "")]
        add_version(shared_id=form, file=_sheet(rows), name="现场核查记录表.xlsx", note="加了布局和水源两项")
        share_file(
            org_id=province.id, file=_sheet([("问题", "口径")]), name="审查常见问题.xlsx",
            title="食品经营许可审查常见问题", category="guide", about="演示文件，内容为虚构。", reach="below",
        )  # fmt: skip
    return 2


def _sheet(rows: Sequence[Sequence[str]]) -> BytesIO:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    made = BytesIO()
    book.save(made)
    made.seek(0)
    return made
