"""What the platform looks at before the price office does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import Finding, Granted, Law, Regulation, Rule
from banyan.kernel import clock
from banyan.systems.government.government_prices.forms import PriceApplication, Service, What

ACT = "价格法"
SCOPE = Law(
    ACT,
    18,
    says="与国民经济发展和人民生活关系重大的极少数商品、资源稀缺的少数商品、自然垄断经营的商品、重要的公用事业和重要的公益性服务，政府在必要时可以实行政府指导价或者政府定价。",
)
CATALOGUE = Law(ACT, 19, says="政府指导价、政府定价的定价权限和具体适用范围，以中央的和地方的定价目录为依据。")
OPINIONS = Law(ACT, 22, says="制定政府指导价、政府定价，应当开展价格、成本调查，听取消费者、经营者和有关方面的意见。")
HEARING = Law(
    ACT,
    23,
    says="制定关系群众切身利益的公用事业价格、公益性服务价格、自然垄断经营的商品价格，应当建立听证会制度，由政府价格主管部门主持。",
)
PUBLISHED = Law(ACT, 24, says="政府指导价、政府定价制定后，由制定价格的部门向消费者、经营者公布。")
SUGGESTED = Law(
    ACT, 25, says="价格应当根据经济运行情况适时调整；消费者、经营者可以对政府指导价、政府定价提出调整建议。"
)
CONDUCT = Regulation("政府制定价格行为规则")
SUPERVISION = Regulation("政府制定价格成本监审办法")

#: So many years of costs are looked at (assumed).
YEARS = 3
#: What is heard before it is priced; each province's hearing catalogue says it (assumed).
HEARD = frozenset({Service.WATER, Service.GAS, Service.BUS, Service.SCENIC})


def heard(form: PriceApplication) -> bool:
    """Whether a hearing is held (价格法第二十三条)."""
    return form.service in HEARD


def three_years(form: PriceApplication, facts: Mapping[str, Any]) -> Finding:
    """The costs are those of three years in a row, up to the last one or the one before, whose books may be open."""
    years = sorted(one.year for one in form.costs)
    last, this = years[-1], clock.today().year
    if years != list(range(last - YEARS + 1, last + 1)):
        return Finding(False, "请写连续三年的成本，一年一行。", SUPERVISION)
    if not this - 2 <= last < this:
        return Finding(False, f"成本要到 {this - 1} 年或 {this - 2} 年，现在写到 {last} 年。", SUPERVISION)
    return Finding(True, f"{years[0]} 年至 {last} 年的成本", SUPERVISION)


def changes_something(form: PriceApplication, facts: Mapping[str, Any]) -> Finding:
    """A change changes the price."""
    if form.what is not What.ADJUST or form.present is None:
        return Finding(True, f"制定 {plain(form.asked)} {form.per}", SUGGESTED)
    if form.present == form.asked:
        return Finding(False, "申请的价和现在的价一样，不用调整。", SUGGESTED)
    share = 100 * (form.asked - form.present) / form.present
    word = "上调" if share > 0 else "下调"
    return Finding(
        True, f"{plain(form.present)} 调到 {plain(form.asked)} {form.per}，{word} {abs(share):.1f}%", SUGGESTED
    )


def unit_cost(form: PriceApplication) -> Decimal:
    """What a unit has cost on the average of the years, before the supervision of costs."""
    return sum((one.cost for one in form.costs), Decimal(0)) / sum((one.sold for one in form.costs), Decimal(0))


def beside_the_cost(form: PriceApplication, facts: Mapping[str, Any]) -> Finding:
    """The price asked is shown beside the cost of a unit; much above it is looked at (a tenth, assumed)."""
    cost = unit_cost(form)
    said = f"申报的单位成本 {cost:.2f}，申请的价 {plain(form.asked)}"
    return Finding(form.asked <= cost * Decimal("1.1"), said, SUPERVISION)


def is_heard(form: PriceApplication, facts: Mapping[str, Any]) -> Finding:
    """Tells the clerk whether a hearing is held."""
    return Finding(
        True, f"{form.service.label}，{'要' if heard(form) else '不用'}听证（以省定价听证目录为准）", HEARING
    )


def plain(price: Decimal) -> str:
    """A price as it is read: at least two decimals, no more than are needed."""
    text = f"{price:.4f}".rstrip("0")
    return text + "0" * (2 - len(text.partition(".")[2]))


RULES = (
    Rule("years", "连续三年的成本", three_years, stops=True),
    Rule("changes", "价格有变化", changes_something, stops=True),
    Rule("cost", "价格和成本", beside_the_cost),
    Rule("hearing", "听证", is_heard),
)


def decision_content(case: Granted) -> dict[str, str]:
    """What the decision says."""
    form: PriceApplication = case.form
    said = {
        "service": form.other_service or form.service.label,
        "price": f"{plain(form.asked)}（{form.per}）",
        "before": f"{plain(form.present)}（{form.per}）" if form.present else "",
        "area": "本地全部范围" if form.whole else form.area or "",
        "relief": form.relief or "",
    }
    return {name: text for name, text in said.items() if text}
