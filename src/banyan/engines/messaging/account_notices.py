"""Notices of what happens to accounts: a changed password, an authority given or taken, certificates."""

from __future__ import annotations

from banyan.engines.identity.events import (
    AgencyEnded,
    AgentAuthorised,
    CertificateEnding,
    CertificateIssued,
    CertificateRevoked,
    PasswordChanged,
    PersonConfirmed,
)
from banyan.engines.messaging.actions import send
from banyan.engines.messaging.declare import Template, declare_template, say_day
from banyan.kernel import clock
from banyan.kernel.events import Envelope, Event, subscriber

_TOLD: list[type[Event]] = [
    PasswordChanged,
    PersonConfirmed,
    AgentAuthorised,
    AgencyEnded,
    CertificateIssued,
    CertificateRevoked,
    CertificateEnding,
]

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
CERTIFIED = declare_template(
    Template(
        code="identity.certificate-issued",
        title="办了一张证书",
        text="您的账号刚刚办了一张能用来登录的证书。不是您本人办的，马上吊销并打 12345。",
        link_label="看这张证书",
        urgent=True,
    )
)
REVOKED = declare_template(
    Template(
        code="identity.certificate-revoked",
        title="证书已吊销",
        text="您的一张证书已经吊销，不能再用来登录。要用证书的，请再办一张。",
        link_label="看这张证书",
        urgent=True,
    )
)
ENDING = declare_template(
    Template(
        code="identity.certificate-ending",
        title="证书快到期了",
        text="您的一张证书{day}到期。到期前再办一张，登录不受影响。",
        link_label="看这张证书",
        sample={"day": "12 月 7 日（周一）"},
    )
)
_OF_CERTIFICATES: dict[type[Event], Template] = {
    CertificateIssued: CERTIFIED,
    CertificateRevoked: REVOKED,
    CertificateEnding: ENDING,
}
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
    elif isinstance(event, CertificateIssued | CertificateRevoked | CertificateEnding):
        chosen, account_id = _OF_CERTIFICATES[type(event)], event.account_id
        link = f"/security/certificates/{event.certificate_id}/"
    elif isinstance(event, PersonConfirmed):
        chosen, link, account_id = CONFIRMED, "/security/", event.account_id
    else:
        return
    ends = event.ends.astimezone(clock.ZONE).date() if isinstance(event, CertificateEnding) else None
    send(chosen.code, to=account_id, data={"day": say_day(ends)} if ends else {}, key=str(envelope.uid), link=link)
