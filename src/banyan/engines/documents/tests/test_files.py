import os
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from banyan.engines.documents import queries
from banyan.engines.documents.actions import attach_to_case, remove_file, store
from banyan.engines.documents.models import File
from banyan.engines.documents.records import FileInfo
from banyan.engines.documents.tests import samples
from banyan.engines.documents.tests.conftest import GULOU, Scene
from banyan.kernel.errors import Invalid, NotFound, Refused
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as


def kept_files() -> set[Path]:
    return {path for path in (Path(os.environ["BANYAN_VAR"]) / "files").rglob("*") if path.is_file()}


def stored(scene: Scene, content: bytes | None = None) -> FileInfo:
    with acting_as(scene.holder):
        return store(file=BytesIO(content or samples.pdf(2)), name="平面图.pdf", owner_id=scene.holder_id)


def test_a_file_is_kept_and_read_back(scene: Scene) -> None:
    made = stored(scene, samples.pdf(2))
    with acting_as(scene.holder):
        found, stream = queries.open_file(made.id)
        with stream:
            assert stream.read() == samples.pdf(2)
    assert (found.kind, found.pages, found.media_type) == ("pdf", 2, "application/pdf")


def test_a_refused_file_leaves_nothing(scene: Scene) -> None:
    before = kept_files()
    for content in (samples.pdf_with_script(), samples.locked_pdf(), b"", bytes(21_000_000)):
        with acting_as(scene.holder), pytest.raises(Invalid):
            store(file=BytesIO(content), name="a.pdf", owner_id=scene.holder_id)
    assert kept_files() == before
    with acting_as(SYSTEM):
        assert not File.objects.exists()


def test_only_the_owner_reads_it_until_a_case_takes_it(scene: Scene) -> None:
    made = stored(scene)
    for who in (scene.stranger, scene.clerk, scene.other_clerk, ANONYMOUS):
        with acting_as(who), pytest.raises(NotFound):
            queries.file(made.id)
    with acting_as(scene.holder):
        attach_to_case(file_ids=[made.id], case_id=uuid4(), org_ids=[scene.office.id], division=GULOU)
    with acting_as(scene.clerk):
        assert queries.files_of([made.id])[made.id].name == "平面图.pdf"
    for who in (scene.stranger, scene.other_clerk, ANONYMOUS):
        with acting_as(who):
            assert queries.files_of([made.id]) == {}


def test_nobody_hands_in_in_another_name(scene: Scene) -> None:
    with acting_as(scene.stranger), pytest.raises(Refused):
        store(file=BytesIO(samples.pdf()), name="a.pdf", owner_id=scene.holder_id)


def test_another_persons_file_cannot_be_attached(scene: Scene) -> None:
    made = stored(scene)
    with acting_as(scene.stranger), pytest.raises(NotFound):
        attach_to_case(file_ids=[made.id], case_id=uuid4(), org_ids=[scene.other_office.id], division=GULOU)
    with acting_as(SYSTEM):
        assert File.objects.get().org_ids == []


def test_a_file_is_taken_back_until_a_case_holds_it(scene: Scene) -> None:
    made, given = stored(scene), stored(scene)
    with acting_as(scene.holder):
        remove_file(file_id=made.id)
        with pytest.raises(NotFound):
            queries.file(made.id)
        attach_to_case(file_ids=[given.id], case_id=uuid4(), org_ids=[scene.office.id], division=GULOU)
        with pytest.raises(Refused):
            remove_file(file_id=given.id)
        assert queries.file(given.id).id == given.id


def test_files_of_other_cases_keep_them_and_fresh_ones_are_written_together(scene: Scene) -> None:
    used, fresh = stored(scene), [stored(scene) for _ in range(3)]
    first, second = uuid4(), uuid4()
    with acting_as(scene.holder):
        attach_to_case(file_ids=[used.id], case_id=first, org_ids=[scene.office.id], division=GULOU)
        with CaptureQueriesContext(connection) as asked:
            ids = [used.id, *(one.id for one in fresh)]
            attach_to_case(file_ids=ids, case_id=second, org_ids=[scene.other_office.id], division=GULOU)
    assert sum("documents_file" in one["sql"] for one in asked.captured_queries) == 1
    with acting_as(SYSTEM):
        kept = {one.pk: one for one in File.objects.all()}
    assert kept[used.id].case_ids == [first, second]
    assert kept[used.id].org_ids == [scene.office.id, scene.other_office.id]
    assert all(kept[one.id].case_ids == [second] for one in fresh)
