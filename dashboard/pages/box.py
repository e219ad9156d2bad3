"""The one search box: what the text in it most likely is."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from dashboard import phones

CASE = re.compile(r"\A(?:#|case\b)\s*#?\s*([0-9]{1,18})\Z", re.IGNORECASE)
CUSTOMER = re.compile(r"\Acustomer\b\s*#?\s*([0-9]{1,18})\Z", re.IGNORECASE)
FEW_DIGITS = re.compile(r"\A([0-9]{1,6})\Z")
LONGEST = 255


@dataclass(frozen=True, slots=True)
class BoxInput:
    """`kind` is one of empty, too_long, email, case, customer, digits, phone, name; `value` is what
    to look for."""

    kind: str
    value: str = ""


def read_box(text: str) -> BoxInput:
    """Work out what was typed. A few bare digits stay undecided, for the agent to say what they
    are."""
    text = " ".join(text.split())
    if not text:
        return BoxInput("empty")
    if len(text) > LONGEST:
        return BoxInput("too_long")
    if "@" in text:
        return BoxInput("email", bare_address(text))
    for kind, pattern in (("case", CASE), ("customer", CUSTOMER), ("digits", FEW_DIGITS)):
        match = pattern.match(text)
        if match:
            return BoxInput(kind, match[1])
    if phones.looks_like_a_phone(text):
        return BoxInput("phone", text)
    return BoxInput("name", text)


def bare_address(text: str) -> str:
    """Return the address out of `Ann <ann@example.com>`, `mailto:ann@example.com?subject=…` and the
    like."""
    text = re.sub(r"\Amailto:", "", text.strip(), flags=re.IGNORECASE)
    if "<" in text:
        return parseaddr(text)[1] or text
    return text.split("?")[0].strip("\"'()[]<>.,;: ")
