"""Treated elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from banyan.engines.services.testing import failed, filled_form, mistakes, needed, problems
from banyan.systems.society.remote_treatment.forms import RemoteTreatment
from banyan.systems.society.remote_treatment.system import FILE

FILLED: dict[str, Any] = {"why": "living", "city": "上海市", "begins": "2026-12-01", "contact_phone": "13800000021"}


def test_the_declaration_is_right() -> None:
    assert problems(FILE) == []


def test_mistakes_are_told() -> None:
    assert mistakes(RemoteTreatment, FILLED) == {}
    assert mistakes(RemoteTreatment, FILLED, why="transfer") == {"ends": "请填到哪天", "referral": "请填哪家医院转的"}
    assert mistakes(RemoteTreatment, FILLED, city="") == {"city": "请写去哪个省、哪个市"}


@pytest.mark.parametrize(
    ("ends", "found"), [("2027-02-01", set()), ("2026-11-01", {"dates"}), ("2027-12-01", {"length"})]
)
def test_rules(ends: str, found: set[str]) -> None:
    assert failed(FILE, filled_form(RemoteTreatment, FILLED, why="other", ends=ends)) == found


def test_who_lives_there_pledges_and_who_is_sent_brings_the_paper() -> None:
    assert needed(FILE, filled_form(RemoteTreatment, FILLED)) == ["identity", "living-pledge"]
    sent = filled_form(RemoteTreatment, FILLED, why="transfer", ends="2027-01-01", referral="福州某医院")
    assert needed(FILE, sent) == ["identity", "referral-paper"]
