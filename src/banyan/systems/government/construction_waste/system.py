"""城市建筑垃圾处置核准, by the urban management office, with the police asked about the way."""

from __future__ import annotations

from banyan.engines.divisions.departments import PUBLIC_SECURITY, TRANSPORT, URBAN_MANAGEMENT
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
    Law,
    Licence,
    LifeEvent,
    Material,
    Question,
    Regulation,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    joint,
    review,
    site_check,
)
from banyan.kernel.systems import System
from banyan.systems.government.construction_waste.forms import ConstructionWaste
from banyan.systems.government.construction_waste.rules import RULES, RULES_OF_WASTE, carries, permit_content

LICENCE = LicenceType(
    code="construction-waste-permit",
    title="建筑垃圾处置核准证",
    issuer=URBAN_MANAGEMENT,
    fields=(
        LicenceField("project", "工程名称"),
        LicenceField("volume", "处置量"),
        LicenceField("vehicles", "运输车辆"),
        LicenceField("route", "运输路线"),
        LicenceField("destination", "消纳场所"),
        LicenceField("period", "有效期间"),
    ),
    holder_label="单位名称",
)

PERMIT = ServiceItem(
    code="construction-waste",
    title="城市建筑垃圾处置核准",
    title_en="Disposal of construction waste",
    summary="工地的渣土、拆下来的砖头要运出去，先核准运多少、走哪里、倒在哪里。",
    keywords=("渣土", "渣土车", "建筑垃圾", "余土", "装修垃圾", "土方"),
    department=URBAN_MANAGEMENT,
    levels=(CITY, COUNTY),
    basis=(
        Regulation("国务院对确需保留的行政审批项目设定行政许可的决定", says="保留“城市建筑垃圾处置核准”。"),
        RULES_OF_WASTE,
        Law(
            "固体废物污染环境防治法",
            63,
            says="工程施工单位应当编制建筑垃圾处理方案，采取污染防治措施，并报环境卫生主管部门备案。",
        ),
    ),
    serves=ORGANISATIONS,
    conditions=("有消纳场所的接纳证明。", "车辆全密闭，装有定位。", "运输路线和时间与交通管理相合。"),
    form=ConstructionWaste,
    materials=(
        Material(code="disposal-plan", title="建筑垃圾处理方案", help="写清产生量、种类、怎么减量和再利用。"),
        Material(code="receiving", title="消纳场所的接纳证明", issued_by="消纳场所"),
        Material(
            code="transport-contract",
            title="运输合同",
            required=carries,
            when="运出工地的",
            help="和有资格的运输企业签的。自己有车的，交车辆行驶证。",
        ),
        Material(
            code="business-licence",
            title="营业执照",
            from_registers=("firms.name", "firms.uscc"),
            from_licence="business-licence",
            issued_by="市场监督管理部门",
        ),
    ),
    rules=RULES,
    statutory=WorkingDays(20, basis=RULES_OF_WASTE),
    promised=WorkingDays(7),
    procedure=(
        accept
        >> site_check.explained("看工地出口的冲洗设施和车辆。")
        >> joint(PUBLIC_SECURITY, TRANSPORT, within=3, deemed=True).when(carries, "要上路运输的")
        >> review.within(2)
        >> decide.within(2)
    ),
    result=Licence("construction-waste-permit", content=permit_content),
    topics=(Topic.CONSTRUCTION, Topic.ENVIRONMENT),
    life_events=(LifeEvent.FIRM_BUILD,),
    minutes=15,
    faq=(Question("家里装修的垃圾要办吗？", "不用。堆到小区指定的地方，由物业或街道统一清运。"),),
)

SYSTEM = System(
    code="construction-waste",
    title="城市建筑垃圾处置",
    plan=("4-2-3b",),
    owner=URBAN_MANAGEMENT.code,
    declares=(LICENCE, PERMIT),
)
