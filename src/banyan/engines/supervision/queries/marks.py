"""Reading marks: what supervision knows of a case."""

from __future__ import annotations

from uuid import UUID

from banyan.engines.supervision.models import Mark
from banyan.engines.supervision.situation import DECIDED
from banyan.kernel.errors import NotFound


class Rateable:
    """A case as the rating asks for it: the mark, open only until it is decided."""

    def __init__(self, mark: Mark) -> None:
        self.city, self.number = mark.city, mark.number
        self.division, self.org_id, self.department = mark.division, mark.org_id, mark.department
        self.item_code, self.item_title = mark.item_code, mark.item_title
        self.applicant_id = mark.applicant_id
        self.open = mark.open and mark.state != DECIDED


def rateable(case_id: UUID) -> Rateable:
    """The case that somebody wants to rate; `NotFound` when it is not the reader's."""
    mark = Mark.objects.filter(case_id=case_id).first()
    if mark is None:
        raise NotFound("没有找到这件办件。刚办完的，请过一会儿再来评价。")
    return Rateable(mark)
