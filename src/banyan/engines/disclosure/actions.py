"""Every write of what is published."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from banyan.engines.disclosure.events import DecisionPublished, DecisionWithheld
from banyan.engines.disclosure.models import PublishedDecision
from banyan.engines.disclosure.policies import BY_RULE, WITHHOLD
from banyan.engines.divisions.queries import find_organisation
from banyan.engines.documents.queries import licence
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.services.declare import ServiceItem
from banyan.engines.services.queries import Decided, decided
from banyan.engines.services.wording import pairs
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.systems import registry

_STANDINGS = {"suspended": "suspended", "revoked": "ended"}


@action("disclosure.decisions.publish", title="公示行政许可")
def publish_decisions(act: Act, *, case_ids: Collection[UUID]) -> int:
    """Publish those of the granted cases whose item says so, each once; how many are new."""
    act.require(BY_RULE)
    have = set(PublishedDecision.objects.filter(case_id__in=case_ids).values_list("case_id", flat=True))
    rows = [_row(act, one) for one in decided(set(case_ids) - have) if _is_public(one)]
    PublishedDecision.objects.bulk_create(rows, ignore_conflicts=True)
    for row in rows:
        act.touched("published-decision", row.case_id, division=row.division, org_id=row.org_id)
        act.emit(_event(DecisionPublished, row))
    if not rows:
        act.touched("published-decision", "none", about={"asked": len(case_ids)})
    return len(rows)


def _is_public(one: Decided) -> bool:
    known = registry()
    return known.has(ServiceItem, one.item_code) and known.get(ServiceItem, one.item_code).publishes_for(
        one.applicant_kind
    )


def _row(act: Act, one: Decided) -> PublishedDecision:
    firm = one.applicant_kind == "firm"
    office = find_organisation(one.org_id)
    paper = _paper(one.licence_id)
    name = one.applicant_name if firm else masked(one.applicant_name)
    return PublishedDecision(
        city=one.division[:4],
        case_id=one.case_id,
        item_code=one.item_code,
        item_title=one.item_title,
        power=registry().get(ServiceItem, one.item_code).power.value,
        division=one.division,
        department=one.department,
        org_id=one.org_id,
        org_name=office.name if office else "",
        org_uscc=office.uscc if office else "",
        subject_kind="firm" if firm else "person",
        subject_name=name,
        subject_uscc=one.uscc if firm else "",
        number=paper.identifier if firm and paper else one.number,
        document=paper.title if paper else "",
        licence_id=one.licence_id,
        valid_from=paper.valid_from if paper else None,
        valid_to=paper.valid_to if paper else None,
        decided_on=one.decided_on,
        published_at=act.now,
        standing=_STANDINGS.get(paper.state, "valid") if paper else "valid",
        pairs=sorted(pairs(name)) if firm else [],
    )


def masked(name: str) -> str:
    """A person's name with the family name alone."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def _paper(licence_id: UUID | None) -> LicenceInfo | None:
    if licence_id is None:
        return None
    try:
        return licence(licence_id)
    except NotFound:
        return None


def _event(
    kind: type[DecisionPublished] | type[DecisionWithheld], row: PublishedDecision, **more: bool
) -> DecisionPublished | DecisionWithheld:
    return kind(case_id=row.case_id, item_code=row.item_code, division=row.division, org_id=row.org_id, **more)


@action("disclosure.decisions.follow-licence", title="公示随证照更新")
def follow_licences(act: Act, *, licence_ids: Sequence[UUID]) -> int:
    """What was done to a licence is said where it is published; how many rows changed."""
    act.require(BY_RULE)
    changed = 0
    for row in PublishedDecision.objects.select_for_update().filter(licence_id__in=licence_ids):
        paper = _paper(row.licence_id)
        if paper is None:
            continue
        row.standing = _STANDINGS.get(paper.state, "valid")
        row.valid_from, row.valid_to = paper.valid_from, paper.valid_to
        row.save(update_fields=["standing", "valid_from", "valid_to"])
        act.touched("published-decision", row.case_id, division=row.division, about={"standing": row.standing})
        changed += 1
    if not changed:
        act.touched("published-decision", "none", about={"licences": len(licence_ids)})
    return changed


@action("disclosure.decision.withhold", title="撤下公示")
def withhold(act: Act, *, case_id: UUID, reason: str) -> None:
    """The office holds a decision back, with the reason (商业秘密、个人隐私 …); its audit row stays."""
    row = _own(act, case_id)
    if not reason.strip():
        raise Invalid("请写明撤下的理由。", fields={"reason": "请写明撤下的理由"})
    if row.withheld_at is not None:
        raise Conflict("这条已经撤下。", code="not-now")
    row.withheld_at, row.withheld_by, row.withheld_reason = act.now, act.who.account_id, reason.strip()[:300]
    _close(act, row, withheld=True)


@action("disclosure.decision.restore", title="恢复公示")
def restore(act: Act, *, case_id: UUID) -> None:
    """The office publishes again what it held back."""
    row = _own(act, case_id)
    if row.withheld_at is None:
        raise Conflict("这条没有撤下。", code="not-now")
    row.withheld_at, row.withheld_by, row.withheld_reason = None, None, ""
    _close(act, row, withheld=False)


def _own(act: Act, case_id: UUID) -> PublishedDecision:
    row = PublishedDecision.objects.select_for_update().filter(case_id=case_id).first()
    if row is None:  # to the database another office's row cannot be locked, so it is as one that is not there
        raise NotFound("没有找到这条公示。")
    act.require(WITHHOLD, row)
    return row


def _close(act: Act, row: PublishedDecision, *, withheld: bool) -> None:
    row.save(update_fields=["withheld_at", "withheld_by", "withheld_reason"])
    act.touched(
        "published-decision", row.case_id, division=row.division, org_id=row.org_id, about={"withheld": withheld}
    )
    act.emit(_event(DecisionWithheld, row, withheld=withheld))
