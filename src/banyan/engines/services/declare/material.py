"""Materials that an application needs, and from where each may be taken so that nobody is asked twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

#: What every upload may be; the documents engine checks contents, not names.
USUAL_FORMATS = ("pdf", "jpg", "png")


@dataclass(frozen=True, kw_only=True)
class Material:
    """A material (申请材料) with its national elements.

    `required` is True, False (may be added), or a condition on the filled form, which `when` says in words.
    `from_licence` is the code of a licence type: who holds such a licence need not bring it (免交). `from_registers`
    are facts "register.field" that together replace it. `pledge` is the text to which the applicant may agree
    instead (告知承诺). What none of these supplies is uploaded: `formats`, at most `most` files of `megabytes`.
    `issued_by` is the source (来源渠道), `standard` what makes it acceptable (受理标准), `sample` and `blank` name
    files in the system's folder `materials/`, `paper` how many paper copies the law still asks for.
    """

    code: str
    title: str
    help: str = ""
    required: bool | Callable[[Any], bool] = True
    when: str = ""
    formats: tuple[str, ...] = USUAL_FORMATS
    most: int = 5
    megabytes: int = 20
    issued_by: str = "申请人自备"
    standard: str = ""
    sample: str = ""
    blank: str = ""
    originals: int = 0
    paper: int = 0
    from_licence: str = ""
    from_registers: tuple[str, ...] = ()
    pledge: str = ""

    def needed_for(self, form: Any) -> bool:
        """Whether this application must have it."""
        return self.required(form) if callable(self.required) else self.required

    @property
    def may_be_exempt(self) -> bool:
        """Whether the platform may supply it, so that it need not be handed in (免交)."""
        return bool(self.from_licence or self.from_registers or self.pledge)
