"""The answer contradicts itself, is about somebody else, or is that of a proxy."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

from tests.faults.bodies import LISTS, records
from tests.faults.registry import FAULTS, fault, named
from tests.faults.statuses import WEB_PAGE, says

BEFORE = {*FAULTS}


def _list(rows: str) -> Callable:
    """Answer with these rows, whatever is asked for."""
    lists = ", ".join(f'"{name}": {rows}' for name in LISTS)
    return says(200, f"{{{lists}}}".encode())


named("rows_of_nothing", _list("[{}]"))
named("rows_as_text", _list('"x"'))
named("rows_as_empty_object", _list("{}"))
named("rows_as_lists", _list("[[]]"))


def _empty(**beside: object) -> Callable:
    return records(lambda page, rows: (rows.clear(), page.update(beside)))


def _each(**fields: object) -> Callable:
    return records(lambda page, rows: [row.update(fields) for row in rows])


STRANGER = {"id": "9999", "customerName": "Somebody Else"}
OF_STRANGER = {"id": "9998", "customer": STRANGER, "case": STRANGER}
named("empty_beside_count", _empty(paginationInfo={"count": "3"}))
named("empty_beside_negative", _empty(paginationInfo={"count": -1}))
named("empty_beside_next", _empty(paginationInfo={}, link={"rel": "next", "href": "/x"}))
named("empty_beside_error", _empty(paginationInfo={}, error={"code": "500-100"}))
named("ids_missing", records(lambda page, rows: [row.pop("id", None) for row in rows]))
named("ids_null", _each(id=None))
named("ids_alike", _each(id="1000"))
named("strangers", _each(customer=STRANGER, case=STRANGER))
named("one_stranger", records(lambda page, rows: rows.insert(0, rows[0] | OF_STRANGER)))
named("owners_missing", records(lambda page, rows: [row.pop("customer", None) for row in rows]))
named("departments_lost", _each(department=[]))
named("pin_lost", _each(pin={"value": 1}))
named("persons_lost", _each(contactPersons="x", contacts="x"))
named("dates_of_nonsense", _each(created="yesterday", lastModified={"date": "0000-00-00"}))
named("next_forever", records(lambda page, rows: page.update(link={"rel": "next", "href": "/x"})))
named("206", lambda exchange: exchange.answer(206, exchange.healthy.body))
for _code in (401, 403, 404, 405):
    named(f"proxy_{_code}", says(_code, WEB_PAGE, Content_Type="text/html"))
NO_ROUTE = b'{"message": "no Route matched with those values"}'
named("gateway_404", says(404, NO_ROUTE, X_egain_session=None))
named("bare_401", says(401))


@fault
def empty_at_last(exchange) -> None:
    """Name the rows twice: as they are, and then as none."""
    body = exchange.healthy.body or b"{}"
    name = next((name for name in LISTS if name in json.loads(body)), "customer")
    exchange.answer(200, body.rstrip()[:-1] + f', "{name}": []}}'.encode())


@fault
def same_page_always(exchange) -> None:
    """Give the first page for each, and say that there is another one."""
    path = re.sub("(?<=pagenum=)[0-9]+", "1", exchange.request.path)
    exchange.request = replace(exchange.request, path=path)
    FAULTS["next_forever"](exchange)


@fault
def length_too_short(exchange) -> None:
    body = exchange.healthy.body
    exchange.head(max(len(body) - 20, 0))
    exchange.send(body)


NAMES = {*FAULTS} - BEFORE
