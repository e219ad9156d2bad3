"""Numbers of thirty countries: what a create stored is found by what callers type, and the same
number in another spelling is stopped. A few in every run, all with COUNTRY_PAIRS=200."""

import os
import random

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat

from tests.conftest import text_of
from tests.creation.creating import open_form, send

COUNTRIES = (
    *("1", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45"),
    *("46", "47", "48", "49", "52", "54", "55", "61", "64", "65", "7", "81", "82", "86", "91"),
)
PAIRS = int(os.environ.get("COUNTRY_PAIRS", "10"))


def generated(count: int) -> list[phonenumbers.PhoneNumber]:
    """Numbers like the example of each country but for their last digits, none of them twice."""
    chance = random.Random(9)
    numbers: dict[str, phonenumbers.PhoneNumber] = {}
    while len(numbers) < count:
        country = COUNTRIES[len(numbers) % len(COUNTRIES)]
        region = phonenumbers.region_code_for_country_code(int(country))
        example = phonenumbers.example_number(region)
        national = phonenumbers.national_significant_number(example)
        digits = national[:-3] + f"{chance.randrange(1000):03}"
        numbers[country + digits] = phonenumbers.parse(f"+{country}{digits}")
    return list(numbers.values())


def spelled(number: phonenumbers.PhoneNumber, chance: random.Random) -> str:
    """The number as somebody abroad, or a phone system, writes it."""
    text = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return chance.choice(
        [text, text.replace("+", "00"), text.replace(" ", ""), f"\u202a{text}\u202c", f"tel:{text}"]
    )


@pytest.mark.faults
def test_numbers_of_thirty_countries_are_found_and_never_stored_twice(jack):
    chance = random.Random(30)
    for count, number in enumerate(generated(PAIRS), start=1):
        form = {"department": "Service", "person-0-first_name": f"Caller{count}"}
        national = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
        code = str(number.country_code)
        typed = {"phone-0-country_code": code, "phone-0-number": national}
        created = send(jack, open_form(jack), **form, **typed)
        assert created.status_code == 303, (code, national)

        for text in (spelled(number, chance), spelled(number, chance)):
            assert f"Caller{count}" in text_of(jack.find(text)), (code, national, text)

        again = {"phone-0-country_code": "1", "phone-0-number": spelled(number, chance)}
        stopped = send(jack, open_form(jack), department="Service", **again)
        assert stopped.status_code != 303, (code, national)
        assert f"Caller{count} has" in text_of(stopped), (code, national)
