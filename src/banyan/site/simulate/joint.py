"""Joint matters (一件事): one form, one set of materials; the cases that open later are found and handed to clerks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from banyan.engines.services import actions, queries
from banyan.engines.services.declare import JointMatter
from banyan.engines.services.joining import item_of, must_have, own_form, wanted_materials
from banyan.engines.services.queries import JointInfo
from banyan.kernel import clock
from banyan.kernel.errors import Invalid
from banyan.kernel.principal import acting_as
from banyan.kernel.systems import registry
from banyan.site.simulate import paper
from banyan.site.simulate.applying import TRIES, Applying
from banyan.site.simulate.contents import mend_for
from banyan.site.simulate.course import Course
from banyan.site.simulate.filling import Unfillable, fill, stopping
from banyan.site.simulate.people import Applicant


@dataclass
class _UnderWay:
    applicant: Applicant
    village: str
    seen: set[UUID] = field(default_factory=set)


@dataclass
class Joints:
    """Those who have several things done at once."""

    applying: Applying
    begun: Callable[[Course], None]
    _under_way: dict[UUID, _UnderWay] = field(default_factory=dict)
    _stirred: list[UUID] = field(default_factory=list)

    def apply(self) -> bool:
        """Somebody applies for a joint matter; False when nobody was found for whom it can be filled in."""
        rng = self.applying.stage.rng
        matter = rng.choice(sorted(registry().of(JointMatter), key=lambda one: one.code))
        for _ in range(TRIES):
            one = rng.choice(self.applying.cast)
            if (one.subject, matter.code) in self.applying.had or not _serves(matter, one):
                continue
            if self._try(matter, one, self.applying.somewhere(one)):
                self.applying.had.add((one.subject, matter.code))
                return True
        return False

    def _try(self, matter: JointMatter, one: Applicant, village: str) -> bool:
        with acting_as(one.who):
            known = [queries.known_for(item_of(part), matter=matter) for part in matter.parts]
        facts = {name: fact for each in known for name, fact in each.facts.items()}
        exempt = {code for each in known for code in each.exempt}
        values = {name: fact.value for name, fact in facts.items()}
        rng, today = self.applying.stage.rng, clock.today()
        mend = mend_for(matter.code, rng, village, today, facts)
        try:
            filled = fill(
                matter.form,
                lambda form: not _may(matter, form, one) or stopped(matter, form, values),
                rng,
                village,
                today,
                facts=facts,
                mend=mend,
            )
        except Unfillable:
            self.applying.unfilled[matter.code] += 1
            return False
        needed, wanted = must_have(matter, filled.form) - exempt, wanted_materials(matter, filled.form)
        with acting_as(one.who), transaction.atomic():
            materials, _ = paper.given([wanted[code][0] for code in sorted(needed)], one.subject)
            draft = actions.start_joint_draft(code=matter.code, division=village)
            actions.save_draft(draft_id=draft.id, data=filled.data, materials=materials)
            joint = actions.submit_joint(draft_id=draft.id)
        self.applying.filled.add(matter.code)
        self.applying.stage.counts["joint"] += 1
        self._under_way[joint.id] = _UnderWay(one, village)
        self._begin(joint)
        return True

    def stirred(self, joint_id: UUID | None) -> None:
        """A case of a joint matter has come to an end: others may open when events are delivered."""
        if joint_id in self._under_way and joint_id not in self._stirred:
            self._stirred.append(joint_id)

    def find_opened(self) -> None:
        """Hand the cases that have opened meanwhile to their clerks."""
        stirred, self._stirred = self._stirred, []
        for joint_id in stirred:
            with acting_as(self._under_way[joint_id].applicant.who):
                joint = queries.joint_case(joint_id)
            if joint is not None:
                self._begin(joint)

    def _begin(self, joint: JointInfo) -> None:
        here = self._under_way[joint.id]
        order = {part.item: place for place, part in enumerate(registry().get(JointMatter, joint.code).parts)}
        for case in sorted(joint.cases, key=lambda case: order[case.item_code]):
            if case.id not in here.seen:
                here.seen.add(case.id)
                self.applying.stage.counts["submitted"] += 1
                self.begun(Course.of(case, here.applicant, here.village))


def _serves(matter: JointMatter, one: Applicant) -> bool:
    items = [item_of(part) for part in matter.parts]
    if not one.firm:
        return True
    return sum(item.for_organisations for item in items) > len(items) / 2


def _may(matter: JointMatter, form: Any, one: Applicant) -> bool:
    """Whether every part that this form needs serves persons, or firms, as the applicant is one."""
    items = (item_of(part) for part in matter.needed_for(form))
    return all(item.for_organisations if one.firm else item.for_persons for item in items)


def stopped(matter: JointMatter, form: Any, values: dict[str, Any]) -> bool:
    """Whether an office would not take its part of it."""
    needed = matter.needed_for(form)
    try:
        return not needed or any(_any(stopping(item_of(part), own_form(part, form), values)) for part in needed)
    except Invalid:
        return True


def _any(codes: Iterable[str]) -> bool:
    return next(iter(codes), None) is not None
