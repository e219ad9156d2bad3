"""The chase sheet as spreadsheets open it."""

from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from dashboard.unread.chases import Note
from dashboard.unread.rows import Phone, Row


def lines(rows: Sequence[Row], remarks: Sequence[str]) -> list[list[str]]:
    """Return the sheet; each remark is a line at the end."""
    return [head(), *(cells(row) for row in rows), *([remark] for remark in remarks)]


def head() -> list[str]:
    return [
        gettext("Customer"),
        gettext("ID"),
        gettext("Department"),
        gettext("Unread since"),
        pgettext("how many", "Days"),
        gettext("Phone and best time"),
        gettext("E-mail"),
        gettext("Looked after by"),
        gettext("Outcome"),
        gettext("Note"),
        gettext("By"),
        gettext("When"),
    ]


def cells(row: Row) -> list[str]:
    phones = [phone_cell(phone) for phone in row.contacts.phones]
    emails = row.contacts.emails
    return [
        row.name,
        row.id,
        row.department,
        row.age.day or gettext("not known"),
        row.age.number,
        "; ".join(phones),
        "; ".join(emails),
        row.chase.assignee,
        *note_cells(row.chase.newest),
    ]


def note_cells(note: Note | None) -> list[str]:
    if note is None:
        return [""] * 4
    return [note.outcome, note.text, note.by, note.at]


def phone_cell(phone: Phone) -> str:
    return f"{phone.text} ({phone.when})" if phone.when else phone.text
