"""The environment, read once into Django's settings. A wrong or missing value stops the start with its name.

Every variable is described in the README; what is secret may also come from a file named by `<NAME>_FILE`.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def text(name: str, default: str | None = None) -> str:
    """The variable `name` without surrounding blanks; without a default it has to be there."""
    path = os.environ.get(f"{name}_FILE")
    try:
        value = Path(path).read_text("utf-8") if path else os.environ.get(name, default)
    except (OSError, ValueError):
        raise ImproperlyConfigured(f"{name}_FILE must name a file that can be read.") from None
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set.")
    return value.strip()


def words(name: str, default: str | None = None) -> list[str]:
    """The comma-separated parts of a variable, blanks trimmed, empty parts dropped."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def number(name: str, default: int, lowest: int, highest: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
        raise ImproperlyConfigured(f"{name} must be a whole number from {lowest} to {highest}.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of: {', '.join(choices)}.")
    return value


def web_address(name: str, default: str | None = None) -> str:
    """An http(s) address without a slash at its end; plain http is for this machine only."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} must be an address such as https://ece.example.com/system.")
    if parts.username is not None or parts.password is not None:
        raise ImproperlyConfigured(f"{name} must not hold a name or a password.")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ImproperlyConfigured(f"{name} must begin with https:// (http:// is for this machine only).")
    return value


def existing_file(name: str) -> str:
    value = text(name, "")
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(f"{name} must name a file that can be read.")
    return value


def authorization_server() -> dict[str, str]:
    """Where agents sign in to v3, and as whom the dashboard asks there."""
    said = {
        "client_id": text("ECE_OAUTH_CLIENT_ID"),
        "client_secret": text("ECE_OAUTH_CLIENT_SECRET"),
        "scopes": text("ECE_OAUTH_SCOPES"),
        "login_claim": text("ECE_OAUTH_LOGIN_CLAIM"),
    }
    if missing := next((name for name, value in said.items() if not value), ""):
        raise ImproperlyConfigured(f"ECE_OAUTH_{missing.upper()} must not be empty.")
    return said | {
        "authorize_url": web_address("ECE_OAUTH_AUTHORIZE_URL"),
        "token_url": web_address("ECE_OAUTH_TOKEN_URL"),
        "revoke_url": web_address("ECE_OAUTH_REVOKE_URL"),
        "user_info_url": web_address("ECE_OAUTH_USER_INFO_URL") if text("ECE_OAUTH_USER_INFO_URL", "") else "",
        "issuer": text("ECE_OAUTH_ISSUER", ""),
    }


def origin(address: str) -> str:
    """ "https://host:port" of an address, "" of none."""
    return urljoin(address, "/").rstrip("/")


def database(address: str) -> dict:
    """Django's database entry for `sqlite:///path` or `postgres://login:password@host:port/name`."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
            },
        }
    if parts.scheme in ("postgres", "postgresql") and parts.hostname and len(parts.path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname,
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres:// and name a database.")


def field_keys() -> list[str]:
    """The keys that seal what rests in the database, newest first."""
    keys = words("FIELD_KEY")
    try:
        [Fernet(key) for key in keys]
    except ValueError:
        keys = []
    if not keys:
        raise ImproperlyConfigured("FIELD_KEY must hold one or more Fernet keys, the newest first.")
    return keys


def secret_keys() -> list[str]:
    keys = words("SECRET_KEY")
    if not keys or any(len(key) < 50 for key in keys):
        raise ImproperlyConfigured("SECRET_KEY must hold at least 50 characters.")
    return keys


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Berlin.") from None
    return value


def allowed_hosts(default: str) -> list[str]:
    hosts = words("ALLOWED_HOSTS", default)
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts that agents type; * is not allowed.")
    return hosts


# ECE

ECE_URL = web_address("ECE_URL")
ECE_API = one_of("ECE_API", ("v20", "v3"), "v20")
ECE_CA_BUNDLE = existing_file("ECE_CA_BUNDLE")
ECE_PROXY = text("ECE_PROXY", "")
ECE_OAUTH = authorization_server() if ECE_API == "v3" else {}

# Who may do what, and for how long

SUPERVISORS = words("SUPERVISORS", "*")
IDLE_MINUTES = number("IDLE_MINUTES", 30, 1, 24 * 60)
SESSION_HOURS = number("SESSION_HOURS", 12, 1, 24)
DRAFT_HOURS = number("DRAFT_HOURS", 24, 0, 7 * 24)

# How phones and times are read

DEFAULT_COUNTRY_CODE = text("DEFAULT_COUNTRY_CODE", "")
if DEFAULT_COUNTRY_CODE and not (DEFAULT_COUNTRY_CODE.isascii() and DEFAULT_COUNTRY_CODE.isdigit()):
    raise ImproperlyConfigured("DEFAULT_COUNTRY_CODE must be digits only, such as 1 or 49.")
TIME_ZONE = time_zone("TIME_ZONE", "UTC")

# Where we stand

PUBLIC_URL = web_address("PUBLIC_URL")
HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = allowed_hosts(urlsplit(PUBLIC_URL).hostname or "")
TRUSTED_PROXIES = words("TRUSTED_PROXIES", "")
DEBUG = one_of("DEBUG", ("0", "1"), "0") == "1"
if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG must be 0 where PUBLIC_URL is https.")

# Keys and stores

SECRET_KEY, *SECRET_KEY_FALLBACKS = secret_keys()
FIELD_KEYS = field_keys()
DATABASES = {"default": database(text("DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'dashboard.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Django

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "dashboard",
]
MIDDLEWARE = [
    "dashboard.middleware.answer_headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dashboard.middleware.ClosedByDefault",
    "dashboard.middleware.FaultsToPages",
]
ROOT_URLCONF = "dashboard.urls"
WSGI_APPLICATION = "dashboard.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "dashboard.pages.frame.page_frame"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
FORMAT_MODULE_PATH = "dashboard.formats"
LOCALE_PATHS = [BASE_DIR / "dashboard" / "locale"]

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = BASE_DIR / "var" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.memory.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Sessions, cookies, headers

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "dashboard.home.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if HTTPS else []

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF, *filter(None, [origin(ECE_OAUTH.get("authorize_url", ""))])],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600
DATA_UPLOAD_MAX_NUMBER_FILES = 0
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading a whole domain is for its owner to decide

# Logs: one JSON line an event, on standard output. The HTTP stack's own lines hold addresses with personal data.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"crashes": {"()": "dashboard.logs.Crashes"}},
    "formatters": {"json": {"()": "dashboard.logs.JsonLines"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR", "filters": ["crashes"]},
        "urllib3": {"level": "CRITICAL"},
        "requests": {"level": "CRITICAL"},
    },
}
