"""A resident who hands in one application after the other over HTTP, and asks again until he is promised a case."""

import http.client
import json
import re
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from banyan.engines.identity.demo import PASSWORD

CASES = "/api/v1/services/cases"
APPLICATION = {
    "item_code": "resident-insurance",
    "division": "350102000000",
    "data": {"who": "self", "employed": "false", "contact_phone": "13800000021"},
}


class Resident:
    """Somebody of the demonstration with a signed-in browser."""

    def __init__(self, port: int, name: str) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self._sign_in(name)
        self.promised: dict[str, str] = {}
        """Case by the key under which it was asked for."""

    def _sign_in(self, name: str) -> None:
        _, page = self._ask("GET", "/sign-in/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        form = {"identifier": name, "password": PASSWORD, "csrfmiddlewaretoken": token.group(1)}
        status, page = self._ask("POST", "/sign-in/", urlencode(form), "application/x-www-form-urlencoded")
        assert status in (302, 303), page

    def sees(self, case: str) -> bool:
        return self._ask("GET", f"{CASES}/{case}")[0] == 200

    @contextmanager
    def handing_in(self, year: int) -> Iterator[None]:
        """Within the block applications go in without a pause; at its end the last one has been answered."""
        enough = threading.Event()
        worker = threading.Thread(target=self._hand_in, args=(year, enough), daemon=True)
        worker.start()
        try:
            yield
        finally:
            enough.set()
            worker.join(30)
        assert not worker.is_alive(), "the last application was never answered"

    def _hand_in(self, year: int, enough: threading.Event) -> None:
        body = json.dumps({**APPLICATION, "data": {**APPLICATION["data"], "year": str(year)}})  # type: ignore[dict-item]
        while not enough.is_set():
            key = str(uuid.uuid4())
            while key not in self.promised:
                self._try(key, body)

    def _try(self, key: str, body: str) -> None:
        try:
            status, said = self._ask("POST", CASES, body, "application/json", {"Idempotency-Key": key})
        except (OSError, http.client.HTTPException):
            return
        if status == 201:
            self.promised[key] = json.loads(said)["id"]
        else:
            assert status >= 500, said

    def _ask(
        self, method: str, path: str, body: str = "", kind: str = "", more: dict[str, str] | None = None
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
            headers |= {"X-CSRFToken": self._cookies.get("csrftoken", "")} | (more or {})
            connection.request(method, path, body, headers | ({"Content-Type": kind} if kind else {}))
            answer = connection.getresponse()
            for line in answer.msg.get_all("Set-Cookie") or []:
                self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
            return answer.status, answer.read().decode()
        finally:
            connection.close()
