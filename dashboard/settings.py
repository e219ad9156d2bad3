"""The environment, read once into Django's settings. A wrong or missing value stops the start.

Every variable is described in the README, and may also come from a file that `<NAME>_FILE` names.
"""

from pathlib import Path
from urllib.parse import urlsplit

from django.utils.csp import CSP

from dashboard.environment import agents, cores, databases, keys, places, reading, web

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = reading.folder("VAR_DIR", BASE_DIR / "var")

# ECE

ECE_URL = web.address("ECE_URL")
ECE_API = reading.one_of("ECE_API", ("v20", "v3"), "v20")
ECE_CREATE_PATH = reading.one_of("ECE_CREATE_PATH", ("plain", "typed"), "plain")
ECE_CA_BUNDLE = keys.certificates("ECE_CA_BUNDLE")
ECE_PROXY = web.proxy("ECE_PROXY")
ECE_CALLS = reading.number("ECE_CALLS", 12, 1, 48)
ECE_CALLS_PER_AGENT = reading.number("ECE_CALLS_PER_AGENT", 8, 1, 48)
ECE_OAUTH: dict[str, str] = {}
ECE_SNAPSHOT: dict[str, str] = {}
if ECE_API == "v3":
    ECE_OAUTH = agents.authorization_server()
    ECE_SNAPSHOT = agents.snapshot_application()

# Who may do what, and for how long

SUPERVISORS = agents.logins("SUPERVISORS", "*")
AUDITORS = agents.logins("AUDITORS", "")
IDLE_MINUTES = reading.number("IDLE_MINUTES", 30, 1, 24 * 60)
SESSION_HOURS = reading.number("SESSION_HOURS", 12, 1, 24)
DRAFT_HOURS = reading.number("DRAFT_HOURS", 24, 0, 7 * 24)
VIEWS_A_MINUTE = reading.number("VIEWS_A_MINUTE", 300, 0, 100_000)
REVEALS_A_MINUTE = reading.number("REVEALS_A_MINUTE", 30, 0, 100_000)
EXPORTS_A_MINUTE = reading.number("EXPORTS_A_MINUTE", 10, 0, 100_000)
AUDIT_DAYS = reading.number("AUDIT_DAYS", 180, 1, 3650)
TITLES_WITH_NAMES = reading.switch("TITLES_WITH_NAMES")

# How phones and times are read

DEFAULT_COUNTRY_CODE = places.country_code("DEFAULT_COUNTRY_CODE")
TIME_ZONE = places.time_zone("TIME_ZONE", "UTC")

# Where we stand

PUBLIC_URL = web.public_address("PUBLIC_URL")
PUBLIC_PATH = urlsplit(PUBLIC_URL).path
HTTPS = PUBLIC_URL.startswith("https://")
ALLOWED_HOSTS = web.hosts("ALLOWED_HOSTS", urlsplit(PUBLIC_URL).hostname or "")
TRUSTED_PROXIES = web.networks("TRUSTED_PROXIES")
DEBUG = reading.switch("DEBUG")
if DEBUG and HTTPS:
    raise reading.WrongEnvironment("DEBUG must be 0 where PUBLIC_URL is https.")

# How gunicorn serves

WEB_CONCURRENCY = reading.number("WEB_CONCURRENCY", cores.usual_workers(), 1, cores.MOST_WORKERS)
THREADS = 128
SPARE_THREADS = 12  # that never wait for ECE
WATCH_STDIN = reading.switch("WATCH_STDIN")
DRAIN_SECONDS = reading.number("DRAIN_SECONDS", 5, 0, 60)

# What operators see

