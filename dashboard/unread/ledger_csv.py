"""The ledger as spreadsheets open it."""

import csv
import io
from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from dashboard.pages.dates import whole_date
from dashboard.reading.csv_cells import protect
from dashboard.unread.department_ledger import DepartmentLedger
from dashboard.unread.ledger import SendDay


def to_csv(departments: Sequence[DepartmentLedger]) -> bytes:
    """Return a line for each department and send day, in UTF-8 with a mark; gaps at the end."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(head())
    for department in departments:
        for day in department.ledger.send_days:
            writer.writerow([protect(cell) for cell in cells(department.name, day)])
    for department in departments:
        if department.gap:
            writer.writerow([protect(department.name), protect(department.gap)])
    return text.getvalue().encode("utf-8-sig")


def head() -> list[str]:
    return [
        gettext("Department"),
        pgettext("on which day", "Sent"),
        gettext("Unread at some time"),
        gettext("No longer unread"),
        gettext("Share in percent"),
    ]


def cells(department: str, day: SendDay) -> list[str]:
    sent = whole_date(day.day)
    return [department, sent, str(day.seen), str(day.gone), str(day.percent)]
