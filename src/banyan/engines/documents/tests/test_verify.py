from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banyan.engines.documents import queries
from banyan.engines.documents.actions import change_licence, make_paper, revoke_licence, suspend_licence
from banyan.engines.documents.codes import paper_code, shown_code
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.tests.conftest import CONTENT, Scene
from banyan.kernel import clock
from banyan.kernel.files import open_blob
from banyan.kernel.principal import ANONYMOUS, SYSTEM, acting_as
from banyan.kernel.testing import assert_queries


def paper_of(licence_id: UUID) -> bytes:
    with acting_as(SYSTEM):
        row = LicenceVersion.objects.filter(licence_id=licence_id).order_by("-version").first()
        assert row is not None
        with open_blob(make_paper(version_id=row.id)) as blob:
            return blob.read()


def test_anybody_verifies_by_qr_code_short_code_and_identifier(scene: Scene) -> None:
    made = scene.issue()
    code = paper_code(made.identifier, made.valid_to)
    with acting_as(ANONYMOUS):
        for text in (code, f"https://example.cn/verify/{code}", made.short_code, made.short_code.lower()):
            with assert_queries(1):
                seen = queries.verify(text)
            assert (seen.state, seen.holder) == ("valid", "福州榕味小馆餐饮有限公司")
        bare = queries.verify(made.identifier)
    assert (bare.state, bare.title, bare.holder, bare.facts) == ("valid", "食品经营许可证", "", ())


def test_what_is_told_holds_no_personal_data(scene: Scene) -> None:
    made = scene.issue()
    badge = scene.issue("health-badge")
    with acting_as(ANONYMOUS):
        told = repr(queries.verify(made.short_code)) + repr(queries.verify(badge.short_code))
    for secret in (CONTENT["uscc"], CONTENT["legal_person"], CONTENT["phone"]):
        assert secret not in told
    assert "林**" in told


def test_states_are_told(scene: Scene) -> None:
    suspended, revoked, changed, late = (scene.issue() for _ in range(4))
    with acting_as(scene.clerk):
        suspend_licence(licence_id=suspended.id, reason="整改")
        revoke_licence(licence_id=revoked.id, reason="造假", ending="withdrawn")
        change_licence(licence_id=changed.id, reason="地址变更")
    with acting_as(ANONYMOUS):
        assert queries.verify(suspended.short_code).state == "suspended"
        told = queries.verify(revoked.short_code)
        assert (told.state, told.ending, told.reason) == ("revoked", "withdrawn", "造假")
        assert queries.verify(changed.short_code).state == "superseded"
        with clock.at(datetime(2099, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))):
            assert queries.verify(late.short_code).state == "expired"
        assert queries.verify("ABCDE-FGHJK").state == "unknown"
        assert queries.verify("' OR 1=1 --").state == "unknown"
        assert queries.verify("").state == "unknown"


def test_a_shown_code_ends(scene: Scene) -> None:
    made = scene.issue()
    code = shown_code(made.identifier, clock.now() + timedelta(minutes=10))
    with acting_as(ANONYMOUS):
        assert queries.verify(code).state == "valid"
        with clock.at(clock.now() + timedelta(minutes=11)):
            assert queries.verify(code).state == "stale"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_any_altered_character_of_a_code_is_told(scene: Scene, data: st.DataObject) -> None:
    made = scene.issue()
    code = paper_code(made.identifier, made.valid_to)
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([c for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ." if c != code[at]]))
    with acting_as(ANONYMOUS):
        assert queries.verify(code[:at] + other + code[at + 1 :]).state in ("tampered", "unknown")
        at = data.draw(st.integers(0, len(made.identifier) - 1))
        other = data.draw(st.sampled_from([c for c in "0123456789ABCDEFGH" if c != made.identifier[at]]))
        altered = made.identifier[:at] + other + made.identifier[at + 1 :]
        assert queries.verify(altered).state in ("tampered", "unknown")


def test_a_paper_is_verified_and_any_altered_byte_is_told(scene: Scene) -> None:
    made = scene.issue()
    pdf = paper_of(made.id)
    with acting_as(ANONYMOUS):
        assert queries.verify_paper(pdf).state == "valid"
        assert queries.verify_paper(b"%PDF-1.7 hello").state == "unsigned"

    @settings(max_examples=60, deadline=None)
    @given(at=st.integers(0, len(pdf) - 1), flip=st.integers(1, 255))
    def flipped(at: int, flip: int) -> None:
        altered = bytearray(pdf)
        altered[at] ^= flip
        with acting_as(ANONYMOUS):
            assert queries.verify_paper(bytes(altered)).state in ("tampered", "unsigned")

    flipped()
    with acting_as(ANONYMOUS):
        assert queries.verify_paper(pdf + b"\n").state == "tampered"
    with acting_as(scene.clerk):
        revoke_licence(licence_id=made.id, reason="经营者申请注销")
    with acting_as(ANONYMOUS):
        assert queries.verify_paper(pdf).state == "revoked"


def test_a_paper_is_made_once(scene: Scene) -> None:
    made = scene.issue()
    assert paper_of(made.id) == paper_of(made.id)


@pytest.mark.parametrize("text", ["x" * 5000, "P.P.P.P.P.P.P.P", "\x00", "1.2.156.3005.2.", "证照"])
def test_noise_is_unknown(scene: Scene, text: str) -> None:
    with acting_as(ANONYMOUS):
        assert queries.verify(text).state in ("unknown", "tampered")
