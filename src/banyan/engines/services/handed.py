"""What services hand to the portal: navigation and the panel of one's own cases."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.portal.declare import Entry, Mine, Panel, register, signed_in
from banyan.engines.services.finding import register_search
from banyan.engines.services.home import register_home
from banyan.engines.services.progress import clock_of, next_of
from banyan.engines.services.queries import cases_of
from banyan.kernel.principal import Principal


def hand_over() -> None:
    """Register everything with the portal; called once, at start."""
    register(
        Entry(code="guide", label=_("办事"), url="/guide/", place="nav", order=20),
        Entry(code="my-cases", label=_("我的办件"), url="/my/cases/", place="nav", order=40, shown=signed_in),
        Entry(code="all-items", label=_("全部事项"), url="/guide/", place="footer", group=_("办事"), order=10),
        Panel(
            code="cases", title=_("我的办件"), items=mine, url="/my/cases/", order=10,
            empty=_("还没有办过事。提交申请以后，办到哪一步都在这里看。"),
        ),
    )  # fmt: skip
    register_search()
    register_home()


def mine(who: Principal, most: int) -> Sequence[Mine]:
    """The newest cases of those one acts for, open ones first."""
    if not who.subjects:
        return ()
    rows = sorted(cases_of(who.subjects, size=20).rows, key=lambda one: one.closed_on is not None)
    return [
        Mine(
            title=one.item_title,
            url=reverse("services:case", args=[one.id]),
            text=next_of(one).now,
            tag=(one.kind, gettext(one.state_word)),
            clock=clock_of(one) if one.closed_on is None else None,
            at=one.submitted_at,
        )
        for one in rows[:most]
    ]
