"""Stories (示例): every part in every state, for the gallery and its tests. Names, numbers and dates are made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import asking, figures, frames, ground, papers, states, work


@dataclass(frozen=True)
class Group:
    """One section of the gallery: its specimens stand in ``banyan/gallery/<code>.html`` and draw ``samples``."""

    code: str
    title: str
    samples: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The template that shows the specimens."""
        return f"banyan/gallery/{self.code}.html"


def groups() -> Sequence[Group]:
    """The sections in the order in which they are shown."""
    return (
        Group("ground", "底色与字", ground.samples()),
        Group("buttons", "按钮与链接"),
        Group("forms", "表单", asking.forms()),
        Group("pickers", "选择器", asking.pickers()),
        Group("states", "状态与进度", states.samples()),
        Group("figures", "数据", figures.samples()),
        Group("notices", "提示与浮层"),
        Group("navigation", "导航", frames.samples()),
        Group("lists", "居民页的清单", frames.lists()),
        Group("work", "工作台", work.samples()),
        Group("papers", "证照", papers.samples()),
        Group("icons", "图标", ground.icon_names()),
    )
