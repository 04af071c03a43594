"""对纳税人延期缴纳税款的核准, by the province's tax office.

The name of the paper that tells the decision is assumed.
"""

from __future__ import annotations

from banyan.engines.divisions.departments import TAX
from banyan.engines.documents.declare import LicenceField, LicenceType
from banyan.engines.services.declare import (
    EVERYBODY,
    PROVINCE,
    Approval,
    CalendarDays,
    LifeEvent,
    Material,
    PowerType,
    Question,
    ServiceItem,
    Topic,
    WorkingDays,
    accept,
    decide,
    review,
    second_review,
)
from banyan.kernel.systems import System
from banyan.systems.government.deferred_tax.forms import DeferredTax
from banyan.systems.government.deferred_tax.rules import ACT, DIFFICULTY, HOW, RULES, approval_content, struck

APPROVAL = LicenceType(
    code="deferred-tax-approval",
    title="延期缴纳税款核准通知书",
    issuer=TAX,
    fields=(
        LicenceField("tax", "税种和所属期"),
        LicenceField("amount", "核准延期的税款"),
        LicenceField("until", "延期至"),
    ),
    layout="letter",
    holder_label="纳税人",
)

DEFER = ServiceItem(
    code="deferred-tax",
    title="对纳税人延期缴纳税款的核准",
    title_en="Deferred payment of tax",
    summary="有特殊困难，不能按期缴税的，在期限届满前申请，最长可以延期三个月，延期内不加收滞纳金。",
    keywords=("延期缴税", "缓缴税款", "晚交税", "交不起税", "税款", "缴税", "纳税困难"),
    department=TAX,
    levels=(PROVINCE,),
    basis=(ACT, DIFFICULTY, HOW),
    power=PowerType.OTHER,
    serves=EVERYBODY,
    conditions=(
        "因不可抗力发生较大损失，正常生产经营受到较大影响；或者当期货币资金扣除应付工资、社会保险费后，不足以缴纳税款。",
        "在缴纳税款期限届满以前申请。",
    ),
    form=DeferredTax,
    materials=(
        Material(code="report", title="延期缴纳税款申请报告", help="写明困难、要延期的税款和打算怎么缴清。"),
        Material(
            code="statements",
            title="所有银行存款账户的对账单",
            issued_by="开户银行",
            most=20,
            standard="每个账户一份。",
        ),
        Material(code="balance-sheet", title="资产负债表"),
        Material(code="budget", title="应付职工工资和社会保险费的支出预算"),
        Material(code="disaster-proof", title="灾情报告或事故证明", required=struck, when="因不可抗力的"),
    ),
    rules=RULES,
    statutory=CalendarDays(20, note="自收到申请之日起", basis=HOW),
    extension=None,
    promised=WorkingDays(8),
    procedure=accept >> review.within(4) >> second_review.within(2) >> decide.within(2),
    result=Approval("延期缴纳税款核准通知书", type="deferred-tax-approval", content=approval_content),
    topics=(Topic.TAX,),
    life_events=(LifeEvent.FIRM_RUN,),
    minutes=12,
    faq=(
        Question("批准以后还收滞纳金吗？", "批准的延期内不加收滞纳金。"),
        Question("没批准怎么办？", "从缴纳期限届满之日起加收滞纳金，请尽快缴清。"),
    ),
)

SYSTEM = System(
    code="deferred-tax",
    title="延期缴纳税款",
    plan=("4-2-3b",),
    owner=TAX.code,
    declares=(APPROVAL, DEFER),
)
