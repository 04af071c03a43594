"""The portal's own entries: home, plan, the personal space, the workspace."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.roles import ACCEPT
from banyan.engines.messaging.queries import UNREAD
from banyan.engines.portal.declare import Entry, register, servants, signed_in
from banyan.kernel.principal import Principal


def _resident(who: Principal) -> bool:
    return who.kind in ("person", "agent")


def register_portal() -> None:
    """Hand the portal's own entries over."""
    register(
        Entry(code="home", label=_("首页"), url=lambda site: site.url, place="nav", order=10),
        Entry(code="mine", label=_("我的"), url="/my/", place="nav", order=80, shown=signed_in),
        Entry(code="work-home", label=_("工作台"), url="/work/", place="rail", order=5, icon="home", shown=servants),
        Entry(
            code="schedule", label=_("日程"), url="/work/schedule/", place="rail", order=30, icon="calendar",
            shown=servants,
        ),
        Entry(
            code="contacts", label=_("通讯录"), url="/work/contacts/", place="rail", order=32, icon="users",
            shown=servants,
        ),
        Entry(
            code="plan",
            label=_("规划落实"),
            url="/work/plan/",
            place="rail",
            group=_("监督"),
            order=90,
            icon="list",
            shown=servants,
        ),
        Entry(code="to-work", label=_("去工作台"), url="/work/", place="personal", order=5, shown=servants),
        Entry(code="my-space", label=_("我的空间"), url="/my/", place="personal", order=10, shown=signed_in),
        Entry(
            code="notices",
            label=_("消息"),
            url="/my/notices/",
            place="personal",
            order=20,
            icon="bell",
            shown=signed_in,
            count=UNREAD,
        ),
        Entry(
            code="unsent",
            label=_("没有发出的消息"),
            url="/work/messages/unsent/",
            place="rail",
            group=_("管理"),
            order=96,
            icon="send",
            shown=lambda who: "system" in who.powers,
        ),
        Entry(code="security", label=_("账号安全"), url="/security/", place="personal", order=70, shown=signed_in),
        Entry(
            code="firms", label=_("单位和经办人"), url="/security/firms/", place="personal", order=60, shown=_resident
        ),
        Entry(
            code="standing-in",
            label=_("请人代理"),
            url="/work/standing-in/",
            place="personal",
            order=65,
            shown=lambda who: who.kind == "servant",
        ),
        Entry(
            code="accounts",
            label=_("账号与岗位"),
            url="/work/accounts/",
            place="rail",
            group=_("管理"),
            order=95,
            icon="users",
            shown=lambda who: bool(who.powers & {"system", "security", "audit"}),
        ),
        Entry(
            code="clients",
            label=_("接入系统"),
            url="/work/clients/",
            place="rail",
            group=_("管理"),
            order=95,
            icon="key",
            shown=lambda who: bool(who.powers & {"system", "security", "audit"}),
        ),
        Entry(
            code="confirm-person",
            label=_("核对身份"),
            url="/work/people/",
            place="rail",
            order=45,
            icon="user",
            shown=lambda who: who.has_role(ACCEPT.code),
        ),
        Entry(
            code="audit-log",
            label=_("审计日志"),
            url="/work/audit/",
            place="rail",
            group=_("管理"),
            order=97,
            icon="book",
            shown=lambda who: "audit" in who.powers,
        ),
        Entry(
            code="divisions",
            label=_("行政区划"),
            url="/work/divisions/",
            place="rail",
            group=_("管理"),
            order=98,
            icon="pin",
            shown=lambda who: "system" in who.powers,
        ),
        Entry(code="plan-public", label=_("规划落实情况"), url="/plan/", place="footer", group=_("关于"), order=80),
        Entry(code="gallery", label=_("界面图集"), url="/gallery/", place="footer", group=_("关于"), order=90),
        Entry(code="all-sites", label=_("全省站点"), url="/sites/", place="footer", group=_("关于"), order=70),
    )  # fmt: skip
