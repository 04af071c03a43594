"""Notices to keepers of data: a file was linked, a department is asked to correct, a department has answered."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from banyan.engines.identity.queries import servants_of
from banyan.engines.identity.roles import REGISTER
from banyan.engines.messaging.actions import send_all
from banyan.engines.messaging.declare import Template, declare_template
from banyan.engines.messaging.records import Message
from banyan.engines.registers.events import DifferenceAnswered, DifferenceAsked, SourceLinked
from banyan.kernel.events import Envelope, Event, subscriber

_TOLD: list[type[Event]] = [SourceLinked, DifferenceAsked, DifferenceAnswered]

LINKED = declare_template(
    Template(
        code="registers.linked",
        title="文件比对完了",
        text="交来的文件与登记库比对完了，可以看结果，核对候选。",
        link_label="看结果",
        channels=(),
    )
)
ASKED = declare_template(
    Template(
        code="registers.difference-asked",
        title="请核对一条数据",
        text="别的部门说的与你们的不同，请核对，有误的更正，7 个工作日内答复。",
        link_label="去核对",
    )
)
ANSWERED = declare_template(
    Template(
        code="registers.difference-answered",
        title="数据差异有答复了",
        text="您请对方核对的一条数据，对方答复了。",
        link_label="看答复",
        channels=(),
    )
)


@subscriber("messaging.register-notices", to=_TOLD)
def tell(event: Event, envelope: Envelope) -> None:
    """Tell whoever waits for it, or the keepers of the office that was asked."""
    key = str(envelope.uid)
    if isinstance(event, SourceLinked):
        _send(LINKED, [event.account_id], f"/work/registers/links/{event.run_id}/", key)
    elif isinstance(event, DifferenceAsked) and event.org_id is not None:
        keepers = [one.account_id for one in servants_of(event.org_id, REGISTER.code)]
        _send(ASKED, keepers, f"/work/registers/differences/{event.difference_id}/", key)
    elif isinstance(event, DifferenceAnswered):
        _send(ANSWERED, [event.account_id], f"/work/registers/differences/{event.difference_id}/", key)


def _send(template: Template, accounts: Iterable[UUID | None], link: str, key: str) -> None:
    told = [Message(template.code, one, {}, key, "", link) for one in accounts if one is not None]
    if told:
        send_all(told)
