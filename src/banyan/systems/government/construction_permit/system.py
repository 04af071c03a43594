"""建筑工程施工许可: the permit without which no building site may open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from banyan.engines.divisions.departments import HOUSING
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
    CalendarDays,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.construction_permit.forms import BuildingSite, Kind, Role

CONDITIONS = Law("建筑法", 8, says="应当自收到申请之日起七日内，对符合条件的申请颁发施工许可证。")
MEASURES = Regulation("建筑工程施工许可管理办法")

LICENCE = LicenceType(
    code="construction-permit",
    title="建筑工程施工许可证",
    issuer=HOUSING,
    fields=(
        LicenceField("project", "工程名称"),
        LicenceField("site", "建设地址"),
        LicenceField("scale", "建设规模"),
        LicenceField("price", "合同价格"),
        LicenceField("period", "合同工期"),
    ),
    holder_label="建设单位",
)


def has_designer_and_builder(form: BuildingSite, facts: Mapping[str, Any]) -> Finding:
    """Somebody designs it and somebody builds it."""
    missing = {Role.DESIGN, Role.BUILDER} - {party.role for party in form.parties}
    if missing:
        return Finding(False, "参建单位里还缺" + "、".join(sorted(role.label for role in missing)) + "。", MEASURES)
    return Finding(True, "设计、施工单位齐全", MEASURES)


def ends_after_it_begins(form: BuildingSite, facts: Mapping[str, Any]) -> Finding:
    """The works end after they begin."""
    if form.ends <= form.begins:
        return Finding(False, "竣工日期要晚于开工日期。")
    return Finding(True, f"工期 {(form.ends - form.begins).days} 天")


def builder_is_not_supervisor(form: BuildingSite, facts: Mapping[str, Any]) -> Finding:
    """Who supervises is independent of who builds."""
    basis = Law("建筑法", 34, says="工程监理单位与被监理工程的承包单位不得有隶属关系或者其他利害关系。")
    builders = {party.code for party in form.parties if party.role is Role.BUILDER}
    if builders & {party.code for party in form.parties if party.role is Role.SUPERVISOR}:
        return Finding(False, "施工单位和监理单位是同一家，不可以。", basis)
    return Finding(True, "监理单位独立于施工单位", basis)


def wants_site_check(form: BuildingSite) -> bool:
    """Fitting out inside a building needs no look at the site (assumed)."""
    return form.kind is not Kind.FIT_OUT


def is_large(form: BuildingSite) -> bool:
    """Whether a supervising firm must be there because of size (assumed threshold)."""
    return form.area >= Decimal(50_000)


def content(case: Granted) -> dict[str, str]:
    """What the permit says."""
    form: BuildingSite = case.form
    return {
        "project": form.project,
        "site": form.site,
        "scale": f"{form.area} 平方米",
        "price": f"{form.price} 元",
        "period": f"{(form.ends - form.begins).days} 天",
    }


PERMIT = ServiceItem(
    code="construction-permit",
    title="建筑工程施工许可证核发",
    title_en="Construction permit",
    summary="新建、扩建房屋和市政工程，开工前由建设单位申请。",
    keywords=("开工", "施工证", "工地", "装修开工", "建厂房"),
    department=HOUSING,
    levels=(CITY, COUNTY),
    basis=(
        Law("建筑法", 7, says="建筑工程开工前，建设单位应当按照国家有关规定申请领取施工许可证。"),
        CONDITIONS,
        MEASURES,
    ),
    serves=ORGANISATIONS,
    conditions=(
        "已经办理该建筑工程用地批准手续；依法应当办理建设工程规划许可证的，已经取得。",
        "需要拆迁的，其拆迁进度符合施工要求。",
        "已经确定建筑施工企业。",
        "有满足施工需要的资金安排、施工图纸及技术资料。",
        "有保证工程质量和安全的具体措施。",
    ),
    form=BuildingSite,
    materials=(
        Material(code="land-approval", title="用地批准手续", issued_by="自然资源主管部门"),
        Material(code="planning-permit", title="建设工程规划许可证", issued_by="自然资源主管部门"),
        Material(code="contract", title="施工合同", standard="双方盖章，有合同价和工期。"),
        Material(code="drawings-review", title="施工图设计文件审查合格书", issued_by="施工图审查机构"),
        Material(
            code="supervision-contract",
            title="监理合同",
            required=is_large,
            when="建筑面积 5 万平方米以上的（本地约定）",
        ),
        Material(
            code="safety-measures",
            title="保证工程质量和安全的具体措施",
            pledge="本单位已落实工程质量和安全责任，编制施工组织设计和安全技术措施，按规定办理质量、安全监督手续。",
        ),
    ),
    rules=(
        Rule("parties", "参建单位齐全", has_designer_and_builder, stops=True),
        Rule("period", "工期", ends_after_it_begins, stops=True),
        Rule("independent-supervisor", "监理独立", builder_is_not_supervisor, stops=True),
    ),
    statutory=CalendarDays(7, basis=CONDITIONS),
    extension=None,
    promised=WorkingDays(3),
    procedure=(
        accept
        >> review.within(1)
        >> site_check.within(3).called("现场踏勘").when(wants_site_check, "装饰装修以外的工程")
        >> decide.within(1)
    ),
    result=Licence("construction-permit", content=content),
    topics=(Topic.CONSTRUCTION, Topic.INVESTMENT),
    life_events=(LifeEvent.FIRM_BUILD,),
    faq=(
        Question("小修小补要办吗？", "工程投资额或建筑面积在限额以下的可以不办，限额由省里规定，拿不准先打咨询电话。"),
    ),
)

SYSTEM = System(
    code="construction-permits",
    title="建筑工程施工许可",
    plan=("4-2-3b",),
    owner=HOUSING.code,
    declares=(LICENCE, PERMIT),
)
