"""Notices of what an office does to a licence: its holder hears of it at once, a firm's through all who act for it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from banyan.engines.documents.declare import LicenceType
from banyan.engines.documents.events import (
    LicenceChanged,
    LicenceRenewed,
    LicenceRestored,
    LicenceRevoked,
    LicenceSuspended,
)
from banyan.engines.identity.queries import account_of_subject, agents_of
from banyan.engines.messaging.actions import send_all
from banyan.engines.messaging.declare import Template, declare_template
from banyan.engines.messaging.records import Message
from banyan.kernel import clock
from banyan.kernel.events import Envelope, Event, subscriber
from banyan.kernel.systems import registry

_Told = LicenceChanged | LicenceRenewed | LicenceSuspended | LicenceRestored | LicenceRevoked


def _template(code: str, title: str, text: str) -> Template:
    sample = {"licence": "食品经营许可证"}
    return declare_template(
        Template(code=f"documents.{code}", title=title, text=text, link_label="看证照", sample=sample)
    )


_TEMPLATES: dict[type[Event], Template] = {
    LicenceChanged: _template(
        "changed", "{licence}有变更", "您的{licence}内容有变更，以新的一版为准。不是您申请的，请看理由或问发证部门。"
    ),
    LicenceRenewed: _template("renewed", "{licence}延续了", "您的{licence}已延续，新的有效期在证照上。"),
    LicenceSuspended: _template(
        "suspended", "{licence}暂停使用", "您的{licence}从现在起暂停使用，恢复前不能再用。理由写在证照里。"
    ),
    LicenceRestored: _template("restored", "{licence}恢复使用", "您的{licence}已恢复使用。"),
    LicenceRevoked: _template(
        "revoked", "{licence}已经失效", "您的{licence}被注销、撤销或吊销，不能再用。理由写在证照里。"
    ),
}


@subscriber("messaging.licence-notices", to=list(_TEMPLATES))
def tell(event: Event, envelope: Envelope) -> None:
    """Tell the holder; the same happening is told once."""
    if not isinstance(event, _Told):
        return
    known = registry().has(LicenceType, event.type_code)
    data = {"licence": registry().get(LicenceType, event.type_code).title if known else "电子证照"}
    told = _TEMPLATES[type(event)]
    link, about = f"/my/licences/{event.licence_id}/", f"licence:{event.licence_id}"
    if messages := [
        Message(told.code, account_id, data, str(envelope.uid), about=about, link=link)
        for account_id in _accounts(event.holder_id)
    ]:
        send_all(messages)


def _accounts(holder_id: UUID) -> Iterable[UUID]:
    """The account of a person, or of whoever may act for a firm today."""
    if (own := account_of_subject(holder_id)) is not None:
        return [own.id]
    today = clock.today()
    held = agents_of(holder_id)
    return {one.account_id: None for one in held if one.starts <= today and (one.ends is None or one.ends >= today)}
