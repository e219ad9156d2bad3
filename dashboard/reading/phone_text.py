"""A phone number as text: links, labels, extensions and several numbers, told apart."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.reading.text import compact_text, plain_text

LONGEST = 255
MOST_DIGITS = 25
LINK = re.compile(r"\s*<?\s*(?:tel|callto|sips?)\s*:\s*(?://)?", re.IGNORECASE)
LABEL = re.compile(
    r"(?:(?:tele(?:phone|fon|f|fono)|tel|phone|mobile|mobil|mob|cell|fax|fon|handy|office|home|work"
    r"|direct|call|тел|моб|電話|电话)\b\.?(?:\s*(?:number|no|nr)\b\.?)?\s*:?|[tmpfchow]\s*[.:])\s*(?=[+(\d])",
    re.IGNORECASE,
)
REMARK = re.compile(
    r"\s*(?:\([^\W\d]+(?:[\s.]+[^\W\d]+)*\.?\)|\b(?:mobile|mobil|cell|home|work|office|fax))\s*$",
    re.IGNORECASE,
)
PICTURES = re.compile("^[^\\w+(\\[#*]+")
EXTENSION = re.compile(
    r"(?<=[\d)\]])[\s,;.\-/([]*"
    r"(?:extension|extensión|extn|ext|x|#|durchwahl|dw|nebenstelle|nst|apparat|app|klappe|kl|poste"
    r"|interno|interne|int|anexo|ramal|добавочный|доб|внутр|вн|toestel|tst|dahili|wewn|linka|mellék"
    r"|内線|内线|分机|轉|转|내선)"
    r"[\s.:=#\-]*(\d{1,10})[\s)\].#]*$",
    re.IGNORECASE,
)
UNFINISHED = re.compile(r"(?<=[\d)\]])[\s,;]*(?:extension|ext)\b[\s.:=#]*$", re.IGNORECASE)
PAUSE = re.compile(r"\s*(?:,+|;|[pw])\s*(\d{1,7})#?$", re.IGNORECASE)
FEWEST_BEFORE_PAUSE = 7
BETWEEN = re.compile(r"\s*(?:[;,|&\n\t]|\b(?:or|and|oder|und|ou|et)\b|(?<=\d)[\s/]*(?=\+))\s*")
FEWEST_OF_SEVERAL = 6
SLASH = re.compile(r"\s*/\s*")
FEWEST_BEFORE_SLASH = 9
FEWEST_OF_TWO = 18
SEPARATORS = re.compile(r"[\s().\[\]<>/~\-‐-―−ー⁓∼·•‧_'’]+")
KEYS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


class NotAPhone(ValueError):
    """The text is no phone number. `reason` is blank, no_digits, letters, several, too_long,
    country_code or extensions; `field` is the part of the form that it stands in, "" for a text in
    one piece."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


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
    lines = "\n".join(map(compact_text, text.splitlines()))
    if count_digits(lines) < 2 * FEWEST_OF_SEVERAL:
        return [text]
    for separator, fewest in ((BETWEEN, FEWEST_OF_SEVERAL), (SLASH, FEWEST_BEFORE_SLASH)):
        pieces = [piece for piece in separator.split(lines) if piece]
        long_pieces = [piece for piece in pieces if count_digits(piece) >= fewest]
        if len(long_pieces) > 1:
            return long_pieces
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


def count_digits(text: str) -> int:
    return sum(map(str.isdigit, text))


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
    body, extension = split_extension(unlabeled(opened_link(compact_text(text))))
    if not body:
        raise NotAPhone("blank")
    has_plus = re.match(r"[(\[]*\++", body) is not None
    signs = SEPARATORS.sub("", body.lstrip("([+")).lower()
    if has_plus and signs.startswith("0"):
        has_plus = False
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


def has_double_zero(digits: str) -> bool:
    """Tell whether 00 and a country code lead the digits; no country code begins with 0.

    >>> has_double_zero("0049711"), has_double_zero("0000123")
    (True, False)
    """
    return re.match("00[1-9]", digits) is not None


def opened_link(text: str) -> str:
    """Return the number of a tel: link with its extension, other texts as they are.

    >>> opened_link("tel:234-3456;ext=7;phone-context=+1-408")
    '+1-408 234-3456 ext 7'
    >>> opened_link("sip:+14082343456@example.com")
    '+14082343456'
    """
    if not LINK.match(text):
        return text
    decoded = plain_text(unquote(LINK.sub("", text, count=1))).rstrip(">")
    number, *parameters = re.split(r"[;?&](?=[\w\-]+=)", decoded)
    named = dict(parameter.lower().split("=", 1) for parameter in parameters)
    number = number.partition("@")[0]
    context = named.get("phone-context", "")
    if context.startswith("+") and not number.startswith("+"):
        number = f"{context} {number}"
    if "ext" in named:
        number = f"{number} ext {named['ext']}"
    return number


def unlabeled(text: str) -> str:
    """Return the text without the words that say what kind of number it is.

    >>> unlabeled("☎ Tel.: 0711 123456 (office)"), unlabeled("Mobile +1 408 2343456")
    ('0711 123456', '+1 408 2343456')
    """
    text = PICTURES.sub("", text)
    if label := LABEL.match(text):
        text = text[label.end() :]
    text = REMARK.sub("", text)
    return UNFINISHED.sub("", text).rstrip(" .,;:")


def split_extension(text: str) -> tuple[str, str]:
    """Return the text before the extension, and its digits, which may be "".

    >>> split_extension("408 234 3456 x102"), split_extension("4082343456,,102#")
    (('408 234 3456', '102'), ('4082343456', '102'))
    """
    if marked := EXTENSION.search(text):
        return text[: marked.start()], marked[1]
    pause = PAUSE.search(text)
    if pause and count_digits(text[: pause.start()]) >= FEWEST_BEFORE_PAUSE:
        return text[: pause.start()], pause[1]
    return text, ""