LOG_LEVEL = reading.one_of("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), "INFO")
METRICS_TOKEN = keys.token("METRICS_TOKEN")
METRICS_DIR = VAR_DIR / "metrics"
if METRICS_TOKEN:
    reading.make_folder("VAR_DIR", METRICS_DIR)

# Keys and stores

SECRET_KEY, *SECRET_KEY_FALLBACKS = keys.secret_keys("SECRET_KEY")
FIELD_KEYS = keys.fernet_keys("FIELD_KEY")
DATABASE_CONNECTIONS = reading.number("DATABASE_CONNECTIONS", 8, 1, 48)
DATABASES = {
    "default": databases.database("DATABASE_URL", VAR_DIR, connections=DATABASE_CONNECTIONS)
}
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
    "dashboard.middleware.headers.answer_headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dashboard.middleware.probes.answer_probes",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "dashboard.middleware.browser_sessions.BrowserSessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dashboard.middleware.utf8.only_utf8",
    "dashboard.middleware.signed_in.ClosedByDefault",
    "dashboard.middleware.repeats.EachNameOnce",
    "dashboard.middleware.faults.FaultsToPages",
    "dashboard.middleware.under_way.until_answered",
]
FORCE_SCRIPT_NAME = PUBLIC_PATH
ROOT_URLCONF = "dashboard.urls"
WSGI_APPLICATION = "dashboard.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "dashboard.pages.ready_texts.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "dashboard.pages.frame.page_frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("fr-ca", "Français (Canada)"),
    ("it", "Italiano"),
    ("de", "Deutsch"),
    ("nl", "Nederlands"),
    ("pt-br", "Português (Brasil)"),
    ("pt", "Português (Portugal)"),
    ("da", "Dansk"),
    ("sv", "Svenska"),
    ("ru", "Русский"),
    ("zh-hans", "简体中文"),
    ("ja", "日本語"),
    ("ko", "한국어"),
]
FORMAT_MODULE_PATH = "dashboard.formats"
LOCALE_PATHS = [BASE_DIR / "dashboard" / "locale"]

STATIC_URL = f"{PUBLIC_PATH}/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
if DEBUG:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.memory.InMemoryStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Sessions, cookies, headers

PORT = urlsplit(PUBLIC_URL).port
PREFIX, SUFFIX = "", ""
if HTTPS and PUBLIC_PATH:
    PREFIX = "__Secure-"
elif HTTPS:
    PREFIX = "__Host-"
elif PORT:
    SUFFIX = f"-{PORT}"  # cookies know no ports: two demos on one machine would share theirs
SESSION_ENGINE = "dashboard.agents.browser_sessions"
LANGUAGE_COOKIE_NAME = f"{PREFIX}language{SUFFIX}"
LANGUAGE_COOKIE_PATH = PUBLIC_PATH or "/"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = f"{PREFIX}session{SUFFIX}"
SESSION_COOKIE_PATH = PUBLIC_PATH or "/"
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_PATH = SESSION_COOKIE_PATH
CSRF_COOKIE_NAME = f"{PREFIX}csrf{SUFFIX}"
KNOWN_BROWSER_COOKIE_NAME = f"{PREFIX}known{SUFFIX}"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "dashboard.home.errors.csrf_failure"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"(^|/)(livez|readyz|metrics|version)$"]
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if HTTPS:
    CSRF_TRUSTED_ORIGINS = [web.origin_of(PUBLIC_URL)]
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
FORM_TARGETS: list[str] = [CSP.SELF]
if ECE_OAUTH:
    FORM_TARGETS += agents.pages_of(ECE_OAUTH)
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": FORM_TARGETS,
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 600
DATA_UPLOAD_MAX_NUMBER_FILES = 0
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading a whole domain is for its owner to decide

# Logs: one JSON line an event, on standard output. The HTTP stack's own lines hold personal data.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"crashes": {"()": "dashboard.logs.Crashes"}},
    "formatters": {"json": {"()": "dashboard.logs.JsonLines"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
            "level": LOG_LEVEL,
        },
        "metrics": {"class": "dashboard.metrics.CountEvents"},
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "dashboard": {"handlers": ["metrics"], "level": "INFO"},
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR", "filters": ["crashes"]},
        "urllib3": {"level": "CRITICAL"},
        "requests": {"level": "CRITICAL"},
    },
}
