"""特种设备使用登记, by the city's or the county's market supervision office."""

from __future__ import annotations

from banyan.engines.divisions.departments import MARKET_SUPERVISION
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    COUNTY,
    ORGANISATIONS,
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
)
from banyan.engines.services.declare.law import TWENTY_DAYS
from banyan.kernel.systems import System
from banyan.systems.government.special_equipment.forms import SpecialEquipment
from banyan.systems.government.special_equipment.rules import REGISTER, RULES, certificate_content, is_lift

LICENCE = LicenceType(
    code="special-equipment-registration",
    title="特种设备使用登记证",
    issuer=MARKET_SUPERVISION,
    fields=(
        LicenceField("equipment", "设备种类"),
        LicenceField("model", "型号"),
        LicenceField("serial", "出厂编号"),
        LicenceField("maker", "制造单位"),
        LicenceField("place", "使用地点"),
        LicenceField("next_inspection", "下次检验日期"),
    ),
    holder_label="使用单位",
)

REGISTRATION = ServiceItem(
    code="special-equipment",
    title="特种设备使用登记",
    title_en="Registration of special equipment",
    summary="电梯、锅炉、压力容器、叉车等，投入使用前或者使用后三十日内登记。",
    keywords=("电梯", "锅炉", "叉车", "压力容器", "起重机", "气瓶"),
    department=MARKET_SUPERVISION,
    levels=(CITY, COUNTY),
    basis=(REGISTER,),
    serves=ORGANISATIONS,
    conditions=("设备经监督检验合格。", "有安全管理员和安全管理制度。"),
    form=SpecialEquipment,
    materials=(
        Material(code="product-certificate", title="产品合格证或数据表", issued_by="制造单位"),
        Material(code="inspection-report", title="监督检验证明", issued_by="特种设备检验机构"),
        Material(
            code="lift-service",
            title="电梯维护保养合同",
            required=is_lift,
            when="电梯",
            standard="维保单位有相应许可。",
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
    statutory=WorkingDays(20, basis=TWENTY_DAYS),
    promised=WorkingDays(5),
    procedure=accept >> review.within(3) >> decide.within(2),
    result=Licence("special-equipment-registration", content=certificate_content),
    topics=(Topic.SAFETY, Topic.PERMISSION),
    life_events=(LifeEvent.FIRM_RUN,),
    minutes=8,
    faq=(Question("小区电梯谁来登记？", "物业或业主委托的管理单位，就是使用单位。"),),
)

SYSTEM = System(
    code="special-equipment",
    title="特种设备使用登记",
    plan=("4-2-3b",),
    owner=MARKET_SUPERVISION.code,
    declares=(LICENCE, REGISTRATION),
    note="县级办理的范围由市里委托，这里假定全部可以",
)
