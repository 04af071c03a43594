"""What is granted is published as the law has it, and nothing else is."""

from __future__ import annotations

import pytest

from banyan.engines.disclosure import actions, queries
from banyan.engines.disclosure.catching_up import NAME, look
from banyan.engines.disclosure.models import PublishedDecision
from banyan.engines.disclosure.queries import Asked
from banyan.engines.disclosure.tests.granting import granted, ids
from banyan.engines.documents import actions as documents
from banyan.engines.documents.queries import licence
from banyan.engines.services.tests.scene import CANGSHAN, GULOU, Scene
from banyan.kernel.errors import BanyanError, Conflict, Invalid, NotFound, Refused
from banyan.kernel.jobs import start
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import assert_queries, drain_outbox, run_jobs

pytestmark = pytest.mark.django_db


def published() -> list[PublishedDecision]:
    with acting_as(SYSTEM):
        return list(PublishedDecision.objects.all())


def test_a_firms_licence_is_published_in_full_at_once(scene: Scene) -> None:
    case = granted(scene)
    assert case.licence_id is not None
    with acting_as(SYSTEM):
        paper = licence(case.licence_id)
    with acting_as(ANONYMOUS):
        one = queries.decision(case.id)
    assert (one.subject_name, one.subject_kind) == ("榕荫小馆餐饮店", "firm")
    assert (one.number, one.document) == (paper.identifier, "摊位许可证")
    assert (one.org_name, one.org_uscc) == (scene.office.name, scene.office.uscc)
    assert one.published_at.date() == one.decided_on == case.closed_on
    assert (one.valid_from, one.valid_to, one.standing) == (paper.valid_from, paper.valid_to, "valid")


@pytest.mark.parametrize(
    ("code", "firm", "decision"),
    [
        ("stall", False, "granted"),
        ("stall", True, "refused"),
        ("closed-stall", True, "granted"),
        ("confirmed-stall", True, "granted"),
    ],
)
def test_what_is_not_published(scene: Scene, code: str, firm: bool, decision: str) -> None:
    granted(scene, scene.resident if firm else scene.stranger, code=code, decision=decision)
    assert published() == []


def test_a_persons_name_is_masked_and_nothing_else_of_him_is_kept(scene: Scene) -> None:
    case = granted(scene, scene.stranger, code="open-stall")
    (row,) = published()
    assert (row.subject_name, row.subject_uscc, row.number) == ("黄*", "", case.number)
    assert row.pairs == []
    assert scene.stranger.name not in str(vars(row))


def test_the_same_decision_is_published_once_and_only_by_the_platform(scene: Scene) -> None:
    case = granted(scene)
    with acting_as(SYSTEM):
        assert actions.publish_decisions(case_ids=[case.id]) == 0
    with acting_as(scene.leader), pytest.raises(Refused):
        actions.publish_decisions(case_ids=[case.id])
    assert len(published()) == 1


def test_what_becomes_of_the_licence_is_said(scene: Scene) -> None:
    case = granted(scene)
    assert case.licence_id is not None
    with acting_as(SYSTEM):
        documents.revoke_licence(licence_id=case.licence_id, reason="停业", ending="cancelled")
    drain_outbox()
    with acting_as(ANONYMOUS):
        assert queries.decision(case.id).standing == "ended"


def test_the_head_holds_back_with_a_reason_and_publishes_again(scene: Scene) -> None:
    case = granted(scene)
    for who in (scene.clerk, scene.elsewhere, scene.resident, ANONYMOUS):
        with acting_as(who), pytest.raises(BanyanError):
            actions.withhold(case_id=case.id, reason="不想公开")
    with acting_as(scene.leader):
        with pytest.raises(Invalid):
            actions.withhold(case_id=case.id, reason=" ")
        actions.withhold(case_id=case.id, reason="涉及商业秘密")
        with pytest.raises(Conflict):
            actions.withhold(case_id=case.id, reason="再撤一次")
        assert ids(queries.decisions_of_office(scene.leader.org_ids, withheld=True)) == {case.id}
    for who in (ANONYMOUS, scene.elsewhere, scene.resident):
        with acting_as(who), pytest.raises(NotFound):
            queries.decision(case.id)
    with acting_as(SYSTEM):
        assert actions.publish_decisions(case_ids=[case.id]) == 0
    with acting_as(scene.leader):
        actions.restore(case_id=case.id)
    with acting_as(ANONYMOUS):
        assert queries.decision(case.id).withheld_at is None


def test_decisions_are_listed_by_place_words_office_and_page(scene: Scene) -> None:
    first, second = granted(scene), granted(scene)
    with acting_as(ANONYMOUS):
        with assert_queries(1):
            page = queries.decisions(Asked(within=GULOU), size=1)
        rest = queries.decisions(Asked(within=GULOU), page.following, size=1)
        assert ids(page.rows) | ids(rest.rows) == {first.id, second.id}
        assert rest.following == ""
        everything = {first.id, second.id}
        assert ids(queries.decisions(Asked(within="350100000000", below=True)).rows) == everything
        assert ids(queries.decisions(Asked(within="350100000000")).rows) == set()
        assert ids(queries.decisions(Asked(within=CANGSHAN)).rows) == set()
        assert ids(queries.decisions(Asked(within=GULOU, words="小馆")).rows) == everything
        assert ids(queries.decisions(Asked(within=GULOU, words="大馆")).rows) == set()
        assert ids(queries.decisions(Asked(within=GULOU, words="zzz")).rows) == set()
        number = queries.decision(first.id).number
        assert ids(queries.decisions(Asked(within=GULOU, words=number)).rows) == {first.id}
        assert ids(queries.decisions(Asked(within=GULOU, org_id=scene.fire.id)).rows) == set()
        with pytest.raises(Invalid):
            queries.decisions(Asked(within=GULOU), "nonsense")


def test_the_job_publishes_what_no_event_told_of_and_is_started_once(scene: Scene) -> None:
    case = granted(scene)
    with acting_as(SYSTEM):
        PublishedDecision.objects.all().delete()
    look()
    run_jobs()
    assert ids(published()) == {case.id}
    look()
    assert run_jobs() == 0
    with acting_as(SYSTEM):
        start(NAME, title="再补一次")
    run_jobs()
    assert ids(published()) == {case.id}
