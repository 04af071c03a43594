"""An SMS gateway over HTTP: POST of JSON `{"id", "to", "text"}` with a bearer key; 2xx is taken.

The id goes along as `Idempotency-Key`, so that a repetition after a lost answer is not sent twice.
"""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from banyan.engines.messaging.channels.base import ChannelDown, Copy, Refusal

_TIMEOUT_SECONDS = 5.0
#: What the gateway will not take however often it is asked; other failures are worth trying again.
_FINAL = frozenset({400, 404, 410, 413, 415, 422})


class GatewaySms:
    """The SMS gateway at an address."""

    def __init__(self, url: str, key: str) -> None:
        self.url = urlsplit(url)
        self.key = key

    def send(self, copy: Copy) -> str:
        body = json.dumps({"id": str(copy.id), "to": copy.to, "text": copy.text}, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(copy.id)}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        status, answer = self._post(body, headers)
        if 200 <= status < 300:
            return answer.decode("utf-8", "replace")[:120]
        if status in _FINAL:
            raise Refusal(f"the gateway answered {status}")
        raise ChannelDown(f"the gateway answered {status}")

    def _post(self, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        kind = HTTPSConnection if self.url.scheme == "https" else HTTPConnection
        connection = kind(self.url.hostname or "", self.url.port, timeout=_TIMEOUT_SECONDS)
        try:
            path = f"{self.url.path or '/'}{'?' + self.url.query if self.url.query else ''}"
            connection.request("POST", path, body, headers)
            response = connection.getresponse()
            return response.status, response.read(1000)
        except (OSError, HTTPException) as error:
            raise ChannelDown(f"the gateway does not answer ({type(error).__name__})") from error
        finally:
            connection.close()
