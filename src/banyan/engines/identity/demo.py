"""Demonstration accounts: invented people with valid numbers, made through the actions, as often as one likes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banyan.engines.divisions import departments as d
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.identity import actions
from banyan.engines.identity.models import Account, Post
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.subjects import firm_id
from banyan.standards import citizen, organisation_code, uscc
from banyan.standards.uscc import RegistrationDepartment

PASSWORD = "rongshu-2026-demo"  # noqa: S105 - printed for everybody; left out where demonstration = false

GULOU, FUZHOU, PROVINCE = "350102000000", "350100000000", "350000000000"
RESIDENT_NUMBER = citizen.build("350102", date(1988, 3, 6), 2)
OWNER_NUMBER = citizen.build("350102", date(1985, 9, 12), 1)
AGENT_NUMBER = citizen.build("350103", date(1996, 11, 20), 4)
SHOP_NAME = "福州市鼓楼区榕荫小馆餐饮店"


def shop_uscc() -> str:
    """The credit code of the invented shop, with an organisation code of the range for private use."""
    return uscc.build(RegistrationDepartment("9"), "2", "350102", organisation_code.build("PDY00021"))


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account: who it stands for, the name to sign in with, and how it is made."""

    who: str
    username: str
    make: Callable[[], None]
    shown: bool = True


def _resident(username: str, name: str, number: str, telephone: str) -> Callable[[], None]:
    def make() -> None:
        actions.record_person(
            citizen_number=number, name=name, telephone=telephone, username=username, password=PASSWORD, level=3
        )

    return make


def _owner() -> None:
    _resident("chendian", "陈某", OWNER_NUMBER, "13800000022")()
    owner = Account.objects.get(username="chendian")
    actions.record_representative(account_id=owner.pk, uscc=shop_uscc(), firm_name=SHOP_NAME)


def _agent() -> None:
    _resident("wangdai", "王某", AGENT_NUMBER, "13800000023")()
    actions.authorise_agent(firm_id=firm_id(shop_uscc()), agent="wangdai", name="王某", ends=date(2027, 12, 31))


def _servant(
    username: str, name: str, department: d.Department, *roles: str, division: str = GULOU, title: str = ""
) -> Callable[[], None]:
    def make() -> None:
        office = organisation_for(department, division)
        account = actions.create_servant(
            username=username,
            name=name,
            password=PASSWORD,
            division=division,
            org_id=office.id,
            must_change_password=False,
        )
        actions.appoint(account_id=account.id, org_id=office.id, division=division, roles=roles, title=title)

    return make


def _administrator(username: str, name: str, power: str, order: int) -> Callable[[], None]:
    def make() -> None:
        actions.create_administrator(
            username=username,
            name=name,
            citizen_number=citizen.build("350102", date(1980, 1, 1), order),
            power=power,
            password=PASSWORD,
            must_change_password=False,
        )

    return make


_ALL = ("accept", "review", "inspect", "decide", "leader")

ACCOUNTS = (
    DemoAccount("居民 林某", "linmou", _resident("linmou", "林某", RESIDENT_NUMBER, "13800000021")),
    DemoAccount(f"店主 陈某，{SHOP_NAME}法定代表人", "chendian", _owner),
    DemoAccount("经办人 王某，替小馆办事", "wangdai", _agent),
    DemoAccount(
        "鼓楼区市场监管局 受理",
        "gulou.accept",
        _servant("gulou.accept", "黄某", d.MARKET_SUPERVISION, "accept", title="受理岗"),
    ),
    DemoAccount(
        "鼓楼区市场监管局 审查、核查",
        "gulou.review",
        _servant("gulou.review", "吴某", d.MARKET_SUPERVISION, "review", "inspect", title="审查岗"),
    ),
    DemoAccount(
        "鼓楼区市场监管局 决定、负责人",
        "gulou.decide",
        _servant(
            "gulou.decide", "郑某", d.MARKET_SUPERVISION, "decide", "leader", "register", "publish", title="副局长"
        ),
    ),
    DemoAccount(
        "鼓楼区城市管理局",
        "gulou.cg",
        _servant("gulou.cg", "刘某", d.URBAN_MANAGEMENT, *_ALL, title="审批科"),
    ),
    DemoAccount("鼓楼区卫生健康局", "gulou.wj", _servant("gulou.wj", "许某", d.HEALTH, *_ALL, title="审批科")),
    DemoAccount(
        "鼓楼公安分局 户籍数据管理",
        "gulou.ga",
        _servant("gulou.ga", "罗某", d.PUBLIC_SECURITY, "register", title="户政岗"),
    ),
    DemoAccount(
        "省数据管理局 核实读取疑问",
        "sheng.sj",
        _servant("sheng.sj", "江某", d.DATA, "register", division=PROVINCE, title="数据安全岗"),
    ),
    DemoAccount("鼓楼区消防救援大队", "gulou.xf", _servant("gulou.xf", "谢某", d.FIRE_RESCUE, *_ALL, title="审批岗")),
    DemoAccount("鼓楼生态环境局", "gulou.st", _servant("gulou.st", "苏某", d.ECOLOGY, *_ALL, title="审批科")),
    DemoAccount("鼓楼区住房和城乡建设局", "gulou.zj", _servant("gulou.zj", "何某", d.HOUSING, *_ALL, title="审批科")),
    DemoAccount(
        "福州市监察，看全市各县区",
        "fuzhou.jc",
        _servant("fuzhou.jc", "方某", d.GOVERNMENT_SERVICES, "supervise", division=FUZHOU, title="监督科"),
    ),
    DemoAccount("系统管理员", "admin.system", _administrator("admin.system", "高某", "system", 101)),
    DemoAccount("安全管理员", "admin.security", _administrator("admin.security", "周某", "security", 102)),
    DemoAccount("审计管理员", "admin.audit", _administrator("admin.audit", "沈某", "audit", 103)),
)


#: Where some of them are found at work: telephone (invented), room, duties.
DESKS = {
    "gulou.accept": ("0591-80000021-801", "3 号楼 102", "食品、餐饮和登记注册的受理"),
    "gulou.review": ("0591-80000021-802", "3 号楼 206", "食品经营许可的审查和现场核查"),
    "gulou.decide": ("0591-80000021-800", "3 号楼 301", "分管审批和信用监管"),
    "gulou.cg": ("0591-80000022", "5 号楼 110", "户外招牌和占道的审批"),
    "gulou.wj": ("0591-80000023", "2 号楼 215", "公共场所卫生许可"),
    "gulou.xf": ("0591-80000024", "1 号楼 105", "开业前消防安全检查"),
}


def load_desks() -> int:
    """Say where the demonstration's servants are found at work; how many. As often as one likes."""
    with acting_as(SYSTEM):
        posts = dict(Post.objects.filter(account__username__in=DESKS).values_list("account__username", "id"))
        for username, post_id in posts.items():
            telephone, room, duties = DESKS[username]
            actions.describe_desk(post_id=post_id, telephone=telephone, room=room, duties=duties)
    return len(posts)


def load() -> int:
    """Make those accounts that are not there yet; how many were made. Runs as the platform itself."""
    with acting_as(SYSTEM):
        known = set(
            Account.objects.values_list("username", flat=True).filter(username__in=[a.username for a in ACCOUNTS])
        )
        missing = [account for account in ACCOUNTS if account.username not in known]
        for account in missing:
            account.make()
    return len(missing)


def account_id(username: str) -> UUID:
    """The id of a demonstration account, for others' demonstrations."""
    with acting_as(SYSTEM):
        return Account.objects.get(username=username).pk
