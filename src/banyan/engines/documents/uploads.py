"""Dropping an upload that is too large while it still comes in, so that it never fills the disk.

The first of Django's FILE_UPLOAD_HANDLERS: a file over the limit is read past and kept nowhere, and its form still
gets an answer in words: ask `too_large(request)` when the file one expected is not there.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from banyan.engines.documents.inspection import LIMIT

_MARK = "banyan.upload_too_large"


class LimitedUploads(FileUploadHandler):
    """Lets through what later handlers keep, until a file is larger than any that we take."""

    _seen = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """A part of it came in."""
        self._seen += len(raw_data)
        if self._seen > LIMIT:
            if self.request is not None:
                self.request.META[_MARK] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Others keep it."""
        return None


def too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was dropped for its size. Looks at the files first."""
    return bool(request.FILES is not None and request.META.get(_MARK))


def sentence() -> str:
    """What to say of it."""
    return _("文件超过 %(size)s MB。压缩或分成几份再传。") % {"size": LIMIT // 1_000_000}
