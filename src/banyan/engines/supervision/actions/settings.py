"""Setting a rule otherwise for a place."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from banyan.engines.divisions.queries import division as division_of
from banyan.engines.supervision.actions.words import written
from banyan.engines.supervision.declare import thresholds
from banyan.engines.supervision.models import Mark, RuleSetting
from banyan.engines.supervision.policies import WATCH
from banyan.engines.supervision.ruling import InForce, Settings
from banyan.engines.supervision.ruling import rule as rule_of
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.principal import SYSTEM, acting_as


@action("supervision.rule.set", title="调整亮牌规则")
def set_rule(act: Act, *, rule: str, division: str, threshold: int, active: bool, reason: str) -> InForce:
    """In this division and all within it the rule has this threshold, or is off. It holds from the next scan on."""
    place = division_of(division)
    act.require(WATCH, place.code)
    declared = rule_of(rule)
    allowed = thresholds(declared.trigger)
    if threshold not in allowed:
        sentence = _("阈值应在 %(first)s 到 %(last)s 之间。") % {"first": allowed.start, "last": allowed.stop - 1}
        raise Invalid(sentence, fields={"threshold": sentence})
    RuleSetting.objects.update_or_create(
        rule=declared.code,
        division=place.code,
        defaults={
            "threshold": threshold,
            "active": active,
            "reason": written(reason, "reason", _("调整的理由"), 300),
            "set_at": act.now,
            "set_by": act.who.account_id,
        },
    )
    _look_again(place.prefix)
    about = {"rule": rule, "threshold": threshold, "active": active}
    act.touched("rule", f"{rule}@{place.code}", division=place.code, about=about)
    return Settings().in_force(declared, place.code)


@action("supervision.rule.clear", title="恢复亮牌规则")
def clear_rule(act: Act, *, rule: str, division: str) -> InForce:
    """Take a setting away: what the place above has, or the rule itself, holds again."""
    place = division_of(division)
    act.require(WATCH, place.code)
    declared = rule_of(rule)
    gone, _ = RuleSetting.objects.filter(rule=declared.code, division=place.code).delete()
    if not gone:
        raise NotFound("这里没有单独调整过这条规则。")
    _look_again(place.prefix)
    act.touched("rule", f"{rule}@{place.code}", division=place.code, about={"rule": rule, "cleared": True})
    return Settings().in_force(declared, place.code)


def _look_again(prefix: str) -> None:
    """The next scan looks at every open case in the place with the new threshold."""
    running = Q(due__isnull=False) | Q(step_due__isnull=False) | Q(statutory_due__isnull=False)
    with acting_as(SYSTEM):
        Mark.objects.filter(running, open=True, division__startswith=prefix).update(next_look=clock.today())
