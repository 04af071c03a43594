"""Starting Django for commands that need it."""

from __future__ import annotations

import os


def start() -> None:
    """Load settings, engines and declarations; a wrong declaration stops here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "banyan.site.settings")
    import django

    django.setup()
