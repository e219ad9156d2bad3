"""Phone numbers: what was typed, taken apart, and every spelling under which ECE may hold it.

ECE compares the run-together digits of country code, area code, number and extension, exactly.
People write one number in many ways; here all of them become the same parts.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

from dashboard.reading.text import compact_text, without_cell_marks

LONGEST = 255
MOST_DIGITS = 24
FEWEST_FOR_THE_BOX = 7
LABEL = re.compile(r"\A[^\W\d_]{2,12}\.?\s*:\s*")
EXTENSION = re.compile(
    r"[\s,;(]*(?:;ext=|\b(?:ext(?:ension|n)?|durchwahl|dw|poste|anexo|int(?:erno)?|ramal|tn)\b\.?"
    r"|доб\.?|\bx|#|,{1,3}|;)[\s.:=]*([0-9]{1,10})\)?\s*\Z",
    re.IGNORECASE,
)
SEPARATORS = re.compile(r"[\s().\-/·\u2010-\u2015\u2212_]+")
WORD_ON_THE_KEYPAD = re.compile(r"\A\+?[0-9][0-9\s().\-/]*[A-Za-z][A-Za-z0-9\s.\-]*\Z")
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


class NotAPhone(ValueError):
    """The text holds something that no phone number has, or no digit at all."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in ASCII digits.

    `country` is "" where nobody knows it, `national` is the rest without a trunk zero, and `typed`
    are all digits in the order in which they were typed, the extension left out. `is_international`
    tells that a country code was typed.
    """

    country: str
    national: str
    extension: str = ""
    typed: str = ""
    is_international: bool = False

    @property
    def digits(self) -> str:
        """The number as ECE finds it: all parts run together."""
        return self.country + self.national + self.extension


@dataclass(frozen=True, slots=True)
class Parts:
    """A number as a new contact point has it. Run together, the parts are what it is found by."""

    country: str
    area: str
    number: str
    extension: str

    @property
    def digits(self) -> str:
        return only_digits(self.country + self.area + self.number + self.extension)


def read_phone(text: str, country_code: str = "") -> Phone:
    """Return the number that was typed. Errors: NotAPhone.

    `country_code` is the one that numbers typed without any have, "" for none.

    >>> read_phone("+1 (408) 234-3456 ext 102").digits
    '14082343456102'
    >>> read_phone("+49 (0)711 2222333").digits == read_phone("0711 2222333", "49").digits
    True
    >>> read_phone("011 49 711 2222333", "1").digits
    '497112222333'
    """
    body, extension = without_extension(plain_number(text))
    typed, is_international = leading_code(body, country_code)
    digits = only_digits(typed)
    if is_international:
        country, national = split_country(digits)
        return Phone(country, national, extension, digits, is_international=True)
    national = significant(digits, country_code)
    return Phone(country_code, national, extension, digits)


def spellings(text: str, country_code: str = "") -> tuple[str, ...]:
    """Return every run of digits under which ECE may hold the number, the likeliest first.

    Errors: NotAPhone.

    >>> spellings("(408) 234-3456", "1")
    ('4082343456', '14082343456')
    >>> spellings("+1 408 234 3456 x102")[:2]
    ('14082343456102', '14082343456')
    """
    phone = read_phone(text, country_code)
    return spellings_of(phone)


def spellings_of(phone: Phone) -> tuple[str, ...]:
    """Return the spellings of a number that was read."""
    national, extension = phone.national, phone.extension
    whole = ""
    if phone.country:
        whole = phone.country + national
    if phone.is_international:
        bare = [whole or phone.typed, national]
    elif extension:
        bare = [whole, phone.typed, national]
    else:
        bare = [phone.typed, whole, national]
    ladder = with_and_without(bare, extension, first=phone.is_international)
    rare = with_and_without(rare_spellings(phone), extension, first=True)
    return tuple(dict.fromkeys(filter(None, [*ladder, *rare])))


def with_and_without(bare: list[str], extension: str, *, first: bool) -> list[str]:
    """Return numbers with the extension and without: one by one where `first`, else in two runs."""
    if not extension:
        return bare
    full = [number and number + extension for number in bare]
    if not first:
        return [*full, *bare]
    return [spelling for pair in zip(full, bare, strict=True) for spelling in pair]


def rare_spellings(phone: Phone) -> list[str]:
    """Return how systems store a number that nobody types so: with the trunk digit in it."""
    if not phone.country:
        return []
    trunk = trunk_of(phone.country)
    if not trunk or phone.national.startswith(trunk):
        return [phone.typed]
    return [f"{phone.country}{trunk}{phone.national}", f"{trunk}{phone.national}", phone.typed]


def read_parts(
    country: str, area: str, number: str, extension: str, country_code: str = ""
) -> Parts:
    """Return the parts of a new contact point as ECE is to hold them. Errors: NotAPhone.

    A whole number typed into `number` replaces country and area, an extension in it goes where
    extensions belong, and a trunk digit is dropped. What needs no change stays as it was typed.

    >>> read_parts("1", "", "+49 711 2222333", "", "1").digits
    '497112222333'
    >>> read_parts("0049", "0711", "222 2333", "")
    Parts(country='49', area='711', number='222 2333', extension='')
    >>> read_parts("1", "", "+1 (415) 555-0123 ext 7", "")
    Parts(country='1', area='415', number='5550123', extension='7')
    """
    number, inner_extension = without_extension(plain_number(number))
    extension = only_digits(compact_text(extension)) or inner_extension
    body, is_international = leading_code(number, country_code)
    if is_international and not (country == "" and area):
        return split_area(*split_country(only_digits(body)), extension)
    country = only_digits(compact_text(country).removeprefix("+"))
    country = country.removeprefix("00")
    area = compact_text(area)
    only_digits(area + number)
    area, number = without_trunk(country, area, number)
    return Parts(country, area, number, extension)


def parts_of(text: str, country_code: str = "") -> Parts:
    """Return a typed number taken apart for a new contact point. Errors: NotAPhone.

    >>> parts_of("0711 2222333", "49")
    Parts(country='49', area='711', number='2222333', extension='')
    """
    phone = read_phone(text, country_code)
    country, national = phone.country, phone.national
    if not phone.is_international and is_whole(phone.typed, country_code):
        country, national = split_country(phone.typed)
    return split_area(country, national, phone.extension)


def display(country: str, national: str) -> str:
    """Return a number as people of its country group it, behind its country code.

    >>> display("44", "2079460123"), display("", "2079460123")
    ('+44 20 7946 0123', '2079460123')
    """
    if not country:
        return national
    number = parse(f"+{country}{national}")
    if number is None or str(number.country_code) != country:
        return f"+{country} {national}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def looks_like_a_phone(text: str, country_code: str = "") -> bool:
    """Whether text in the box is meant as a number: a code leads it, or it has seven digits.

    >>> looks_like_a_phone("1-408-CHICKEN"), looks_like_a_phone("1000")
    (True, False)
    """
    try:
        phone = read_phone(text, country_code)
    except NotAPhone:
        return False
    return phone.is_international or len(phone.typed) >= FEWEST_FOR_THE_BOX


def plain_number(text: str) -> str:
    """Return the text without invisible signs, marks of spreadsheets, labels and `tel:`."""
    if len(text) > LONGEST:
        raise NotAPhone("too long")
    text = without_cell_marks(compact_text(text))
    text = LABEL.sub("", text) if not text.lower().startswith("tel:+") else text[4:]
    if "%" in text:
        text = unquote(text)
    if ";phone-context=" in text:
        text, _, context = text.partition(";phone-context=")
        text = context.partition(";")[0] + text if context.startswith("+") else text
    return text


def without_extension(text: str) -> tuple[str, str]:
    """Return a number and its extension apart.

    >>> without_extension("408 234 3456 доб. 102")
    ('408 234 3456', '102')
    """
    match = EXTENSION.search(text)
    if match is None or not re.search("[0-9]", text[: match.start()]):
        return text, ""
    return text[: match.start()], match[1]


def leading_code(body: str, country_code: str) -> tuple[str, bool]:
    """Return what follows +, 00 or the country's own prefix, and whether one of them led."""
    body = body.strip()
    prefix = international_prefix(country_code)
    stripped = SEPARATORS.sub("", body)
    if body.startswith("+"):
        return body.replace("(0)", "").lstrip("+"), True
    if stripped.startswith("00"):
        return SEPARATORS.sub("", body.replace("(0)", "")).removeprefix("00"), True
    if prefix and stripped.startswith(prefix) and len(stripped) > len(prefix) + 7:
        return SEPARATORS.sub("", body.replace("(0)", "")).removeprefix(prefix), True
    return body, False


