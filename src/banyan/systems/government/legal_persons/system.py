"""法人基础数据库: enterprises, individual households and cooperatives, as the market regulator registers them.

Government bodies, public institutions and social organisations are registered by other bodies; they join when
these hand their rows over. Agreements below are assumed, as a beginning.
"""

from banyan.engines.divisions.departments import MARKET_SUPERVISION, SOCIAL_INSURANCE, TAX
from banyan.engines.registers import types
from banyan.engines.registers.declare import Agreement, Register, RegisterField, Sensitivity, Subject
from banyan.kernel.systems import System
from banyan.systems.government.legal_persons import codes, rules

OPEN, INTERNAL, PERSONAL = Sensitivity.OPEN, Sensitivity.INTERNAL, Sensitivity.PERSONAL


def _market(
    code: str, title: str, kind: types.FieldType, sensitivity: Sensitivity = OPEN, *, required: bool = False
) -> RegisterField:
    return RegisterField(
        code=code, title=title, type=kind, source=MARKET_SUPERVISION, sensitivity=sensitivity, required=required
    )


FIRMS = Register(
    code="firms",
    title="法人库",
    subject=Subject.FIRM,
    key="uscc",
    name="name",
    place="division",
    began="founded",
    fields=(
        _market("uscc", "统一社会信用代码", types.CreditCode(), required=True),
        _market("name", "名称", types.Text(120), required=True),
        _market("kind", "类型", types.Choice.of(codes.FirmKind), required=True),
        _market("legal_person", "法定代表人（经营者、负责人）", types.PersonName(), required=True),
        _market("legal_person_number", "法定代表人公民身份号码", types.CitizenNumber(), PERSONAL, required=True),
        _market("capital", "注册资本（出资额）", types.Money()),
        _market("founded", "成立日期", types.Day(), required=True),
        _market("expires", "营业期限至", types.Day()),
        _market("division", "登记机关所在区划", types.Division(), required=True),
        _market("address", "住所（经营场所）", types.Text(200), required=True),
        _market("industry", "行业门类", types.Choice.of(codes.Industry)),
        _market("scope", "经营范围", types.Text(2000)),
        _market("parent", "所属企业统一社会信用代码", types.CreditCode()),
        _market("shareholders", "股东（发起人）及出资", types.Shares()),
        _market("telephone", "联系电话", types.Telephone(), PERSONAL),
        _market("state", "登记状态", types.Choice.of(codes.FirmState), required=True),
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
    rules=(rules.branch_names_its_parent, rules.household_has_its_category),
    agreements=(
        Agreement(to=None, fields=("legal_person_number",), purpose="核对法定代表人身份", compare_only=True),
        Agreement(to=None, fields=("telephone", "tax_credit", "insured_staff"), purpose="办理涉企政务服务事项"),
        Agreement(to=TAX, fields=("legal_person_number",), purpose="税务登记"),
        Agreement(to=SOCIAL_INSURANCE, fields=("legal_person_number",), purpose="单位参保登记"),
    ),
)

SYSTEM = System(
    code="legal-persons",
    title="法人基础数据库",
    plan=("4-4-2b",),
    owner=MARKET_SUPERVISION.code,
    state="partial",
    declares=(FIRMS,),
    note="企业、个体工商户和合作社；机关、事业单位和社会组织待其登记机关提供数据",
)
