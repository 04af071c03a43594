"""人口基础数据库: every resident once, each field from the one department that answers for it.

Which department may read what is the installation's own agreement; the ones below are assumed, as a beginning.
"""

from banyan.engines.divisions.departments import (
    CIVIL_AFFAIRS,
    EDUCATION,
    HEALTH,
    HOUSING,
    HUMAN_RESOURCES,
    NATURAL_RESOURCES,
    PUBLIC_SECURITY,
    SOCIAL_INSURANCE,
    TRANSPORT,
)
from banyan.engines.registers import types
from banyan.engines.registers.declare import Agreement, Register, RegisterField, Sensitivity, Subject
from banyan.kernel.systems import System
from banyan.standards.citizen import Sex
from banyan.systems.government.population import codes, rules

INTERNAL, PERSONAL, SECRET = Sensitivity.INTERNAL, Sensitivity.PERSONAL, Sensitivity.SECRET


def _police(
    code: str, title: str, kind: types.FieldType, sensitivity: Sensitivity = PERSONAL, *, required: bool = False
) -> RegisterField:
    return RegisterField(
        code=code, title=title, type=kind, source=PUBLIC_SECURITY, sensitivity=sensitivity, required=required
    )


POPULATION = Register(
    code="population",
    title="人口库",
    subject=Subject.PERSON,
    key="citizen_number",
    name="name",
    place="residence_division",
    began="birth_date",
    fields=(
        _police("citizen_number", "公民身份号码", types.CitizenNumber(), required=True),
        _police("name", "姓名", types.PersonName(), required=True),
        _police("former_name", "曾用名", types.PersonName()),
        _police("sex", "性别", types.Choice.of(Sex), INTERNAL, required=True),
        _police("nation", "民族", types.Choice(codes.NATIONS), PERSONAL),
        _police("birth_date", "出生日期", types.Day(), required=True),
        _police("household_division", "户籍所在区划", types.Division(), INTERNAL),
        _police("household_address", "户籍地址", types.Text(120)),
        _police("residence_division", "居住地区划", types.Division(), INTERNAL, required=True),
        _police("residence_address", "居住地址", types.Text(120)),
        _police("state", "人员状态", types.Choice.of(codes.Life), INTERNAL, required=True),
        RegisterField(
            code="marriage", title="婚姻状况", type=types.Choice.of(codes.Marriage), source=CIVIL_AFFAIRS,
            sensitivity=SECRET, required=True,
        ),
        RegisterField(
            code="schooling", title="最高学历", type=types.Choice.of(codes.Schooling), source=EDUCATION,
            sensitivity=PERSONAL, required=True,
        ),
        RegisterField(
            code="insured", title="参加社会保险", type=types.YesNo(), source=SOCIAL_INSURANCE, sensitivity=PERSONAL,
            required=True,
        ),
        RegisterField(
            code="mobile", title="联系电话", type=types.Telephone(), source=SOCIAL_INSURANCE, sensitivity=PERSONAL,
            help="参保时登记的手机",
        ),
    ),
    searches=(("name", "birth_date"),),
    linking=(
        "name", "birth_date", "sex", "residence_division", "household_division", "residence_address",
        "household_address", "mobile",
    ),
    rules=(rules.birth_is_in_the_number, rules.sex_is_in_the_number),
    agreements=(
        Agreement(
            to=None,
            fields=("citizen_number", "name", "sex", "birth_date", "state"),
            purpose="办理政务服务事项时核对申请人身份",
        ),
        Agreement(to=None, fields=("marriage", "schooling", "insured"), purpose="核对申请条件", compare_only=True),
        *(
            Agreement(
                to=one,
                fields=("nation", "household_division", "household_address", "residence_division", "residence_address"),
                purpose=purpose,
            )
            for one, purpose in (
                (HEALTH, "生育登记、公共卫生服务"),
                (CIVIL_AFFAIRS, "婚姻登记、社会救助和养老服务"),
                (EDUCATION, "入学资格审核"),
                (HUMAN_RESOURCES, "就业服务和人才认定"),
                (SOCIAL_INSURANCE, "参保登记和待遇发放"),
                (HOUSING, "住房保障资格审核"),
                (NATURAL_RESOURCES, "不动产登记"),
                (TRANSPORT, "从业资格审核"),
            )
        ),
        Agreement(to=HOUSING, fields=("marriage",), purpose="住房保障资格审核"),
        Agreement(to=HEALTH, fields=("marriage",), purpose="生育登记"),
    ),
)  # fmt: skip

SYSTEM = System(
    code="population",
    title="人口基础数据库",
    plan=("4-4-2a",),
    owner=PUBLIC_SECURITY.code,
    state="partial",
    note="查询、历史、读取记录、批量入库和多源比对（候选人工核对、差异请部门更正）在用；还没有在 3,800 万人上量过",
    declares=(POPULATION,),
)
