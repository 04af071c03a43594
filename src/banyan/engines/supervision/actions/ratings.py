"""Rating a case, and following up a bad rating."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.supervision.actions.words import written
from banyan.engines.supervision.events import CaseRated, FollowUpDone
from banyan.engines.supervision.models import FollowUp, Rating
from banyan.engines.supervision.policies import FOLLOW_UP, RATE
from banyan.engines.supervision.queries.marks import rateable
from banyan.engines.supervision.queries.ratings import follow_up_info, rating_info
from banyan.engines.supervision.records import BAD, DIMENSIONS, LEVELS, OUTCOMES, FollowUpInfo, RatingInfo
from banyan.engines.supervision.tallies import Count, count
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.calendar import counting
from banyan.kernel.errors import Conflict, Invalid, NotFound
from banyan.kernel.ids import uuid7
from banyan.kernel.principal import SYSTEM, acting_as

FOLLOW_UP_DAYS: Final = 5
"""Working days in which a bad rating is followed up (assumed; no national rule gives one figure)."""

_LONGEST_COMMENT = 500


@action("supervision.case.rate", title="评价")
def rate(
    act: Act, *, case_id: UUID, level: int, dimensions: Mapping[str, int] | None = None, comment: str = ""
) -> RatingInfo:
    """The applicant rates a case that is over, once. A bad rating opens its follow-up with a clock of its own."""
    mark = rateable(case_id)
    act.require(RATE, mark)
    asked = dict(dimensions or {})
    _check(level, asked, comment)
    if Rating.objects.filter(city=mark.city, case_id=case_id, applicant_id=mark.applicant_id).exists():
        raise Conflict("这件已经评价过，谢谢您。", code="rated-already")
    rating = Rating.objects.create(
        city=mark.city,
        case_id=case_id,
        case_number=mark.number,
        applicant_id=mark.applicant_id,
        account_id=act.who.account_id,
        item_code=mark.item_code,
        item_title=mark.item_title,
        division=mark.division,
        org_id=mark.org_id,
        department=mark.department,
        level=level,
        dimensions=asked,
        comment=comment.replace("\x00", "").strip(),
        channel=act.who.channel[:12],
        rated_at=act.now,
    )
    bad = level in BAD
    counts = [Count(clock.today(), "rated"), Count(clock.today(), "stars", level)]
    count(mark, [*counts, Count(clock.today(), "bad")] if bad else counts)
    if bad:
        _open_follow_up(act, rating)
    act.touched("case", case_id, division=mark.division, org_id=mark.org_id, about={"level": level})
    act.emit(CaseRated(case_id=case_id, org_id=mark.org_id, division=mark.division, level=level))
    return rating_info(rating)


@action("supervision.follow-up.close", title="差评回访")
def follow_up(act: Act, *, follow_up_id: UUID, measure: str, outcome: str) -> FollowUpInfo:
    """The department says what it mended, and what the resident said when called back."""
    row = FollowUp.objects.select_for_update().filter(id=follow_up_id).first()
    if row is None:
        raise NotFound("没有这条回访，或不归您的部门。")
    act.require(FOLLOW_UP, row)
    if row.done_at is not None:
        raise Conflict("这条差评已经回访过。", code="not-now")
    if outcome not in OUTCOMES:
        raise Invalid("请选回访结果。", fields={"outcome": "请选回访结果"})
    row.measure = written(measure, "measure", _("怎么整改、怎么回访的"), 1000)
    row.outcome, row.done_at, row.done_by = outcome, act.now, act.who.account_id
    row.save()
    count(row, [Count(clock.today(), "followed")])
    act.touched("rating", row.rating_id, division=row.division, org_id=row.org_id, about={"outcome": outcome})
    act.emit(FollowUpDone(rating_id=row.rating_id, org_id=row.org_id, division=row.division, outcome=outcome))
    return follow_up_info(row)


def _check(level: int, dimensions: Mapping[str, int], comment: str) -> None:
    wrong: dict[str, str] = {}
    if level not in LEVELS:
        wrong["level"] = "请选您满意不满意"
    wrong |= {name: "请从五档里选一个" for name, value in dimensions.items() if value not in LEVELS}
    wrong |= {name: "没有这一项" for name in dimensions if name not in DIMENSIONS}
    if len(comment) > _LONGEST_COMMENT:
        wrong["comment"] = _("最多写 %(longest_comment)s 个字，现在 %(n)s 个") % {
            "longest_comment": _LONGEST_COMMENT,
            "n": len(comment),
        }
    if wrong:
        raise Invalid("还有没选好的。", fields=wrong)


def _open_follow_up(act: Act, rating: Rating) -> None:
    with acting_as(SYSTEM):
        FollowUp.objects.create(
            id=uuid7(),
            rating_id=rating.id,
            city=rating.city,
            case_number=rating.case_number,
            item_code=rating.item_code,
            item_title=rating.item_title,
            division=rating.division,
            org_id=rating.org_id,
            department=rating.department,
            opened_at=act.now,
            due=counting().add(clock.today(), FOLLOW_UP_DAYS),
        )
