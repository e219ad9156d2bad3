"""The secure mails of a customer: all that were sent in a window, and which of them may be the
unread ones.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.lists import moment, shortened
from dashboard.unread.read_list import AT_A_TIME, sent_in
from dashboard.unread.windows import Window, whole_days

type CustomerDay = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Mail:
    """One secure mail. `read` says whether it was, "" where ECE does not tell."""

    subject: str
    sent: str
    read: str
    case_id: str


def mail(activity: ece.Activity) -> Mail:
    words = {True: gettext("read"), False: gettext("not read yet"), None: ""}
    return Mail(
        subject=subject_of(activity),
        sent=moment(activity.sent or activity.created),
        read=words[activity.is_read],
        case_id=activity.case_id,
    )


def subject_of(activity: ece.Activity) -> str:
    return shortened(activity.subject) or gettext("(no subject)")


def subjects_by_customer(
    client: ece.Client, days: Sequence[CustomerDay], window: Window, *, until: float
) -> dict[str, tuple[str, ...]]:
    """Return the subjects of the mails that were sent to each customer on a day, but of those that
    ECE calls read.

    A customer is missing where ECE did not answer, or not before `until`. Errors: Unauthorized.
    """

    def ask(question: CustomerDay) -> tuple[str, ...]:
        if time.monotonic() > until:
            return ()
        id, day = question
        try:
            return subjects_of_day(client, id, whole_days(day, day, window.zone))
        except ece.Unauthorized:
            raise
        except ece.Error:
            return ()

    answers = client.side_by_side(ask, days, most=AT_A_TIME)
    return {id: subjects for (id, _day), subjects in zip(days, answers, strict=True) if subjects}


def subjects_of_day(client: ece.Client, id: str, day: Window) -> tuple[str, ...]:
    page = client.get_secure_mails(id, sent_in(day))
    return tuple(subject_of(mail) for mail in page.records if not mail.is_read)
