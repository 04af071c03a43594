"""公共场所卫生许可, by the county's health office."""

from __future__ import annotations

from banyan.engines.divisions.departments import HEALTH
from banyan.engines.documents.declare import LicenceField, LicenceType, Validity
from banyan.engines.services.declare import (
    COUNTY,
    EVERYBODY,
    Licence,
    LifeEvent,
    Material,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    site_check,
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.society.public_place_hygiene.forms import PublicPlace
from banyan.systems.society.public_place_hygiene.rules import (
    DETAILS,
    REGULATION,
    RULES,
    cleans_itself,
    has_central_air,
    licence_content,
)

LICENCE = LicenceType(
    code="public-place-hygiene-licence",
    title="公共场所卫生许可证",
    issuer=HEALTH,
    fields=(LicenceField("place_name", "场所名称"), LicenceField("place", "许可项目"), LicenceField("address", "地址")),
    valid=Validity(years=4),
    holder_label="单位名称",
)

NEW = ServiceItem(
    code="public-place-hygiene",
    title="公共场所卫生许可",
    title_en="Public place hygiene licence",
    summary="开宾馆、理发店、浴室、泳池、歌厅，营业前办卫生许可证。餐馆、咖啡馆不用办这张，办食品经营许可。",
    keywords=("卫生许可证", "理发店", "美容院", "民宿", "宾馆", "足浴", "游泳馆", "卫生证"),
    department=HEALTH,
    levels=(COUNTY,),
    basis=(REGULATION, DETAILS),
    serves=EVERYBODY,
    conditions=(
        "场所的空气、水质、采光、噪声、用具等符合卫生标准。",
        "有卫生管理制度和专兼职卫生管理人员。",
        "从业人员有健康合格证明。",
    ),
    form=PublicPlace,
    materials=(
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
        Material(code="floor-plan", title="经营场所平面布局图", help="标出各间用途，手绘也行。"),
        Material(code="hygiene-test", title="公共场所卫生检测或评价报告", issued_by="检验检测机构"),
        Material(
            code="air-test",
            title="集中空调通风系统卫生检测报告",
            required=has_central_air,
            when="用集中空调的",
            issued_by="检验检测机构",
        ),
        Material(
            code="disinfection",
            title="消毒间和消毒设施的照片",
            required=cleans_itself,
            when="自己消毒的",
            formats=("jpg", "png"),
        ),
        Material(
            code="hygiene-rules",
            title="卫生管理制度",
            pledge="我已建立卫生管理、从业人员健康检查、用品用具消毒等制度，内容真实。",
        ),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(5),
    procedure=accept >> review.within(3) >> site_check.explained("卫生监督员到场，看设施和布局。") >> decide.within(2),
    result=Licence("public-place-hygiene-licence", content=licence_content),
    topics=(Topic.HEALTH, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_PERMIT,),
    minutes=6,
    faq=(
        Question("开餐馆要办吗？", "不用。饭馆、咖啡馆、酒吧、茶座的卫生许可已并入食品经营许可（国发〔2016〕12号）。"),
        Question("证多久有效？", "四年。到期前三十日内申请延续。"),
    ),
)

SYSTEM = System(
    code="public-place-hygiene", title="公共场所卫生许可", plan=("4-2-3b",), owner=HEALTH.code, declares=(LICENCE, NEW)
)
