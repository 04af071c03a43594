"""Pages for what Django itself refuses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from banyan.kernel.errors import Refused
from banyan.kernel.web import problem, wants_json


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: the page was open too long, or comes from elsewhere."""
    error = Refused("这个页面开得太久了。返回上一页，刷新后再提交，您填的内容还在。", code="csrf")
    if wants_json(request):
        return problem(error)
    return render(request, "403_csrf.html", {"error": error, "reason": reason}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read: broken, hostile, or too large."""
    return render(request, "400.html", status=400)
