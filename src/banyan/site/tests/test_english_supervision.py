"""Who chose English rates in English; the service and the office keep their names."""

import pytest

from banyan.engines.supervision.situation import Situation
from banyan.engines.supervision.tests.scenes import bureau
from banyan.engines.supervision.tests.test_pages import enter, mine, red_day
from banyan.site.design.testing import untranslated

__all__ = ["mine", "red_day"]
pytestmark = pytest.mark.django_db


def test_rating_is_english(mine: Situation) -> None:
    resident, path = enter("linmou"), f"/my/rate/{mine.case_id}/"
    resident.cookies["django_language"] = "en"
    assert untranslated(resident.get(path).content.decode()) == []
    refused = resident.post(path, {"comment": "没选"})
    assert "Choose how satisfied you are" in refused.content.decode()
    resident.post(path, {"level": "5"})
    thanked = resident.get(path).content.decode()
    assert "Thank you for your rating" in thanked
    assert untranslated(thanked, bureau().short_name) == []
