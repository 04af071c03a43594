"""A mail server, through Django's mail."""

from __future__ import annotations

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import unquote, urlsplit

from django.core.mail import EmailMessage, get_connection

from banyan.engines.messaging.channels.base import ChannelDown, Copy, Refusal

_TIMEOUT_SECONDS = 5


class SmtpMail:
    """The mail server at an address (smtp:// with STARTTLS where a user is named, smtps:// with TLS)."""

    def __init__(self, url: str, sender: str) -> None:
        self.url = urlsplit(url)
        self.sender = sender

    def send(self, copy: Copy) -> str:
        secure = self.url.scheme == "smtps"
        connection = get_connection(
            "django.core.mail.backends.smtp.EmailBackend",
            host=self.url.hostname,
            port=self.url.port or (465 if secure else 25),
            username=unquote(self.url.username or ""),
            password=unquote(self.url.password or ""),
            use_ssl=secure,
            use_tls=bool(self.url.username) and not secure,
            timeout=_TIMEOUT_SECONDS,
        )
        body = f"{copy.text}\n\n{copy.link}\n" if copy.link else f"{copy.text}\n"
        headers = {"Message-ID": f"<{copy.id}@banyan>", "Auto-Submitted": "auto-generated"}
        title = " ".join(copy.title.split())
        try:
            EmailMessage(title, body, self.sender, [copy.to], connection=connection, headers=headers).send()
        except SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            self._give_up(min(codes, default=550))
        except SMTPResponseException as error:
            self._give_up(error.smtp_code)
        except (OSError, SMTPException) as error:
            raise ChannelDown(f"the mail server does not answer ({type(error).__name__})") from None
        return "smtp"

    def _give_up(self, code: int) -> None:
        """RFC 5321, section 4.2.1: a code from 500 is for good; of those, failures to sign in are ours to mend."""
        if code >= 550:
            raise Refusal(f"the mail server answered {code}") from None
        raise ChannelDown(f"the mail server answered {code}") from None
