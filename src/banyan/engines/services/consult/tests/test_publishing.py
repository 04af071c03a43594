"""What everybody reads: by consent and by the head's word only, without who asked; on the guide and by search."""

from __future__ import annotations

import pytest
from django.test import Client

from banyan.engines.portal.sites import site_at
from banyan.engines.portal.views.search import find
from banyan.engines.services.consult import actions, queries
from banyan.engines.services.consult.models import PublishedConsult
from banyan.engines.services.consult.tests.asking import ANSWER, TEXT, TITLE, answered, published
from banyan.engines.services.tests.scene import CANGSHAN, GULOU, Scene
from banyan.kernel.errors import Conflict, Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, acting_as
from banyan.kernel.testing import assert_queries

pytestmark = pytest.mark.django_db


def test_only_the_head_publishes_and_only_with_consent(scene: Scene) -> None:
    kept, open_ = answered(scene, may_publish=False), answered(scene)
    said = {"title": TITLE, "question": TEXT, "answer": ANSWER}
    with acting_as(scene.clerk), pytest.raises(Refused):
        actions.publish(consultation_id=open_.id, **said)
    with acting_as(scene.leader), pytest.raises(Conflict):
        actions.publish(consultation_id=kept.id, **said)
    with acting_as(scene.elsewhere), pytest.raises(NotFound):
        actions.publish(consultation_id=open_.id, **said)
    assert not PublishedConsult.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"question": "打 13800000021 告诉我"}, {"answer": "林某您好，可以办。"}, {"question": "座机 0591-87654321 找我"}],
)
def test_what_tells_who_asked_is_not_published(scene: Scene, changes: dict[str, str]) -> None:
    one = answered(scene)
    with acting_as(scene.leader), pytest.raises(Invalid) as refused:
        actions.publish(consultation_id=one.id, **{"title": TITLE, "question": TEXT, "answer": ANSWER, **changes})
    assert set(refused.value.fields) == set(changes)
    assert not PublishedConsult.objects.exists()


def test_it_stands_on_the_guide_and_is_found(scene: Scene, client: Client) -> None:
    one = published(scene)
    guide = client.get(f"/guide/stall/?at={GULOU}").content.decode()
    assert "别人问过" in guide
    assert TITLE in guide
    with acting_as(ANONYMOUS):
        assert [
            hit.title
            for group in find("摊位 租约", site_at("fuzhou/gulou"), 5)
            for hit in group.hits
            if hit.kind == "问答"
        ] == [TITLE]
        assert queries.published_at_site(CANGSHAN, "摊位") == []
        assert queries.published_at_site(GULOU, "离婚登记") == []
    page = client.get(f"/consult/{one.id}/").content.decode()
    assert ANSWER in page
    assert scene.resident.name not in page


def test_the_guide_asks_for_it_in_one_statement(scene: Scene) -> None:
    published(scene)
    with acting_as(ANONYMOUS), assert_queries(1):
        assert len(queries.asked_before("stall", GULOU)) == 1


def test_the_office_takes_it_back_and_the_asker_may_agree_no_longer(scene: Scene, client: Client) -> None:
    first, second = published(scene), published(scene)
    with acting_as(scene.leader):
        assert actions.take_back(consultation_id=first.id, reason="规定变了").published_at is None
    with acting_as(scene.stranger), pytest.raises(NotFound):
        actions.keep_private(consultation_id=second.id)
    with acting_as(scene.resident):
        assert not actions.keep_private(consultation_id=second.id).may_publish
    assert not PublishedConsult.objects.exists()
    assert client.get(f"/consult/{second.id}/").status_code == 404
    with acting_as(scene.leader), pytest.raises(Conflict):
        actions.publish(consultation_id=second.id, title=TITLE, question=TEXT, answer=ANSWER)
