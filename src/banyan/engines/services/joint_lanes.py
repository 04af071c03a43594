"""A joint matter as its applicant reads it: what is done, by when the rest, who has it, and what is asked of him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.services.guidance import promise
from banyan.engines.services.progress import date_cn, tag_of
from banyan.engines.services.queries import JointProgress, PartInfo
from banyan.kernel import clock
from banyan.kernel.calendar import counting
from banyan.standards.errors import StandardError


def days_between(start: date, end: date) -> int:
    """Working days after `start` up to and with `end`; about five in seven beyond the years that can be counted."""
    try:
        return counting().between(start, end)
    except StandardError:
        return (end - start).days * 5 // 7


def day_after(start: date, days: int) -> date | None:
    """The day after so many working days; None beyond the calendar."""
    try:
        return counting().add(start, days)
    except StandardError:
        return None


@dataclass(frozen=True)
class Stretch:
    """A bar of a lane, in working days since the matter began."""

    kind: str
    start: float
    days: float


@dataclass(frozen=True)
class Outlook:
    """From when to when a part runs, in working days since the matter began; `sure` when no answer of the applicant's
    and no special procedure stands in between."""

    start: float
    end: float
    sure: bool = True


class Lanes:
    """The parts over time. Everything is counted from what is stored and promised."""

    def __init__(self, joint: JointProgress) -> None:
        self.joint = joint
        self.began = joint.submitted_at.astimezone(clock.ZONE).date()
        self.today = clock.today()

    def _place(self, day: date) -> int:
        return max(days_between(self.began, day), 0)

    @cached_property
    def now(self) -> int:
        """The working day it is, from 0."""
        return self._place(self.today)

    @cached_property
    def outlooks(self) -> dict[str, Outlook]:
        """When each part ends, at the latest; parts come after those that they wait for."""
        found: dict[str, Outlook] = {}
        for part in self.joint.parts:
            found[part.code] = self._outlook(part, found)
        return found

    def _outlook(self, part: PartInfo, earlier: dict[str, Outlook]) -> Outlook:
        case = part.case
        if case is None:
            before = [earlier[code] for code in part.after if code in earlier]
            start = max([self.now, *(one.end for one in before)])
            return Outlook(start, start + max(part.promised, 1), all(one.sure for one in before))
        start = self._place(case.submitted_at.astimezone(clock.ZONE).date())
        if case.closed_on is not None:
            ended = part.decided_on if part.decided_on and case.decision else case.closed_on
            return Outlook(start, self._place(ended) + 1)
        if case.state == "submitted":
            due = self._place(case.due) if case.due else self.now
            return Outlook(start, max(due, self.now) + max(part.promised, 1))
        if case.due is None:
            return Outlook(start, self.now + max(case.clock.remaining, 1), sure=False)
        return Outlook(start, max(self._place(case.due), self.now) + 1)

    @cached_property
    def length(self) -> int:
        """Working days that the picture spans."""
        ends = (int(one.end + 0.999) for code, one in self.outlooks.items() if self._drawn(code))
        return max([1, self.now + 1, *ends])

    def _drawn(self, code: str) -> bool:
        return not next(part.stopped for part in self.joint.parts if part.code == code)

    @property
    def last_day(self) -> date | None:
        """By when all parts have a result; None when that cannot be said."""
        ends = [one for code, one in self.outlooks.items() if self._drawn(code)]
        if not ends or not all(one.sure for one in ends):
            return None
        return day_after(self.began, max(int(one.end) for one in ends) - 1)

    @property
    def today_mark(self) -> float | None:
        """Where the line of today stands; none when all is over."""
        return None if self.joint.over else self.now + 0.5

    @property
    def scale(self) -> list[str]:
        """Days written above the lanes: first, middle, last."""
        days = [self.began, day_after(self.began, self.length // 2), day_after(self.began, self.length - 1)]
        return list(dict.fromkeys(f"{day:%m-%d}" for day in days if day is not None))

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lanes for the design system."""
        return [self._row(part) for part in self.joint.parts]

    def _row(self, part: PartInfo) -> dict[str, Any]:
        case = part.case
        return {
            "title": part.title,
            "department": part.org_name,
            "url": reverse("services:case", args=[case.id]) if case else "",
            "stretches": self._stretches(part),
            "tag": self._tag(part),
            "note": self._note(part),
        }

    def _stretches(self, part: PartInfo) -> list[Stretch]:
        if part.stopped:
            return []
        out, case = self.outlooks[part.code], part.case
        if case is None:
            return [Stretch("plan", out.start, out.end - out.start)]
        if case.closed_on is not None:
            return [Stretch("done" if part.granted else "back", out.start, max(out.end - out.start, 0.5))]
        here = self.now + 0.5
        kind = "near" if case.state == "supplement" else "doing"
        drawn = [Stretch(kind, out.start, max(here - out.start, 0.5))]
        return [*drawn, Stretch("plan", here, out.end - here)] if out.end > here else drawn

    def _tag(self, part: PartInfo) -> dict[str, str]:
        if part.stopped:
            return {"kind": "back", "word": _("没有开始办")}
        if part.case is None:
            return {"kind": "wait", "word": _("等前面的")}
        if part.granted and part.case.closed_on is not None:
            return {"kind": "done", "word": _("已办好")}
        return {"kind": "near", "word": _("等您补材料")} if part.case.state == "supplement" else tag_of(part.case)

    def _note(self, part: PartInfo) -> str:
        case = part.case
        if part.stopped:
            return _("原因写在上面")
        if case is None:
            waits = "、".join(part.waits_for)
            return _("等“%(first)s”准予后自动开始，承诺 %(days)s") % {"first": waits, "days": promise(part.promised)}
        if case.closed_on is not None:
            return self._ended(part)
        if case.state == "supplement":
            return _("补齐后 %s 个工作日") % max(case.clock.remaining, 1)
        if case.state == "submitted":
            return _("最迟 %s告诉您受理没有") % date_cn(case.due)
        here = _("第 %(step)s 步，共 %(steps)s 步") % {"step": part.step, "steps": part.steps}
        return f"{here}，" + _("最迟 %s") % date_cn(case.due) if case.due else here

    def _ended(self, part: PartInfo) -> str:
        case = part.case
        if case is None or case.closed_on is None:
            return ""
        if part.granted:
            day = part.decided_on or case.closed_on
            first = case.submitted_at.astimezone(clock.ZONE).date()
            used = days_between(first, day)
            took = _("用了 %s 个工作日") % used if used else _("当天办好")
            return f"{date_cn(day)}，{took}"
        return date_cn(case.closed_on)


