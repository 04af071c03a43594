"""法人基础数据库: every legal person and other organisation once, each from the body that registers it.

The credit code tells who registers (GB 32100): of each record one department answers for the fields that several
share. What tax, social insurance and statistics have of a firm is compared with it, never put in its place. Agreements
below are assumed, as a beginning.
"""

from banyan.engines.divisions.departments import (
    MARKET_SUPERVISION,
    SOCIAL_INSURANCE,
    STATISTICS,
    TAX,
    Department,
)
from banyan.engines.registers import types
from banyan.engines.registers.declare import (
    Agreement,
    Course,
    Register,
    RegisterAddition,
    RegisterField,
    Sensitivity,
    Subject,
    Tie,
)
from banyan.engines.registers.groups import Column, Percent, Rows
from banyan.kernel.systems import System
from banyan.systems.government.legal_persons import codes, rules
from banyan.systems.government.legal_persons.bodies import OTHERS, registrar

OPEN, INTERNAL, PERSONAL = Sensitivity.OPEN, Sensitivity.INTERNAL, Sensitivity.PERSONAL

HOLDERS = Rows(
    (
        Column(code="name", title="姓名或名称", type=types.Text(120), required=True, brief=True),
        Column(code="kind", title="类别", type=types.Choice.of(codes.HolderKind), required=True),
        Column(code="percent", title="比例", type=Percent(), brief=True),
        Column(code="uscc", title="统一社会信用代码", type=types.CreditCode()),
        Column(code="number", title="公民身份号码", type=types.CitizenNumber(), personal=True),
        Column(code="amount", title="认缴出资", type=types.Money()),
        Column(code="pay_by", title="缴足期限", type=types.Day()),
        Column(code="since", title="起", type=types.Day()),
        Column(code="until", title="止", type=types.Day()),
    ),
    total="percent",
    since="since",
    until="until",
)
PEOPLE = Rows(
    (
        Column(code="name", title="姓名", type=types.PersonName(), required=True, brief=True),
        Column(code="post", title="职务", type=types.Choice.of(codes.Post), required=True, brief=True),
        Column(code="number", title="公民身份号码", type=types.CitizenNumber(), personal=True),
        Column(code="since", title="起", type=types.Day()),
        Column(code="until", title="止", type=types.Day()),
    ),
    since="since",
    until="until",
)


def _registered(
    code: str,
    title: str,
    kind: types.FieldType,
    sensitivity: Sensitivity = OPEN,
    *,
    required: bool = False,
    optional_for: tuple[Department, ...] = (),
    help: str = "",  # noqa: A002 - as the field calls it
) -> RegisterField:
    """A field that each registering body answers for in its own records."""
    return RegisterField(
        code=code, title=title, type=kind, source=MARKET_SUPERVISION, also=OTHERS, sensitivity=sensitivity,
        required=required, optional_for=optional_for, help=help,
    )  # fmt: skip


def _market(code: str, title: str, kind: types.FieldType) -> RegisterField:
    return RegisterField(code=code, title=title, type=kind, source=MARKET_SUPERVISION, sensitivity=OPEN)


def _own(code: str, title: str, mirrors: str, kind: types.FieldType, source: Department) -> RegisterField:
    """What another department has written down of the same thing."""
    return RegisterField(code=code, title=title, type=kind, source=source, sensitivity=INTERNAL, mirrors=mirrors)


