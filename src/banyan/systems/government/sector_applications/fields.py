"""The fields that the plan names for 部门行业应用, each with an item that runs."""

from __future__ import annotations

from collections.abc import Mapping

#: Field of the plan's row → code of one of its items; there are more for most.
ITEM_OF: Mapping[str, str] = {
    "发展和改革": "project-filing",
    "商务": "auction-business",
    "统计": "foreign-survey-body",
    "工商登记": "household-registration",
    "财政": "bookkeeping-agency",
    "税务": "deferred-tax",
    "价格": "government-price",
    "住房": "housing-fund-withdrawal",
    "教育": "school-enrolment",
    "文化": "guide-card",
    "卫生": "public-place-hygiene",
    "就业": "employment-agency",
    "社会保障": "social-security-card",
    "食品": "food-licence-new",
    "交通": "road-haulage",
}
