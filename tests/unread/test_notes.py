"""What a list says about what it does not hold."""

from datetime import date
from zoneinfo import ZoneInfo

from dashboard.unread.notes import notes
from dashboard.unread.unread_list import Answer, UnreadList, key
from dashboard.unread.windows import whole_days


def list_of_one_day(answer: Answer, day: Answer | None = None) -> UnreadList:
    window = whole_days(date(2026, 11, 2), date(2026, 11, 2), ZoneInfo("UTC"))
    return UnreadList(window, stretches={key(window): answer}, days={key(window): day})


def test_customers_who_could_not_be_read_are_counted_and_nobody_says_that_all_is_read():
    unreadable = Answer((), is_whole=True, left_out=3)
    unread_list = list_of_one_day(unreadable, unreadable)
    assert notes(unread_list) == ["3 customers could not be read and are left out."]
    assert not unread_list.is_clearly_empty


def test_a_list_on_which_ece_named_nobody_is_clearly_empty():
    unread_list = list_of_one_day(Answer((), is_whole=True))
    assert notes(unread_list) == []
    assert unread_list.is_clearly_empty
