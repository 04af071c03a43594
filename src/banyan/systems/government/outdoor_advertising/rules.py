"""What the platform looks at before a clerk does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.services.declare import PREMISES, Finding, Granted, Law, Regulation, Rule
from banyan.systems.government.outdoor_advertising.forms import Advertisement, Fixing, Kind, Signboard

CITY_LOOKS = Regulation(
    "城市市容和环境卫生管理条例",
    11,
    says="设置户外广告、标语牌应当内容健康、外形美观，并定期维修、油饰或者拆除；大型户外广告须征得市容环境卫生行政主管部门同意。",
)
ADVERTISING = Law(
    "广告法",
    42,
    says="列明不得设置户外广告的情形：利用交通安全设施、交通标志，影响市政公共设施、消防设施使用，在国家机关、文物保护单位建筑控制地带等。",
)

#: A sign that begins lower than this is looked at, as people walk under it (assumed).
LOW = Decimal("2.5")
#: How long an advertisement may stand before it is applied for anew, in days (assumed; cities rule it themselves).
LONGEST = 3 * 366


def not_on_the_roof(form: Signboard, facts: Mapping[str, Any]) -> Finding:
    """A shop's sign on a roof or a post is a large advertisement and goes by that item (assumed)."""
    if form.fixing in (Fixing.ROOF, Fixing.GROUND):
        return Finding(False, "立在屋顶或地上的，请改办“大型户外广告设置审批”。", CITY_LOOKS)
    return Finding(True, "装在门头或墙上")


def people_walk_under(form: Signboard, facts: Mapping[str, Any]) -> Finding:
    """A projecting sign leaves room for those who walk under it."""
    low = form.fixing is Fixing.PROJECTING and form.bottom < LOW
    return Finding(not low, f"伸出墙面，底边离地只有 {form.bottom} 米，请核对" if low else "底边高度不碍行人")


def says_no_advertising(form: Signboard, facts: Mapping[str, Any]) -> Finding:
    """A signboard gives the name and no more; superlatives are an advertisement (广告法第九条)."""
    loud = [word for word in ("最佳", "最高级", "国家级", "第一") if word in form.text]
    law = Law("广告法", 9, says="广告不得使用“国家级”“最高级”“最佳”等用语。")
    return Finding(not loud, f"招牌上有“{loud[0]}”，请核对" if loud else "没有广告用语", law)


SIGN_RULES = (
    PREMISES,
    Rule("not-roof", "不立在屋顶和地上", not_on_the_roof, stops=True),
    Rule("height", "底边高度", people_walk_under),
    Rule("words", "招牌用语", says_no_advertising),
)


def period_is_right(form: Advertisement, facts: Mapping[str, Any]) -> Finding:
    """It ends after it begins, and does not stand for longer than is allowed at a time."""
    days = (form.ends - form.begins).days
    if days <= 0:
        return Finding(False, "结束日期要在开始日期之后。")
    if days > LONGEST:
        return Finding(False, "一次最多申请三年，到期再申请。")
    return Finding(True, f"设置期 {days} 天")


def screen_dims(form: Advertisement, facts: Mapping[str, Any]) -> Finding:
    """A screen that cannot be dimmed at night is looked at."""
    bright = form.kind is Kind.SCREEN and not form.brightness
    return Finding(not bright, "显示屏夜间不能调暗，请看周围有没有住户" if bright else "不影响夜间")


AD_RULES = (Rule("period", "设置期", period_is_right, stops=True), Rule("bright", "夜间亮度", screen_dims))


def wall_of_another(form: Signboard) -> bool:
    """Whether somebody else has to agree to the sign on his wall."""
    return not form.own_wall


def is_high(form: Advertisement) -> bool:
    """Whether experts look at the structure: on a roof or a post of its own (assumed)."""
    return form.kind in (Kind.ROOF, Kind.COLUMN)


def sign_content(case: Granted) -> dict[str, str]:
    """What the paper about a signboard says."""
    form: Signboard = case.form
    return {
        "text": form.text,
        "size": f"宽 {form.width} 米，高 {form.height} 米",
        "address": form.address or str(case.facts.get("firms.address", "")),
    }


def advertisement_content(case: Granted) -> dict[str, str]:
    """What the permission for a large advertisement says."""
    form: Advertisement = case.form
    return {
        "kind": form.kind.label,
        "size": f"宽 {form.width} 米，高 {form.height} 米",
        "address": form.address,
        "period": f"{form.begins:%Y-%m-%d} 至 {form.ends:%Y-%m-%d}",
    }
