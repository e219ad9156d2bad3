"""The ledger as spreadsheets open it."""

from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from dashboard.pages.dates import whole_date
from dashboard.unread.department_ledger import DepartmentLedger
from dashboard.unread.ledger import SendDay


def lines(departments: Sequence[DepartmentLedger]) -> list[list[str]]:
    """Return a line for each department and send day; gaps at the end."""
    written = [head()]
    for department in departments:
        written += [cells(department.name, day) for day in department.ledger.send_days]
    gaps = [[department.name, department.gap] for department in departments if department.gap]
    return written + gaps


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
