"""What engines and systems declare of messaging: templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter
from typing import Any

from banyan.kernel.systems import Declaration, Problem, Registry, registry

SMS, EMAIL = "sms", "email"
CHANNELS = (SMS, EMAIL)
#: Two joined messages of 70 and 64 characters; longer ones cost more and are cut by some gateways (assumed).
LONGEST_SMS = 134


def say_day(day: date) -> str:
    """A day as notices say it: 12 月 7 日（周一）."""
    return f"{day.month} 月 {day.day} 日（周{'一二三四五六日'[day.weekday()]}）"


@dataclass(frozen=True, kw_only=True)
class Template(Declaration):
    """A notice's wording (消息模板). Title, text and `short` may name fields in braces, as in 最迟 {due} 拿到结果。

    `short` is the SMS, by default the text; `sample` gives each field a value for the preview and the start-up check;
    `channels` are the channels beside the inbox; `urgent` ones do not wait for the end of the hours of quiet.
    """

    code: str
    title: str
    text: str
    short: str = ""
    link_label: str = "去看看"
    channels: tuple[str, ...] = (SMS, EMAIL)
    sample: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False

    def fields(self) -> frozenset[str]:
        """The fields that the wording names."""
        parsed = Formatter().parse(f"{self.title}{self.text}{self.short}")
        return frozenset(name for _, name, _, _ in parsed if name is not None)

    def check(self, registry: Registry) -> Iterable[Problem]:
        """Whether it can be worded from its own sample."""
        for name in sorted(self.fields()):
            if not name.isidentifier():
                yield Problem(f"“{{{name}}}”不是字段名", "花括号里只写字段名，如 {item}", "text")
            elif name not in self.sample:
                yield Problem(f"样例里没有“{name}”", f"在 sample 里给“{name}”一个样例值", "sample")
        unknown = [channel for channel in self.channels if channel not in CHANNELS]
        if unknown:
            yield Problem(f"没有“{unknown[0]}”这个渠道", f"用 {'、'.join(CHANNELS)}", "channels")

    def word(self, data: Mapping[str, Any]) -> tuple[str, str, str]:
        """Title, text and SMS with the fields filled in. KeyError when one is missing. Values are taken as they are:
        no braces, attributes or formats inside them have a meaning."""
        values = {name: str(data[name]) for name in self.fields()}
        short = self.short or self.text
        return self.title.format_map(values), self.text.format_map(values), short.format_map(values)


TEMPLATES: dict[str, Template] = {}


def declare_template(template: Template) -> Template:
    """Add an engine's template (systems list theirs among `declares`); a code stands for one template only."""
    if TEMPLATES.setdefault(template.code, template) != template:
        raise ValueError(f"两个消息模板用了同一个代码 {template.code}")
    return template


def template(code: str) -> Template:
    """The template with this code, of an engine or of a system; KeyError when there is none."""
    return TEMPLATES.get(code) or registry().get(Template, code)


def templates() -> tuple[Template, ...]:
    """Every template, by code."""
    return tuple(sorted([*TEMPLATES.values(), *registry().of(Template)], key=lambda one: one.code))
