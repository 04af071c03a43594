"""My licences in the personal space: an entry, a panel, and the office's register in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from banyan.engines.documents.queries import LicenceInfo, licences_of
from banyan.engines.portal.declare import Entry, Mine, Panel, register, servants, signed_in
from banyan.kernel import clock
from banyan.kernel.principal import Principal

SOON = timedelta(days=60)
KINDS = {"valid": "done", "suspended": "pause", "revoked": "back", "expired": "over", "not_yet": "wait"}


def register_licences() -> None:
    """Hand the entries and the panel over."""
    register(
        Entry(code="licences", label=_("证照"), url="/my/licences/", place="nav", order=60, shown=signed_in),
        Entry(code="verify", label=_("核验证照"), url="/verify/", place="footer", group=_("办事"), order=60),
        Entry(
            code="licence-register", label=_("发证台账"), url="/work/licences/", place="rail", order=40, icon="card",
            shown=servants,
        ),
        Entry(
            code="library", label=_("文档"), url="/work/documents/", place="rail", order=41, icon="file",
            shown=servants,
        ),
        Panel(
            code="licences", title=_("我的证照"), items=mine, url="/my/licences/", order=30,
            empty=_("还没有电子证照。办成的证照会自动放进来，不用申请。"),
        ),
    )  # fmt: skip


def mine(who: Principal, most: int) -> Sequence[Mine]:
    """The licences of the one acted for: those that end soon first."""
    if who.applicant_id is None:
        return ()
    found = sorted(licences_of(who.applicant_id), key=lambda one: not _ends_soon(one))
    return [
        Mine(
            title=one.title,
            url=f"/my/licences/{one.id}/",
            text=gettext("有效至 %(day)s") % {"day": date_format(one.valid_to, gettext("Y 年 n 月 j 日"))}
            if one.valid_to
            else gettext("长期有效"),
            tag=("near", gettext("快到期")) if _ends_soon(one) else (KINDS[one.state], gettext(one.state_word)),
            at=one.issued_at,
        )
        for one in found[:most]
    ]


def _ends_soon(one: LicenceInfo) -> bool:
    return one.in_force and one.valid_to is not None and one.valid_to - clock.today() <= SOON
