"""A small town for walks over the pages: cases in every state, a licence, notices, a card, a rating to follow up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from banyan.engines.documents.actions import store
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.registers import demo as registers_demo
from banyan.engines.services import actions
from banyan.engines.services.consult import actions as consult
from banyan.engines.services.models import Implementation
from banyan.engines.services.tests.scene import png
from banyan.engines.supervision import actions as supervision
from banyan.engines.supervision.models import FollowUp
from banyan.kernel.principal import SYSTEM, Principal, acting_as
from banyan.kernel.subjects import firm_id
from banyan.kernel.testing import drain_outbox
from banyan.standards import citizen
from banyan.systems.government.food_licence.tests.test_forms import FILLED

ASKED, TOLD = "租的铺面能办食品经营许可吗", "铺面是租的，租约还有两年，厨房只有十平方米，能办吗？"
SHOP = firm_id(demo.shop_uscc())
GULOU = demo.GULOU


@dataclass(frozen=True)
class Town:
    """What its pages need for their addresses."""

    draft: UUID
    begun: UUID
    joint: UUID
    supplement: UUID
    waiting: UUID
    decided: UUID
    licence: UUID
    card: UUID
    follow_up: UUID
    item: UUID
    clerk: UUID
    question: UUID
    asked: UUID


def acting(username: str) -> Principal:
    """Somebody of the demonstration; the owner acts for his shop."""
    with acting_as(SYSTEM):
        account = Account.objects.get(username=username).pk
        return principal_of(account, SHOP if username == "chendian" else None)


def build() -> Town:
    """Let everything happen once, through the actions."""
    demo.load()
    registers_demo.fill()
    with acting_as(SYSTEM):
        actions.publish_items()
    supplement, waiting, decided, rated = (_submitted() for _ in range(4))
    with acting_as(acting("gulou.accept")):
        actions.claim(case_id=supplement)
        lacking = [{"material": "floor-plan", "text": "没有标出专间"}, {"material": "", "text": "写明招牌的名字"}]
        actions.ask_supplement(case_id=supplement, items=lacking)
    licence = _granted(decided)
    _granted(rated)
    drain_outbox()
    with acting_as(acting("chendian")):
        supervision.rate(case_id=rated, level=1, comment="等得太久，没有人说为什么。")
        draft = actions.start_draft(item_code="food-licence-new", division=GULOU).id
        actions.save_draft(draft_id=draft, data={**FILLED, "area": "八十多"}, page="premises")
        joint = actions.start_joint_draft(code="open-restaurant", division=GULOU).id
    with acting_as(acting("linmou")):
        begun = actions.start_draft(item_code="residence-permit", division=GULOU).id
    with acting_as(acting("fuzhou.jc")):
        card = supervision.issue_card(case_id=waiting, rule="other-conduct", reason="要申请人多跑了一趟。").id
    question, asked = _asked(), _asked()
    with acting_as(acting("gulou.accept")):
        consult.answer(consultation_id=question, text="可以。请写明店里怎么隔开生熟，网上传图就行。")
    with acting_as(acting("gulou.decide")):
        consult.publish(consultation_id=question, title=ASKED, question=TOLD, answer="可以。请写明怎么隔开生熟。")
    drain_outbox()
    with acting_as(SYSTEM):
        return Town(
            draft, begun, joint, supplement, waiting, decided, licence, card,
            follow_up=FollowUp.objects.get().id,
            item=Implementation.objects.filter(item_code="food-licence-new", division=GULOU).get().id,
            clerk=Account.objects.get(username="gulou.accept").pk,
            question=question,
            asked=asked,
        )  # fmt: skip


def _asked() -> UUID:
    with acting_as(acting("chendian")):
        return consult.ask(title=ASKED, text=TOLD, may_publish=True, item_code="food-licence-new", division=GULOU).id


def number() -> str:
    """A valid number of nobody."""
    return citizen.build("350102", date(1990, 1, 1), 3)


def _submitted() -> UUID:
    with acting_as(acting("chendian")):
        files = {
            code: {"files": [store(file=png(), name="图.png", owner_id=SHOP).id]}
            for code in ("floor-plan", "health-certificates", "lease")
        }
        materials = {**files, "safety-rules": {"pledged": True}}
        return actions.apply(item_code="food-licence-new", division=GULOU, data=FILLED, materials=materials).id


def _granted(case: UUID) -> UUID:
    with acting_as(acting("gulou.accept")):
        actions.accept(case_id=case, opinion="材料齐全")
    with acting_as(acting("gulou.review")):
        actions.do_step(case_id=case, opinion="符合")
        actions.do_step(case_id=case, opinion="现场符合")
    with acting_as(acting("gulou.decide")):
        licence = actions.decide(case_id=case, decision="granted").licence_id
    assert licence is not None
    return licence
