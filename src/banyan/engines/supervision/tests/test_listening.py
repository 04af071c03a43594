"""Cases of the engine `services`, heard through the outbox: from submission to rating, end to end."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from banyan.engines.services import actions as services
from banyan.engines.services.tests.items import SYSTEM as STALLS
from banyan.engines.services.tests.scene import Scene, make_scene
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions import rate
from banyan.engines.supervision.models import Card, Mark, Tally
from banyan.engines.supervision.scan import scan_clocks
from banyan.engines.supervision.tallies import COUNTERS, fold
from banyan.engines.supervision.tests.scenes import MONDAY, on
from banyan.kernel.calendar import workdays
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.testing import drain_outbox, registry_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    with registry_of(STALLS), on(MONDAY):
        yield make_scene()


def counted() -> dict[str, int]:
    with acting_as(SYSTEM):
        fold()
        rows = Tally.objects.all()
        return {name: total for name in COUNTERS if (total := sum(getattr(row, name) for row in rows))}


def rules_issued() -> list[str]:
    with acting_as(SYSTEM):
        return sorted(Card.objects.values_list("rule", flat=True))


def test_a_case_from_submission_to_rating(scene: Scene) -> None:
    case = scene.decided()
    drain_outbox()
    found = counted()
    assert {name: found.get(name) for name in ("submitted", "accepted", "decided", "on_time", "ended", "late")} == {
        "submitted": 1, "accepted": 1, "decided": 1, "on_time": 1, "ended": 1, "late": None,
    }  # fmt: skip
    with acting_as(scene.resident):
        rate(case_id=case.id, level=5)
        assert queries.rating_of(case.id) is not None
    assert rules_issued() == []


def test_events_that_come_late_and_together_count_the_same(scene: Scene) -> None:
    scene.decided()
    drain_outbox()
    once = counted()
    with acting_as(SYSTEM):
        mark = Mark.objects.get()
    assert (once["submitted"], once["decided"]) == (1, 1)
    assert mark.decided_on == MONDAY


def test_a_clock_that_runs_out_gets_its_cards(scene: Scene) -> None:
    case = scene.accepted()
    drain_outbox()
    with acting_as(SYSTEM):
        due = Mark.objects.get(case_id=case.id).due
        assert due is not None
        with on(workdays().add(due, 1)):
            scan_clocks()
    assert "promise-over" in rules_issued()
    with acting_as(scene.elsewhere):
        assert queries.cards() == ()


def test_silence_at_acceptance_gets_its_card(scene: Scene) -> None:
    case = scene.submitted()
    drain_outbox()
    later = workdays().add(MONDAY, 6)
    with on(later), acting_as(SYSTEM):
        services.deem_accepted(case_id=case.id)
        drain_outbox()
    assert "acceptance-late" in rules_issued()


def test_a_refusal_in_two_words_gets_its_card(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        services.refuse(case_id=case.id, reason="不行", provision="行政许可法第三十二条")
    drain_outbox()
    assert rules_issued() == ["refusal-unreasoned"]
    assert counted()["rejected"] == 1


def test_a_reasoned_refusal_that_waits_for_its_delivery_gets_no_card(scene: Scene) -> None:
    """The scan of the following days knows no reasons, and accuses nobody of having given none."""
    decided = scene.at_decision()
    why = "摊位所在的路段没有开放夜间经营"
    with acting_as(scene.decider):
        services.decide(case_id=decided.id, decision="refused", reason=why, provision="食品安全法第三十三条")
    drain_outbox()
    with acting_as(SYSTEM):
        Mark.objects.filter(case_id=decided.id).update(state="decided", open=True, next_look=MONDAY, closed_on=None)
        with on(MONDAY + timedelta(days=1)):
            scan_clocks()
        assert Mark.objects.get(case_id=decided.id).next_look == MONDAY + timedelta(days=2)
    assert "refusal-unreasoned" not in rules_issued()


def test_a_word_after_the_end_is_the_same_matter_again(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        services.refuse(case_id=case.id, reason="申请事项不属于本机关职权范围", provision="行政许可法第三十二条")
    drain_outbox()
    with on(MONDAY + timedelta(days=3)):
        with acting_as(scene.resident):
            services.leave_message(case_id=case.id, text="那该找谁？")
        drain_outbox()
    assert counted()["renewed"] == 1
    with acting_as(SYSTEM):
        assert Mark.objects.get().renewed_on == date(2026, 11, 5)


def test_a_renewal_is_counted_once_however_many_come_together(scene: Scene) -> None:
    case = scene.submitted()
    with acting_as(scene.clerk):
        services.refuse(case_id=case.id, reason="申请事项不属于本机关职权范围", provision="行政许可法第三十二条")
    drain_outbox()
    with on(MONDAY + timedelta(days=3)):
        for _ in range(2):
            scene.submitted()
        drain_outbox()
    assert counted()["renewed"] == 1
    assert counted()["submitted"] == 3
