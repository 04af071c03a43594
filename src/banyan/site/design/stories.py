"""Stories (示例): every part in every state, for the gallery and its tests."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """One section of the gallery; its specimens stand in ``banyan/gallery/<code>.html``."""

    code: str
    title: str

    @property
    def template(self) -> str:
        """The template that shows the specimens."""
        return f"banyan/gallery/{self.code}.html"


def groups() -> Sequence[Group]:
    """The sections in the order in which they are shown."""
    return ()
