"""Applying: who wants what, finds it, fills it in with what the registers know already, and hands it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction

from banyan.engines.portal.hot_words import count_search
from banyan.engines.portal.sites import site_for
from banyan.engines.services import actions, queries
from banyan.engines.services.queries import ItemInfo
from banyan.engines.services.work.facts import Facts
from banyan.kernel import clock
from banyan.kernel.principal import acting_as
from banyan.site.simulate import paper
from banyan.site.simulate.contents import mend_for
from banyan.site.simulate.course import Course
from banyan.site.simulate.filling import Unfillable, fill, stopping
from banyan.site.simulate.people import Applicant
from banyan.site.simulate.stage import Stage

#: So many search for what they apply for, and so many use the word that comes first to most (assumed).
SEARCH_SHARE, FIRST_WORD = 0.7, 0.6
#: So many apply in the capital's centre, wherever they live: the demonstration's offices are there. A village of it.
GULOU_SHARE, GULOU = 0.2, "350102001001"
#: How the result comes (assumed).
WAYS, WAY_SHARES = ("electronic", "express", "counter"), (80, 12, 8)
#: After so many wishes that came to nothing somebody goes home.
TRIES = 12
#: What people want most; everything else has the weight 1 (assumed, no statistics lie behind it).
WANTED: Mapping[str, int] = {
    "social-security-card": 14, "resident-insurance": 14, "remote-treatment": 10, "residence-permit": 8,
    "household-registration": 8, "housing-fund-withdrawal": 8, "driving-licence-renewal": 8, "food-licence-new": 7,
    "vehicle-registration": 6, "elderly-card": 5, "property-transfer": 5, "company-establishment": 5,
    "employer-insurance": 5, "signboard": 4, "birth-registration": 3, "school-enrolment": 3, "tobacco-retail-new": 3,
    "public-place-hygiene": 3, "fire-safety-check": 3, "nurse-registration": 2, "teacher-qualification": 2,
}  # fmt: skip


@dataclass
class Applying:
    """All applicants. `begun` takes over each case that came in."""

    stage: Stage
    begun: Callable[[Course], None]
    cast: list[Applicant] = field(default_factory=list)
    searching: Random = field(init=False)
    had: set[tuple[UUID, str]] = field(default_factory=set)
    filled: set[str] = field(default_factory=set)
    unfilled: Counter[str] = field(default_factory=Counter)
    _places: dict[str, list[ItemInfo]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.searching = Random(f"search:{self.stage.seed}")  # noqa: S311 - no secret

    @property
    def beyond(self) -> list[str]:
        """The items whose forms nobody could fill in."""
        return sorted(set(self.unfilled) - self.filled)

    def items(self, village: str) -> list[ItemInfo]:
        """What can be applied for in a village's township; looked up once a play."""
        if village[:9] not in self._places:
            self._places[village[:9]] = [one for one in queries.items_at(village) if one.open]
        return self._places[village[:9]]

    def somewhere(self, one: Applicant) -> str:
        """Where he applies: at home, or in the capital's centre."""
        return GULOU if self.stage.chance(GULOU_SHARE) else one.village

    def anything(self, plain: Callable[[ItemInfo], bool]) -> None:
        """Somebody applies for one of the items that anybody may want."""
        for _ in range(TRIES):
            one = self.stage.rng.choice(self.cast)
            village = self.somewhere(one)
            at = self._wished(one, [at for at in self.items(village) if plain(at)])
            if at is not None and self.apply(one, village, at):
                return
        self.stage.counts["gave-up"] += 1

    def _wished(self, one: Applicant, items: list[ItemInfo]) -> ItemInfo | None:
        fit = [at for at in items if (at.item.for_organisations if one.firm else at.item.for_persons)]
        fit = [at for at in fit if (one.subject, at.item.code) not in self.had]
        weights = [WANTED.get(at.item.code, 1) for at in fit]
        return self.stage.rng.choices(fit, weights=weights)[0] if fit else None

    def apply(
        self,
        one: Applicant,
        village: str,
        at: ItemInfo,
        *,
        answers: Mapping[str, Any] | None = None,
        held: Mapping[str, Any] | None = None,
    ) -> bool:
        """One application, with these answers given; False when nothing that he could say would be let through."""
        item, rng = at.item, self.stage.rng
        self._search(item.keywords, village, one)
        with acting_as(one.who):
            known = queries.known_for(item)
        facts = known.facts
        values = {**{name: fact.value for name, fact in facts.items()}, **(held or {})}
        mend = self._mend(item.code, village, facts, answers or {})
        try:
            filled = fill(
                item.form, lambda form: any(stopping(item, form, values)), rng, village, clock.today(),
                facts=facts, mend=mend,
            )  # fmt: skip
        except Unfillable:
            self.unfilled[item.code] += 1
            return False
        way = rng.choices(WAYS, weights=WAY_SHARES)[0]
        needed = [piece for piece in item.materials if piece.needed_for(filled.form) and piece.code not in known.exempt]
        with acting_as(one.who), transaction.atomic():
            materials, uploads = paper.given(needed, one.subject)
            case = actions.apply(
                item_code=item.code, division=village, data=filled.data, materials=materials, delivery_way=way
            )
        self.filled.add(item.code)
        self.had.add((one.subject, item.code))
        self.stage.counts["submitted"] += 1
        self.begun(Course.of(case, one, village, uploads, way))
        return True

    def _mend(
        self, code: str, village: str, facts: Facts, answers: Mapping[str, Any]
    ) -> Callable[[dict[str, Any]], Mapping[str, Any]]:
        mend = mend_for(code, self.stage.rng, village, clock.today(), facts)
        # Whoever has no firm in the register has no registered place either, where a licence would lead to.
        elsewhere = {} if "firms.address" in facts else {"same_place": "false"}

        def mended(data: dict[str, Any]) -> Mapping[str, Any]:
            there = {name: value for name, value in elsewhere.items() if name in data}
            return {**(mend(data) if mend else {}), **there, **answers}

        return mended

    def _search(self, keywords: tuple[str, ...], village: str, one: Applicant) -> None:
        """Most find their item by a word of their own before they apply."""
        if keywords and self.searching.random() < SEARCH_SHARE:
            word = keywords[0] if self.searching.random() < FIRST_WORD else self.searching.choice(keywords)
            count_search(word, site_for(village), str(one.who.account_id))
