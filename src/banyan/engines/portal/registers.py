"""我的数据 in the navigation of residents, the registers and the doubts in the workspace of those who keep data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from banyan.engines.identity.roles import REGISTER
from banyan.engines.portal.declare import Entry, register
from banyan.engines.registers.linkage.listing import asked_of
from banyan.engines.registers.linkage.queries import waiting_rows
from banyan.engines.registers.queries import waiting
from banyan.kernel.principal import Principal


def register_registers() -> None:
    """Hand the entries over."""
    register(
        Entry(code="my-data", label=_("我的数据"), url="/my/data/", place="nav", order=70, shown=_resident),
        Entry(
            code="registers", label=_("登记库"), url="/work/registers/", place="rail", group=_("数据"), order=50,
            icon="book", shown=_keeper, count=_to_look_at,
        ),
        Entry(
            code="doubts", label=_("本人疑问"), url="/work/registers/doubts/", place="rail", group=_("数据"), order=51,
            icon="help", shown=_keeper, count=_waiting,
        ),
    )  # fmt: skip


def _resident(who: Principal) -> bool:
    return who.kind in ("person", "agent")


def _keeper(who: Principal) -> bool:
    return who.has_role(REGISTER.code)


def _to_look_at(who: Principal) -> int | None:
    """Candidates of a linkage, and differences that one's office was asked about."""
    return waiting_rows(who.org_ids) + asked_of(who.org_ids) or None


def _waiting(who: Principal) -> int | None:
    return waiting(who.org_ids) or None
