"""What holds for every address: closed without a signed-in agent, the right methods, headers, no
shared caches."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from dashboard.sign_in.destinations import safe_path
from dashboard.storage.drafts import FORM_PAGES
from tests.conftest import Desk, text_of

OPEN = {
    *("sign_in", "callback", "sign_out", "language", "pop"),
    *("livez", "readyz", "metrics", "version"),
}
FOR_SUPERVISORS = {
    *("unread", "unread_among", "unread_by_day", "unread_news", "unread_sheet", "unread_export"),
    *("unread_ledger", "unread_today", "unread_in_short", "unread_ledger_export"),
    *("unread_snapshot", "unread_chase", "unread_sent", "findability", "findability_export"),
}
FOR_AUDITORS = {"audit", "audit_export"}
FOR_AGENTS = {
    *("home", "changed_cases", "signed_in", "find", "meaning", "pop_find"),
    *("customers", "customer_results", "results_unread", "customer_export", "customer_columns"),
    *("save_customer_search", "create", "create_check", "outcome", "compare", "customer"),
    *("customer_cases", "timeline", "customer_unread", "reveal", "cases", "case_columns"),
    *("case_results", "case_export", "save_case_search", "case", "activities"),
    *("run_saved_search", "saved_search", "delete_saved_search", "recents", "clear_recents"),
    *("preferences", "end_others", "keys", "customers/001000/", "cases/001000/"),
}
VALUES = {"id": "1000", "padded": "001000", "key": "x" * 43}
ROUTE = re.compile(r"<(\w+):\w+>")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=()",
}


def addresses() -> dict[str, str]:
    """Every route by name, with values that fit it."""
    patterns = [
        pattern for pattern in get_resolver().url_patterns if isinstance(pattern, URLPattern)
    ]
    paths = [ROUTE.sub(lambda part: VALUES[part[1]], str(pattern.pattern)) for pattern in patterns]
    return {pattern.name or path: f"/{path}" for pattern, path in zip(patterns, paths, strict=True)}


ADDRESSES = addresses()


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - OPEN))
def test_nobody_gets_in_without_signing_in_and_ece_is_not_asked(desk, sandbox, name):
    for method in METHODS:
        page = desk.generic(method, ADDRESSES[name])
        assert page.status_code in (302, 303), method
        assert page["Location"].startswith("/sign-in/")
        assert (
            desk.generic(method, ADDRESSES[name], headers={"HX-Request": "true"}).status_code == 401
        )
    assert not sandbox.requests()


def test_every_address_says_for_whom_it_is(jack, sandbox, settings):
    settings.SUPERVISORS, settings.AUDITORS = ["frank"], ["frank"]
    closed = FOR_SUPERVISORS | FOR_AUDITORS
    assert OPEN | FOR_AGENTS | closed == set(ADDRESSES)
    calls = len(sandbox.requests())
    for name in closed:
        statuses = {jack.get(ADDRESSES[name]).status_code, jack.post(ADDRESSES[name]).status_code}
        assert 403 in statuses <= {403, 405}, name
    assert len(sandbox.requests()) == calls


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_an_address_answers_only_its_methods(jack, name):
    tried = ("GET", "HEAD", "POST", "PUT", "TRACE")
    allowed = [
        method for method in tried if jack.generic(method, ADDRESSES[name]).status_code != 405
    ]
    if name != "sign_out":
        assert set(allowed) <= {"GET", "HEAD", "POST"}
        assert allowed
    if "GET" not in allowed:  # nobody is led there by a link, also not back to a form
        assert name in FORM_PAGES
        assert not safe_path(ADDRESSES[name])
        assert "There is no such page" in text_of(jack.get(ADDRESSES[name]))


@pytest.mark.parametrize(
    "path", [*ADDRESSES.values(), "/no-such-page/", "/customers/1000/x.css", "/.env", "/admin/"]
)
@pytest.mark.parametrize("signed_in", [True, False])
def test_every_answer_has_the_headers(db, sandbox, path, signed_in):
    desk = Desk()
    if signed_in:
        desk.sign_in("jack")
    answer = desk.get(path)
    for header, value in HEADERS.items():
        assert value in answer[header], header
    assert "unsafe" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example"])
def test_a_foreign_host_is_refused_with_the_headers(desk, host):
    answer = desk.get("/sign-in/", headers={"Host": host})
    assert answer.status_code == 400
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/metrics",
        "/__debug__/",
    ],
)
def test_nothing_else_is_served(jack, path):
    assert jack.get(path).status_code == 404


def test_a_form_with_signs_that_are_no_text_is_taken_as_text(jack):
    answer = jack.post(
        "/find/", b"q=%ff%ED%A0%80%00", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (303, 400, 422)


def test_machines_learn_that_all_is_well_without_asking_ece(desk, gone):
    assert desk.get("/livez").content == b"ok"
    assert desk.get("/readyz").content == b"ok"
