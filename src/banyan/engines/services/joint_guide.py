"""What the guide says of a joint matter: what one gets, who does it, what it takes, and what it saves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.divisions.departments import department
from banyan.engines.documents.declare import LicenceType
from banyan.engines.services.declare import JointMatter, Part
from banyan.engines.services.guidance import note_of, promise, title_of
from banyan.engines.services.joining import earlier_parts, item_of, wanted_materials
from banyan.engines.services.joint_count import Together, together, usual_parts
from banyan.engines.services.queries import ItemInfo, items_for
from banyan.kernel.systems import registry


@dataclass(frozen=True)
class JointGuide:
    """A joint matter at a place; the place may be open, then departments stand for bodies."""

    matter: JointMatter
    place: str

    @cached_property
    def bodies(self) -> dict[str, ItemInfo]:
        """The parts' items as they are done at the place."""
        return items_for([part.item for part in self.matter.parts], self.place) if self.place else {}

    @cached_property
    def usual(self) -> tuple[Part, ...]:
        """The parts that the count is made of."""
        return usual_parts(self.matter)

    @cached_property
    def count(self) -> Together:
        """The usual case, one by one and joined."""
        promised = {code: body.promised for code, body in self.bodies.items()}
        offices = {part.item: self._office(part) for part in self.matter.parts}
        return together(self.usual, promised, offices)

    def _office(self, part: Part) -> str:
        body = self.bodies.get(part.item)
        item = item_of(part)
        return body.org_name if body else department(item.department_at(item.levels[-1])).title

    @property
    def key_facts(self) -> list[dict[str, str]]:
        """Forms, materials, departments, days: each beside what it would be one by one."""
        one = self.count
        return [
            {"label": _("要填的表"), "value": _("1 张"), "note": _("分开办 %s 张") % one.forms_apart},
            {
                "label": _("最多交材料"),
                "value": _("%s 份") % one.materials_once,
                "note": _("分开办 %s 份") % one.materials_apart,
            },
            {
                "label": _("承诺时间合计"),
                "value": promise(one.days_together),
                "note": _("分开办 %s") % promise(one.days_apart),
            },
            {"label": _("办理部门"), "value": _("%s 个") % one.offices, "note": _("您只进一扇门")},
        ]

    @property
    def counted(self) -> str:
        """What the count is made of, in a sentence."""
        titles = "、".join(title_of(item_of(part)) for part in self.usual)
        example = self.matter.example_text or _("每个人都要办的事项")
        return _(
            "按%(example)s算：%(items)s。时间是各部门承诺时限，前后有先后的相加，同时办的取最长；受理时间另算。"
        ) % {
            "example": example,
            "items": titles,
        }

    @property
    def columns(self) -> list[str]:
        """Heads of the table of parts."""
        return [_("事项"), _("谁来办"), _("承诺时间"), _("您拿到"), _("什么时候办")]

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Every part: what, who, how long, what comes of it, when."""
        return [self._row(part) for part in self.matter.parts]

    def _row(self, part: Part) -> dict[str, Any]:
        item, body = item_of(part), self.bodies.get(part.item)
        url = reverse("services:guide", args=[item.code])
        return {
            "url": f"{url}?at={self.place}" if self.place else url,
            "cells": [
                title_of(item),
                self._office(part),
                promise(body.promised if body else item.promised.days),
                result_title(part),
                self._when(part),
            ],
        }

    def _when(self, part: Part) -> str:
        earlier = earlier_parts(part, self.matter.parts)
        words = [part.when_text] if part.when_text else []
        if earlier:
            words.append(_("等%s准予后自动开始") % _either([title_of(item_of(one)) for one in earlier], earlier))
        return "；".join(words) or _("提交后马上开始")

    @property
    def materials(self) -> list[dict[str, Any]]:
        """Every material that may be asked for, once, with how many items use it."""
        return [
            {
                "name": material.title,
                "note": " ".join(
                    text
                    for text in (
                        note_of(material),
                        _("交一次，%s 项共用。") % len(users) if len(users) > 1 else "",
                    )
                    if text
                ),
                "waived": bool(material.from_registers or material.from_licence),
                "tag": {"kind": "plain", "word": _("在线承诺")} if material.pledge else None,
            }
            for material, users in wanted_materials(self.matter, None).values()
        ]

    @property
    def flow(self) -> list[dict[str, str]]:
        """The way of a joint matter."""
        return [
            {
                "name": _("填一张表"),
                "time": _("约 %s 分钟") % self.matter.minutes,
                "text": _("登记库里有的都替您填好。每个问题只问一次，各部门的申请表由它生成。"),
            },
            {"name": _("材料交一次"), "time": "", "text": _("几个部门都要的，只传一份。能取到的证照和登记不用交。")},
            {
                "name": _("各部门同时办"),
                "time": promise(self.count.days_together),
                "text": _("要等别人的，前面一准予就自动开始，不用您再来申请。"),
            },
            {
                "name": _("一页看进度，一页取结果"),
                "time": "",
                "text": _("每项办到哪、谁在办、要您做什么都在一页上；办好的证照可以下载，也可以让别人核验。"),
            },
        ]


def result_title(part: Part) -> str:
    """What the part results in."""
    result = item_of(part).result
    code = getattr(result, "type", "")
    if code and registry().has(LicenceType, code):
        return registry().get(LicenceType, code).title
    return getattr(result, "title", "")


def _either(titles: list[str], earlier: tuple[Part, ...]) -> str:
    """Parts with conditions exclude each other or are left out: one waits for those that are there."""
    joiner = _("或") if all(part.when is not None for part in earlier) else "、"
    return joiner.join(f"“{title}”" for title in titles)
