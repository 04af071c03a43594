"""Real cases in every state, made through the engine's own actions on earlier days; the filling multiplies them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from benchmarks.people import GULOU, Clerk, Owner

ITEM = "food-licence-new"

FILLED: dict[str, Any] = {
    "shop_name": "榕味小馆",
    "business": "catering",
    "lines": ["hot-food", "cold-food"],
    "same_place": "true",
    "registered": "福州市鼓楼区南后街 8 号",
    "area": "186.5",
    "seats": "40",
    "ownership": "rented",
    "managers": [{"name": "林某", "number": "350102199001010016", "full_time": "true"}],
    "contact_name": "林某",
    "contact_phone": "13800000021",
}
UPLOADS = ("floor-plan", "health-certificates", "lease")


@dataclass(frozen=True)
class Template:
    """A case to multiply, and whether it is still open."""

    case_id: UUID
    open: bool


def materials(files: list[UUID]) -> dict[str, Any]:
    """What a restaurant hands in: three uploads and a pledge."""
    return {code: {"files": [file]} for code, file in zip(UPLOADS, files, strict=True)} | {
        "safety-rules": {"pledged": True}
    }


def picture() -> BytesIO:
    """A small scan."""
    from PIL import Image

    made = BytesIO()
    Image.new("RGB", (400, 300), "white").save(made, "PNG")
    made.seek(0)
    return made


def make(owner: Owner, clerk: Clerk, count: int) -> list[Template]:
    """Some `count` cases over the last months. Worker and web see them as any other case."""
    from banyan.engines.identity.queries import principal_of

    hands = _Hands(principal_of(owner.account_id, owner.firm_id), principal_of(clerk.account_id))
    return [hands.walk(way, day) for way, day in _plan(count)]


_OPEN_WAYS = ("submitted", "review", "site-check", "decide", "supplement", "handling-late")
_CLOSED_WAYS = ("granted", "granted", "granted", "refused", "withdrawn", "not-accepted")


def _plan(count: int) -> Iterator[tuple[str, int]]:
    """Ways and how many days ago each began: open ones lately, closed ones over half a year."""
    for n in range(count):
        if n % 2:
            yield _CLOSED_WAYS[n // 2 % len(_CLOSED_WAYS)], 20 + n * 160 // count
        else:
            way = _OPEN_WAYS[n // 2 % len(_OPEN_WAYS)]
            yield way, (n // 2) % (4 if way == "submitted" else 9) + (8 if way == "handling-late" else 0)


class _Hands:
    """The two who act in a case."""

    def __init__(self, owner: Any, clerk: Any) -> None:
        self.owner, self.clerk = owner, clerk
        self.files = [self._upload() for _ in UPLOADS]

    def _upload(self) -> UUID:
        from banyan.engines.documents.actions import store
        from banyan.kernel.principal import acting_as

        with acting_as(self.owner):
            return store(file=picture(), name="图.png", owner_id=self.owner.firm_id).id

    def walk(self, way: str, days_ago: int) -> Template:
        """Take a case along a way; its first day is a working day about so long ago."""
        from banyan.engines.services import actions
        from banyan.kernel import clock

        today = clock.today()
        first = _workday(today - timedelta(days=days_ago), -1)
        case = self._do(first, self.owner, actions.apply, item_code=ITEM, division=GULOU, data=FILLED,
                        materials=materials(self.files), delivery_way="counter")  # fmt: skip
        second = min(_workday(first + timedelta(days=1), 1), today)
        for step in _WALKS[way]:
            self._step(step, second, case.id)
        return Template(case.id, way in _OPEN_WAYS)

    def _step(self, step: str, day: date, case_id: UUID) -> None:
        from banyan.engines.services import actions

        provision = "《中华人民共和国食品安全法》第三十五条"
        match step:
            case "accept":
                self._do(day, self.clerk, actions.accept, case_id=case_id, opinion="齐全")
            case "not-accept":
                self._do(day, self.clerk, actions.refuse, case_id=case_id, reason="不在受理范围", provision=provision)
            case "supplement":
                items = [{"material": "lease", "text": "合同缺最后一页，请补上。"}]
                self._do(day, self.clerk, actions.ask_supplement, case_id=case_id, items=items)
            case "pass":
                self._do(day, self.clerk, actions.do_step, case_id=case_id, opinion="符合")
            case "grant":
                self._do(day, self.clerk, actions.decide, case_id=case_id, decision="granted")
            case "refuse":
                self._do(day, self.clerk, actions.decide, case_id=case_id, decision="refused",
                         reason="场所不符", provision=provision)  # fmt: skip
            case "deliver":
                self._do(day, self.clerk, actions.deliver, case_id=case_id, how="窗口领取")
            case "withdraw":
                self._do(day, self.owner, actions.withdraw, case_id=case_id, reason="换地方开店")

    def _do(self, day: date, who: Any, act: Any, **given: Any) -> Any:
        from banyan.kernel import clock
        from banyan.kernel.principal import acting_as

        with clock.at(datetime.combine(day, time(9, 30), clock.ZONE)), acting_as(who):
            return act(**given)


_WALKS: dict[str, tuple[str, ...]] = {
    "submitted": (),
    "review": ("accept",),
    "site-check": ("accept", "pass"),
    "decide": ("accept", "pass", "pass"),
    "supplement": ("supplement",),
    "handling-late": ("accept",),
    "granted": ("accept", "pass", "pass", "grant", "deliver"),
    "refused": ("accept", "pass", "pass", "refuse", "deliver"),
    "withdrawn": ("withdraw",),
    "not-accepted": ("not-accept",),
}


def _workday(day: date, direction: int) -> date:
    from banyan.kernel.calendar import workdays

    calendar = workdays()
    while not calendar.is_workday(day):
        day += timedelta(days=direction)
    return day
