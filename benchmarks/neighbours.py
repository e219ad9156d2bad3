"""What our pages are measured against, each a WSGI application in this module.

`floor` asks ECE, reads the JSON and writes a table, with nothing around. `plain` is a Django page
that does the same with a template, without sessions or middleware. `admin` is Django admin's list
of as many rows, from SQLite.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any
from urllib.parse import parse_qs

import urllib3

ECE = os.environ.get("ECE_URL", "")
SWITCHBOARD = "14082343456102"
MEDIA = {"Accept": "application/json", "Content-Type": "application/json"}
LOGIN = "frank"

# Of the two Django applications, named as in any settings

DATABASE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": os.environ.get("NEIGHBOURS_DB", ""),
}
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]
    },
}

type Start = Callable[[str, list[tuple[str, str]]], object]


class Ece:
    """The least client there can be: one pool, one session, no faults."""

    def __init__(self) -> None:
        self.pool = urllib3.PoolManager(maxsize=64)
        self.headers: dict[str, str] = {}

    def ask(self, path: str) -> Any:
        if not self.headers:
            self.sign_in()
        answer = self.pool.request("GET", f"{ECE}/ws/v12/interaction/{path}", headers=self.headers)
        return json.loads(answer.data)

    def sign_in(self) -> None:
        body = json.dumps({"userName": LOGIN, "password": LOGIN})
        login = f"{ECE}/ws/v12/authentication/user/login"
        answer = self.pool.request("POST", login, headers=MEDIA, body=body)
        self.headers = {**MEDIA, "X-egain-session": answer.headers["X-egain-session"]}

    def customers(self, size: str) -> list[dict[str, Any]]:
        path = f"customer?phone={SWITCHBOARD}&$pagenum=1&$pagesize={size}"
        customers: list[dict[str, Any]] = self.ask(path)["customer"]
        return customers


ece = Ece()


def floor(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
    start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
    if environ["PATH_INFO"] == "/customer":
        return [customer_page(ece.ask("customer/1000?$attribute=all")).encode()]
    return [table(ece.customers(size_in(environ["QUERY_STRING"]))).encode()]


def size_in(query: str) -> str:
    return parse_qs(query).get("size", ["25"])[0]


def table(customers: list[dict[str, Any]]) -> str:
    rows = (
        f"<tr><td>{escape(each['customerName'])}<td>{each['id']}<td>{escape(each['department']['name'])}"
        for each in customers
    )
    return f"<table>{''.join(rows)}</table>"


def customer_page(answer: dict[str, Any]) -> str:
    """Return every fact of a customer, each escaped, as deep as they lie."""
    facts = (
        f"<dt>{escape(name)}<dd>{escape(text)}" for name, text in leaves("", answer["customer"])
    )
    return f"<h1>{escape(answer['customer'][0]['customerName'])}</h1><dl>{''.join(facts)}</dl>"


def leaves(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(name, inner)
    else:
        yield name, str(value)


def configure() -> None:
    import django
    from django.conf import settings

    settings.configure(
        DEBUG=False,
        SECRET_KEY="only-for-benchmarks-" * 3,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="benchmarks.neighbours",
        INSTALLED_APPS=INSTALLED_APPS,
        MIDDLEWARE=MIDDLEWARE,
        DATABASES={"default": DATABASE},
        TEMPLATES=[TEMPLATES],
        STATIC_URL="static/",
        USE_TZ=True,
    )
    django.setup()


PLAIN = """<!doctype html><title>Customers</title><table>
{% for each in customers %}
<tr><td>{{ each.customerName }}<td>{{ each.id }}<td>{{ each.department.name }}
{% endfor %}</table>"""


def urls() -> list[Any]:
    from django.contrib import admin
    from django.contrib.auth.models import Permission, User
    from django.http import HttpRequest, HttpResponse
    from django.template import engines
    from django.urls import path

    template = engines["django"].from_string(PLAIN)

    def plain(request: HttpRequest) -> HttpResponse:
        customers = ece.customers(request.GET.get("size", "25"))
        return HttpResponse(template.render({"customers": customers}))

    class Rows(admin.ModelAdmin):
        list_display = ("username", "id", "email", "last_name", "date_joined")
        list_per_page = int(os.environ.get("NEIGHBOURS_ROWS", "25"))
        show_full_result_count = False

    admin.site.unregister(User)
    admin.site.register(User, Rows)
    admin.site.register(Permission)
    return [path("plain", plain), path("admin/", admin.site.urls)]


def django_application() -> Any:
    from django.core.wsgi import get_wsgi_application

    configure()
    globals()["urlpatterns"] = urls()
    return get_wsgi_application()
