"""Where the holder of a post is found at work (办公信息): said by himself, or by whoever leads his office."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.identity.models import Desk, Post
from banyan.engines.identity.policies import DESCRIBE_DESK, DIRECTORY, DeskOf
from banyan.engines.identity.queries.directory import Contact, contact
from banyan.engines.identity.queries.posts import held_now
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Invalid, NotFound
from banyan.kernel.policy import SYSTEM_ONLY
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import telephone as telephones
from banyan.standards.errors import StandardError


@action("identity.desk.describe", title="维护办公信息")
def describe_desk(act: Act, *, post_id: UUID, telephone: str = "", room: str = "", duties: str = "") -> Contact:
    """Say room, office telephone and duties of a post; what is left empty is taken out.

    Raises NotFound for a post that nobody holds, Invalid for a number that is no fixed line.
    """
    act.require(SYSTEM_ONLY | DIRECTORY)
    with acting_as(SYSTEM):
        post = held_now(Post.objects.filter(pk=post_id)).first()
    if post is None:
        raise NotFound("没有找到这个岗位。")
    act.require(DESCRIBE_DESK, DeskOf(post.account_id, post.org_id))
    said = {
        "telephone": _line(telephone),
        "room": _plain(room, 40, "room"),
        "duties": _plain(duties, 120, "duties"),
        "changed_at": act.now,
        "changed_by": act.who.account_id,
    }
    place = {"account_id": post.account_id, "org_id": post.org_id, "division": post.division}
    Desk.objects.update_or_create(post_id=post.pk, defaults=said, create_defaults=said | place)
    filled = sorted(name for name in ("telephone", "room", "duties") if said[name])
    act.touched("post", post.pk, division=post.division, org_id=post.org_id, about={"desk": filled})
    return contact(post.pk)


def _line(typed: str) -> str:
    """A fixed line as it is stored. A mobile is refused: the directory holds no private numbers."""
    if not typed.strip():
        return ""
    try:
        found = telephones.parse(typed)
    except StandardError as error:
        raise Invalid(error.reason, fields={"telephone": error.reason}) from error
    if found.line is telephones.Line.MOBILE:
        sentence = "请写办公座机，如 0591-80000021。通讯录不放手机号。"
        raise Invalid(sentence, fields={"telephone": sentence})
    return found.value


def _plain(typed: str, most: int, field: str) -> str:
    said = " ".join(typed.split())
    if len(said) > most or not said.isprintable():
        sentence = "太长了，或者有看不见的字符，请改短一点。"
        raise Invalid(sentence, fields={field: sentence})
    return said
