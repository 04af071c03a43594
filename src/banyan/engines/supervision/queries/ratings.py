"""Reading ratings and their follow-up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from banyan.engines.supervision.models import FollowUp, Rating
from banyan.engines.supervision.records import FollowUpInfo, RatingInfo
from banyan.kernel.errors import NotFound

_RATING = tuple(RatingInfo.__slots__)
_FOLLOW_UP = tuple(FollowUpInfo.__slots__)


def rating_info(row: Rating) -> RatingInfo:
    """The picture of a rating."""
    return RatingInfo(**{name: getattr(row, name) for name in _RATING})


def follow_up_info(row: FollowUp) -> FollowUpInfo:
    """The picture of a follow-up."""
    return FollowUpInfo(**{name: getattr(row, name) for name in _FOLLOW_UP})


def rating_of(case_id: UUID) -> RatingInfo | None:
    """The rating of a case, for its applicant, its department and whoever watches."""
    row = Rating.objects.filter(case_id=case_id).order_by("rated_at").first()
    return rating_info(row) if row else None


def rating_followed(follow_up: FollowUpInfo) -> RatingInfo:
    """The rating that a follow-up is about; `NotFound` when there is none, or not for this reader."""
    row = Rating.objects.filter(city=follow_up.division[:4], id=follow_up.rating_id).first()
    if row is None:
        raise NotFound("没有这条评价，或您看不到它。")
    return rating_info(row)


def ratings_given(case_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Levels of the cases among these that have been rated; one statement."""
    return dict(Rating.objects.filter(case_id__in=list(case_ids)).values_list("case_id", "level"))


def ratings(
    *,
    within: str = "",
    levels: Iterable[int] = (),
    before: tuple[datetime, UUID] | None = None,
    limit: int = 30,
) -> tuple[RatingInfo, ...]:
    """Ratings, the latest first; a page ends where `before` of the next begins."""
    chosen = Q(division__startswith=within)
    if wanted := tuple(levels):
        chosen &= Q(level__in=wanted)
    if before:
        chosen &= Q(rated_at__lt=before[0]) | Q(rated_at=before[0], id__lt=before[1])
    rows = Rating.objects.filter(chosen).order_by("-rated_at", "-id")[: min(limit, 200)]
    return tuple(rating_info(row) for row in rows)


def follow_ups(*, within: str = "", open_only: bool = True, limit: int = 50) -> tuple[FollowUpInfo, ...]:
    """Follow-ups, those due first; or the ones done, the latest first."""
    rows = FollowUp.objects.filter(division__startswith=within, done_at__isnull=open_only)
    ordered = rows.order_by("due", "id") if open_only else rows.order_by("-done_at", "-id")
    return tuple(follow_up_info(row) for row in ordered[: min(limit, 200)])


def follow_up(follow_up_id: UUID) -> FollowUpInfo:
    """One follow-up; `NotFound` when there is none, or not for this reader."""
    row = FollowUp.objects.filter(id=follow_up_id).first()
    if row is None:
        raise NotFound("没有这条回访，或不归您的部门。")
    return follow_up_info(row)
