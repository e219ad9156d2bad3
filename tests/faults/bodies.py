"""The body is not what its type says, or the records in it are odd."""

import json
from collections.abc import Callable

from tests.faults.registry import fault, named
from tests.faults.statuses import error_body, ok, says

LISTS = ("customer", "case", "activity", "user", "attribute")


def _typed(content_type: str | None) -> Callable:
    return lambda exchange: exchange.answer(200, exchange.healthy.body, Content_Type=content_type)


def _body(remake: Callable[[bytes], bytes]) -> Callable:
    return lambda exchange: exchange.answer(200, remake(exchange.healthy.body))


named("wrong_content_type", _typed("text/plain"))
named("no_content_type", _typed(None))
named("charset_bogus", _typed("application/json; charset=klingon"))
named("bom", _body(lambda body: b"\xef\xbb\xbf" + body))
named("utf16", _body(lambda body: body.decode().encode("utf-16")))
named("bad_utf8", _body(lambda body: body.replace(b"J", b"\xff")))
named("concat_json", _body(lambda body: body + body))
named("dup_keys", _body(lambda body: b'{"customer": [], "case": [], "user": [], ' + body[1:]))
for _name, _text in {
    "null": b"null",
    "number": b"42",
    "string": b'"x"',
    "true": b"true",
    "empty_array": b"[]",
    "empty_object": b"{}",
    "error_object_200": error_body("400-101"),
    "nan_body": b'{"customer": [{"id": NaN}], "case": [{"id": NaN}]}',
    "big_int": b'{"customer": [{"id": ' + b"9" * 10_000 + b"}]}",
    "deep_nesting": b'{"customer": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "nested_51": b'{"customer": ' + b"[" * 51 + b"]" * 51 + b"}",
    "empty_list_200": b'{"customer": [], "case": [], "activity": []}',
}.items():
    named(_name, says(200, _text))


def _session(value: str | None) -> Callable:
    def play(exchange) -> None:
        healthy = exchange.healthy
        exchange.answer(
            healthy.status, healthy.body, **healthy.headers | {"X_egain_session": value}
        )

    return play


named("session_rotate", _session("rotated-0123456789"))
named("session_empty", _session(""))
named("session_missing", _session(None))
named("session_long", _session("a" * 5000))
named("session_evil", _session("evil id; <script>"))
named("login_no_header", _session(None))
named("login_200_body", says(200, b'{"session": "5f2b8c1e-session"}'))


def records(change: Callable[[dict, list], object]) -> Callable:
    """Answer as a healthy server, after a change of the page and of its rows where it has some."""

    def play(exchange) -> None:
        page = json.loads(exchange.healthy.body or b"{}")
        rows = next((page[name] for name in LISTS if name in page), None)
        if not isinstance(rows, list):
            ok(exchange)
            return
        change(page, rows)
        exchange.answer(200, json.dumps(page).encode())

    return play


def _page(**fields: object) -> Callable:
    return records(lambda page, rows: page.update(fields))


def _first(**fields: object) -> Callable:
    return records(lambda page, rows: rows[0].update(fields))


named("pagination_missing", records(lambda page, rows: page.pop("paginationInfo", None)))
named(
    "pagination_lies", _page(paginationInfo={"count": 40_000_000_000, "pagenum": 7, "pagesize": 0})
)
named("pagination_negative", _page(paginationInfo={"count": -5, "pagenum": -1, "pagesize": -25}))
named(
    "next_link_hostile",
    _page(link={"rel": "next", "href": "javascript:alert(1)//http://127.0.0.1:9/sink"}),
)
named(
    "link_as_object",
    _first(link={"rel": "self", "href": "/system/ws/v12/interaction/customer/1000"}),
)
named(
    "too_many_records",
    records(lambda page, rows: rows.extend(rows[0] | {"id": str(n)} for n in range(2000, 6999))),
)
named("duplicate_records", records(lambda page, rows: rows.extend(rows * 3)))
named("fewer_than_asked", records(lambda page, rows: rows.pop()))
named("wrong_record", _first(id="9999", loginId="someone.else"))
named("missing_ids", records(lambda page, rows: rows[0].pop("id", None)))
named(
    "missing_keys",
    records(lambda page, rows: [rows[0].pop(name) for name in set(rows[0]) - {"id"}]),
)
named("all_null", records(lambda page, rows: rows[0].update(dict.fromkeys(set(rows[0]) - {"id"}))))
named("nulls_in_lists", records(lambda page, rows: rows.insert(0, None)))
named("id_hostile", _first(id="../1000?x=1"))
named("ints_as_ids", _first(id=1000, department={"id": 999, "name": "Service"}))
named("lone_surrogate", _first(customerName="John \ud800 Tierney", subject="Charging \udfff"))
named("nul_text", _first(customerName="John\0 Tierney", subject="Char\0ging"))
named(
    "types_swapped",
    _first(
        customerName={"a": 1},
        subject=[1],
        type=7,
        status=True,
        lastModified=[],
        department="Service",
    ),
)


@fault
def single_as_object(exchange) -> None:
    page = json.loads(exchange.healthy.body)
    page = {name: rows[0] if isinstance(rows, list) else rows for name, rows in page.items()}
    exchange.answer(200, json.dumps(page).encode())