FIRMS = Register(
    code="firms",
    title="法人库",
    subject=Subject.FIRM,
    key="uscc",
    name="name",
    place="division",
    began="founded",
    fields=(
        _registered("uscc", "统一社会信用代码", types.CreditCode(), required=True),
        _registered("name", "名称", types.Text(120), required=True),
        _registered("kind", "类型", types.Choice.of(codes.FirmKind), required=True),
        _registered(
            "legal_person", "法定代表人（经营者、负责人）", types.PersonName(), required=True, optional_for=OTHERS
        ),
        _registered(
            "legal_person_number", "法定代表人公民身份号码", types.CitizenNumber(), PERSONAL, required=True,
            optional_for=OTHERS,
        ),
        _registered("capital", "注册资本（出资额、开办资金）", types.Money()),
        _registered("founded", "成立日期", types.Day(), required=True, optional_for=OTHERS),
        _registered("expires", "营业期限（有效期）至", types.Day()),
        _registered("division", "登记机关所在区划", types.Division(), required=True),
        _registered("address", "住所（经营场所）", types.Text(200), required=True, optional_for=OTHERS),
        _market("industry", "行业门类", types.Choice.of(codes.Industry)),
        _registered("scope", "经营范围（宗旨和业务范围）", types.Text(2000)),
        _registered("parent", "所属单位统一社会信用代码", types.CreditCode()),
        _registered("sponsor", "举办单位或业务主管单位", types.Text(120)),
        _registered("shareholders", "股东（发起人、举办者）及出资", HOLDERS),
        _registered("people", "主要人员", PEOPLE),
        _registered("telephone", "联系电话", types.Telephone(), PERSONAL),
        _registered("generated", "代码为演示生成", types.YesNo()),
        _registered("state", "登记状态", types.Choice.of(codes.FirmState), required=True),
        _registered("state_reason", "登记状态的事由", types.Text(200)),
        _market("listing", "列入名录", types.Choice.of(codes.Listing)),
        _market("listing_reason", "列入名录的事由", types.Text(200)),
        RegisterField(
            code="tax_credit", title="纳税信用级别", type=types.Choice.of(codes.TaxCredit), source=TAX, required=True
        ),
        RegisterField(
            code="insured_staff",
            title="参保职工人数",
            type=types.Whole(unit="人"),
            source=SOCIAL_INSURANCE,
            required=True,
        ),
    ),
    searches=(("name",), ("legal_person_number", "legal_person")),
    rules=(rules.branch_names_its_parent, rules.kind_is_in_the_code, rules.holders_are_what_they_say),
    registrar=registrar,
    ties=(
        Tie(code="parent", title="所属单位", inverse="分支机构", fields=("parent",), must_exist=True),
        Tie(
            code="shareholder", title="股东（发起人、举办者）", inverse="对外投资",
            fields=("shareholders.uscc", "shareholders.number"), share="percent",
        ),
        Tie(code="post", title="主要人员", inverse="任职单位", fields=("people.number",)),
    ),
    course=Course(
        field="state",
        beside=("state_reason", "listing", "listing_reason"),
        ended=(codes.FirmState.CLOSED.value, codes.FirmState.ANNULLED.value),
    ),
    agreements=(
        Agreement(to=None, fields=("legal_person_number",), purpose="核对法定代表人身份", compare_only=True),
        Agreement(to=None, fields=("telephone", "tax_credit", "insured_staff"), purpose="办理涉企政务服务事项"),
        Agreement(to=TAX, fields=("legal_person_number", "shareholders.number"), purpose="税务登记"),
        Agreement(to=SOCIAL_INSURANCE, fields=("legal_person_number",), purpose="单位参保登记"),
    ),
)  # fmt: skip

TAX_SAYS = RegisterAddition(
    code="firms-tax",
    register="firms",
    fields=(
        _own("tax_name", "税务登记的名称", "name", types.Text(120), TAX),
        _own("tax_address", "税务登记的地址", "address", types.Text(200), TAX),
        _own("tax_legal_person", "税务登记的法定代表人", "legal_person", types.PersonName(), TAX),
        _own("tax_state", "税务登记状态", "state", types.Choice.of(codes.FirmState), TAX),
    ),
)
INSURANCE_SAYS = RegisterAddition(
    code="firms-insurance",
    register="firms",
    fields=(
        _own("insured_name", "参保登记的名称", "name", types.Text(120), SOCIAL_INSURANCE),
        _own("insured_state", "参保登记状态", "state", types.Choice.of(codes.FirmState), SOCIAL_INSURANCE),
    ),
)
STATISTICS_SAY = RegisterAddition(
    code="firms-statistics",
    register="firms",
    fields=(
        _own("counted_name", "统计名录的名称", "name", types.Text(120), STATISTICS),
        _own("counted_industry", "统计名录的行业门类", "industry", types.Choice.of(codes.Industry), STATISTICS),
        _own("counted_address", "统计名录的地址", "address", types.Text(200), STATISTICS),
    ),
)

SYSTEM = System(
    code="legal-persons",
    title="法人基础数据库",
    plan=("4-4-2b",),
    owner=MARKET_SUPERVISION.code,
    state="partial",
    declares=(FIRMS, TAX_SAYS, INSURANCE_SAYS, STATISTICS_SAY),
    note="企业、个体工商户、合作社、机关、事业单位、社会组织等各由登记机关一个来源，分支机构、股东、人员和状态按日期记；"
    "还没有在全省规模上量过，基层工会等少数类别的登记机关没有接入",
)
