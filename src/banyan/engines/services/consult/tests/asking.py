"""Questions for the tests."""

from __future__ import annotations

from typing import Any

from banyan.engines.services.consult import actions
from banyan.engines.services.consult.records import ConsultInfo
from banyan.engines.services.tests.scene import GULOU, Scene
from banyan.kernel.principal import Principal, acting_as

TITLE, TEXT = "租的摊位能办摆摊许可吗", "我租了东街的一个摊位，租约还有两年，可以办吗？"
ANSWER = "可以。请带上租约，网上传也行，电话 0591-87654321。"


def asked(scene: Scene, who: Principal | None = None, **changes: Any) -> ConsultInfo:
    """A question of the resident's about the stall in Gulou."""
    given: dict[str, Any] = {"title": TITLE, "text": TEXT, "may_publish": True, "item_code": "stall", "division": GULOU}
    with acting_as(who or scene.resident):
        return actions.ask(**{**given, **changes})


def answered(scene: Scene, **changes: Any) -> ConsultInfo:
    """The same, answered by the office."""
    one = asked(scene, **changes)
    with acting_as(scene.clerk):
        return actions.answer(consultation_id=one.id, text=ANSWER)


def published(scene: Scene, **changes: Any) -> ConsultInfo:
    """The same, published by the head."""
    one = answered(scene, **changes)
    with acting_as(scene.leader):
        return actions.publish(consultation_id=one.id, title=TITLE, question=TEXT, answer=ANSWER)
