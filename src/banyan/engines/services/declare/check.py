"""Start-up checks: what is wrong with a declared item or joint matter, in which field, and how to mend it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from banyan.engines.services.declare import neighbours
from banyan.engines.services.declare.effect import problems_of_effects
from banyan.engines.services.declare.form import Form, ask_of
from banyan.engines.services.declare.law import Law
from banyan.engines.services.declare.limits import WorkingDays
from banyan.engines.services.declare.material import Material
from banyan.engines.services.declare.outcome import Approval, Licence
from banyan.engines.services.declare.procedure import Kind, Step
from banyan.kernel.systems import Problem
from banyan.standards import item_code
from banyan.standards.division import Level
from banyan.standards.errors import StandardError

if TYPE_CHECKING:
    from banyan.engines.services.declare.item import ServiceItem
    from banyan.engines.services.declare.joint import JointMatter
    from banyan.kernel.systems import Registry

_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.TOWNSHIP)


def problems_of(item: ServiceItem, registry: Registry) -> Iterable[Problem]:
    """All problems of an item."""
    yield from _codes(item, registry)
    yield from _limits(item)
    yield from _procedure(item)
    yield from _materials(item)
    yield from _form(item.form)
    yield from _beyond(item, registry)


def _codes(item: ServiceItem, registry: Registry) -> Iterator[Problem]:
    from banyan.engines.services.declare.item import ServiceItem

    if item.base_code:
        try:
            item_code.parse_base(item.base_code)
        except StandardError as error:
            yield Problem(error.reason, "照目录改正，没有就留空。", "base_code")
        twins = [one.code for one in registry.of(ServiceItem) if one.base == item.base and one is not item]
        if twins:
            yield Problem(f"基本编码与事项 {twins[0]} 重复，", "核对目录，改掉其中一个。", "base_code")
    if not item.levels or any(level not in _LEVELS for level in item.levels):
        yield Problem("行使层级不对，", "从 PROVINCE、CITY、COUNTY、TOWNSHIP 里选，至少一个。", "levels")
    if not item.basis or not all(isinstance(law, Law) for law in item.basis):
        yield Problem("没有设定依据，", "写上 Law(…) 或 Regulation(…)；条款拿不准就只写名称。", "basis")
    if not item.serves:
        yield Problem("没有服务对象，", "从 ServedObject 里选。", "serves")


def _limits(item: ServiceItem) -> Iterator[Problem]:
    if item.promised.unit != "workdays":
        yield Problem("承诺时限要按工作日算，", "改用 WorkingDays(…)。", "promised")
    if item.statutory is not None and not _within(item.promised, item.statutory):
        said = f"承诺时限（{item.promised}）长于法定时限（{item.statutory}），"
        yield Problem(said, "缩短承诺，或核对法定时限。", "promised")
    counted = sum(step.limit.days for step in item.procedure if _counts(step) and step.limit)
    if item.promised.days and counted > item.promised.days:
        yield Problem(
            f"各环节时限合计 {counted} 个工作日，超过承诺的 {item.promised.days} 个，", "缩短某个环节。", "procedure"
        )


def _within(promised: WorkingDays, statutory: WorkingDays) -> bool:
    if statutory.unit == "workdays":
        return promised.days <= statutory.days
    return promised.in_calendar_days <= statutory.days


def _counts(step: Step) -> bool:
    """Whether a step's time is part of the promised time: acceptance is not, nor are special procedures."""
    return step.outside is None and step.kind is not Kind.ACCEPT


def _procedure(item: ServiceItem) -> Iterator[Problem]:
    steps = item.procedure.steps
    kinds = [step.kind for step in steps]
    for code, count in Counter(step.code for step in steps).items():
        if count > 1:
            yield Problem(f"环节 {code} 出现 {count} 次，", "用 .named(…) 给它另一个代码。", "procedure")
    if not kinds or kinds[0] is not Kind.ACCEPT or kinds.count(Kind.ACCEPT) != 1:
        yield Problem("办理流程要从受理开始，且只受理一次，", "以 accept 开头。", "procedure")
    if kinds and (kinds[-1] is not Kind.DECIDE or kinds.count(Kind.DECIDE) != 1):
        last = kinds.index(Kind.DECIDE) if Kind.DECIDE in kinds else -1
        unreachable = "、".join(step.title for step in steps[last + 1 :]) if last >= 0 else ""
        said = f"决定之后的环节（{unreachable}）永远走不到，" if unreachable else "办理流程没有决定环节，"
        yield Problem(said, "以 decide 结尾。", "procedure")
    for place, step in enumerate(steps):
        yield from _step(step, {one.code for one in steps[:place]})


def _step(step: Step, earlier: set[str]) -> Iterator[Problem]:
    for code in step.returns_to or ():
        if code not in earlier:
            yield Problem(f"环节“{step.title}”不能退回到 {code}，它不在前面，", "只写前面的环节。", "procedure")
    if not neighbours.role_known(step.role):
        yield Problem(f"环节“{step.title}”的角色 {step.role} 不存在，", "用 identity.roles 里的角色代码。", "procedure")
    if step.kind is Kind.JOINT and not step.departments:
        yield Problem(f"环节“{step.title}”没有写会同哪些部门，", "写成 joint(部门, …)。", "procedure")
    if step.condition is not None and step.kind in (Kind.ACCEPT, Kind.DECIDE):
        yield Problem(f"环节“{step.title}”不能有条件，", "受理和决定每件都要走。", "procedure")
    if step.outside is not None and step.kind is not Kind.REVIEW:
        yield Problem(f"环节“{step.title}”不能不计时限，", "只有特别程序不计时限。", "procedure")


