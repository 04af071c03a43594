from datetime import timedelta
from pathlib import Path

import pytest

from banyan.engines.documents import doctor
from banyan.engines.documents.actions import make_paper
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.tests.conftest import Scene
from banyan.engines.documents.upkeep import make_missing_papers
from banyan.kernel import clock
from banyan.kernel.errors import Unavailable
from banyan.kernel.principal import SYSTEM, acting_as


def test_a_sound_installation_is_told_so(scene: Scene) -> None:
    scene.issue()
    make_missing_papers()
    assert [check.look().state for check in doctor.CHECKS] == ["good", "good", "good"]


def test_papers_that_wait_too_long_are_told(scene: Scene) -> None:
    scene.issue()
    with clock.at(clock.now() + timedelta(hours=2)):
        assert doctor.papers().state == "warning"


def test_lost_keys_are_told_and_never_replaced_in_silence(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scene.issue()
    make_missing_papers()
    scene.issue()
    monkeypatch.setenv("BANYAN_SECRETS", str(tmp_path))
    assert doctor.keys().state == "bad"
    with acting_as(SYSTEM):
        waiting = LicenceVersion.objects.get(paper="")
        with pytest.raises(Unavailable, match="密钥不见了"):
            make_paper(version_id=waiting.id)
    assert not list(tmp_path.glob("licence-*.pem"))