@dataclass(frozen=True)
class Head:
    """The first lines of the page: `now` answers in clauses, `tag` says what is asked, `clock` is the whole."""

    now: tuple[str, ...]
    more: str
    tag: dict[str, str] | None
    clock: dict[str, Any] | None


def head_of(joint: JointProgress, lanes: Lanes) -> Head:
    """What the applicant came to know."""
    count, wanted = len(joint.parts), [part for part in joint.parts if part.case and part.case.state == "supplement"]
    failed = [part for part in joint.parts if part.over and not part.granted]
    if joint.over:
        return Head(_over(joint, count, failed), _more(joint), None, None)
    now = [_("%(all)s 项办好 %(done)s 项，") % {"all": count, "done": joint.done}]
    last = lanes.last_day
    now.append(_("最迟 %s都有结果") % date_cn(last) if last else _("补齐以后接着往下办") if wanted else _("正在往下办"))
    tag = {"kind": "near", "word": _("%s 项等您") % len(wanted)} if wanted else None
    used, limit = min(lanes.now, lanes.length), lanes.length
    clock_ = {
        "used": used,
        "limit": limit,
        "text": _("%(day)s开始，已用 %(used)s 个工作日，约办完 %(percent)s%%")
        % {"day": date_cn(lanes.began), "used": used, "percent": percent(joint)},
        "left": _("最多还要 %s 个工作日") % max(limit - used, 0) if last else "",
    }
    return Head(tuple(now), _more(joint), tag, clock_)


