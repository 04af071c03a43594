"""What the guide says of an item at one place (办事指南): the national element set in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from banyan.engines.services.declare import JointMatter, ServiceItem
from banyan.engines.services.declare.limits import WorkingDays
from banyan.engines.services.declare.material import Material
from banyan.engines.services.declare.procedure import Kind, Step
from banyan.engines.services.queries import ItemInfo
from banyan.kernel import clock
from banyan.kernel.systems import registry
from banyan.standards.errors import StandardError


def title_of(declared: ServiceItem | JointMatter) -> str:
    """The title in the language of the page."""
    english = (get_language() or "").startswith("en")
    return declared.title_en if english and declared.title_en else declared.title


def words_of(limit: WorkingDays) -> str:
    """A limit in the language of the page, as the law counts it."""
    return _("%(days)s 日") % {"days": limit.days} if limit.days and limit.unit == "days" else promise(limit.days)


def promise(days: int) -> str:
    """A promised limit in the language of the page: so many working days, or on the spot."""
    if days == 1:
        return _("1 个工作日")
    return _("%(days)s 个工作日") % {"days": days} if days else _("当场办结")


@dataclass(frozen=True)
class Guidance:
    """An item at one body, as its page asks for it."""

    at: ItemInfo
    place: str

    @property
    def item(self) -> ServiceItem:
        """The declaration."""
        return self.at.item

    @property
    def answer_by(self) -> date | None:
        """By when somebody who applies today has the result; None beyond the calendar."""
        try:
            return self.at.promised_by(clock.today())
        except StandardError:
            return None

    @property
    def key_facts(self) -> list[dict[str, str]]:
        """Time, fee, trips, what to upload."""
        item, exempt = self.item, sum(1 for one in self.item.materials if one.may_be_exempt)
        return [
            {
                "label": _("办理时间"),
                "value": self.promised,
                "note": _("法定 %s") % words_of(item.statutory) if item.statutory else "",
            },
            {"label": _("费用"), "value": item.fee.amount if item.fee else _("不收费"), "note": ""},
            {
                "label": _("要跑几次"),
                "value": _("%s 次") % item.trips,
                "note": _("全程网上办") if not item.trips else "",
            },
            {
                "label": _("要您上传"),
                "value": _("%s 份") % (len(item.materials) - exempt),
                "note": _("另有 %s 份可以免交") % exempt if exempt else "",
            },
        ]

    @property
    def promised(self) -> str:
        """The promised limit in words."""
        return promise(self.at.promised)

    @property
    def materials(self) -> list[dict[str, Any]]:
        """Every material with 免交 where the platform supplies it."""
        return [_material(one) for one in self.item.materials]

    @property
    def flow(self) -> list[dict[str, str]]:
        """The way of an application with its days."""
        first = {
            "name": _("网上申请"),
            "time": _("约 %s 分钟") % self.item.minutes,
            "text": _("已知的都替您填好，您核对并补上其余的。"),
        }
        last = {
            "name": _("送达"),
            "time": words_of(self.item.delivery),
            "text": _("电子证照发到您的证照夹。要纸质的，提交时选邮寄或窗口领取。"),
        }
        return [first, *(self._step(one) for one in self.item.procedure), last]

    def _step(self, step: Step) -> dict[str, str]:
        time = _("不计入时限") if step.outside else words_of(step.limit) if step.limit else ""
        words = [step.help, step.condition_text and _("只在：%s。") % step.condition_text]
        if step.kind is Kind.ACCEPT:
            words.append(
                _("材料不全，一次告诉您全部要补的。超过 %(days)s没有告诉您，就算受理。")
                % {"days": words_of(self.item.acceptance)}
            )
        if step.kind is Kind.DECIDE:
            words.append(_("不予许可的，写明理由、依据和您的救济途径。"))
        return {"name": _(step.title), "time": time, "text": "".join(word for word in words if word)}

    @property
    def limits(self) -> list[dict[str, str]]:
        """The limits of time, each with what it is."""
        item = self.item
        rows = [
            {"label": _("承诺时限"), "value": self.promised},
            {"label": _("法定时限"), "value": words_of(item.statutory) if item.statutory else _("法律没有规定")},
            {"label": _("受理时限"), "value": words_of(item.acceptance)},
            {"label": _("送达时限"), "value": words_of(item.delivery)},
        ]
        if item.extension:
            rows.append({"label": _("最多延长一次"), "value": words_of(item.extension)})
        return rows

    @property
    def basis(self) -> list[str]:
        """The legal basis, with article and what it says."""
        return [f"{one}：{one.says}" if one.says else str(one) for one in self.item.basis]

    @property
    def office(self) -> list[dict[str, str]]:
        """Where, when, whom to ask, where to complain."""
        at = self.at
        return [
            {"label": _("办理单位"), "value": at.org_name},
            {"label": _("地点"), "value": at.place or _("这个单位还没有公布窗口地址，请拨 12345 问")},
            {"label": _("时间"), "value": at.hours or _("这个单位还没有公布办公时间")},
            {"label": _("咨询电话"), "value": at.contact or "12345"},
            {"label": _("监督电话"), "value": at.supervision or "12345"},
        ]

    @property
    def elements(self) -> list[dict[str, str]]:
        """The remaining elements of the national set."""
        item = self.item
        base = _("%s（本地编码，没有国家目录编码）") % item.base if item.base_is_local else item.base
        rows = {
            _("权力类型"): _(item.power.label),
            _("权力来源"): _(item.power_source),
            _("办件类型"): _(item.handling.label),
            _("实施主体性质"): _(item.body_nature.label),
            _("受委托单位"): item.entrusted_body,
            _("服务对象"): "、".join(_(one.label) for one in item.serves),
            _("网上办理深度"): _(item.depth.label),
            _("数量限制"): item.number_limit or _("没有"),
            _("结果类型"): _(item.result.kind.label),
            _("可以邮寄"): _("是") if item.express else _("否"),
            _("可以预约"): _("是") if item.booking else _("否"),
            _("基本编码"): base,
            _("实施编码"): self.at.code,
            _("版本"): str(self.at.version),
        }
        return [{"label": label, "value": value} for label, value in rows.items() if value]

    @property
    def joint(self) -> list[JointMatter]:
        """Joint matters that this item is part of."""
        return [one for one in registry().of(JointMatter) if any(part.item == self.item.code for part in one.parts)]


def _material(one: Material) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.title, "note": note_of(one)}
    if one.from_registers or one.from_licence:
        found["waived"] = True
    elif one.pledge:
        found["tag"] = {"kind": "plain", "word": _("在线承诺")}
    return found


def note_of(one: Material) -> str:
    """What is to be known about a material: when it is needed, what makes it acceptable, where it may come from."""
    words = [one.help, one.standard and _("要求：%s") % one.standard]
    if callable(one.required) or one.when:
        words.insert(0, _("%s才要。") % one.when if one.when else "")
    elif not one.required:
        words.insert(0, _("可以不交。"))
    if one.from_licence:
        words.append(_("有电子证照的不用交；没有的，请上传。"))
    if one.from_registers:
        words.append(_("由系统向有关部门取；取不到的，请上传。"))
    return " ".join(word for word in words if word)
