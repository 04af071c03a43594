"""Errors that a person sees: each carries one sentence in the person's language."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext


class BanyanError(Exception):
    """Something that cannot be done; `message` says so and how to go on.

    `status` is the HTTP status that a page or an API answers with, `code` a stable word for machines.
    """

    status = 500
    code = "error"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code

    @property
    def told(self) -> str:
        """The sentence in the reader's language."""
        return gettext(self.message) if self.message else ""


class Refused(BanyanError):
    """The person may not do this."""

    status = 403
    code = "refused"


class NotFound(BanyanError):
    """The thing does not exist, or not for this person."""

    status = 404
    code = "not-found"


class Conflict(BanyanError):
    """The thing has changed meanwhile, or the same key came with other contents."""

    status = 409
    code = "conflict"


class TooLarge(BanyanError):
    """What was sent is larger than is taken."""

    status = 413
    code = "too-large"


class Invalid(BanyanError):
    """What was entered cannot be taken; `fields` maps a field's name to its sentence."""

    status = 422
    code = "invalid"

    def __init__(self, message: str, *, fields: Mapping[str, str] | None = None, code: str | None = None) -> None:
        super().__init__(message, code=code)
        self.fields: dict[str, str] = dict(fields or {})

    @property
    def told_fields(self) -> dict[str, str]:
        """The sentences by field in the reader's language; the whole one under an empty name where no field has one."""
        return {name: gettext(said) for name, said in self.fields.items() if said} or {"": self.told}


class TooMany(BanyanError):
    """Too many attempts in a short time."""

    status = 429
    code = "too-many"


class Unavailable(BanyanError):
    """A part that is needed does not answer at the moment; trying again later helps."""

    status = 503
    code = "unavailable"
