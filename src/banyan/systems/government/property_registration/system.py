"""不动产登记: transfer of a house, registered by the county's property registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banyan.engines.divisions.departments import PROPERTY_REGISTRY
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    COUNTY,
    PERSONS,
    Finding,
    Granted,
    Law,
    Licence,
    LifeEvent,
    Material,
    PowerType,
    Question,
    Regulation,
    Rule,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    second_review,
)
from banyan.kernel.systems import System
from banyan.systems.government.property_registration.forms import Cause, Sharing, Transfer

THIRTY_DAYS = Regulation("不动产登记暂行条例", 20, says="自受理登记申请之日起三十个工作日内办结。")

LICENCE = LicenceType(
    code="property-certificate",
    title="不动产权证书",
    issuer=PROPERTY_REGISTRY,
    fields=(
        LicenceField("sharing", "共有情况"),
        LicenceField("address", "坐落", shown="place"),
        LicenceField("cause", "权利取得方式"),
        LicenceField("area", "面积"),
    ),
    holder="person",
    holder_label="权利人",
)


def owners_fit_sharing(form: Transfer, facts: Mapping[str, Any]) -> Finding:
    """One owner holds alone; several hold together or by shares."""
    alone = form.sharing is Sharing.ALONE
    if alone != (len(form.owners) == 1):
        return Finding(False, f"共有方式是{form.sharing.label}，却写了 {len(form.owners)} 位产权人。请改一处。")
    return Finding(True, "共有方式与产权人数一致")


def not_mortgaged(form: Transfer, facts: Mapping[str, Any]) -> Finding:
    """A mortgaged house may be transferred, but the clerk looks at what was agreed with the bank."""
    basis = Law("民法典", 406, says="抵押期间，抵押人可以转让抵押财产；当事人另有约定的，按照其约定。")
    if form.mortgaged:
        return Finding(False, "房子还在抵押，请看抵押合同有没有限制转让的约定", basis)
    return Finding(True, "没有抵押", basis)


def content(case: Granted) -> dict[str, str]:
    """What the certificate says."""
    form: Transfer = case.form
    return {
        "sharing": form.sharing.label,
        "address": form.address,
        "cause": form.cause.label,
        "area": f"建筑面积 {form.area} 平方米",
    }


TRANSFER = ServiceItem(
    code="property-transfer",
    title="国有建设用地使用权及房屋所有权转移登记",
    title_en="Registration of the transfer of a house",
    summary="房子买卖、继承、赠与或离婚分割以后，把产权登记到新的产权人名下。",
    keywords=("过户", "房产证", "二手房", "买房", "继承房子", "房屋转让"),
    department=PROPERTY_REGISTRY,
    levels=(COUNTY,),
    basis=(
        Law("民法典", 209, says="不动产物权的设立、变更、转让和消灭，经依法登记，发生效力。"),
        THIRTY_DAYS,
    ),
    power=PowerType.CONFIRMATION,
    serves=PERSONS,
    conditions=("房屋已经登记，没有被查封或者有别的限制转移的情形。", "当事人双方意思一致，或者有生效的法律文书。"),
    form=Transfer,
    materials=(
        Material(code="old-certificate", title="原不动产权证书", from_licence="property-certificate"),
        Material(
            code="contract",
            title="买卖、赠与合同或离婚协议",
            required=lambda form: form.cause is not Cause.INHERITANCE,
            when="买卖、赠与、离婚析产的",
            standard="双方签名，房屋坐落和产权证一致。",
        ),
        Material(
            code="inheritance-proof",
            title="继承权公证书或者全体继承人的亲属关系材料",
            required=lambda form: form.cause is Cause.INHERITANCE,
            when="继承的",
            issued_by="公证机构，或者申请人自备",
        ),
        Material(
            code="tax-proof",
            title="契税完税证明",
            required=lambda form: form.cause in (Cause.SALE, Cause.GIFT),
            when="买卖、赠与的",
            issued_by="税务机关",
        ),
    ),
    rules=(
        Rule("owners-fit-sharing", "共有方式与产权人数", owners_fit_sharing, stops=True),
        Rule("mortgage", "抵押", not_mortgaged),
    ),
    statutory=WorkingDays(30, basis=THIRTY_DAYS),
    extension=None,
    promised=WorkingDays(5),
    procedure=(
        accept
        >> review.within(2).called("初审").explained("核对登记簿和合同。")
        >> second_review.within(1)
        >> decide.within(1).called("登簿")
    ),
    result=Licence("property-certificate", content=content),
    topics=(Topic.LAND, Topic.HOUSING),
    life_events=(LifeEvent.BUY_HOME,),
    faq=(Question("贷款没还清能过户吗？", "可以带抵押过户，但要看抵押合同有没有另外约定，先问贷款银行。"),),
)

SYSTEM = System(
    code="property-registration",
    title="不动产登记",
    plan=("4-2-3b",),
    owner=PROPERTY_REGISTRY.code,
    declares=(LICENCE, TRANSFER),
)
