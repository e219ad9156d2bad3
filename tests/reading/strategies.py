"""Texts as people paste them, and the phone numbers of thirty countries."""

import phonenumbers
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

UNSEEN = "\u200b\u200e\u200f\u202a\u202c\u202e\u2060\ufeff\u00ad\ufe0f\u3164\u034f\U000e0020"
BLANKS = " \u00a0\u202f\u2009\u3000"
SCRIPTS = ("０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "๐๑๒๓๔๕๖๗๘๙")
REGIONS = (
    *("US", "CA", "GB", "IE", "FR", "DE", "AT", "CH", "IT", "ES"),
    *("PT", "NL", "BE", "DK", "SE", "NO", "FI", "PL", "HU", "CZ"),
    *("GR", "RU", "TR", "IN", "JP", "SG", "AU", "MX", "AR", "BR"),
)
KINDS = [PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE]
INTERNATIONAL, NATIONAL = PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL

typed_texts = st.one_of(
    st.text(max_size=60),
    st.text("0123456789+()#.,;:/- xX@<>[]\"'=" + UNSEEN + BLANKS, max_size=40),
    st.text("0123456789+ -()extabc", max_size=30),
)


@st.composite
def records(draw):
    """A valid number: an example of its country with other last digits."""
    region, kind = draw(st.sampled_from(REGIONS)), draw(st.sampled_from(KINDS))
    example = phonenumbers.example_number_for_type(region, kind)
    digits = phonenumbers.national_significant_number(example)
    last = draw(st.text("0123456789", min_size=3, max_size=3))
    record = phonenumbers.parse(f"+{example.country_code}{digits[:-3]}{last}")
    if phonenumbers.is_valid_number(record):
        return record
    return example


def whole(record) -> str:
    return f"{record.country_code}{phonenumbers.national_significant_number(record)}"


def callers_spellings(record, home: str) -> list[str]:
    """How people type the number: at home where that is their own country, from abroad anyway."""
    digits = whole(record)
    international = phonenumbers.format_number(record, INTERNATIONAL)
    dotted = international.replace(" ", ".").replace("-", "\u2011")
    texts = [
        international,
        f"+{digits}",
        f"00{digits}",
        f"tel:+{digits}",
        f"\u202a{international}\u202c",
    ]
    texts += [
        dotted,
        international.replace(" ", "\u00a0"),
        f"'{international}",
        f"Tel.: {international}",
    ]
    texts += [f"00 {international[1:]}"]
    texts += [international.translate(str.maketrans("0123456789", script)) for script in SCRIPTS]
    if home == str(record.country_code):
        texts += [phonenumbers.format_number(record, NATIONAL)]
        texts += [phonenumbers.national_significant_number(record)]
    return texts
