"""A phone number as text: several numbers told apart, and the digits of one."""

import re
from dataclasses import dataclass

from dashboard.reading.phone_links import apart, opened_link
from dashboard.reading.phone_words import (
    CONJUNCTIONS,
    count_digits,
    split_extension,
    unlabeled,
)
from dashboard.reading.text import compact_text, whole_number

LONGEST = 255
MOST_DIGITS = 25
BETWEEN = re.compile(
    rf"\s*(?:[;,|&\n\t]|\b(?:{CONJUNCTIONS})\b|(?<=\d)[\s/]*(?=\+))\s*", re.IGNORECASE
)
FEWEST_OF_SEVERAL = 6
SLASH = re.compile(r"\s*/\s*")
FEWEST_BEFORE_SLASH = 9
FEWEST_OF_TWO = 18
LOCAL_PAIR = re.compile(r"([1-9]\d{2}[\-.]?\d{4})[ /]+([1-9]\d{2}[\-.]?\d{4})")
SEPARATORS = re.compile(r"[\s().\[\]<>/{}~\-‐-―−ー⁓∼〜·•‧∙⋅_'’`´]+")
FEWEST_LETTERS = 3
MASK = {"x"}
SPELLED = re.compile(r"[A-Z]{2,}|-[a-z]{3,}|[a-z]{3,}-")
KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


class NotAPhone(ValueError):
    """The text is no phone number. `reason` is blank, no_digits, letters, several, too_long,
    country_code or extensions; `field` is the part of the form that it stands in, "" for a text in
    one piece."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field

    @property
    def several(self) -> bool:
        """Whether more than one number was typed."""
        return self.reason == "several"


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """The ASCII digits of one typed number, its extension, and whether a + led. Where letters stood
    for digits, `without_letters` are the digits that were digits; otherwise it is ""."""

    digits: str
    extension: str = ""
    has_plus: bool = False
    without_letters: str = ""


def numbers_in(text: str) -> list[str]:
    """Return the numbers that the text holds side by side, one for most.

    >>> numbers_in("0711 123456 / 12"), numbers_in("408-234-3456 or 408-234-3457")
    (['0711 123456 / 12'], ['408-234-3456', '408-234-3457'])
    """
    lines = apart("\n".join(map(compact_text, text.splitlines())))
    if count_digits(lines) < 2 * FEWEST_OF_SEVERAL:
        return [text]
    for separator, fewest in ((BETWEEN, FEWEST_OF_SEVERAL), (SLASH, FEWEST_BEFORE_SLASH)):
        pieces = [piece for piece in separator.split(lines) if piece]
        long_pieces = [piece for piece in pieces if count_digits(piece) >= fewest]
        if len(long_pieces) > 1:
            return long_pieces
    if pair := LOCAL_PAIR.fullmatch(lines):
        return list(pair.groups())
    return side_by_side(lines.split()) or [text]


def side_by_side(words: list[str]) -> list[str]:
    """Return two numbers of about one length that only a blank divides, or none. No number has so
    many digits.

    >>> side_by_side(["408", "2343456", "408-234-3457"]), side_by_side(["+49", "711", "2222333"])
    (['408 2343456', '408-234-3457'], [])
    """
    if count_digits("".join(words)) < FEWEST_OF_TWO:
        return []
    for place in range(1, len(words)):
        pair = [" ".join(words[:place]), " ".join(words[place:])]
        difference = count_digits(pair[0]) - count_digits(pair[1])
        if abs(difference) <= 1:
            return pair
    return []


def read_typed(text: str) -> TypedNumber:
    """Return the digits of the text. Errors: NotAPhone.

    >>> read_typed("+1 (408) 234-3456 ext. 102")
    TypedNumber(digits='14082343456', extension='102', has_plus=True, without_letters='')
    >>> read_typed("tel:%2B1-408-234-3456;ext=102").extension
    '102'
    >>> read_typed("800-FLOWERS").digits
    '8003569377'
    """
    if len(text) > LONGEST:
        raise NotAPhone("too_long")
    plain = whole_number(unlabeled(opened_link(compact_text(text))))
    body, extension = split_extension(plain)
    if not body:
        raise NotAPhone("blank")
    has_plus = re.match(r"[(\[]*\++", body) is not None
    signs = SEPARATORS.sub("", body.lstrip("([+")).lower()
    if has_plus and signs.startswith("0"):
        has_plus = False
    if has_slip(body):
        raise NotAPhone("letters")
    return typed_number(signs, extension, has_plus)


def typed_number(signs: str, extension: str, has_plus: bool) -> TypedNumber:
    digits = signs.translate(KEYS)
    if not re.fullmatch("[0-9]+", digits):
        raise NotAPhone("letters" if re.search(r"[^\W_]", digits) else "no_digits")
    if len(digits) > MOST_DIGITS:
        raise NotAPhone("too_long")
    if digits == signs:
        return TypedNumber(digits, extension, has_plus)
    without_letters = re.sub("[^0-9]", "", signs)
    if not without_letters:
        raise NotAPhone("no_digits")
    return TypedNumber(digits, extension, has_plus, without_letters)


def has_slip(text: str) -> bool:
    """Tell whether letters stand between digits and spell nothing: a slip, a mask or other words.

    >>> has_slip("1 800 flowers"), has_slip("1-800-GO-FEDEX"), has_slip("4082343456")
    (False, False, False)
    >>> has_slip("4O8 234 3456"), has_slip("408-XXX-3456"), has_slip("123 Main Street")
    (True, True, True)
    """
    words = re.findall("[a-z]+", text.lower())
    letters = "".join(words)
    if not letters or not re.search("[0-9]", text):
        return False
    is_word = len(letters) >= FEWEST_LETTERS and set(letters) != MASK
    is_marked = len(words) == 1 or SPELLED.search(text) is not None
    return not (is_word and is_marked and re.match(r"[^a-z]*[0-9]", text, re.IGNORECASE))


def has_double_zero(digits: str) -> bool:
    """Tell whether 00 and a country code lead the digits; no country code begins with 0.

    >>> has_double_zero("0049711"), has_double_zero("0000123")
    (True, False)
    """
    return re.match("00[1-9]", digits) is not None
