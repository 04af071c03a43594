"""The portal's own entries: home, plan, the personal space, the workspace."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.declare import Entry, register, servants, signed_in


def register_portal() -> None:
    """Hand the portal's own entries over."""
    register(
        Entry(code="home", label=_("首页"), url=lambda site: site.url, place="nav", order=10),
        Entry(code="mine", label=_("我的"), url="/my/", place="nav", order=80, shown=signed_in),
        Entry(code="work-home", label=_("工作台"), url="/work/", place="rail", order=5, icon="home", shown=servants),
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
        Entry(code="plan-public", label=_("规划落实情况"), url="/plan/", place="footer", group=_("关于"), order=80),
        Entry(code="gallery", label=_("界面图集"), url="/gallery/", place="footer", group=_("关于"), order=90),
        Entry(code="all-sites", label=_("全省站点"), url="/sites/", place="footer", group=_("关于"), order=70),
    )