def only_digits(text: str) -> str:
    """Return the digits of a number. Errors: NotAPhone for anything but digits and separators.

    >>> only_digits("800-FLOWERS")
    '8003569377'
    """
    if WORD_ON_THE_KEYPAD.match(text):
        text = text.upper().translate(KEYPAD)
    digits = SEPARATORS.sub("", text)
    if digits and not (digits.isascii() and digits.isdigit()):
        raise NotAPhone("no number")
    if len(digits) > MOST_DIGITS:
        raise NotAPhone("too many digits")
    return digits


def split_country(digits: str) -> tuple[str, str]:
    """Return country code and significant number; no country where they begin with none."""
    if not digits:
        raise NotAPhone("no digit")
    for length in (1, 2, 3):
        country = digits[:length]
        if not country.startswith("0") and int(country) in COUNTRY_CODE_TO_REGION_CODE:
            return country, significant(digits[length:], country)
    return "", digits


def significant(digits: str, country: str) -> str:
    """Return a national number without its trunk digit, which callers abroad leave out."""
    if not digits:
        raise NotAPhone("no digit")
    if not country:
        return digits.removeprefix("0") or digits
    number = parse(digits, region_of(country))
    if number is None or str(number.country_code) != country:
        return without_trunk_digit(digits, country)
    return phonenumbers.national_significant_number(number)