def percent(joint: JointProgress) -> int:
    """How far the whole is, by steps done of all steps of all parts; a part not begun counts one step to do."""
    total = done = 0
    for part in joint.parts:
        steps = max(part.steps, 1)
        total += steps
        done += steps if part.over else max(part.step - 1, 0)
    return done * 100 // max(total, 1)


def _over(joint: JointProgress, count: int, failed: list[PartInfo]) -> tuple[str, ...]:
    if not failed:
        return (_("%s 项都办好了") % count,)
    rest = _("办好 %(done)s 项，%(failed)s 项没有办成") % {"done": joint.done, "failed": len(failed)}
    return (_("%s 项都有了结果，") % count, rest)


def _more(joint: JointProgress) -> str:
    offices = len({part.org_name for part in joint.parts})
    handed = sum(1 for one in joint.materials if one.source in ("upload", "pledge"))
    spared = sum(len(one.users) for one in joint.materials) - handed
    words = _("%(offices)s 个部门一起办。您填了一张表，交了 %(handed)s 份材料") % {"offices": offices, "handed": handed}
    return words + (_("，少交 %s 份。") % spared if spared > 0 else "。")


def notices_of(joint: JointProgress) -> list[dict[str, Any]]:
    """What has to be said before anything else: what is asked, what was refused, what was not begun and why."""
    found: list[dict[str, Any]] = []
    for part in joint.parts:
        case = part.case
        if case and case.state == "supplement":
            found.append(
                {
                    "kind": "near",
                    "title": _("%(office)s请您补材料：%(item)s") % {"office": part.org_name, "item": part.title},
                    "lines": part.asked,
                    "text": _("%s前补上。其他几项照常办，不受影响。") % date_cn(part.supply_by),
                    "url": reverse("services:case-supply", args=[case.id]),
                    "link": _("现在补"),
                }
            )
        elif case and case.closed_on and not part.granted:
            found.append(_not_granted(part))
    blocked = [part for part in joint.parts if part.stopped and part.why != "failed"]
    failed = [part for part in joint.parts if part.stopped and part.why == "failed"]
    if blocked:
        found.append(
            {
                "kind": "near",
                "title": _("%s 项没有开始办") % len(blocked),
                "lines": _by_reason(blocked),
                "text": _("已经填的内容都在。改好以后可以照原来填的再申请，不用从头填。"),
                "again": True,
            }
        )
    if failed:
        found.append(
            {
                "kind": "near",
                "title": _("%s 项轮到了，但没有开成") % len(failed),
                "lines": tuple(f"{part.title}：{part.stopped}" for part in failed),
                "text": _("其他几项照常办。原因消除以后，可以再试一次。"),
                "retry": True,
            }
        )
    return found


def _by_reason(parts: list[PartInfo]) -> tuple[str, ...]:
    """Each reason once, after the names of the parts that it stopped."""
    reasons = dict.fromkeys(part.stopped for part in parts)
    return tuple(f"{'、'.join(part.title for part in parts if part.stopped == why)}：{why}" for why in reasons)


def _not_granted(part: PartInfo) -> dict[str, Any]:
    case = part.case
    words = {
        "refused": _("%s：不予许可") % part.title,
        "not-accepted": _("%s：没有受理") % part.title,
        "withdrawn": _("%s：您已撤回") % part.title,
        "terminated": _("%s：已终止办理") % part.title,
    }
    state = "" if case is None else "refused" if case.decision == "refused" else case.state
    return {
        "kind": "near" if state == "withdrawn" else "over",
        "title": words.get(state, part.title),
        "lines": (case.reason,) if case and case.reason else (),
        "text": "" if state == "withdrawn" else _("不影响已经办好的和不等它的事项。"),
        "url": reverse("services:case", args=[case.id]) if case else "",
        "link": _("看这件的经过"),
    }
