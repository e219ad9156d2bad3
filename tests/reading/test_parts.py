"""The four fields of a phone number in the form of a new customer."""

from dataclasses import astuple

import pytest

from dashboard.reading.phones import NotAPhone, display, parts_of, read_parts, spellings_of


@pytest.mark.parametrize(
    ("fields", "parts"),
    [
        (("1", "212", "５５５０１００", ""), ("1", "212", "5550100", "")),
        (("44", "", "20 79460123", ""), ("44", "", "20 79460123", "")),
        (("44", "", "020 79460123", ""), ("44", "", "20 79460123", "")),
        (("44", "", "(020) 7946 0123", ""), ("44", "", "2079460123", "")),
        (("44", "020", "79460123", ""), ("44", "20", "79460123", "")),
        (("1", "", "+1 212 5550101", ""), ("1", "212", "5550101", "")),
        (("1", "212", "+44 20 7946 0123", ""), ("44", "20", "79460123", "")),
        (("1", "", "0044 20 79460123", ""), ("44", "20", "79460123", "")),
        (("1", "", "011 44 20 79460123", ""), ("44", "20", "79460123", "")),
        (("1", "", "+1 (415) 555-0123 ext 7", ""), ("1", "415", "5550123", "7")),
        (("1", "", "tel:+14155550123;ext=7", ""), ("1", "415", "5550123", "7")),
        (("0049", "711", "222 2333", ""), ("49", "711", "222 2333", "")),
        (("+49", "0711", "222 2333", ""), ("49", "711", "222 2333", "")),
        (("+49 (0)", "(0)711", "222 2333", ""), ("49", "711", "222 2333", "")),
        (("49", "", "49 711 2222333", ""), ("49", "", "711 2222333", "")),
        (("39", "06", "6982 1234", ""), ("39", "06", "6982 1234", "")),
        (("7", "8 495", "123-45-67", ""), ("7", "495", "123-45-67", "")),
        (("36", "06 1", "234 5678", ""), ("36", "1", "234 5678", "")),
        (("1", "+1 408", "234 3456", "x102"), ("1", "408", "2343456", "102")),
        (("1", "", "800-FLOWERS", ""), ("1", "", "8003569377", "")),
        (("1", "800", "FLOWERS", ""), ("1", "800", "3569377", "")),
        (("1", "415", "(415) 555-0123", ""), ("1", "415", "555-0123", "")),
        (("49", "711", "0711 2222333", ""), ("49", "711", "2222333", "")),
        (("49", "30", "30123456", ""), ("49", "30", "30123456", "")),
        (("1", "408", "234 3456 x7", "7"), ("1", "408", "234 3456", "7")),
        (("", "0711", "2222333", ""), ("", "0711", "2222333", "")),
        (("", "", "4711", ""), ("", "", "4711", "")),
        (("1", "", "5550101", ""), ("1", "", "5550101", "")),
        (("\u200b1", "408\u200b", "234\u202c3456", "\u200b"), ("1", "408", "2343456", "")),
    ],
)
def test_four_fields_make_one_number(fields, parts):
    assert astuple(read_parts(*fields, "1")) == parts


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        (("1", "408", "", "7"), "blank", "number"),
        (("1", "408", "\u200b", ""), "blank", "number"),
        (("US", "", "408 2343456", ""), "country_code", "country_code"),
        (("1" * 10, "", "408 2343456", ""), "country_code", "country_code"),
        (("+", "", "408 2343456", ""), "country_code", "country_code"),
        (("1", "", "+999 123456", ""), "country_code", "number"),
        (("1", "", "call me", ""), "no_digits", "number"),
        (("1", "", "1 " * 10_000, ""), "too_long", "number"),
        (("1", "", "408 234 3456 / 408 234 3457", ""), "several", "number"),
        (("1", "408", "234 3456 ext 7", "8"), "several", "extension"),
        (("1", "408", "234 3456", "reception"), "extensions", "extension"),
        (("1", "408" * 4, "234 3456", ""), "letters", "area_code"),
        (("1", "408 or 415", "234 3456", ""), "letters", "area_code"),
        (("1", "408", "234 3456", "102 or 103"), "extensions", "extension"),
    ],
)
def test_what_makes_no_number_is_refused_at_its_field(fields, reason, field):
    with pytest.raises(NotAPhone) as refusal:
        read_parts(*fields, "1")
    assert (refusal.value.reason, refusal.value.field) == (reason, field)


def test_the_number_that_is_sent_is_the_one_that_is_shown_and_looked_for():
    parts = read_parts("44", "", "020 79460123", "7", "1")
    assert display(parts.phone) == "+44 20 7946 0123, ext. 7"
    assert spellings_of(parts.phone, "1")[0] == parts.digits == "4420794601237"


@pytest.mark.parametrize(
    "typed", ["+1 408 234 3456 x7", "0711 2222333", "+39 06 69821234", "5550101"]
)
def test_a_number_taken_apart_for_the_form_is_read_back(typed):
    parts = parts_of(typed, "49")
    again = read_parts(parts.country, parts.area, parts.number, parts.extension, "49")
    assert again.digits == parts.digits
