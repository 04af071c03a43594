"""Display preferences (显示设置) of a reader, kept in cookies: 长辈版, light or dark, language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

LARGE, SCHEME = "banyan_large", "banyan_scheme"
SCHEMES = ("light", "dark")
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Preferences:
    """``large``: 长辈版; ``scheme``: light, dark, or empty for the system's own."""

    large: bool = False
    scheme: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "Preferences":
        """What the cookies say; a value that is not one of ours counts as none."""
        scheme = request.COOKIES.get(SCHEME, "")
        return cls(large=request.COOKIES.get(LARGE) == "1", scheme=scheme if scheme in SCHEMES else "")

    @property
    def follows_system(self) -> bool:
        """Whether the reader left light or dark to the system."""
        return not self.scheme

    @property
    def is_light(self) -> bool:
        """Whether the reader chose light."""
        return self.scheme == "light"

    @property
    def is_dark(self) -> bool:
        """Whether the reader chose dark."""
        return self.scheme == "dark"


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Set ``large`` (1 or 0), ``scheme`` (light, dark or auto) or ``language``, and lead back to the page ``next``."""
    response = HttpResponseRedirect(_way_back(request))
    if "large" in request.POST:
        _keep(response, LARGE, "1" if request.POST["large"] == "1" else "")
    if "scheme" in request.POST:
        scheme = request.POST["scheme"]
        _keep(response, SCHEME, scheme if scheme in SCHEMES else "")
    if request.POST.get("language") in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, request.POST["language"])
    return response


def _way_back(request: HttpRequest) -> str:
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"


def _keep(response: HttpResponse, name: str, value: str) -> None:
    if value:
        response.set_cookie(
            name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(name, samesite="Lax")
