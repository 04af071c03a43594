"""Notices of what happens to accounts: a changed password, an authority given or taken."""

from __future__ import annotations

from banyan.engines.identity.events import AgencyEnded, AgentAuthorised, PasswordChanged, PersonConfirmed
from banyan.engines.messaging.actions import send
from banyan.engines.messaging.declare import Template, declare_template
from banyan.kernel.events import Envelope, Event, subscriber

_TOLD: list[type[Event]] = [PasswordChanged, AgentAuthorised, AgencyEnded, PersonConfirmed]

PASSWORD = declare_template(
    Template(
        code="identity.password",
        title="密码改过了",
        text="您的账号密码刚刚改过。不是您本人改的，马上打 12345。",
        link_label="看账号安全",
        urgent=True,
    )
)
RESET = declare_template(
    Template(
        code="identity.password-reset",
        title="密码被重设",
        text="安全管理员重设了您的密码，下次登录要换成新的。不是您要求的，马上打 12345。",
        link_label="看账号安全",
        urgent=True,
    )
)
GIVEN = declare_template(
    Template(
        code="identity.agency-given",
        title="您可以代表单位办事了",
        text="法定代表人授权您代表单位办事。换成单位身份后，就能看到它的办件。",
        link_label="看我能代表的单位",
    )
)
ENDED = declare_template(
    Template(
        code="identity.agency-ended",
        title="不再代表单位",
        text="您代表单位办事的授权已经结束，马上生效。",
        link_label="看我能代表的单位",
    )
)
CONFIRMED = declare_template(
    Template(
        code="identity.confirmed",
        title="身份核对好了",
        text="工作人员当面核对了您的身份，现在可以申请、看自己的数据。不是您本人去的，马上打 12345。",
        link_label="看账号安全",
    )
)


@subscriber("messaging.account-notices", to=_TOLD)
def tell(event: Event, envelope: Envelope) -> None:
    """Tell the account's owner."""
    if isinstance(event, PasswordChanged):
        chosen, link, account_id = (RESET if event.reset else PASSWORD), "/security/", event.account_id
    elif isinstance(event, AgentAuthorised):
        chosen, link, account_id = GIVEN, "/security/firms/", event.account_id
    elif isinstance(event, AgencyEnded):
        chosen, link, account_id = ENDED, "/security/firms/", event.account_id
    elif isinstance(event, PersonConfirmed):
        chosen, link, account_id = CONFIRMED, "/security/", event.account_id
    else:
        return
    send(chosen.code, to=account_id, data={}, key=str(envelope.uid), link=link)
