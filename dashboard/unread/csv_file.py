"""The chase sheet as spreadsheets open it."""

import csv
import io
from collections.abc import Sequence

from django.utils.translation import gettext, pgettext

from dashboard.reading.csv_cells import protect
from dashboard.unread.chases import Note
from dashboard.unread.rows import Phone, Row


def to_csv(rows: Sequence[Row], remarks: Sequence[str] = ()) -> bytes:
    """Return the sheet in UTF-8 with a mark, every cell quoted, none of them a formula; each remark
    a line at the end.
    """
    lines = [head(), *(cells(row) for row in rows), *([remark] for remark in remarks)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for line in lines:
        writer.writerow([protect(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


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
