"""A person decides on a candidate: it is this one, it is none of them, or later; and takes a link back."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.registers.declare import schema
from banyan.engines.registers.events import RecordChanged
from banyan.engines.registers.linkage import reading, stating
from banyan.engines.registers.linkage.deciding import ACCEPTED, JOINED, LATER, OPEN, REJECTED, UNDONE
from banyan.engines.registers.linkage.models import Difference, LinkPair, LinkRow, LinkRun
from banyan.engines.registers.linkage.recording import join, opened
from banyan.engines.registers.policies import LINK
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as


@action("registers.linkage.accept", title="确认关联")
def accept(act: Act, *, run_id: UUID, number: int, subject_id: UUID) -> None:
    """The row is about this record: what the row says is stated as its source's word."""
    row = _locked(act, run_id, number)
    _require_state(row, OPEN)
    known = schema(row.register)
    with acting_as(SYSTEM):
        pair = LinkPair.objects.filter(run_id=run_id, number=number, subject_id=subject_id).first()
        if pair is None:
            raise NotFound("这条记录不在候选里。")
        run = LinkRun.objects.get(id=run_id)
        present = reading.some(known, [*known.fields], [subject_id])
        if subject_id not in present:
            raise Conflict("登记库里已经没有这条记录。")
        said = opened(row)
        moments = join(known, run, [(said, subject_id)], present, act.now)
        row.subject_id, row.linked_at, row.certainty = subject_id, moments[subject_id], pair.certainty
        row.division = present[subject_id].division
        _decide(act, row, ACCEPTED, ["subject_id", "linked_at", "certainty", "division"])
    act.emit(
        RecordChanged(
            subject_id=subject_id, register_code=row.register, source=row.source, fields=tuple(said.values)
        )
    )  # fmt: skip


@action("registers.linkage.reject", title="认定不是同一人")
def reject(act: Act, *, run_id: UUID, number: int) -> None:
    """The row is about none of the candidates."""
    row = _locked(act, run_id, number)
    _require_state(row, OPEN)
    with acting_as(SYSTEM):
        _decide(act, row, REJECTED)


@action("registers.linkage.later", title="候选稍后再看")
def later(act: Act, *, run_id: UUID, number: int) -> None:
    """Put the row behind those that nobody has looked at."""
    row = _locked(act, run_id, number)
    _require_state(row, OPEN)
    with acting_as(SYSTEM):
        _decide(act, row, LATER)


@action("registers.linkage.undo", title="撤销关联")
def undo(act: Act, *, run_id: UUID, number: int, reason: str) -> None:
    """Take a link back: what its row stated is no longer believed, and what stood before stands again."""
    row = _locked(act, run_id, number)
    _require_state(row, JOINED)
    text = reason.strip()
    if not text:
        raise Invalid("请写为什么撤销。", fields={"reason": "请写为什么撤销。"})
    if row.subject_id is None or row.linked_at is None:
        raise Conflict("这一行没有关联。")
    subject = row.subject_id
    with acting_as(SYSTEM):
        stating.take_back(schema(row.register), row.source, subject, row.linked_at, row.org_id, act.now)
        mine = Difference.objects.filter(subject_id=subject, run_id=run_id, number=number)
        mine.filter(state__in=["open", "asked"]).update(state="gone")
        row.reason = f"{row.reason}撤销：{text[:200]}"
        row.subject_id, row.linked_at = None, None
        _decide(act, row, UNDONE, ["subject_id", "linked_at", "reason"])
    act.emit(
        RecordChanged(
            subject_id=subject, register_code=row.register, source=row.source, fields=tuple(opened(row).values),
            corrected=True,
        )
    )  # fmt: skip


def _locked(act: Act, run_id: UUID, number: int) -> LinkRow:
    """The row, if the one who acts may see it, alone for this transaction."""
    if not LinkRow.objects.filter(run_id=run_id, number=number).exists():
        raise NotFound("没有找到这一行，或者它由别的部门比对。")
    with acting_as(SYSTEM):
        row = LinkRow.objects.select_for_update().get(run_id=run_id, number=number)
    act.require(LINK, (schema(row.register), row.source))
    return row


def _require_state(row: LinkRow, states: tuple[str, ...]) -> None:
    if row.state not in states:
        raise Conflict("这一行刚才已经有人处理过了。")


def _decide(act: Act, row: LinkRow, state: str, more: list[str] | None = None) -> None:
    row.state, row.decided_at, row.decided_by = state, act.now, act.who.account_id
    row.save(update_fields=["state", "decided_at", "decided_by", *(more or [])])
    act.touched(
        "link-row", f"{row.run_id}:{row.number}", division=row.division, org_id=row.org_id, about={"state": state}
    )
