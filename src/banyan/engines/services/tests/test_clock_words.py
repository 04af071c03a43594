"""What is said of a case's clock: days used and left, and no days where the item is done on the spot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from banyan.engines.services.life.clocks import Shown
from banyan.engines.services.records import CaseInfo
from banyan.engines.services.views.work_show import big_clock
from banyan.kernel import clock

ID, DAY = UUID(int=1), date(2026, 6, 8)
CASE = CaseInfo(
    id=ID, number="350102-260608-0001", item_code="x", item_title="某事项", state="handling", state_word="办理中",
    kind="doing", step="review", step_title="审查", division="350102000000", org_id=ID, applicant_id=ID,
    applicant_name="林某", assignee_id=None, assignee_name="",
    submitted_at=datetime(2026, 6, 8, 9, tzinfo=clock.ZONE), accepted_on=DAY, due=None, statutory_due=None,
    step_due=None, clock=Shown(9, 3, 6, None, "doing"), pause="", decision="", reason="", closed_on=None,
    licence_id=None, joint_id=None, revision=0,
)  # fmt: skip


def test_a_limit_in_working_days_is_told() -> None:
    assert big_clock(CASE)["text"] == "已用 3 天，共 9 个工作日"


def test_what_is_done_on_the_spot_has_no_working_days() -> None:
    late = replace(CASE, clock=Shown(0, 1, -1, None, "over"))
    assert big_clock(late)["text"] == "当场办结，已用 1 天"
    assert big_clock(late)["left"] == "超 1 天"