def without_trunk_digit(digits: str, country: str) -> str:
    trunk = trunk_of(country)
    if trunk and digits.startswith(trunk) and len(digits) > len(trunk):
        return digits[len(trunk) :]
    return digits


def without_trunk(country: str, area: str, number: str) -> tuple[str, str]:
    """Return area and number without the trunk digit before them, otherwise as they were typed."""
    digits = only_digits(area + number)
    if not country or not digits:
        return area, number
    surplus = len(digits) - len(significant(digits, country))
    if surplus <= 0 or not digits.endswith(significant(digits, country)):
        return area, number
    if area:
        return only_digits(area)[surplus:], number
    return area, drop_digits(number, surplus)


def drop_digits(text: str, count: int) -> str:
    """Return the text behind its first digits, without separators at its start."""
    for _ in range(count):
        text = re.sub(r"\A[^0-9]*[0-9]", "", text)
    return text.lstrip(" -./)")


def split_area(country: str, national: str, extension: str) -> Parts:
    """Return the parts; the area is "" where numbers of the country have none to tell apart."""
    number = parse(f"+{country}{national}") if country else None
    length = 0
    if number and phonenumbers.national_significant_number(number) == national:
        length = phonenumbers.length_of_geographical_area_code(number)
    return Parts(country, national[:length], national[length:], extension)


def is_whole(digits: str, country_code: str) -> bool:
    """Whether the digits are a whole number that begins with this country code."""
    if not country_code or not digits.startswith(country_code):
        return False
    number = parse(f"+{digits}")
    return number is not None and phonenumbers.is_possible_number(number)


def parse(text: str, region: str | None = None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def region_of(country: str) -> str | None:
    """Return the main region of a country code, such as GB of 44."""
    if not country.isdigit():
        return None
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(country), ())
    return next(iter(regions), None)


def trunk_of(country: str) -> str:
    """Return the digit that leads numbers at home, such as 0 in Germany; "" in Italy or the US."""
    metadata = metadata_of(country)
    if metadata is None or not (metadata.national_prefix or "").isdigit():
        return ""
    if country in ("1", "39"):
        return ""
    return str(metadata.national_prefix)


def international_prefix(country: str) -> str:
    """Return what callers of the country dial before a country code: 011 in the US."""
    metadata = metadata_of(country)
    prefix = getattr(metadata, "international_prefix", None) or ""
    return prefix if prefix.isdigit() else ""


def metadata_of(country: str) -> PhoneMetadata | None:
    region = region_of(country)
    if not region or region == "001":
        return None
    return PhoneMetadata.metadata_for_region(region, None)
