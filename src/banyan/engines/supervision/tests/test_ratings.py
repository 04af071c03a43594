"""Rating a case once, by its applicant only; bad ratings are followed up."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from banyan.engines.divisions import departments
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions import follow_up, rate
from banyan.engines.supervision.models import FollowUp, Rating, Tally
from banyan.engines.supervision.situation import Situation
from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import (
    GULOU,
    MONDAY,
    applicant,
    bureau,
    case,
    known,
    on,
    servant,
    supervisor,
)
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import SYSTEM, acting_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def over() -> Situation:
    one = case(state="closed", due=None, closed_on=MONDAY)
    known(one)
    return one


def test_rate_once(over: Situation) -> None:
    with acting_as(applicant(over)), on(MONDAY):
        given = rate(case_id=over.case_id, level=5, dimensions={"ease": 4}, comment=" 很快 ")
        assert (given.word, given.comment, given.dimensions) == ("非常满意", "很快", {"ease": 4})
        with pytest.raises(Conflict):
            rate(case_id=over.case_id, level=1)
        assert queries.rating_of(over.case_id) == given
        assert queries.ratings_given([over.case_id, uuid4()]) == {over.case_id: 5}
    with acting_as(SYSTEM):
        fold()
        tally = Tally.objects.get(day=MONDAY)
        assert (tally.rated, tally.stars, tally.bad) == (1, 5, 0)
        assert not FollowUp.objects.exists()


def test_the_comment_is_sealed_at_rest(over: Situation) -> None:
    with acting_as(applicant(over)):
        rate(case_id=over.case_id, level=4, comment="电话 13800000021")
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT comment::text FROM supervision_rating")
        assert "13800000021" not in cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"level": 0}, "level"),
        ({"level": 6}, "level"),
        ({"level": 5, "dimensions": {"ease": 9}}, "ease"),
        ({"level": 5, "dimensions": {"<script>": 5}}, "<script>"),
        ({"level": 5, "comment": "字" * 501}, "comment"),
    ],
)
def test_what_cannot_be_taken(over: Situation, given: dict[str, object], field: str) -> None:
    with acting_as(applicant(over)), pytest.raises(Invalid) as refusal:
        rate(case_id=over.case_id, **given)  # type: ignore[arg-type]
    assert field in refusal.value.fields
    with acting_as(SYSTEM):
        assert not Rating.objects.exists()


def test_nobody_else_rates(over: Situation) -> None:
    with acting_as(applicant(case())), pytest.raises(NotFound):
        rate(case_id=over.case_id, level=5)
    with acting_as(servant(bureau(), "leader")), pytest.raises(Refused):
        rate(case_id=over.case_id, level=5)
    with acting_as(SYSTEM):
        assert not Rating.objects.exists()


def test_a_case_under_way_is_not_rated() -> None:
    one = case()
    known(one)
    with acting_as(applicant(one)), pytest.raises(Refused):
        rate(case_id=one.case_id, level=5)


def test_a_bad_rating_is_followed_up(over: Situation) -> None:
    with acting_as(applicant(over)), on(MONDAY):
        rate(case_id=over.case_id, level=2, comment="跑了三趟")
        assert queries.follow_ups() == ()
    with acting_as(servant(bureau(), "accept")), on(date(2026, 11, 3)):
        (waiting,) = queries.follow_ups()
        assert waiting.due == date(2026, 11, 9)
        with pytest.raises(Invalid):
            follow_up(follow_up_id=waiting.id, measure="改了", outcome="fine")
        with pytest.raises(Invalid):
            follow_up(follow_up_id=waiting.id, measure=" ", outcome="satisfied")
        done = follow_up(follow_up_id=waiting.id, measure="材料清单改清楚了，已电话致歉。", outcome="satisfied")
        assert done.outcome_word == "已解决，申请人认可"
        with pytest.raises(Conflict):
            follow_up(follow_up_id=waiting.id, measure="再来一次", outcome="satisfied")
        assert queries.follow_ups() == ()
        assert len(queries.follow_ups(open_only=False)) == 1
    with acting_as(SYSTEM):
        fold()
        assert sum(Tally.objects.values_list("followed", flat=True)) == 1


def test_ratings_stay_in_the_house(over: Situation) -> None:
    with acting_as(applicant(over)):
        rate(case_id=over.case_id, level=1, comment="不满")
    elsewhere = servant(organisation_for(departments.HEALTH, GULOU), "leader")
    for who in (elsewhere, applicant(case()), supervisor("350103000000")):
        with acting_as(who):
            assert queries.ratings() == ()
            assert queries.rating_of(over.case_id) is None
            assert queries.follow_ups() == ()
    with acting_as(SYSTEM):
        id_ = FollowUp.objects.get().id
    with acting_as(elsewhere), pytest.raises(NotFound):
        follow_up(follow_up_id=id_, measure="替别人回访", outcome="satisfied")
    with acting_as(supervisor()):
        assert len(queries.ratings(levels=(1, 2))) == 1
