"""Whatever a browser sends, somebody gets an answer: never a crash, and nothing of it unescaped."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.faults

FORMS = {
    "/find/": ["q"],
    "/pop/find/": ["q"],
    "/customers/": [
        "phone",
        "email",
        "created_from",
        "created_to",
        "custom_name",
        "custom_value",
        "from",
        "without",
        "extension",
    ],
    "/customers/1000/reveal/": ["field", "person"],
    "/customers/new/": [
        "token",
        "first_name",
        "type",
        "department",
        "add",
        "anyway",
        "p0-first_name",
    ],
    "/customers/new/check/": ["token", "first_name"],
    "/customers/compare/": ["ids"],
    "/cases/": [
        "phone",
        "email",
        "customer",
        "status",
        "owner",
        "modified_from",
        "modified_to",
        "from",
        "without",
        "adds",
    ],
}
QUERIES = {
    "/customers/": ["from", "draft"],
    "/customers/compare/": ["ids", "sort", "order"],
    "/customers/new/": ["from", "type", "department", "again", "draft"],
    "/customers/1000/cases/": ["status", "page", "size"],
    "/customers/1000/timeline/": ["type", "page"],
    "/unread/": ["from", "to", "windows", "page", "size", "sort", "order"],
    "/unread/by-day/": ["from", "to"],
    "/sign-in/": ["next"],
}
ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "<script>xss</script>",
            "\0",
            "\ud800",
            "１０",
            "-1",
            "9" * 400,
            "2026-13-40",
            "0001-01-01",
            "9999-12-31T23:59Z",
            "a@b",
            "+",
            "#",
            "x" * 5000,
            "{{ 7|add:7 }}",
            "%s",
            "../..",
            "\r\nX: y",
            "2026-03-29",
            "1000",
        ]
    ),
)
quickly = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def is_fine(answer) -> bool:
    return answer.status_code < 500 and b"<script>xss" not in answer.content


@pytest.mark.parametrize("sign", ["9", "'", "\ufdfa"])
@pytest.mark.parametrize(("path", "field"), [("/find/", "q"), ("/customers/", "email")])
def test_a_text_that_is_far_too_long_takes_nobodys_time(jack, path, field, sign):
    begun = time.thread_time()
    assert jack.post(path, {field: sign * 25_000}).status_code == 422
    assert time.thread_time() - begun < 0.4


@pytest.mark.parametrize("path", FORMS)
def test_any_form_is_answered(jack, path):
    @quickly
    @given(st.dictionaries(st.sampled_from(FORMS[path]), ODD))
    def ask(typed):
        sendable = {
            name: value.encode("utf-8", "replace").decode() for name, value in typed.items()
        }
        assert is_fine(jack.post(path, sendable))

    ask()


@pytest.mark.parametrize("path", QUERIES)
def test_any_query_is_answered(jack, path):
    @quickly
    @given(st.dictionaries(st.sampled_from(QUERIES[path]), ODD))
    def ask(asked):
        sendable = {
            name: value.encode("utf-8", "replace").decode() for name, value in asked.items()
        }
        assert is_fine(jack.get(path, sendable))

    ask()
