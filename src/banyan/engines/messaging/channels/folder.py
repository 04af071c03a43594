"""The default way out: files under `var/outbox-files`, for demonstration and for gateways that fetch."""

from __future__ import annotations

import json
import os
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from banyan.engines.messaging.channels.base import ChannelDown, Copy
from banyan.kernel import clock


def folder() -> Path:
    """Where the files go; made when it is missing, readable by this installation's user only."""
    place = Path(os.environ.get("BANYAN_VAR", "var")) / "outbox-files"
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ChannelDown(f"outbox folder: {error.strerror}") from error
    return place


class FolderSms:
    """Each SMS is one line of JSON in `sms.jsonl`."""

    def send(self, copy: Copy) -> str:
        line = {"id": str(copy.id), "at": clock.now().isoformat(), "to": copy.to, "text": copy.text}
        data = json.dumps(line, ensure_ascii=False) + "\n"
        try:
            handle = os.open(folder() / "sms.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(data.encode())
        except OSError as error:
            raise ChannelDown(f"outbox folder: {error.strerror}") from error
        return "folder"


class FolderMail:
    """Each e-mail is one `.eml` file, whole or not there."""

    def send(self, copy: Copy) -> str:
        place = folder() / f"{copy.id}.eml"
        fresh = place.with_suffix(".new")
        try:
            fresh.write_bytes(message(copy, "banyan@localhost").as_bytes(policy=SMTP))
            fresh.chmod(0o600)
            fresh.rename(place)
        except OSError as error:
            raise ChannelDown(f"outbox folder: {error.strerror}") from error
        return "folder"


def message(copy: Copy, sender: str) -> EmailMessage:
    """The e-mail (RFC 5322); its Message-ID is the same at every repetition."""
    mail = EmailMessage()
    mail["Subject"] = " ".join(copy.title.split())
    mail["From"] = sender
    mail["To"] = copy.to
    mail["Date"] = clock.now()
    mail["Message-ID"] = f"<{copy.id}@banyan>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{copy.text}\n\n{copy.link}\n" if copy.link else f"{copy.text}\n")
    return mail
