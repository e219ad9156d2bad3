"""Phone numbers as people type and paste them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.phones import (
    NotAPhone,
    display,
    equal_numbers,
    find_phone,
    looks_like_a_phone,
    read_phone,
)
from tests.reading.strategies import callers_spellings, records, typed_texts, whole

CODES = st.sampled_from(["", "1", "49", "39", "7", "65"])


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("14082343456102\u200b", "14082343456102"),
        ("\u202a+14082343456102\u202c", "14082343456102"),
        ("＋１ ４０８ ２３４ ３４５６ ext 102", "14082343456102"),
        ("'+1 408 234 3456 ext. 102", "14082343456102"),
        ('"14082343456102"', "14082343456102"),
        ('="+1 408 234 3456"', "14082343456"),
        ("011 49 711 2222333", "497112222333"),
        ("0049 711 2222333", "497112222333"),
        ("00 49 (0) 711 / 2222333", "497112222333"),
        ("+49 0711 2222333", "497112222333"),
        ("+49 (0)711 2222333", "497112222333"),
        ("+49 (0)(0)711 2222333", "497112222333"),
        ("(+49) 711 2222333", "497112222333"),
        ("+44 (0)20 7946 0123", "442079460123"),
        ("+33 (0)1 23 45 67 89", "33123456789"),
        ("+7 8 495 123-45-67", "74951234567"),
        ("00 49 711 2222333", "497112222333"),
        ("tel:234-3456;phone-context=+1408", "14082343456"),
        ("+36 06 1 234 5678", "3612345678"),
        ("+52 1 55 1234 5678", "525512345678"),
        ("+54 11 15 1234-5678", "5491112345678"),
        ("+54 9 11 1234-5678", "5491112345678"),
        ("+39 06 6982 1234", "390669821234"),
        ("+39 (0)6 6982 1234", "390669821234"),
        ("+34 (0)912 345 678", "34912345678"),
        ("+65 6123 4567", "6561234567"),
        ("+1 (0)408 234 3456", "14082343456"),
        ("1-408-CHICKEN", "14082442536"),
        ("800-FLOWERS", "18003569377"),
        ("1-800-GO-FEDEX", "18004633339"),
        ("1-800-MATTRESS", "18006288737"),
        ("tel:+1-408-234-3456;ext=102", "14082343456102"),
        ("tel:%2B1%20408%20234%203456", "14082343456"),
        ("tel:234-3456;phone-context=+1-408", "14082343456"),
        ("<tel:+14082343456>", "14082343456"),
        ("sip:+14082343456@example.com;user=phone", "14082343456"),
        ("☎ 408 234 3456", "14082343456"),
        ("Tel.: 408 234 3456", "14082343456"),
        ("Mobile 408 234 3456 (private)", "14082343456"),
        ("408\u00ad234\u200e3456", "14082343456"),
        ("408‑234–3456", "14082343456"),
        ("٤٠٨ ٢٣٤ ٣٤٥٦", "14082343456"),
        ("408 234 345⁶", "14082343456"),
        ("408 234 3456 or (408) 2343456", "14082343456"),
        ("408-234-3456 ext.", "14082343456"),
        ('"John" <sip:+14082343456@pbx.example.com;user=phone>;tag=9f', "14082343456"),
        ("sip:4082343456;ext=102@example.com", "14082343456102"),
        ("sms:+14082343456?body=Hi", "14082343456"),
        ("https://wa.me/14082343456?text=Hi%20123", "14082343456"),
        ("https://api.whatsapp.com/send/?phone=14082343456&text", "14082343456"),
        ("viber://chat?number=%2B14082343456", "14082343456"),
        ("[+1 408 234 3456](tel:+14082343456)", "14082343456"),
        ("Rufnummer: 408 234 3456", "14082343456"),
        ("Tél. : 408 234 3456", "14082343456"),
        ("手机：408 234 3456", "14082343456"),
        ("+1 408 234 3456!", "14082343456"),
        ("+1 408 234 3456 (24/7)", "14082343456"),
        ("14082343456.0", "14082343456"),
        ("4,082,343,456", "14082343456"),
        ("408〜234∙3456", "14082343456"),
    ],
)
def test_a_number_in_america_is_read(typed, digits):
    assert read_phone(typed, "1").digits == digits


@pytest.mark.parametrize(
    "mark",
    [
        "x102",
        " x 102",
        "#102",
        "ext102",
        " ext. 102",
        " (ext. 102)",
        ", extension 102",
        ";ext=102",
        ",,102",
        ";102",
        "p102",
        "w102#",
        " Durchwahl 102",
        " DW 102",
        " poste 102",
        " доб. 102",
        " int. 102",
        " ramal 102",
        " 内線102",
        "＃１０２",
        "*102",
        " ext. no. 102",
        " wewn. 102",
        " εσωτ. 102",
        " שלוחה 102",
        " تحويلة ١٠٢",
        " 내선번호 102",
        " еxt 102".replace("е", "e"),
    ],
)
def test_an_extension_is_read_in_many_languages(mark):
    phone = read_phone(f"+1 408 234 3456{mark}")
    assert (phone.national, phone.extension) == ("4082343456", "102")


@pytest.mark.parametrize(
    ("typed", "code", "digits"),
    [
        ("0711 2222333", "49", "497112222333"),
        ("711 2222333", "49", "497112222333"),
        ("497112222333", "49", "497112222333"),
        ("030/12345678", "49", "493012345678"),
        ("14082343456", "49", "14082343456"),
        ("8 (495) 123-45-67", "7", "74951234567"),
        ("8~10 49 711 2222333", "7", "497112222333"),
        ("06 1 234 5678", "36", "3612345678"),
        ("06 6982 1234", "39", "390669821234"),
        ("391 234 5678", "39", "393912345678"),
        ("011 15 1234-5678", "54", "5491112345678"),
        ("044 55 1234 5678", "52", "525512345678"),
        ("01 23 45 67 89", "33", "33123456789"),
        ("6123 4567", "65", "6561234567"),
        ("001 49 711 2222333", "65", "497112222333"),
        ("0011 49 711 2222333", "61", "497112222333"),
        ("010 49 711 2222333", "81", "497112222333"),
        ("112", "49", "49112"),
        ("0711 2222333", "", "7112222333"),
    ],
)
def test_a_number_typed_at_home_is_read(typed, code, digits):
    assert read_phone(typed, code).digits == digits


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "blank"),
        ("\u200b", "blank"),
        ("+", "no_digits"),
        ("()", "no_digits"),
        ("CHICKEN", "no_digits"),
        ("call me 4082343456", "letters"),
        ("408 234 3456 Anna", "letters"),
        ("½ 408 234 3456", "letters"),
        ("408-234-3456 press 102", "letters"),
        ("4O8 234 3456", "letters"),
        ("408-XXX-3456", "letters"),
        ("Invoice 2026-11-26", "letters"),
        ("234-3456 / 234-3457", "several"),
        ("408-234-3456 x102 (fax: 408-234-3457)", "several"),
        ("408-234-3456 / 408-234-3457", "several"),
        ("408-234-3456, 408-234-3457", "several"),
        ("408-234-3456\n408-234-3457", "several"),
        ("408-234-3456 408-234-3457", "several"),
        ("408 234 3456 or 408 234 3457", "several"),
        ("+14082343456+14082343457", "several"),
        ("1" * 26, "too_long"),
        ("john@example.com", "letters"),
        (" " * 300, "too_long"),
    ],
)
def test_what_is_no_single_number_is_refused_with_a_reason(typed, reason):
    with pytest.raises(NotAPhone) as refusal:
        read_phone(typed, "1")
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("Please call me at 408-234-3456 ext 102, thanks", "14082343456102"),
        ("Anna (408) 234-3456", "14082343456"),
        ("Missed call from +49 711 2222333 at 10:30", "497112222333"),
        ("1-800-FLOWERS (1-800-356-9377)", "18003569377"),
    ],
)
def test_the_one_number_of_a_sentence_is_found(typed, digits):
    assert find_phone(typed, "1").digits == digits
    assert looks_like_a_phone(typed, "1")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Anna 408 234 3456, Tom 408 234 3457", "several"),
        ("4082343456 y 4082343457", "several"),
        ("Order 1234567 of 2026-11-26", "letters"),
    ],
)
def test_a_sentence_without_one_number_is_refused(typed, reason):
    with pytest.raises(NotAPhone) as refusal:
        find_phone(typed, "1")
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("typed", "code", "shown"),
    [
        ("020 79460123 ext 7", "44", "+44 20 7946 0123, ext. 7"),
        ("4082343456", "1", "+1 408-234-3456"),
        ("06 69821234", "39", "+39 06 6982 1234"),
        ("0711 2222333", "", "07112222333"),
        ("+999 123456", "1", "+999123456"),
    ],
)
def test_a_number_is_shown_in_groups(typed, code, shown):
    assert display(read_phone(typed, code)) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "+49 711",
        "0049711",
        "555 0101",
        "1-408-CHICKEN",
        "800 FLOWERS",
        "Tel: 0711 2222333",
        "408-234-3456 / 408-234-3457",
    ],
)
def test_what_the_box_takes_for_a_number(typed):
    assert looks_like_a_phone(typed, "1")


@pytest.mark.parametrize(
    "typed",
    [
        "Anna",
        "007 Bond",
        "3M Company",
        "123 Main Street",
        "4711",
        "Louis XIV",
        "800 Flowers",
        "4U Limited",
        "",
    ],
)
def test_what_the_box_takes_for_no_number(typed):
    assert not looks_like_a_phone(typed, "1")


@given(typed_texts, CODES)
def test_any_text_is_a_phone_or_is_refused(text, code):
    looks_like_a_phone(text, code)
    with suppress(NotAPhone):
        phone = read_phone(text, code)
        assert phone.digits.isascii()
        assert phone.digits.isdigit()


@given(typed_texts, CODES)
def test_what_we_show_is_read_back_as_the_same_number(text, code):
    try:
        phone = read_phone(text, code)
    except NotAPhone:
        return
    assert read_phone(display(phone), code) == phone
    assert read_phone(phone.area + phone.number, "").national.endswith(phone.national.lstrip("0"))


@given(records(), st.data())
def test_two_spellings_of_one_number_are_equal(record, data):
    home = str(record.country_code)
    spelled = st.sampled_from(callers_spellings(record, home))
    one, other = data.draw(spelled), data.draw(spelled)
    assert equal_numbers(read_phone(one, home), read_phone(other, home))


@given(records(), st.data(), st.sampled_from(["1", "49", "44", "39", "7"]))
def test_a_number_typed_from_abroad_is_read_anywhere(record, data, home):
    typed = data.draw(st.sampled_from(callers_spellings(record, home="")))
    assert read_phone(typed, home).digits == whole(record)
