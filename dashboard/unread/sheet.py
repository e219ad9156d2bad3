"""Whom to call about unread secure mail: one row a customer, on the screen, on paper and as CSV."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.lists import Column, ListQuery, heads, label, moment, shortened

SORTS = ("customerName", "id")
SHOWN = 3
FORMULA = re.compile(r"\A\s*[=+\-@＝＋－＠]|\A[\t\r\n\0]")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, and when the customer likes to be called at it."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Row:
    """`more` counts the phones and addresses for which there was no room."""

    id: str
    name: str
    department: str
    phones: tuple[Phone, ...]
    emails: tuple[str, ...]
    more: int
    href: str = ""
    sent_href: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """One secure mail. `read` says whether it was, "" where the server does not tell."""

    subject: str
    sent: str
    read: str
    case_id: str


def columns(asked: ListQuery, sorts: Iterable[str]) -> list[Column]:
    plain = [
        ("customerName", gettext("Name"), False),
        ("id", gettext("ID"), True),
        ("", gettext("Phone and best time"), False),
        ("", gettext("E-mail"), False),
        ("", gettext("Department"), False),
        ("", gettext("Secure mail"), False),
    ]
    return heads(plain, asked, sorts, ())


def row(customer: ece.Customer, *, href: str = "", sent_href: str = "", shown: int = SHOWN) -> Row:
    """One customer, with at most `shown` phones and as many e-mail addresses."""
    points = [point for person in customer.contact_persons for point in person.contact_points]
    phones = [phone(point) for point in points if point.kind == "phone" and point.text]
    emails = list(
        dict.fromkeys(
            shortened(point.email) for point in points if point.kind == "email" and point.email
        )
    )
    return Row(
        id=customer.id,
        name=shortened(customer.name) or gettext("(no name)"),
        department=shortened(customer.department.name) if customer.department else "",
        phones=tuple(phones[:shown]),
        emails=tuple(emails[:shown]),
        more=max(0, len(phones) - shown) + max(0, len(emails) - shown),
        href=href,
        sent_href=sent_href,
    )


def phone(point: ece.ContactPoint) -> Phone:
    when = ", ".join(filter(None, (label(point.days), label(point.times))))
    return Phone(shortened(point.text), shortened(when))


def mail(activity: ece.Activity) -> Mail:
    said = {True: gettext("read"), False: gettext("not read yet"), None: ""}
    return Mail(
        subject=shortened(activity.subject) or gettext("(no subject)"),
        sent=moment(activity.sent or activity.created),
        read=said[activity.is_read],
        case_id=activity.case_id,
    )


def to_csv(rows: Sequence[Row], remark: str = "") -> bytes:
    """The sheet as spreadsheets open it: UTF-8 with a mark, every cell quoted, none of them a formula. A remark stands
    in a line of its own at the end."""
    lines = [
        [
            gettext("Customer"),
            gettext("ID"),
            gettext("Department"),
            gettext("Phone and best time"),
            gettext("E-mail"),
            gettext("Called"),
            gettext("Result"),
        ],
        *map(cells, rows),
        *([[remark]] if remark else []),
    ]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([map(harmless, line) for line in lines])
    return text.getvalue().encode("utf-8-sig")


def cells(row: Row) -> list[str]:
    phones = [f"{phone.text} ({phone.when})" if phone.when else phone.text for phone in row.phones]
    return [row.name, row.id, row.department, "; ".join(phones), "; ".join(row.emails), "", ""]


def harmless(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if FORMULA.match(text) else text
