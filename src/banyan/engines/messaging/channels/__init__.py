"""The ways out: a folder by default, a mail server and an SMS gateway when they are set up.

Environment: `BANYAN_SMS_URL` with `BANYAN_SMS_KEY`; `BANYAN_SMTP_URL` (smtp://user:password@host:port, smtps://…)
with `BANYAN_MAIL_FROM`. Where one is not set, copies of that channel are written to `var/outbox-files`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

from banyan.engines.messaging.channels.base import Channel, ChannelDown, Copy, Refusal
from banyan.engines.messaging.channels.folder import FolderMail, FolderSms
from banyan.engines.messaging.channels.gateway import GatewaySms
from banyan.engines.messaging.channels.mail import SmtpMail
from banyan.engines.messaging.declare import EMAIL, SMS

__all__ = ["Channel", "ChannelDown", "Copy", "Refusal", "channel", "problems"]


def channel(code: str) -> Channel:
    """The way out that is set up for a channel."""
    if code == SMS:
        url = os.environ.get("BANYAN_SMS_URL", "")
        return GatewaySms(url, os.environ.get("BANYAN_SMS_KEY", "")) if url else FolderSms()
    if code == EMAIL:
        url = os.environ.get("BANYAN_SMTP_URL", "")
        return SmtpMail(url, os.environ.get("BANYAN_MAIL_FROM", "")) if url else FolderMail()
    raise KeyError(code)


def problems() -> Iterator[tuple[str, str]]:
    """What is wrong with the settings, and the mend."""
    sms = os.environ.get("BANYAN_SMS_URL", "")
    if sms and urlsplit(sms).scheme not in {"http", "https"}:
        yield "BANYAN_SMS_URL 不是 http 或 https 地址", "写短信网关的完整地址，如 https://sms.example.gov.cn/send"
    smtp = os.environ.get("BANYAN_SMTP_URL", "")
    if smtp and (urlsplit(smtp).scheme not in {"smtp", "smtps"} or not urlsplit(smtp).hostname):
        yield "BANYAN_SMTP_URL 不是 smtp 或 smtps 地址", "写成 smtp://用户:密码@主机:25 或 smtps://…:465"
    if smtp and "@" not in os.environ.get("BANYAN_MAIL_FROM", ""):
        yield "设了 BANYAN_SMTP_URL，却没有发件人", "用 BANYAN_MAIL_FROM 写明发件人的邮箱"
