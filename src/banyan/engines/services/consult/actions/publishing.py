"""What everybody may read: published by the head of the office, taken back by him or by the asker."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from banyan.engines.services.consult import work
from banyan.engines.services.consult.events import ConsultPublished, ConsultTakenBack
from banyan.engines.services.consult.models import ANSWERED, DECLINED, OPEN, Consultation, PublishedConsult
from banyan.engines.services.consult.policies import OWN_CONSULT, PUBLISH_CONSULT
from banyan.engines.services.consult.records import ConsultInfo
from banyan.engines.services.finding import cut
from banyan.engines.services.wording import normal
from banyan.kernel import clock
from banyan.kernel.action import Act, action
from banyan.kernel.errors import Conflict, Invalid
from banyan.kernel.principal import SYSTEM, acting_as

_MOST_WORDS = 120


@action("services.consult.publish", title="公开问答")
def publish(act: Act, *, consultation_id: UUID, title: str, question: str, answer: str) -> ConsultInfo:
    """Publish a question and its answer in these words, without anything that tells who asked.

    Raises Conflict when the asker did not agree, Invalid when a number or the asker's name stands in the words.
    """
    row = work.opened(act, consultation_id, PUBLISH_CONSULT, ANSWERED)
    if not row.may_publish:
        raise Conflict("提问的人不同意公开。", code="no-consent")
    said = {
        "title": _nameless(row, work.words(title, "title", 60, least=4), "title"),
        "question": _nameless(row, work.words(question, "question", 2000, least=5), "question"),
        "answer": _nameless(row, work.words(answer, "answer", 4000, least=5), "answer", office=True),
    }
    row.published_at = row.published_at or act.now
    with acting_as(SYSTEM):
        PublishedConsult.objects.update_or_create(
            id=row.id, defaults={**said, **_about(row), "words": index_words(**said)}
        )
    work.remember(act, row, "published")
    work.tell(act, row, ConsultPublished)
    return work.close(act, row, published=True)


def _nameless(row: Consultation, text: str, field: str, *, office: bool = False) -> str:
    work.without_numbers(text, field, office=office)
    if len(row.asker_name) > 1 and row.asker_name in text:
        raise Invalid(_("公开的内容里不能有提问人的姓名。"), fields={field: _("里面有提问人的姓名或名称，请隐去。")})
    return text


def _about(row: Consultation) -> dict[str, object]:
    answered = row.answered_at or row.changed_at
    return {
        "item_code": row.item_code,
        "item_title": row.item_title,
        "division": row.division,
        "department": row.department,
        "org_id": row.org_id,
        "org_name": row.org_name,
        "asked_on": row.asked_at.astimezone(clock.ZONE).date(),
        "answered_on": answered.astimezone(clock.ZONE).date(),
        "published_at": row.published_at,
    }


def index_words(title: str, question: str, answer: str) -> list[str]:
    """The words that a published question is found by; those of the title first."""
    found = [word[:40] for text in (title, question, answer) for word in cut(normal(text))]
    return list(dict.fromkeys(found))[:_MOST_WORDS]


@action("services.consult.take-back", title="撤下公开的问答")
def take_back(act: Act, *, consultation_id: UUID, reason: str) -> ConsultInfo:
    """The office no longer publishes it, with the reason."""
    row = work.opened(act, consultation_id, PUBLISH_CONSULT, ANSWERED, OPEN)
    why = work.words(reason, "reason", 500, least=2)
    _take_back(act, row, why, by_asker=False)
    return work.close(act, row, published=False)


@action("services.consult.keep-private", title="不再同意公开")
def keep_private(act: Act, *, consultation_id: UUID) -> ConsultInfo:
    """The asker no longer agrees: what was published goes at once."""
    row = work.opened(act, consultation_id, OWN_CONSULT, OPEN, ANSWERED, DECLINED)
    if row.published_at is not None:
        _take_back(act, row, "", by_asker=True)
    row.may_publish = False
    return work.close(act, row, consent=False)


def _take_back(act: Act, row: Consultation, why: str, *, by_asker: bool) -> None:
    if row.published_at is None:
        raise Conflict("这条没有公开。", code="not-now")
    with acting_as(SYSTEM):
        PublishedConsult.objects.filter(id=row.id).delete()
    row.published_at = None
    work.remember(act, row, "taken-back", why)
    work.tell(act, row, ConsultTakenBack, by_asker=by_asker)
