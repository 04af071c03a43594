"""The pages, as a signed-in holder, an office's clerk, a stranger, and nobody in particular."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from banyan.engines.documents import queries
from banyan.engines.documents.actions import revoke_licence, share_licence, store
from banyan.engines.documents.codes import paper_code
from banyan.engines.documents.models import LicenceVersion
from banyan.engines.documents.paper import sheet_of
from banyan.engines.documents.records import LicenceInfo
from banyan.engines.documents.tests import samples
from banyan.engines.documents.tests.conftest import CONTENT, GULOU, Scene
from banyan.engines.documents.tests.test_files import kept_files
from banyan.engines.documents.typesetting import as_png
from banyan.engines.identity import actions as identity
from banyan.engines.identity.queries import principal_of
from banyan.kernel import clock
from banyan.kernel.principal import SYSTEM, acting_as
from banyan.standards import citizen

PASSWORD = "correct-horse-榕树-42"
SignIn = Callable[[str], Client]


@pytest.fixture
def people(scene: Scene) -> Scene:
    """The scene with accounts: `holder`, `stranger`, `clerk` of the office with the role to decide."""
    with acting_as(SYSTEM):
        holder, stranger = (
            identity.record_person(
                citizen_number=citizen.build("350102", date(1988, 3, 6), order),
                name=name,
                telephone=f"1380000002{order}",
                username=name_in,
                password=PASSWORD,
            )
            for order, name, name_in in ((2, "林某", "holder"), (3, "郑某", "stranger"))
        )
        for name_in, role, org in (("clerk", "decide", scene.office.id), ("junior", "accept", scene.office.id)):
            made = identity.create_servant(
                username=name_in, name="陈某", password=PASSWORD, division=GULOU, org_id=org, must_change_password=False
            )
            identity.appoint(account_id=made.id, org_id=org, division=GULOU, roles=[role], title="科员")
        found = principal_of(holder.id), principal_of(stranger.id)
    return Scene(scene.office, scene.other_office, scene.clerk, scene.other_clerk, *found)


def signed_in(name: str) -> Client:
    client = Client()
    client.post("/sign-in/", {"identifier": name, "password": PASSWORD})
    return client


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(f"documents:{name}", args=args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_public_check_says_what_a_code_is(people: Scene) -> None:
    made, client = people.issue(), Client()
    code = paper_code(made.identifier, made.valid_to)
    told = page(client, "verify-code", code)
    assert "真实，有效" in told
    assert "福州榕味小馆餐饮有限公司" in told
    for secret in (CONTENT["uscc"], CONTENT["legal_person"], CONTENT["phone"]):
        assert secret not in told
    with acting_as(people.clerk):
        revoke_licence(licence_id=made.id, reason="经营者申请注销")
    assert "已注销，不能再用" in page(client, "verify-code", code)
    assert "码或文件被改过" in page(client, "verify-code", code[:-3] + "AAA")
    assert "没有查到这张证" in page(client, "verify-code", "ABCDE-FGHJK")


def test_what_is_typed_leads_to_the_answer(client: Client, db: None) -> None:
    response = client.get(reverse("documents:verify"), {"code": " 7q2km-90fmx "})
    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("code", ["%3Cscript%3E", "..%2F..%2Fetc", "%00", "证照", "a" * 3000])
def test_a_hostile_address_is_an_answer_too(client: Client, db: None, code: str) -> None:
    response = client.get(f"/verify/{code}")
    assert response.status_code in (200, 400, 404)
    assert "<script>" not in response.content.decode().replace('<script type="module"', "")


def test_asking_too_often_is_refused_for_a_while(client: Client, db: None) -> None:
    answers = [client.get("/verify/ABCDE-FGHJK").status_code for _ in range(62)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_file_is_verified_without_signing_in(people: Scene) -> None:
    made = people.issue()
    client = signed_in("holder")
    response = client.get(reverse("documents:licence-paper", args=[made.id]))
    pdf = response.getvalue()
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox")
    for content, word in ((pdf, "真实，有效"), (pdf[:-9] + b"x" + pdf[-8:], "被改过"), (samples.pdf(), "没有签章")):
        answer = Client().post("/verify/", {"paper": SimpleUploadedFile("a.pdf", content)})
        assert word in answer.content.decode()
    answer = Client().post("/verify/", {"paper": SimpleUploadedFile("a.pdf", b"hello")})
    assert answer.status_code == 422
    assert Client().post("/verify/").status_code == 422


def test_a_photograph_of_the_paper_is_read(people: Scene) -> None:
    made = people.issue()
    with acting_as(SYSTEM):
        row = LicenceVersion.objects.select_related("licence").get(identifier=made.identifier)
    photo = as_png(sheet_of(row, clock.now()), dots_per_inch=110)
    answer = Client().post("/verify/", {"paper": SimpleUploadedFile("证.png", photo, "image/png")})
    assert "真实，有效" in answer.content.decode()
    answer = Client().post("/verify/", {"paper": SimpleUploadedFile("a.png", samples.image(), "image/png")})
    assert answer.status_code == 422
    assert "没有找到二维码" in answer.content.decode()
    bomb = SimpleUploadedFile("a.png", samples.pixel_bomb(), "image/png")
    assert Client().post("/verify/", {"paper": bomb}).status_code == 422


def test_the_holder_sees_and_shows_the_licence(people: Scene) -> None:
    made, client = people.issue(), signed_in("holder")
    told = page(client, "licence", made.id)
    assert "食品经营许可证" in told
    assert CONTENT["uscc"] in told
    assert 'class="qr"' in page(client, "licence-show", made.id)
    page(Client(), "verify-code", made.short_code)
    assert "扫码的人" in page(client, "licences")


def test_nobody_without_a_licence_is_left_alone(people: Scene) -> None:
    assert "还没有电子证照" in page(signed_in("stranger"), "licences")


def test_the_licence_of_another_is_not_found(people: Scene) -> None:
    made, client = people.issue(), signed_in("stranger")
    for name in ("licence", "licence-show", "licence-paper", "licence-share"):
        assert client.get(reverse(f"documents:{name}", args=[made.id])).status_code == 404
    assert Client().get(reverse("documents:licences")).status_code == 302


def test_the_holder_lends_it_and_takes_it_back(people: Scene) -> None:
    made, client = people.issue(), signed_in("holder")
    address = reverse("documents:licence-share", args=[made.id])
    assert client.post(address, {"org_text": "没有这个单位", "until": "x"}).status_code == 422
    with acting_as(people.other_clerk):
        assert queries.issued_by([people.office.id]) == ()
    sent = {"org": str(people.other_office.id), "purpose": "办理户外招牌设置", "until": ""}
    assert client.post(address, sent).status_code == 302
    with acting_as(people.other_clerk):
        assert queries.licence(made.id).identifier == made.identifier
    with acting_as(people.holder):
        (lent,) = queries.shares_of(made.id)
    assert client.post(reverse("documents:share-withdraw", args=[lent.id])).status_code == 302
    with acting_as(people.other_clerk):
        assert queries.licences_of(people.holder_id) == ()


def test_a_stranger_cannot_lend_or_withdraw(people: Scene) -> None:
    made, client = people.issue(), signed_in("stranger")
    with acting_as(people.holder):
        lent = share_licence(licence_id=made.id, org_id=people.other_office.id, purpose="办事")
    assert client.post(reverse("documents:share-withdraw", args=[lent.id])).status_code == 404
    with acting_as(people.holder):
        assert queries.shares_of(made.id)[0].stands


def test_the_office_searches_and_suspends(people: Scene) -> None:
    made, client = people.issue(), signed_in("clerk")
    assert "福州榕味小馆" in page(client, "work-licences")
    address = reverse("documents:work-licence-deed", args=[made.id, "suspend"])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "抽检不合格，整改"}).status_code == 302
    told = page(client, "work-licence", made.id)
    assert "恢复使用" in told
    assert "抽检不合格，整改" in told


def test_the_office_changes_what_a_licence_says(people: Scene) -> None:
    made, client = people.issue(), signed_in("clerk")
    address = reverse("documents:work-licence-deed", args=[made.id, "change"])
    assert "福州市鼓楼区南后街 1 号" in client.get(address).content.decode()
    same = {"reason": "更正地址", "place": made.content["place"]}
    assert "没有改动任何一栏" in client.post(address, same).content.decode()
    empty = client.post(address, {"reason": "更正地址", "place": ""})
    assert (empty.status_code, "经营场所”还没有内容" in empty.content.decode()) == (422, True)
    moved = {"reason": "门牌号改编", "place": "福州市鼓楼区南后街 3 号"}
    assert client.post(address, moved).status_code == 302
    with acting_as(people.clerk):
        now = queries.licence(made.id)
    assert (now.version, now.content["place"], now.content["scope"]) == (2, moved["place"], made.content["scope"])
    assert queries.verify(made.short_code).state == "superseded"
    assert queries.verify(now.short_code).state == "valid"


def test_another_office_changes_nothing(people: Scene) -> None:
    made = people.issue()
    for name in ("junior", "holder"):
        address = reverse("documents:work-licence-deed", args=[made.id, "change"])
        assert signed_in(name).post(address, {"reason": "不该我做", "place": "别处"}).status_code == 403
    with acting_as(people.clerk):
        assert queries.licence(made.id).version == 1


def test_who_may_not_decide_is_told_why(people: Scene) -> None:
    made, client = people.issue(), signed_in("junior")
    assert "要由有“决定”或“负责人”岗位的人来做" in page(client, "work-licence", made.id)
    address = reverse("documents:work-licence-deed", args=[made.id, "revoke"])
    assert client.post(address, {"reason": "不该我做"}).status_code == 403
    with acting_as(people.clerk):
        assert queries.licence(made.id).state == "valid"
    assert signed_in("holder").get(reverse("documents:work-licences")).status_code == 403


def test_files_are_taken_shown_and_refused(people: Scene) -> None:
    client = signed_in("holder")
    answer = client.post("/files/", {"plan": SimpleUploadedFile("平面图.pdf", samples.pdf(2), "application/pdf")})
    assert answer.status_code == 200
    assert 'name="plan"' in answer.content.decode()
    refused = client.post(
        "/files/", {"plan": SimpleUploadedFile("a.pdf", samples.pdf_with_script(), "application/pdf")}
    )
    assert refused.status_code == 422
    assert "会自己运行" in unquote(refused["X-Message"])
    assert client.post("/files/").status_code == 422
    assert Client().post("/files/", {"plan": SimpleUploadedFile("a.pdf", samples.pdf())}).status_code in (302, 403)


def test_a_body_that_is_far_too_large_is_answered_and_kept_nowhere(people: Scene) -> None:
    client, before = signed_in("holder"), kept_files()
    huge = SimpleUploadedFile("a.pdf", b"%PDF-1.7" + bytes(60_000_000), "application/pdf")
    refused = client.post("/files/", {"plan": huge})
    assert refused.status_code == 422
    assert "超过 20 MB" in unquote(refused["X-Message"])
    huge.seek(0)
    answer = Client().post("/verify/", {"paper": huge})
    assert answer.status_code == 422
    assert "超过 20 MB" in answer.content.decode()
    assert kept_files() == before


def test_a_page_is_shown_as_a_picture_to_those_who_may(people: Scene) -> None:
    with acting_as(people.holder):
        kept = store(file=BytesIO(samples.pdf(2)), name="a.pdf", owner_id=people.holder_id)
    address = reverse("documents:file-page", args=[kept.id, 2, 240])
    answer = signed_in("holder").get(address)
    assert answer.content.startswith(b"\x89PNG")
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert signed_in("holder").get(reverse("documents:file-page", args=[kept.id, 3, 240])).status_code == 404
    assert signed_in("stranger").get(address).status_code == 404
    assert signed_in("stranger").get(reverse("documents:file", args=[kept.id])).status_code == 404
    assert "attachment" in signed_in("holder").get(reverse("documents:file", args=[kept.id]))["Content-Disposition"]


def test_the_public_key_checks_a_code_without_us(people: Scene) -> None:
    from base64 import b32decode, urlsafe_b64decode

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    made: LicenceInfo = people.issue()
    told = Client().get(reverse("documents:verify-key")).json()
    body, signature = paper_code(made.identifier, made.valid_to).rsplit(".", 1)
    key = next(key for key in told["keys"] if key["kid"] == body[1:5])
    public = Ed25519PublicKey.from_public_bytes(urlsafe_b64decode(key["x"] + "="))
    padded = signature + "=" * (-len(signature) % 8)
    public.verify(b32decode(padded), b"banyan-licence-code/1\n" + body.encode())


def test_the_api_verifies_and_lists(people: Scene) -> None:
    made = people.issue()
    answer = Client().post("/api/v1/documents/verify", {"code": made.short_code}, content_type="application/json")
    assert answer.json()["state"] == "valid"
    assert [one["id"] for one in signed_in("holder").get("/api/v1/documents/licences").json()] == [str(made.id)]
    assert Client().get("/api/v1/documents/licences").status_code == 403