def _materials(item: ServiceItem) -> Iterator[Problem]:
    for code, count in Counter(material.code for material in item.materials).items():
        if count > 1:
            yield Problem(f"材料 {code} 出现 {count} 次，", "改掉其中一个的代码。", "materials")
    for material in item.materials:
        if callable(material.required) and not material.when:
            yield Problem(f"材料“{material.title}”有条件却没有说明，", "在 when 里说明什么情况下要交。", "materials")
        if any(fact.count(".") != 1 for fact in material.from_registers):
            said = f"材料“{material.title}”的 from_registers 写法不对，"
            yield Problem(said, "写成“登记簿.字段”，如 firms.address。", "materials")


def _form(form: type[Form]) -> Iterator[Problem]:
    pages = [page.code for page in form.pages]
    seen: set[str] = set()
    for name, info in form.model_fields.items():
        ask = ask_of(info.metadata)
        if ask is None:
            yield Problem(f"表单字段 {name} 没有 Ask，", "写成 Annotated[类型, Ask(“问什么”)]。", f"form.{name}")
            continue
        if ask.page and pages and ask.page not in pages:
            yield Problem(f"字段 {name} 的页 {ask.page} 不存在，", f"从 {'、'.join(pages)} 里选。", f"form.{name}")
        if ask.shown is not None:
            if ask.shown.field not in seen:
                yield Problem(
                    f"字段 {name} 的显示条件看 {ask.shown.field}，它不在前面，", "改成前面的字段。", f"form.{name}"
                )
            if info.is_required():
                yield Problem(f"字段 {name} 有时不显示，却没有默认值，", "写成 … | None = None。", f"form.{name}")
        if any(fact.count(".") != 1 for fact in ask.facts):
            yield Problem(f"字段 {name} 的 prefill 写法不对，", "写成“登记簿.字段”，如 firms.name。", f"form.{name}")
        seen.add(name)


def _beyond(item: ServiceItem, registry: Registry) -> Iterator[Problem]:
    """What other engines declare: departments, licence types, registers."""
    for level in item.levels:
        code = item.department_at(level)
        if not neighbours.department_known(code):
            yield Problem(f"没有部门 {code}，", "用 divisions.departments 里的常量。", "department")
    for code in item.joint_departments:
        if not neighbours.department_known(code):
            yield Problem(f"没有部门 {code}，", "用 divisions.departments 里的常量。", "procedure")
    for material in item.materials:
        yield from _sources(material, registry)
    issued = item.result.type if isinstance(item.result, Licence | Approval) else ""
    if issued and not neighbours.licence_type_known(registry, issued):
        yield Problem(f"没有证照类型 {issued}，", "在某个系统里声明它，或改正代码。", "result")
    yield from problems_of_effects(item.effects, item.form, registry)
    yield from _held(item, registry)
    yield from _asked_twice(item, registry)


def _held(item: ServiceItem, registry: Registry) -> Iterator[Problem]:
    from banyan.engines.services.forms.describe import shape_of

    for name, one in shape_of(item.form).by_name.items():
        if one.held and not neighbours.licence_type_known(registry, one.held):
            yield Problem(f"没有证照类型 {one.held}，", "在某个系统里声明它，或改正代码。", f"form.{name}")


def _sources(material: Material, registry: Registry) -> Iterator[Problem]:
    if material.from_licence and not neighbours.licence_type_known(registry, material.from_licence):
        said = f"材料“{material.title}”要取的证照类型 {material.from_licence} 不存在，"
        yield Problem(said, "声明它，或改正代码。", "materials")
    for fact in material.from_registers:
        if not neighbours.fact_known(registry, fact):
            yield Problem(f"材料“{material.title}”要取的 {fact} 不存在，", "改成登记簿里有的字段。", "materials")


def _asked_twice(item: ServiceItem, registry: Registry) -> Iterator[Problem]:
    """A form may ask only what the registers cannot supply."""
    supplied: dict[str, Any] = neighbours.supplied_facts(registry, item)
    for name, info in item.form.model_fields.items():
        ask = ask_of(info.metadata)
        if ask is None or ask.asked_because:
            continue
        for wanted in ask.facts:
            if not neighbours.fact_known(registry, wanted):
                yield Problem(f"字段 {name} 要取的 {wanted} 不存在，", "改成登记簿里有的字段。", f"form.{name}")
        if ask.facts:
            continue
        if fact := supplied.get(ask.label):
            yield Problem(
                f"字段 {name} 问“{ask.label}”，而登记簿已有 {fact}，",
                f"加上 prefill=“{fact}”；确实要再问的，写明 asked_because。",
                f"form.{name}",
            )


def problems_of_joint(matter: JointMatter, registry: Registry) -> Iterable[Problem]:
    """All problems of a joint matter."""
    from banyan.engines.services.declare.item import ServiceItem

    codes = [part.item for part in matter.parts]
    if len(codes) < 2:
        yield Problem("一件事至少要有两个事项，", "加上 Part(…)，或直接办那个事项。", "parts")
    for code, count in Counter(codes).items():
        if count > 1:
            yield Problem(f"事项 {code} 出现 {count} 次，", "去掉重复的。", "parts")
    for place, part in enumerate(matter.parts):
        if not registry.has(ServiceItem, part.item):
            yield Problem(f"没有事项 {part.item}，", "声明它，或改正代码。", "parts")
        for other in part.after:
            if other not in codes[:place]:
                yield Problem(f"事项 {part.item} 要等 {other}，它不在前面，", "把它排到前面。", "parts")
    for code in matter.example:
        if code not in codes:
            yield Problem(f"举例里的事项 {code} 不在这件事里，", "从 parts 里选。", "example")
    if matter.example and not matter.example_text:
        yield Problem("举例没有说明是什么情况，", "在 example_text 里写一句。", "example_text")
    yield from _form(matter.form)
