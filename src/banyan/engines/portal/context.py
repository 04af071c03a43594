"""What every page's frame shows (`shell`; see docs/design-system.md): computed only where a template asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from banyan.engines.divisions import queries as divisions
from banyan.engines.portal.declare import Entry, Place, registered
from banyan.engines.portal.sites import Site, beside, remembered
from banyan.kernel.counting import Counting, together
from banyan.kernel.principal import Principal, current


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame."""

    label: Any
    url: str
    current: bool = False
    icon: str = ""
    count: int | None = None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one head, of the rail or the footer."""

    head: Any
    links: tuple[Link, ...]

    @property
    def title(self) -> Any:
        """The head, as the footer calls it."""
        return self.head


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in, as the frame shows it."""

    name: str
    post: str
    links: tuple[Link, ...]
    sign_out_url: str = "/sign-out/"
    posts: tuple[Link, ...] = ()
    identities: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteLinks:
    """The site, and the places beside it."""

    name: str
    url: str
    switch: tuple[Link, ...]


class Shell:
    """The frame of a page for one request; each part is computed when asked for, once."""

    sign_in_url = "/sign-in/"
    search_url = "/search/"
    palette_url = "/search/palette/"
    home_url = "/work/"
    imprint = (_("主办：福建省人民政府办公厅"), _("承办：各级人民政府及其部门"), _("演示数据均为虚构"))

    def __init__(self, request: HttpRequest, who: Principal) -> None:
        self._request = request
        self._who = who

    @cached_property
    def current_site(self) -> Site:
        """The site of the page, else the one chosen last."""
        return getattr(self._request, "shown_site", None) or remembered(self._request)

    @cached_property
    def site(self) -> SiteLinks:
        """Its name and address, and the places beside it."""
        here = self.current_site
        switch = tuple(Link(one.name, one.url, current=one.code == here.code) for one in beside(here))
        return SiteLinks(here.name, here.url, switch)

    @cached_property
    def nav(self) -> tuple[Link, ...]:
        """The main navigation; of several entries above this page the nearest is the current one."""
        found = self._links("nav")
        nearest = max((len(link.url) for link in found if link.current), default=0)
        return tuple(replace(link, current=link.current and len(link.url) == nearest) for link in found)

    @cached_property
    def rail(self) -> tuple[Group, ...]:
        """The workspace's navigation."""
        return self._groups("rail")

    @cached_property
    def footer(self) -> tuple[Group, ...]:
        """The columns at the bottom."""
        return self._groups("footer")

    @cached_property
    def account(self) -> Account | None:
        """Who is signed in."""
        if self._who.kind == "anonymous":
            return None
        extra = getattr(self._request, "shell_identities", None)
        return Account(
            name=self._who.name,
            post=self._post,
            links=self._personal,
            identities=tuple(extra() if callable(extra) else extra or ()),
        )

    @cached_property
    def _personal(self) -> tuple[Link, ...]:
        return tuple(self._links("personal"))

    @cached_property
    def counts(self) -> dict[str, int]:
        """Unread notices."""
        return {"unread": next((link.count or 0 for link in self._personal if link.icon == "bell"), 0)}

    @cached_property
    def notices_url(self) -> str:
        """Where notices are read, when there is such a place."""
        return next((link.url for link in self._personal if link.icon == "bell"), "")

    @property
    def _post(self) -> str:
        posts = self._who.posts
        if not posts:
            return ""
        body = divisions.find_organisation(posts[0].org_id)
        return " · ".join(part for part in (body.short_name if body else "", posts[0].title) if part)

    def _links(self, place: Place) -> Iterable[Link]:
        return [self._link(entry) for entry in registered(Entry) if entry.place == place and entry.shown(self._who)]

    def _link(self, entry: Entry) -> Link:
        url = entry.address(self.current_site)
        here = self._request.path == url or (
            len(url) > 1 and entry.place == "nav" and self._request.path.startswith(url)
        )
        count = entry.count(self._who) if callable(entry.count) else self._counted.get(entry.code)
        return Link(entry.label, url, here and (entry.code != "home" or self._request.path == url), entry.icon, count)

    @cached_property
    def _counted(self) -> dict[str, int]:
        """The numbers of every entry that is counted by a statement, asked together."""
        shown = [
            (entry.code, entry.count, values)
            for entry in registered(Entry)
            if isinstance(entry.count, Counting) and entry.shown(self._who)
            and (values := entry.count.values(self._who)) is not None
        ]  # fmt: skip
        numbers = together([(one.statement, values) for _, one, values in shown])
        return {
            code: number for (code, one, _), number in zip(shown, numbers, strict=True) if number or not one.hide_nought
        }

    def _groups(self, place: Place) -> tuple[Group, ...]:
        entries = [entry for entry in registered(Entry) if entry.place == place and entry.shown(self._who)]
        heads = list(dict.fromkeys(str(entry.group) for entry in entries))
        return tuple(
            Group(head, tuple(self._link(entry) for entry in entries if str(entry.group) == head)) for head in heads
        )


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Django's context processor."""
    return {"shell": Shell(request, current())}
