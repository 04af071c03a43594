"""Notices to whoever asked, at every change of the question."""

from __future__ import annotations

from collections.abc import Mapping

from banyan.engines.divisions.queries import find_organisation
from banyan.engines.messaging.actions import send
from banyan.engines.messaging.declare import CHANNELS, Template, declare_template, say_day
from banyan.engines.services.consult import events as e
from banyan.kernel.events import Envelope, subscriber

_SAMPLE = {"number": "350102-Q261201-0003", "office": "福州市鼓楼区市场监督管理局", "when": "12 月 3 日（周四）"}


def _template(code: str, title: str, text: str, *, inbox_only: bool = False) -> Template:
    channels = () if inbox_only else CHANNELS
    code = f"services.consult-{code}"
    return declare_template(
        Template(code=code, title=title, text=text, link_label="看咨询", sample=_SAMPLE, channels=channels)
    )


ASKED = _template("asked", "咨询已收到", "{number} 已交给{office}，最迟 {when}答复。", inbox_only=True)
ASKED_AGAIN = _template(
    "asked-again", "追问已收到", "{number} 的追问已交给{office}，最迟 {when}答复。", inbox_only=True
)
TRANSFERRED = _template("transferred", "咨询转给了别的部门", "{number} 转由{office}答复，最迟 {when}，您不用再问一遍。")
ANSWERED = _template("answered", "咨询有答复了", "{office}答复了您的咨询（{number}）。没说清楚的，可以追问一次。")
DECLINED = _template(
    "declined", "咨询不属于这个部门", "{office}说，{number} 不属于它的职责。理由和该问谁，写在咨询里；也可以拨 12345。"
)
PUBLISHED = _template(
    "published",
    "您的提问公开了",
    "{number} 的问答隐去了个人信息，公开给别人参考。不想公开，可以撤下。",
    inbox_only=True,
)
TAKEN_BACK = _template("taken-back", "公开的提问撤下了", "{number} 的问答不再公开。", inbox_only=True)

_PLAIN: Mapping[type[e.ConsultEvent], Template] = {
    e.ConsultTransferred: TRANSFERRED,
    e.ConsultAnswered: ANSWERED,
    e.ConsultDeclined: DECLINED,
    e.ConsultPublished: PUBLISHED,
    e.ConsultTakenBack: TAKEN_BACK,
}
_TOLD: list[type[e.ConsultEvent]] = [e.ConsultAsked, *_PLAIN]


@subscriber("services.consult-notices", to=_TOLD)
def tell(event: e.ConsultEvent, envelope: Envelope) -> None:
    """Tell the asker; the same event is told once."""
    first = ASKED if event.round == 1 else ASKED_AGAIN
    template = first if isinstance(event, e.ConsultAsked) else _PLAIN[type(event)]
    office = find_organisation(event.org_id)
    due = getattr(event, "due", None)
    send(
        template.code,
        to=event.account_id,
        data={
            "number": event.number,
            "office": office.name if office else "办理部门",
            "when": say_day(due) if due else "",
        },
        key=str(envelope.uid),
        about=f"consultation:{event.consultation_id}",
        link=f"/my/consults/{event.consultation_id}/",
    )
