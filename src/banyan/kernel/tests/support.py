"""A small engine for the kernel's own tests: one event, one policy, three actions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from banyan.kernel.action import Act, action
from banyan.kernel.events import Envelope, Event, Heard, batch_subscriber, subscriber
from banyan.kernel.models import Schedule
from banyan.kernel.policy import ANYONE, Decision, Policy, allowed, denied
from banyan.kernel.principal import Principal


class Planted(Event):
    kind: ClassVar[str] = "test.tree.planted"
    aggregate: ClassVar[str] = "tree"
    key: ClassVar[str] = "tree"
    tree: str
    ring: int


class Gardener(Policy):
    code, title = "gardener", "园丁"

    def decide(self, who: Principal, subject: Any) -> Decision:
        return allowed() if who.has_role("gardener") else denied("只有园丁能种树。")


GARDENER = Gardener()
HEARD: list[tuple[str, int]] = []
DEAF_TO: set[str] = set()
ORG = UUID("00000000-0000-7000-8000-000000000001")


@subscriber("test.heard", to=[Planted])
def hear(event: Planted, envelope: Envelope) -> None:
    if event.tree in DEAF_TO:
        raise RuntimeError(f"deaf to {event.tree}")
    HEARD.append((event.tree, event.ring))


class Watered(Event):
    kind: ClassVar[str] = "test.tree.watered"
    aggregate: ClassVar[str] = "tree"
    key: ClassVar[str] = "tree"
    tree: str


WATERED: list[list[str]] = []


@batch_subscriber("test.watered", to=[Watered])
def hear_together(heard: Sequence[Heard[Watered]]) -> dict[UUID, Exception]:
    """Refuses the trees of `DEAF_TO`; one that is called 枯 lets the whole batch fail."""
    trees = [event.tree for event, _ in heard]
    WATERED.append(trees)
    if "枯" in trees:
        raise RuntimeError("withered")
    return {envelope.uid: RuntimeError("deaf") for event, envelope in heard if event.tree in DEAF_TO}


@action("test.tree.water", title="浇水")
def water(act: Act, *trees: str) -> None:
    act.require(GARDENER)
    for tree in trees:
        act.touched("tree", tree)
        act.emit(Watered(tree=tree))


@action("test.tree.plant", title="种树")
def plant(act: Act, *, tree: str, ring: int = 0) -> str:
    act.require(GARDENER)
    act.touched("tree", tree, org_id=ORG, about={"ring": ring})
    act.emit(Planted(tree=tree, ring=ring))
    return f"{tree}:{ring}"


@action("test.tree.label", title="挂牌")
def label(act: Act, *, tree: str, words: dict[str, object]) -> str:
    act.require(GARDENER)
    act.touched("tree", tree)
    return tree


@action("test.tree.plant-two", title="种两棵树")
def plant_two(act: Act, *, first: str, second: str) -> list[str]:
    act.require(ANYONE)
    act.touched("grove", first)
    return [plant(tree=first), plant(tree=second)]


@action("test.tree.forget-policy", title="忘了问")
def forget_policy(act: Act, *, name: str) -> None:
    Schedule.objects.filter(name=name).exists()
    act.touched("tree", name)


@action("test.tree.forget-record", title="忘了记")
def forget_record(act: Act) -> None:
    act.require(ANYONE)
