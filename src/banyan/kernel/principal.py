"""Who acts. The connection to the database applies the current principal, so that rows are isolated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

Kind = Literal["anonymous", "person", "agent", "servant", "administrator", "system"]


@dataclass(frozen=True, slots=True)
class Post:
    """A civil servant's post: roles (codes) held in one organisation.

    `division` is the 12-digit code of the division whose matters the organisation handles.
    """

    org_id: UUID
    division: str
    roles: frozenset[str] = frozenset()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Principal:
    """One who acts, with everything that policies and the database's isolation ask of them.

    `subject_id` is the natural person, `firm_id` the legal person acted for (see `kernel.subjects`);
    `watches` are division prefixes that a supervisor may look into; `level` is the real-name level (0 to 3).
    """

    kind: Kind
    account_id: UUID | None = None
    name: str = ""
    subject_id: UUID | None = None
    firm_id: UUID | None = None
    posts: tuple[Post, ...] = ()
    powers: frozenset[str] = frozenset()
    watches: tuple[str, ...] = ()
    level: int = 0
    channel: str = "web"
    session_id: str = ""

    @property
    def org_ids(self) -> tuple[UUID, ...]:
        """The organisations in which a post is held, each once."""
        return tuple(dict.fromkeys(post.org_id for post in self.posts))

    @property
    def roles(self) -> frozenset[str]:
        """All roles over all posts."""
        return frozenset(role for post in self.posts for role in post.roles)

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """Those on whose behalf this principal acts: the legal person when acting for one, else the person."""
        return tuple(one for one in (self.firm_id, self.subject_id) if one is not None)

    @property
    def applicant_id(self) -> UUID | None:
        """The one in whose name an application is made: the legal person acted for, else the person."""
        return self.firm_id or self.subject_id

    def has_role(self, role: str, org_id: UUID | None = None) -> bool:
        """Whether `role` is held, in the organisation named or in any."""
        return any(role in post.roles for post in self.posts if org_id is None or post.org_id == org_id)

    def through(self, channel: str) -> Principal:
        """The same principal coming through another channel (web, api, cli, simulation)."""
        return replace(self, channel=channel)


ANONYMOUS = Principal(kind="anonymous")
SYSTEM = Principal(kind="system", name="系统", channel="system")

_current: ContextVar[Principal] = ContextVar("banyan_principal", default=ANONYMOUS)


def current() -> Principal:
    """The one who acts now; nobody in particular unless `acting_as` says otherwise."""
    return _current.get()


@contextmanager
def acting_as(principal: Principal) -> Iterator[Principal]:
    """Within the block `principal` acts."""
    token = _current.set(principal)
    try:
        yield principal
    finally:
        _current.reset(token)
