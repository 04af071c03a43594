"""The rules that every installation begins with. Thresholds are assumed and set by each place as it likes."""

from __future__ import annotations

from typing import Final

from banyan.engines.supervision.declare import CardRule, Colour, Trigger

DEFAULT_RULES: Final = (
    CardRule(
        code="promise-near",
        title="快到承诺时限",
        trigger=Trigger.PROMISE_NEAR,
        colour=Colour.YELLOW,
        threshold=1,
        answer_within=1,
    ),
    CardRule(code="promise-over", title="超过承诺时限", trigger=Trigger.PROMISE_OVER, colour=Colour.RED),
    CardRule(
        code="statutory-over",
        title="超过法定时限",
        trigger=Trigger.STATUTORY_OVER,
        colour=Colour.RED,
        basis="行政许可法第四十二条",
    ),
    CardRule(code="step-over", title="环节超时", trigger=Trigger.STEP_OVER, colour=Colour.YELLOW),
    CardRule(
        code="delivery-over",
        title="决定后没有按时送达",
        trigger=Trigger.DELIVERY_OVER,
        colour=Colour.YELLOW,
        basis="行政许可法第四十四条",
    ),
    CardRule(
        code="acceptance-near",
        title="快满五日没有答复",
        trigger=Trigger.ACCEPTANCE_NEAR,
        colour=Colour.YELLOW,
        threshold=4,
        basis="行政许可法第三十二条",
        answer_within=1,
    ),
    CardRule(
        code="acceptance-late",
        title="五日内没有答复",
        trigger=Trigger.ACCEPTANCE_LATE,
        colour=Colour.RED,
        threshold=5,
        basis="行政许可法第三十二条",
    ),
    CardRule(
        code="refusal-unreasoned",
        title="没有说清不予受理或不予许可的理由",
        trigger=Trigger.REFUSAL_UNREASONED,
        colour=Colour.RED,
        threshold=8,
        basis="行政许可法第三十八条",
    ),
    CardRule(
        code="refusal-share",
        title="不予受理过多",
        trigger=Trigger.REFUSAL_SHARE,
        colour=Colour.YELLOW,
        threshold=20,
        answer_within=5,
    ),
    CardRule(
        code="late-forwarding",
        title="转办过迟",
        trigger=Trigger.LATE_FORWARDING,
        colour=Colour.YELLOW,
        threshold=2,
    ),
    CardRule(
        code="follow-up-late",
        title="差评没有按时回访",
        trigger=Trigger.FOLLOW_UP_LATE,
        colour=Colour.RED,
    ),
    CardRule(
        code="unlawful-fee",
        title="违规收费",
        trigger=Trigger.BY_HAND,
        colour=Colour.RED,
        basis="行政许可法第五十八条",
    ),
    CardRule(
        code="not-online",
        title="应当网上办而没有网上办",
        trigger=Trigger.BY_HAND,
        colour=Colour.YELLOW,
    ),
    CardRule(
        code="other-conduct",
        title="其他不当行为",
        trigger=Trigger.BY_HAND,
        colour=Colour.YELLOW,
    ),
)
