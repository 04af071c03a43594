"""机动车注册登记, by the city's public security office (vehicle administration)."""

from __future__ import annotations

from banyan.engines.divisions.departments import PUBLIC_SECURITY
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    CITY,
    EVERYBODY,
    Fee,
    Law,
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
from banyan.kernel.systems import System
from banyan.systems.government.vehicle_registration.forms import VehicleRegistration
from banyan.systems.government.vehicle_registration.rules import (
    INSURANCE,
    PAPERS,
    RULES,
    imported,
    licence_content,
    made_here,
)

LICENCE = LicenceType(
    code="vehicle-registration",
    title="机动车登记证书",
    issuer=PUBLIC_SECURITY,
    fields=(
        LicenceField("kind", "车辆类型"),
        LicenceField("vin", "车辆识别代号", shown="number"),
        LicenceField("engine", "发动机号", shown="number"),
        LicenceField("registered", "登记日期"),
    ),
    holder="person",
    holder_label="机动车所有人",
)

REGISTER = ServiceItem(
    code="vehicle-registration",
    title="机动车注册登记",
    title_en="Registration of a motor vehicle",
    summary="买了新车，上牌。先缴购置税、买交强险。",
    keywords=("上牌", "新车", "车牌", "行驶证", "车管所", "买车"),
    department=PUBLIC_SECURITY,
    levels=(CITY,),
    basis=(
        Law("道路交通安全法", 8, says="国家对机动车实行登记制度。机动车经公安机关交通管理部门登记后，方可上道路行驶。"),
        PAPERS,
        INSURANCE,
    ),
    serves=EVERYBODY,
    conditions=("车辆符合国家安全技术标准。", "购置税已缴或已免。", "交强险在有效期内。"),
    form=VehicleRegistration,
    materials=(
        Material(
            code="identity",
            title="所有人身份证明",
            from_registers=("population.name", "population.citizen_number"),
            issued_by="公安机关",
            help="单位的车，传营业执照。",
        ),
        Material(code="invoice", title="机动车来历证明（购车发票）", issued_by="销售企业"),
        Material(
            code="maker-certificate", title="整车出厂合格证", required=made_here, when="国产车", issued_by="制造企业"
        ),
        Material(
            code="import-certificate", title="进口机动车进口凭证", required=imported, when="进口车", issued_by="海关"
        ),
        Material(code="tax-proof", title="车辆购置税完税或免税证明", issued_by="税务部门"),
        Material(code="insurance", title="交强险凭证", issued_by="保险公司"),
    ),
    rules=RULES,
    statutory=WorkingDays(5, basis=PAPERS),
    extension=None,
    promised=WorkingDays(2),
    procedure=accept
    >> review.within(1)
    >> site_check.called("查验车辆").explained("到查验点看车，核对车架号。")
    >> decide.within(1).called("登记、发牌"),
    fee=Fee(
        "号牌、行驶证、登记证书按国家核定的工本费标准收取",
        Law("道路交通安全法", says="发放牌证收取工本费，应当严格执行国务院价格主管部门核定的收费标准。"),
    ),
    trips=1,
    booking=True,
    result=Licence("vehicle-registration", content=licence_content),
    topics=(Topic.TRANSPORT,),
    life_events=(LifeEvent.DRIVE,),
    minutes=8,
    faq=(Question("没上牌能先开吗？", "不能。可以先领临时行驶车号牌。"),),
)

SYSTEM = System(
    code="vehicle-registration",
    title="机动车登记",
    plan=("4-2-3b",),
    owner=PUBLIC_SECURITY.code,
    declares=(LICENCE, REGISTER),
)
