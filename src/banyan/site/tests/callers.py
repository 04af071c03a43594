"""Who asks the whole site in its tests, with what, and what is counted before and after."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.test import Client

from banyan.engines.documents.models import File, Licence
from banyan.engines.identity import demo
from banyan.engines.identity.models import Account
from banyan.engines.identity.queries import principal_of
from banyan.engines.services import rehearsal
from banyan.engines.services.models import Case, Draft
from banyan.engines.services.tests.forms import FILLED
from banyan.kernel.principal import SYSTEM as PLATFORM
from banyan.kernel.principal import Principal, acting_as

API = "/api/v1/services"


def each(names: str | tuple[str, ...], values: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Like `parametrize`, in one test on one database: nothing that is refused may change anything for the next."""
    several = (names,) if isinstance(names, str) else names

    def spread(test: Callable[..., None]) -> Callable[..., None]:
        def run(**fixtures: Any) -> None:
            for value in values:
                given = (value,) if isinstance(names, str) else value
                test(**fixtures, **dict(zip(several, given, strict=True)))

        whole = inspect.signature(test)
        kept = [one for name, one in whole.parameters.items() if name not in several]
        run.__signature__ = whole.replace(parameters=kept)  # type: ignore[attr-defined]
        run.__doc__, run.__name__ = test.__doc__, test.__name__
        return run

    return spread


def signed_in(name: str, client: Client | None = None) -> Client:
    """A browser in which somebody of the demonstration is signed in."""
    client = client or Client()
    answer = client.post("/sign-in/", {"identifier": name, "password": demo.PASSWORD})
    assert "sessionid" in client.cookies, answer.content.decode()
    return client


def principal(name: str) -> Principal:
    """The same person, acting without a browser."""
    with acting_as(PLATFORM):
        return principal_of(Account.objects.get(username=name).pk)


def counts() -> tuple[int, ...]:
    """What a refused request must leave as it was."""
    with acting_as(PLATFORM):
        return Case.objects.count(), Draft.objects.count(), Licence.objects.count(), File.objects.count()


def sentence(answer: Any) -> str:
    """What a refusal of the API says, in Chinese."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content[:300]
    said = str(answer.json()["title"])
    assert is_chinese(said), said
    return said


def is_chinese(text: str) -> bool:
    """Whether there is a Chinese word in it."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def bytes_of(answer: Any) -> bytes:
    """The body, streamed or not."""
    return b"".join(answer.streaming_content if answer.streaming else [answer.content])


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    """Post JSON, or anything that claims to be, to the API of services."""
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(f"{API}{path}", text, content_type="application/json", headers=headers)


def application(who: str = "linmou", **changes: Any) -> dict[str, Any]:
    """A whole application of somebody, as the API takes it; `changes` to its answers."""
    owner = principal(who)
    with acting_as(owner):
        pictures = [str(rehearsal.picture_of(owner)) for _ in range(2)]
    materials = {"plan": {"files": pictures[:1]}, "lease": {"files": pictures[1:]}, "pledge": {"pledged": True}}
    data = {**FILLED, **changes}
    return {"item_code": "stall", "division": rehearsal.GULOU, "data": data, "materials": materials}


def draft_of(client: Client, **answers: Any) -> str:
    """A draft with these answers, begun and saved over the API; its address."""
    draft = post(client, "/drafts", {"item_code": "stall", "division": rehearsal.GULOU}).json()["id"]
    body = json.dumps({"data": {**FILLED, **answers}})
    saved = client.patch(f"{API}/drafts/{draft}", body, content_type="application/json")
    assert saved.status_code == 200
    return f"/apply/drafts/{draft}/"


def case_of(client: Client, **answers: Any) -> UUID:
    """A case that has just come in."""
    made = post(client, "/cases", application(**answers))
    assert made.status_code == 201, made.content.decode()
    return UUID(made.json()["id"])
