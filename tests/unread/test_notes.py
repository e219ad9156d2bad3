"""What a list says about what it does not hold."""

from datetime import date
from zoneinfo import ZoneInfo

from dashboard.unread.by_day import count_by_day
from dashboard.unread.digest import digest_of
from dashboard.unread.ledger import Snapshot
from dashboard.unread.notes import notes
from dashboard.unread.snapshots import days_of
from dashboard.unread.unread_list import Answer, ListedCustomer, UnreadList, key
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


def test_a_day_of_which_somebody_could_not_be_read_has_more_than_are_counted():
    one, some = Answer(("1",), is_whole=True), Answer(("1",), is_whole=True, left_out=1)
    assert [str(day) for day in count_by_day(list_of_one_day(one, one))] == ["1"]
    assert [str(day) for day in count_by_day(list_of_one_day(some, some))] == ["1+"]
    assert notes(list_of_one_day(one, some)) == ["1 customer could not be read and is left out."]


def test_who_could_not_be_read_is_not_noted_as_gone():
    day, clear = date(2026, 11, 2), Answer(("1",), is_whole=True)
    unread_list = list_of_one_day(clear, clear)
    unread_list.customers["1"] = ListedCustomer("1", "Ada", "Service")
    assert days_of(unread_list, "Service") == {day: {"1"}}
    unread_list.days = dict.fromkeys(unread_list.days, Answer(("1",), is_whole=True, left_out=1))
    assert days_of(unread_list, "Service") == {}
    unread_list.days = dict.fromkeys(unread_list.days, clear)
    unread_list.customers["1"] = ListedCustomer("1", "Ada", "")
    assert days_of(unread_list, "Service") == {}


def test_a_first_snapshot_tells_for_which_days_ece_did_not_answer():
    first = Snapshot(date(2026, 11, 4), {date(2026, 11, 2): frozenset()})
    assert digest_of("Service", [first]).unclear == (date(2026, 11, 3), date(2026, 11, 4))
