"""What the far side knows of unread secure mail, out of its own database and out of the calls it
got.
"""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from dashboard.unread.windows import Window, last_days, whole_days

UNREAD_MAIL = (
    "SELECT customer, sent FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0"
    " AND sent BETWEEN ? AND ?"
)
ZONE = ZoneInfo("Europe/Berlin")
ROW = re.compile(r'<th scope="row" role="rowheader"[^>]*><a href="/customers/(\d+)/">')


def edges(window: Window) -> list[str]:
    moments = (window.start, window.end)
    return [moment.isoformat(timespec="milliseconds").replace("+00:00", "Z") for moment in moments]


def unread_in(database: sqlite3.Connection, window: Window) -> set[str]:
    """The ids of the customers with unread secure mail that was sent in the window."""
    return {str(customer) for customer, _sent in database.execute(UNREAD_MAIL, edges(window))}


def oldest_first(database: sqlite3.Connection, window: Window) -> list[str]:
    """The ids of these customers by the day of their oldest unread mail, those of one day by id."""
    oldest: dict[int, date] = {}
    for customer, sent in database.execute(UNREAD_MAIL, edges(window)):
        day = datetime.fromisoformat(sent).astimezone(window.zone).date()
        oldest[customer] = min(day, oldest.get(customer, day))
    return [str(id) for id, _day in sorted(oldest.items(), key=lambda pair: (pair[1], pair[0]))]


def send_mail(
    change: Callable, customer: int = 1000, sent: str = "2025-02-05T09:00:00.000Z"
) -> Window:
    """Send a secure mail that was begun days before. Returns its day.

    Unless another one is given it is a day on which nobody else was sent one.
    """
    content = {
        "subject": "Please read this",
        "text": "",
        "from": "service@example.com",
        "to": "john@example.com",
    }
    row = {
        "id": 9_000_000,
        "cases": 1000,
        "customer": customer,
        "department": 999,
        "mode": "outbound",
        "type": "email",
        "status": "completed",
        "substatus": "done",
        "secure": 1,
        "seen": 0,
        "created": "2025-02-02T09:00:00.000Z",
        "modified": sent,
        "sent": sent,
        "content": json.dumps(content),
    }
    marks = ", ".join(f":{name}" for name in row)
    change(f"INSERT INTO activity ({', '.join(row)}) VALUES ({marks})", row)
    day = datetime.fromisoformat(sent).astimezone(ZONE).date()
    return whole_days(day, day, ZONE)


def last(days: int) -> Window:
    """Today and the days before it, in Berlin."""
    return last_days(datetime.now(ZONE).date(), days, ZONE)


def address(window: Window, place: str = "/unread/", **more: object) -> str:
    start, end = window.written
    return f"{place}?{urlencode({'from': start, 'to': end} | more)}"


def open_list(desk, path: str):
    """The list, as who has no JavaScript comes to it: by the link that shows it, window after
    window.
    """
    path += f"{'&' if '?' in path else '?'}show=list"
    for _ in range(60):
        answer = desk.get(path)
        if "<progress" not in answer.content.decode():
            return answer
    raise AssertionError("the list is never complete")


def rows(answer) -> list[str]:
    """The ids of the customers on one page."""
    return ROW.findall(answer.content.decode())


def listed(desk, window: Window, **query: object) -> list[str]:
    """The ids of the customers on all pages of the list."""
    ids: list[str] = []
    for page in range(1, 60):
        on_page = rows(open_list(desk, address(window, page=page, size=75, **query)))
        ids += on_page
        if len(on_page) < 75:
            return ids
    raise AssertionError("the list has no end")


def questions(sandbox) -> list[tuple[datetime, datetime]]:
    """The windows that ECE was asked for."""
    windows = []
    for request in sandbox.requests():
        if activity := dict(parse_qsl(request["query"])).get("activity"):
            start, end = json.loads(activity)["sentDate"].strip("[]").split(",")
            windows.append((datetime.fromisoformat(start), datetime.fromisoformat(end)))
    return windows
