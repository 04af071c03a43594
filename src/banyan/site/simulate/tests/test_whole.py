"""After a play no case is lost: each is in one legal state, its clocks agree with it, its licence is there."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from banyan.engines.documents.queries import licence
from banyan.engines.services.actions import publish_items
from banyan.engines.services.declare import Approval, Licence, ServiceItem
from banyan.engines.services.life.state import OPEN, STANDING, State
from banyan.engines.services.models import Case, CaseEvent, CaseStep, JointCase, Opinion, Pause
from banyan.engines.services.work.days import promising
from banyan.engines.services.work.standing import stand_of
from banyan.engines.supervision.models import Mark
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import registry
from banyan.site.simulate.play import Play

MONDAY, DAYS = date(2026, 6, 8), 5
LAST = datetime.combine(MONDAY + timedelta(days=DAYS - 1), time(20), clock.ZONE)
#: Much of what is rare otherwise.
OFTEN_NEW = {"claim": 0.3, "assign": 0.2, "transfer": 0.3}
OFTEN = {"delegate": 0.15, "copy": 0.15, "note": 0.15, "message": 0.15, "correct": 0.15, "ask-opinion": 0.15}

pytestmark = pytest.mark.django_db


@pytest.fixture
def play() -> Play:
    """A week with much going on beside the procedure."""
    with acting_as(SYSTEM):
        publish_items()
    found = Play(11, 0.12)
    found.clerks.beside.new, found.clerks.beside.under_way = OFTEN_NEW, OFTEN
    found.run(MONDAY, LAST.date(), lambda day: None, until=LAST)
    return found


def _stands_right(case: Case) -> None:
    state, stand, calendar = State(case.state), stand_of(case), promising()
    running = state in OPEN and state not in STANDING
    assert (case.due is not None) == (case.clock_since is not None) == running
    assert stand.due(calendar) == case.due
    assert stand.clock.used_on(calendar, LAST.date()) >= 0
    assert stand.statutory is None or stand.statutory.used_on(calendar, LAST.date()) >= 0
    assert bool(case.pause) == (state in STANDING)
    assert (case.closed_on is None) == (state in OPEN)
    assert bool(case.decision) == (state in (State.DECIDED, State.CLOSED))
    for earlier, later in ((case.accepted_on, case.decided_on), (case.decided_on, case.closed_on)):
        assert earlier is None or later is None or earlier <= later


def _parts_agree(case: Case) -> None:
    own = {"case_id": case.id}
    standing = CaseStep.objects.filter(**own, left_at__isnull=True).count()
    assert standing == (1 if case.state in OPEN and case.state != State.DECIDED else 0)
    assert Pause.objects.filter(**own, until__isnull=True).count() == (1 if case.pause else 0)
    assert Opinion.objects.filter(**own, state__in=("open", "waiting")).count() == case.asks_open
    assert CaseEvent.objects.filter(**own, kind="submitted").count() == 1


def _has_its_licence(case: Case) -> None:
    result = registry().get(ServiceItem, case.item_code).result
    if case.decision != "granted":
        assert case.licence_id is None
    elif isinstance(result, Licence | Approval) and result.type and result.content is not None:
        assert case.licence_id is not None
        assert licence(case.licence_id).holder_id == case.applicant_id


def test_no_case_is_lost_and_every_clock_agrees(play: Play) -> None:
    assert play.stage.faults == Counter()
    with acting_as(SYSTEM), clock.at(LAST):
        cases = list(Case.objects.all())
        assert len(cases) == len({case.number for case in cases}) == play.counts["submitted"] > 40
        for case in cases:
            _stands_right(case)
            _parts_agree(case)
            _has_its_licence(case)
        marks = dict(Mark.objects.values_list("case_id", "org_id"))
        assert marks == {case.id: case.org_id for case in cases}
        for joint in JointCase.objects.all():
            left = [case for case in cases if case.joint_id == joint.id and case.closed_on is None]
            assert (joint.closed_at is None) == bool(left or joint.waiting)
    done = ("claimed", "assigned", "transferred", "delegated", "copied", "noted", "messages", "corrected", "asked")
    assert [name for name in done if not play.counts[name]] == []
