"""Unified social credit code 统一社会信用代码, GB 32100: 18 digits or capitals without I, O, S, V and Z.

Registration department (1), category (1), division of the registering body (6), organisation code after GB
11714 (9), check character (1; modulus 31).
"""

import re
from dataclasses import dataclass
from typing import Final

from stdnum.cn.uscc import calc_check_digit

from banyan.standards import organisation_code
from banyan.standards.coded import CodeList
from banyan.standards.errors import StandardError
from banyan.standards.organisation_code import OrganisationCode
from banyan.standards.provinces import PROVINCES
from banyan.standards.typing_in import compact

NATION6: Final = "100000"
"""Stands where the division does when a body of the central government registers."""

_SHAPE: Final = re.compile(r"[0-9ANY][0-9][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}", re.ASCII)


class RegistrationDepartment(CodeList):
    """登记管理部门, the first character."""

    ESTABLISHMENT = "1", "机构编制"
    FOREIGN_AFFAIRS = "2", "外交"
    JUSTICE = "3", "司法行政"
    CULTURE = "4", "文化"
    CIVIL_AFFAIRS = "5", "民政"
    TOURISM = "6", "旅游"
    RELIGION = "7", "宗教"
    TRADE_UNION = "8", "工会"
    MARKET = "9", "工商"
    MILITARY = "A", "中央军委改革和编制办公室"
    AGRICULTURE = "N", "农业"
    OTHER = "Y", "其他"


CATEGORIES: Final[dict[str, str]] = {
    "11": "机关", "12": "事业单位", "13": "编办直接管理机构编制的群众团体", "19": "其他",
    "21": "外国常驻新闻机构", "29": "其他",
    "31": "律师执业机构", "32": "公证处", "33": "基层法律服务所", "34": "司法鉴定机构", "35": "仲裁委员会",
    "39": "其他",
    "41": "外国在华文化中心", "49": "其他",
    "51": "社会团体", "52": "民办非企业单位", "53": "基金会", "59": "其他",
    "61": "外国旅游部门常驻代表机构", "62": "港澳台地区旅游部门常驻内地（大陆）代表机构", "69": "其他",
    "71": "宗教活动场所", "72": "宗教院校", "79": "其他",
    "81": "基层工会", "89": "其他",
    "91": "企业", "92": "个体工商户", "93": "农民专业合作社",
    "A1": "军队事业单位", "A9": "其他",
    "N1": "组级集体经济组织", "N2": "村级集体经济组织", "N3": "乡镇级集体经济组织", "N9": "其他",
    "Y1": "其他",
}  # fmt: skip
"""机构类别 by department and category together (GB 32100 and what was added to it since)."""


@dataclass(frozen=True, slots=True)
class Uscc:
    """A unified social credit code that holds: its 18 characters and what they say."""

    value: str
    department: RegistrationDepartment
    category: str
    division6: str
    organisation: OrganisationCode

    def __str__(self) -> str:
        return self.value

    @property
    def category_label(self) -> str:
        """The category by its Chinese name: 机关, 企业, 个体工商户 …"""
        return CATEGORIES[self.department.value + self.category]

    @property
    def is_synthetic(self) -> bool:
        """Its organisation code lies in the range kept for private use, so no real body has it."""
        return self.organisation.is_custom


def parse(text: str) -> Uscc:
    """Read a code as typed; spaces and hyphens are dropped.

    Raises StandardError: ``length``, ``format``, ``department``, ``division``, ``organisation`` or
    ``check-digit``.
    """
    value = compact(text, also_drop="-")
    if len(value) != 18:
        raise StandardError("统一社会信用代码应为 18 位，现在是 %(length)s 位。", "length", length=len(value))
    if not _SHAPE.fullmatch(value):
        raise StandardError(
            "统一社会信用代码只含数字和大写字母，且不用 I、O、S、V、Z；第 2 至 8 位应为数字。", "format"
        )
    if value[:2] not in CATEGORIES:
        raise StandardError(
            "统一社会信用代码的前两位“%(part)s”不是国标规定的部门和类别。", "department", part=value[:2]
        )
    division6 = value[2:8]
    if division6 != NATION6 and division6[:2] not in PROVINCES:
        raise StandardError(
            "统一社会信用代码里的行政区划“%(division6)s”不存在，请核对第 3 至 8 位。", "division", division6=division6
        )
    if value[17] != calc_check_digit(value[:17]):
        raise StandardError("统一社会信用代码的校验码不对，可能有一位写错或两位写颠倒，请核对。", "check-digit")
    return Uscc(value, RegistrationDepartment(value[0]), value[1], division6, _organisation(value[8:17]))


def build(department: RegistrationDepartment, category: str, division6: str, organisation: str) -> str:
    """The 18 characters from the parts; ``organisation`` is the whole organisation code, nine characters."""
    body = f"{department.value}{category}{division6}{organisation}"
    return body + calc_check_digit(body)


def _organisation(nine: str) -> OrganisationCode:
    try:
        return organisation_code.parse(nine)
    except StandardError:
        raise StandardError("统一社会信用代码第 9 至 17 位不是有效的组织机构代码，请核对。", "organisation") from None
