from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection

from banyan.engines.documents import queries
from banyan.engines.documents.actions import change_licence, record_use, remove_file, share_licence, store
from banyan.engines.documents.models import Attempt, File, LicenceVersion
from banyan.engines.documents.tests import samples
from banyan.engines.documents.tests.conftest import BADGE, FOOD, Scene
from banyan.engines.documents.tests.test_files import kept_files
from banyan.engines.documents.upkeep import forget_attempts, forget_removed_files, make_missing_papers
from banyan.kernel import clock
from banyan.kernel.errors import NotFound
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.kernel.systems import System
from banyan.kernel.testing import registry_of


def test_missing_papers_are_made_in_a_batch(scene: Scene) -> None:
    for _ in range(3):
        scene.issue()
    assert make_missing_papers() == 3
    assert make_missing_papers() == 0
    with acting_as(SYSTEM):
        assert not LicenceVersion.objects.filter(paper="").exists()


def test_a_removed_file_is_forgotten_after_a_day_with_its_bytes(
    scene: Scene, django_capture_on_commit_callbacks: object
) -> None:
    before = kept_files()
    with acting_as(scene.holder):
        kept = store(file=BytesIO(samples.pdf(7)), name="a.pdf", owner_id=scene.holder_id)
        remove_file(file_id=kept.id)
    assert forget_removed_files() == 0
    later = clock.at(clock.now() + timedelta(days=2))
    with later, django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert forget_removed_files() == 1
    assert kept_files() == before
    with acting_as(SYSTEM):
        assert not File.objects.exists()


def test_bytes_that_another_file_has_too_stay(scene: Scene, django_capture_on_commit_callbacks: object) -> None:
    with acting_as(scene.holder):
        first, second = (store(file=BytesIO(samples.pdf(5)), name=f"{n}.pdf", owner_id=scene.holder_id) for n in (1, 2))
        remove_file(file_id=first.id)
    later = clock.at(clock.now() + timedelta(days=2))
    with later, django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        forget_removed_files()
    with acting_as(scene.holder):
        _, stream = queries.open_file(second.id)
        with stream:
            assert stream.read() == samples.pdf(5)


def test_counts_are_forgotten(scene: Scene) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT documents_admit('x', %s, 5)", [clock.now() - timedelta(days=2)])
    assert forget_attempts() == 1
    with acting_as(SYSTEM):
        assert not Attempt.objects.exists()


def test_a_licence_says_the_same_when_its_type_changes_or_goes(scene: Scene) -> None:
    made = scene.issue()
    with registry_of(System(code="other", title="别的", declares=(BADGE,))), acting_as(scene.holder):
        assert queries.licence(made.id) == made
    assert made.rows[0] == (FOOD.fields[0].title, made.content["uscc"])


def test_the_paper_of_an_old_version_keeps_the_old_name(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(scene.clerk):
        change_licence(licence_id=made.id, reason="名称变更", holder_name="福州新味餐饮有限公司")
    with acting_as(SYSTEM):
        first = LicenceVersion.objects.get(identifier=made.identifier)
    assert "榕味" in first.content
    assert "新味" not in first.content


def test_a_lent_licence_is_read_and_its_holder_sees_by_whom(scene: Scene) -> None:
    made = scene.issue()
    with acting_as(scene.other_clerk), pytest.raises(NotFound):
        record_use(licence_id=made.id, org_id=scene.other_office.id, kind="read", purpose="查看")
    with acting_as(scene.holder):
        share_licence(licence_id=made.id, org_id=scene.other_office.id, purpose="办理户外招牌设置")
    with acting_as(scene.other_clerk):
        record_use(licence_id=made.id, org_id=scene.other_office.id, kind="case", purpose="办理户外招牌设置")
    with acting_as(scene.holder):
        (use,) = queries.uses_of(made.id)
    assert (use.kind, use.by_name) == ("case", scene.other_office.name)
    with acting_as(scene.stranger):
        assert queries.uses_of(made.id) == ()
