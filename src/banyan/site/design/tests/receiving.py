"""Addresses for the browser tests of autosave and upload: a form, and a server that keeps what it is sent."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from banyan.site import urls

saved: list[dict[str, str]] = []
received: dict[str, int] = {}
down = False

PAGE = """{% extends "banyan/plain.html" %}{% load ui %}{% block content %}
<form method="post" data-autosave="/save/">{% csrf_token %}
{% field name="shop" label="店名" %}{% field name="secret" kind="password" label="密码" %}
{% field name="lease" kind="file" label="租赁合同" url="/upload/" limit=1000 multiple=True %}{% button "提交" %}</form>
{% saved %}{% endblock %}"""


def form(request: HttpRequest) -> HttpResponse:
    """A form that saves itself and sends its files at once."""
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


def save(request: HttpRequest) -> HttpResponse:
    """Keeps the words sent, unless told to be down."""
    if down:
        return HttpResponse(status=503)
    saved.append({name: str(value) for name, value in request.POST.items()})
    return HttpResponse(status=204)


def upload(request: HttpRequest) -> HttpResponse:
    """Keeps the size of the file sent; refuses one that says it is an image."""
    file = request.FILES["lease"]
    assert isinstance(file, UploadedFile)
    name = str(file.name)
    if name.endswith(".heic"):
        return HttpResponse(status=422, headers={"X-Message": "%E6%89%93%E4%B8%8D%E5%BC%80"})
    received[name] = int(file.size or 0)
    return render(
        request, "parts/file_row.html", {"file": {"id": "1", "name": name, "meta": "已查毒", "field_name": "files"}}
    )


urlpatterns = [path("form/", form), path("save/", save), path("upload/", upload), path("", include(urls.urlpatterns))]
