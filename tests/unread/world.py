"""What the far side knows of unread secure mail, out of its own database and out of the calls it got."""

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from dashboard.unread.windows import Window, last_days, whole_days

UNREAD = (
    "SELECT DISTINCT customer FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0 AND sent BETWEEN ? AND ?"
)
ZONE = ZoneInfo("Europe/Berlin")
ROW = re.compile(r'<th scope="row" role="rowheader"[^>]*><a href="/customers/(\d+)/">')


def unread_in(database: sqlite3.Connection, window: Window) -> set[str]:
    """The ids of the customers with unread secure mail that was sent in the window."""
    edges = [
        edge.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        for edge in (window.start, window.end)
    ]
    return {str(row[0]) for row in database.execute(UNREAD, edges)}


def send_mail(change: Callable, customer: int = 1000) -> Window:
    """Send a secure mail that was begun three days before. Returns the day, on which nobody else was sent one."""
    content = {
        "subject": "Please read this",
        "text": "",
        "from": "service@example.com",
        "to": "john@example.com",
    }
    row = {
        "id": 9_000_000, "cases": 1000, "customer": customer, "department": 999, "mode": "outbound", "type": "email",
        "status": "completed", "substatus": "done", "secure": 1, "seen": 0, "created": "2025-02-02T09:00:00.000Z",
        "modified": "2025-02-05T09:00:00.000Z", "sent": "2025-02-05T09:00:00.000Z", "content": json.dumps(content),
    }  # fmt: skip
    marks = ", ".join(f":{name}" for name in row)
    change(f"INSERT INTO activity ({', '.join(row)}) VALUES ({marks})", row)
    return whole_days(date(2025, 2, 5), date(2025, 2, 5), ZONE)


def last(days: int) -> Window:
    """Today and the days before it, in Berlin."""
    return last_days(datetime.now(ZONE).date(), days, ZONE)


def address(window: Window, place: str = "/unread/", **more: object) -> str:
    start, end = window.written
    wide = {"windows": 2} if window.spans > 1 else {}
    return f"{place}?{urlencode({'from': start, 'to': end} | wide | more)}"


def rows(answer) -> list[str]:
    """The ids of the customers on one page."""
    return ROW.findall(answer.content.decode())


def listed(desk, window: Window) -> list[str]:
    """The ids of the customers on all pages of the list."""
    ids: list[str] = []
    for page in range(1, 20):
        found = rows(desk.get(address(window, page=page, size=75)))
        ids += found
        if len(found) < 75:
            return ids
    raise AssertionError("the list has no end")


def questions(sandbox) -> list[tuple[datetime, datetime]]:
    """The windows that ECE was asked for."""
    asked = []
    for request in sandbox.requests():
        if activity := dict(parse_qsl(request["query"])).get("activity"):
            start, end = json.loads(activity)["sentDate"].strip("[]").split(",")
            asked.append((datetime.fromisoformat(start), datetime.fromisoformat(end)))
    return asked
