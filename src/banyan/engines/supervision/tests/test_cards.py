"""A card's life, and who may do and see what."""

from datetime import date
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from banyan.engines.divisions import departments
from banyan.engines.divisions.queries import organisation_for
from banyan.engines.supervision import queries
from banyan.engines.supervision.actions import answer_card, clear_rule, issue_card, rule_on_card, set_rule
from banyan.engines.supervision.models import Card, Mark, RuleSetting, Tally
from banyan.engines.supervision.ruling import Settings, rule
from banyan.engines.supervision.scan import scan_clocks
from banyan.engines.supervision.tallies import fold
from banyan.engines.supervision.tests.scenes import (
    FUZHOU,
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
from banyan.kernel.principal import ANONYMOUS, SYSTEM, Principal, acting_as

pytestmark = pytest.mark.django_db
RED_DAY = date(2026, 11, 16)


@pytest.fixture
def card_id() -> UUID:
    known(case())
    with on(RED_DAY), acting_as(SYSTEM):
        scan_clocks()
        return Card.objects.get(rule="promise-over").id


def leader() -> Principal:
    return servant(bureau(), "leader")


def state_of(card_id: UUID) -> str:
    with acting_as(SYSTEM):
        return Card.objects.get(id=card_id).state


def test_issued_answered_upheld(card_id: UUID) -> None:
    with acting_as(leader()), on(RED_DAY):
        answered = answer_card(card_id=card_id, answer="系统停机一天，已补办。", plea=True)
    assert (answered.state, answered.plea) == ("answered", True)
    with acting_as(supervisor()), on(RED_DAY):
        ruled = rule_on_card(card_id=card_id, uphold=True, ruling="停机当天有应急预案，应按预案办。")
    assert ruled.state == "upheld"
    with acting_as(supervisor()), pytest.raises(Conflict):
        rule_on_card(card_id=card_id, uphold=False, ruling="再裁一次")


def test_a_withdrawn_card_is_not_counted(card_id: UUID) -> None:
    with acting_as(supervisor()), on(RED_DAY):
        rule_on_card(card_id=card_id, uphold=False, ruling="台风停工期间，不计时限。")
    with acting_as(SYSTEM):
        fold()
        assert Tally.objects.get(day=RED_DAY).red == 0


def test_the_department_has_its_days_to_answer(card_id: UUID) -> None:
    with acting_as(supervisor()):
        with on(date(2026, 11, 19)), pytest.raises(Conflict):
            rule_on_card(card_id=card_id, uphold=True, ruling="没有答复。")
        assert state_of(card_id) == "issued"
        with on(date(2026, 11, 20)):
            rule_on_card(card_id=card_id, uphold=True, ruling="到期没有答复。")
    assert state_of(card_id) == "upheld"


@pytest.mark.parametrize("text", ["", "   ", "字" * 1001])
def test_an_answer_says_something(card_id: UUID, text: str) -> None:
    with acting_as(leader()), pytest.raises(Invalid) as refusal:
        answer_card(card_id=card_id, answer=text)
    assert "answer" in refusal.value.fields
    assert state_of(card_id) == "issued"


def test_who_may_not_answer_or_rule(card_id: UUID) -> None:
    clerk = servant(bureau(), "accept")
    with acting_as(clerk), pytest.raises(Refused):
        answer_card(card_id=card_id, answer="我来答")
    with acting_as(leader()), pytest.raises(Refused):
        rule_on_card(card_id=card_id, uphold=False, ruling="自己撤")
    assert state_of(card_id) == "issued"


def test_nobody_judges_the_own_organisation(card_id: UUID) -> None:
    both = servant(bureau(), "supervise", "leader")
    both = Principal(**{**{f: getattr(both, f) for f in both.__slots__}, "watches": ("350102",)})
    with acting_as(both), pytest.raises(Refused):
        rule_on_card(card_id=card_id, uphold=False, ruling="自己撤")
    assert state_of(card_id) == "issued"


@pytest.mark.parametrize("who", ["another department", "another county", "nobody", "a resident"])
def test_others_see_nothing(card_id: UUID, who: str) -> None:
    others = {
        "another department": servant(organisation_for(departments.HEALTH, GULOU), "leader", "decide"),
        "another county": supervisor("350103000000"),
        "nobody": ANONYMOUS,
        "a resident": applicant(case()),
    }
    with acting_as(others[who]):
        assert queries.cards() == ()
        assert not Mark.objects.exists()
        assert not Tally.objects.exists()
        with pytest.raises(NotFound):
            queries.card(card_id)
        with pytest.raises((NotFound, Refused)):
            answer_card(card_id=card_id, answer="不该能答")
        assert Card.objects.update(state="withdrawn") == 0
    assert state_of(card_id) == "issued"


def test_the_own_department_and_every_level_above_see_it(card_id: UUID) -> None:
    for who in (leader(), supervisor(GULOU), supervisor(FUZHOU), supervisor("350000000000")):
        with acting_as(who):
            assert [one.id for one in queries.cards(colour="red")] == [card_id]
            assert queries.cards_waiting() == {"issued": 1, "answered": 0}


def test_the_database_keeps_cards_from_those_who_do_not_watch() -> None:
    with acting_as(leader()), pytest.raises(ProgrammingError), transaction.atomic():
        Card.objects.create(
            key="x", rule="x", rule_title="x", colour="red", division=GULOU, org_id=bureau().id, department="x",
            reason="x", issued_at="2026-11-16T00:00Z", answer_due=RED_DAY,
        )  # fmt: skip


def test_issue_by_hand() -> None:
    one = case()
    known(one)
    with acting_as(supervisor()), on(RED_DAY):
        card = issue_card(case_id=one.case_id, rule="unlawful-fee", reason="收取了目录外的“加急费”")
        assert (card.colour, card.basis, card.issued_by is not None) == ("red", "行政许可法第五十八条", True)
        with pytest.raises(Invalid):
            issue_card(case_id=one.case_id, rule="promise-over", reason="不能用手发")
        with pytest.raises(NotFound):
            issue_card(case_id=one.case_id, rule="no-such-rule", reason="没有这条")
    with acting_as(supervisor("350103000000")), pytest.raises(NotFound):
        issue_card(case_id=one.case_id, rule="unlawful-fee", reason="不归我管")


def test_pages_of_cards() -> None:
    for _ in range(5):
        known(case())
    with on(RED_DAY), acting_as(SYSTEM):
        scan_clocks()
    with acting_as(supervisor()):
        seen: list[queries.CardInfo] = []
        page = queries.cards(limit=2)
        while page:
            seen += page
            page = queries.cards(limit=2, before=(page[-1].issued_at, page[-1].id))
    assert len({one.id for one in seen}) == len(seen) == 5


def test_rules_are_set_by_whoever_watches() -> None:
    with acting_as(leader()), pytest.raises(Refused):
        set_rule(rule="promise-near", division=GULOU, threshold=2, active=True, reason="想改")
    with acting_as(supervisor(GULOU)):
        with pytest.raises(Refused):
            set_rule(rule="promise-near", division=FUZHOU, threshold=2, active=True, reason="改全市")
        with pytest.raises(Invalid):
            set_rule(rule="promise-near", division=GULOU, threshold=61, active=True, reason="太大")
        with pytest.raises(NotFound):
            set_rule(rule="no-such-rule", division=GULOU, threshold=1, active=True, reason="没有")
    assert RuleSetting.objects.count() == 0


def test_a_setting_can_be_taken_away() -> None:
    near = rule("promise-near")
    with acting_as(supervisor(FUZHOU)), on(MONDAY):
        set_rule(rule="promise-near", division=FUZHOU, threshold=3, active=True, reason="提前")
        assert Settings().in_force(near, GULOU).threshold == 3
        assert Settings().in_force(near, "350200000000").threshold == near.threshold
        clear_rule(rule="promise-near", division=FUZHOU)
        assert Settings().in_force(near, GULOU).threshold == near.threshold
        with pytest.raises(NotFound):
            clear_rule(rule="promise-near", division=FUZHOU)
