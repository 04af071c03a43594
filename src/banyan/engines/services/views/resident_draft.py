"""What the pages of a draft share: whose form it is, its steps, what was posted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from banyan.engines.divisions.picker import picked
from banyan.engines.services import queries
from banyan.engines.services.declare import JointMatter, Material, ServiceItem
from banyan.engines.services.declare.form import Form
from banyan.engines.services.forms.describe import Choice, FormShape, shape_of
from banyan.engines.services.forms.read import Reading, from_post, read
from banyan.engines.services.guidance import title_of
from banyan.engines.services.joining import must_have, wanted_materials
from banyan.engines.services.records import DraftInfo
from banyan.engines.services.work.facts import fill_known
from banyan.engines.services.work.held import choices
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import current
from banyan.kernel.systems import registry


def must_be_signed_in() -> None:
    """Refuse whoever is nobody; a page then asks him to sign in and comes back."""
    if current().kind == "anonymous":
        raise Refused(_("请先登录。"))


def declared_for(kind: str, code: str) -> ServiceItem | JointMatter:
    """What a draft of this kind applies for. Raises NotFound when it is no longer declared."""
    known = registry()
    if kind == "joint" and known.has(JointMatter, code):
        return known.get(JointMatter, code)
    if kind == "item" and known.has(ServiceItem, code):
        return known.get(ServiceItem, code)
    raise NotFound(_("这个事项已经取消，草稿不能再用。"))


def place_of(draft_id: UUID, page: str) -> str:
    """The name under which something sent for a page of a draft is kept over a sign-in."""
    return f"draft:{draft_id}:{page}"


@dataclass(frozen=True)
class Filling:
    """A draft being filled in, with everything that its pages ask of it."""

    draft: DraftInfo

    @classmethod
    def of(cls, draft_id: UUID) -> Filling:
        """The draft of the one who asks. Raises Refused (nobody), NotFound (another's)."""
        must_be_signed_in()
        return cls(queries.draft(draft_id))

    @cached_property
    def declared(self) -> ServiceItem | JointMatter:
        """The item or joint matter."""
        return declared_for(self.draft.kind, self.draft.item_code)

    @property
    def title(self) -> str:
        """Its title, in the page's language."""
        return title_of(self.declared)

    @cached_property
    def form(self) -> type[Form]:
        """The form."""
        return self.declared.form

    @cached_property
    def shape(self) -> FormShape:
        """The form as pages."""
        return shape_of(self.form)

    @cached_property
    def known(self) -> queries.KnownOf:
        """What the registers and licences supply."""
        return queries.known(self.draft.id)

    @cached_property
    def held(self) -> dict[str, tuple[Choice, ...]]:
        """The applicant's own licences to choose from, by field."""
        return choices(self.form, current().applicant_id)

    @cached_property
    def reading(self) -> Reading[Form]:
        """The form as it was filled in so far."""
        return read(self.form, fill_known(self.form, self.draft.data, self.known.facts))

    @cached_property
    def all_materials(self) -> tuple[Material, ...]:
        """Every material that is declared."""
        declared = self.declared
        return queries.materials_of(declared) if isinstance(declared, JointMatter) else declared.materials

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        """The materials that this application may need: all while the form is not complete."""
        form = self.reading.value
        if isinstance(self.declared, JointMatter):
            return tuple(material for material, _users in self.shared.values())
        if form is None:
            return self.all_materials
        given = self.draft.materials
        return tuple(
            one for one in self.all_materials if one.needed_for(form) or one.required is False or one.code in given
        )

    @cached_property
    def shared(self) -> dict[str, tuple[Material, tuple[ServiceItem, ...]]]:
        """Of a joint matter: each material once, with the items that use it."""
        if not isinstance(self.declared, JointMatter):
            return {}
        try:
            return wanted_materials(self.declared, self.reading.value)
        except Invalid:
            return wanted_materials(self.declared, None)

    @cached_property
    def must_have(self) -> set[str]:
        """The codes of the materials without which it cannot be submitted; none while the form is not complete."""
        form = self.reading.value
        if form is None:
            return set()
        if not isinstance(self.declared, JointMatter):
            return {one.code for one in self.all_materials if one.needed_for(form)}
        try:
            return must_have(self.declared, form)
        except Invalid:
            return set()

    @property
    def steps(self) -> list[dict[str, str]]:
        """Labels and addresses of the steps."""
        pages = [{"label": page.title, "url": self.url("draft-page", page.code)} for page in self.shape.pages]
        if self.all_materials:
            pages.append({"label": _("材料"), "url": self.url("draft-materials")})
        return [*pages, {"label": _("核对提交"), "url": self.url("draft-check")}]

    def url(self, name: str, *more: object) -> str:
        """The address of one of the draft's pages."""
        return reverse(f"services:{name}", args=[self.draft.id, *more])

    def place_of(self, page: str) -> str:
        """The name under which something sent for one of its pages is kept over a sign-in."""
        return place_of(self.draft.id, page)

    def place(self, page: str) -> int:
        """Which step a page of the form is, from 1."""
        return [one.code for one in self.shape.pages].index(page) + 1

    def after(self, page: str) -> str:
        """Where one goes on to after a page of the form."""
        return self.steps[self.place(page)]["url"]

    def before(self, step: int) -> dict[str, str] | None:
        """The step before, for the way back."""
        return self.steps[step - 2] if step > 1 else None


def posted(shape: FormShape, names: list[str], post: QueryDict) -> dict[str, Any]:
    """The data of the named fields of a page; a division is the deepest that was chosen."""
    data = from_post(shape, names, post)
    for name in names:
        if shape.by_name[name].widget == "division":
            chosen = picked(post.getlist(name))
            data[name] = chosen.code if chosen else ""
    return data


def shown_names(request: HttpRequest, allowed: list[str]) -> list[str]:
    """The fields that the page showed (it says so), so that what it hid is not overwritten."""
    said = request.POST.get("_shown")
    return allowed if said is None else [name for name in said.split(",") if name in allowed]
