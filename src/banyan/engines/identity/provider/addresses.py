"""The addresses of clients: checked when they are registered, compared letter by letter ever after."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from banyan.kernel.errors import Invalid

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def checked(typed: Iterable[str], field: str) -> list[str]:
    """Each address as it was typed, none twice. Only HTTPS, or HTTP on the own machine (RFC 8252, 7.3); no fragment
    (RFC 6749, 3.1.2), no name or password, no wildcard, nothing that a browser would read otherwise."""
    found = list(dict.fromkeys(one.strip() for one in typed if one.strip()))
    for address in found:
        if why := _fault(address):
            sentence = f"{address}：{why}"
            raise Invalid(sentence, fields={field: sentence})
    return found


def host_of(addresses: Iterable[str]) -> str:
    """The one host of these addresses; Invalid when there are several, since the identifiers of persons belong to it
    (OpenID Connect Core 1.0, 8.1)."""
    hosts = {urlsplit(one).hostname or "" for one in addresses}
    if len(hosts) == 1:
        return hosts.pop()
    sentence = "请填登录后返回的地址，都在同一个域名下。"
    raise Invalid(sentence, fields={"redirect_uris": sentence})


def _fault(address: str) -> str:
    if len(address) > 500 or not address.isascii() or any(sign <= " " or sign in '\\*"<>`{}|^' for sign in address):
        return "有空格、通配符或不能用的字符。"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return "端口不对。"
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        return "要以 https:// 开头，写全。"
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        return "除了本机地址，都要用 https。"
    if parts.username is not None or parts.password is not None:
        return "地址里不能有用户名和密码。"
    if "#" in address:
        return "地址里不能有 #。"
    return "端口不对。" if port == 0 else ""
