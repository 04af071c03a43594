"""Django's settings, drawn from the environment that the launcher prepares (see docs/operations.md)."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.setdefault("BANYAN_VAR", str(ROOT / "var")))
SECRETS = Path(os.environ.setdefault("BANYAN_SECRETS", str(VAR / "secrets")))


def _secret(name: str) -> str:
    path = SECRETS / name
    return path.read_bytes().hex() if path.exists() else "not-set-up-yet-" * 4


def _database(url: str) -> dict[str, object]:
    """Django's description of the database at a postgresql:// address; ?host= names a socket folder.

    Statements are prepared in the server: planning over the partitions costs more than finding the rows. A web worker's
    connections plan each only once (docs/decisions/0011).
    """
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    options: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 1}
    if os.environ.get("BANYAN_POOL"):
        options["options"] = "-c plan_cache_mode=force_generic_plan"
        options["pool"] = {"min_size": 1, "max_size": int(os.environ["BANYAN_POOL"]), "timeout": 10, "max_idle": 10}
    return {
        "ENGINE": "banyan.kernel.postgres",
        "NAME": parts.path.lstrip("/") or "banyan",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or parts.hostname or "",
        "PORT": str(parts.port or query.get("port") or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if "pool" in options else 60,
        "CONN_HEALTH_CHECKS": not os.environ.get("BANYAN_POOL"),
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


SECRET_KEY = _secret("django-secret")
DEBUG = os.environ.get("BANYAN_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("BANYAN_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
PUBLIC_URL = os.environ.get("BANYAN_PUBLIC_URL", "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_vite",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.idp.oidc",
    "allauth.usersessions",
    "axes",
    "banyan.kernel",
    "banyan.engines.divisions",
    "banyan.engines.identity",
    "banyan.engines.registers",
    "banyan.engines.documents",
    "banyan.engines.messaging",
    "banyan.engines.portal",
    "banyan.engines.services",
    "banyan.engines.supervision",
    "banyan.engines.disclosure",
    "banyan.site.design",
]


def _present(app: str) -> bool:
    """Engines join the house one after the other; one that is not built yet is left out."""
    if not app.startswith("banyan."):
        return True
    return (ROOT / "src" / app.replace(".", "/") / "apps.py").exists()


INSTALLED_APPS = [app for app in INSTALLED_APPS if _present(app)]
_IDENTITY = "banyan.engines.identity" in INSTALLED_APPS

MIDDLEWARE = [
    "banyan.kernel.web.ObserveMiddleware",
    "banyan.site.security.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "banyan.site.design.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "banyan.site.security.SameOriginMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "banyan.engines.identity.middleware.PrincipalMiddleware",
    "banyan.engines.identity.kept.middleware.KeptFormsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "banyan.site.security.AddressMiddleware",
    "banyan.kernel.web.ErrorsMiddleware",
    "axes.middleware.AxesMiddleware",
]

if not _IDENTITY:
    MIDDLEWARE = [name for name in MIDDLEWARE if "identity" not in name]

ROOT_URLCONF = "banyan.site.urls"
WSGI_APPLICATION = "banyan.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["banyan.site.design.templatetags.written"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *(["banyan.engines.portal.context.shell"] if _present("banyan.engines.portal") else []),
            ],
        },
    }
]

DATABASES = {
    "default": _database(os.environ.get("BANYAN_DATABASE_URL", f"postgresql://postgres@/banyan?host={VAR / 'run'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
#: Tables (by prefix) whose rows are reference data, kept when a test empties the database.
BANYAN_REFERENCE_TABLES = ["divisions_", "django_migrations", "django_content_type", "kernel_era"]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kernel_cache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https:")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "banyan.site.design.views.csrf_failure"

AUTH_USER_MODEL = "identity.Account" if _IDENTITY else "auth.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/sign-in/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [path for path in [ROOT / "frontend/dist"] if path.exists()]
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 31_536_000
DJANGO_VITE = {"default": {"manifest_path": ROOT / "frontend/dist/manifest.json", "dev_mode": False}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_HANDLERS = [
    "banyan.engines.documents.uploads.LimitedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOGGING_CONFIG = None

#: Settings that belong to an engine stand with it, in `<engine>/settings.py`.
if (ROOT / "src/banyan/engines/identity/settings.py").exists():
    from banyan.engines.identity.settings import *  # noqa: F403
