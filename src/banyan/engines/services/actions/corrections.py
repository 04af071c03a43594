"""Clerical errors in what was decided are put right (更正): in the refusal's text, in the licence, in the decision."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.documents.actions import change_licence
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.events import ResultCorrected
from banyan.engines.services.models import CaseEvent
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.work.refusal import Refusal
from banyan.engines.services.work.texts import clean
from banyan.engines.services.work.work import Work
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid
from banyan.kernel.systems import registry

#: The parts of a refusal that can be put right, as they are called.
PARTS = {"reason": "理由", "provision": "依据", "remedy": "救济途径"}
_LICENCE, _OTHER = "licence.", "text"


@action("services.case.correct-result", title="更正决定")
def correct_result(act: Act, *, case_id: UUID, field: str, value: str, reason: str) -> CaseInfo:
    """Put a clerical error in the result right, with the reason; what was said before stays in the history.

    `field` is a part of the refusal (reason, provision, remedy), "licence." and a field of the licence, which then gets
    a new version, or "text" for anything else in the decision, with `value` saying what it should read. The decision
    itself is not changed by it: that takes a decision anew.
    """
    work = Work.open(act, case_id, "correct-result")
    said, why = clean(value).strip()[:2000], clean(reason).strip()[:500]
    missing = {name: "请写明" for name, text in (("value", said), ("reason", why)) if not text}
    if missing:
        raise Invalid("请写明更正成什么、为什么。", fields=missing)
    if field.startswith(_LICENCE) and work.case.licence_id is not None:
        name = field.removeprefix(_LICENCE)
        change_licence(licence_id=work.case.licence_id, content={name: said}, reason=f"更正：{why}")
        title, about = "更正证照", {"field": name}
    elif field in PARTS and (before := refusal_in(work)) is not None:
        after = Refusal(**{**before.about, field: said})
        work.case.reason = after.whole
        title, about = f"更正决定：{PARTS[field]}", {**after.about, "field": field, "before": before.about[field]}
    elif field == _OTHER:
        title, about = "更正决定", {"field": _OTHER}
    else:
        raise Invalid("请选更正哪里。", fields={"field": "请选更正哪里"})
    work.remember("result-corrected", title, f"更正为：{said}。原因：{why}", about=about)
    work.tell(ResultCorrected)
    return work.close(field=field)


def refusal_in(work: Work) -> Refusal | None:
    """What the refusal of a case says now; None when it was not refused."""
    case = work.case
    if case.decision != "refused" and case.state != "not-accepted":
        return None
    told = CaseEvent.objects.filter(
        city=case.city, case_id=case.id, kind__in=("decided", "not-accepted", "result-corrected")
    )
    parts = [about for about in told.order_by("id").values_list("about", flat=True) if about.get("remedy")]
    if not parts:
        return Refusal(case.reason, "", registry().get(ServiceItem, case.item_code).remedy)
    return Refusal(*(parts[-1][name] for name in PARTS))
