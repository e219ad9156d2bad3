"""Typed text before it gets a meaning: visible signs, in one form of Unicode, unwrapped."""

import re
from unicodedata import category, combining, digit, normalize

# Signs that leave no mark although Unicode counts them among the letters, marks and symbols.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f"
    "\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
UNSEEN_CATEGORIES = ("Cc", "Cf", "Cs")
JOINERS = "\u200c\u200d"
# Scripts in which joiners shape words: Arabic and its neighbours, those of India, Khmer, Myanmar.
JOINED_SCRIPT = re.compile("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af]")
VIRAMA = 9
QUOTES = {
    '"': '"',
    "'": "'",
    "`": "`´'",
    "´": "´",
    "“": "”",
    "”": "”",
    "„": "“”",
    "‘": "’",
    "’": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "「": "」",
    "『": "』",
    "＂": "＂",
    "＇": "＇",
    "*": "*",
    "_": "_",
}
MOST_LAYERS = 20  # of quotes around a text: thousands would take a processor for seconds
APOSTROPHES = "'’‘`´＇"
INK = re.compile("[!-~]")
SHEET_NUMBER = re.compile(
    r"([1-9]\d{0,2}(?:([,.'’ ])\d{3})(?:\2\d{3})*|[1-9]\d*)(?:(?!\2)[.,]0{1,2})?"
)
SHEET_TEXT = re.compile(r'=\s*(["“”＂])(.*)["“”＂]', re.DOTALL)


def visible(text: str) -> str:
    """Return the text without the signs that nobody sees. Blanks and line ends stay.

    >>> visible("14082343456102\\u200b"), visible("\\u202a+1\\u202c 408\\ufe0f")
    ('14082343456102', '+1 408')
    """
    if is_plain(text):
        return text
    return "".join(sign for sign in text if not is_unseen(sign))


def is_plain(text: str) -> bool:
    """Tell whether the text is ASCII on one line, which has no second form."""
    return text.isascii() and text.isprintable()


def is_unseen(sign: str) -> bool:
    """Tell whether a sign leaves neither ink nor a gap.

    >>> is_unseen("\\u00ad"), is_unseen("\\u3164"), is_unseen(" "), is_unseen("\\n")
    (True, True, False, False)
    """
    if sign.isspace():
        return False
    return category(sign) in UNSEEN_CATEGORIES or UNSEEN.match(sign) is not None


def has_visible_sign(text: str) -> bool:
    """Tell whether anybody would see anything of the text.

    >>> has_visible_sign("\\u200b \\u3164"), has_visible_sign("\\u0301"), has_visible_sign("-")
    (False, False, True)
    """
    if INK.search(text):
        return True
    return any(category(sign)[0] in "LNPS" for sign in visible(text))


def compact_text(text: str) -> str:
    """Return what a number, an ID or an address was typed as, in plain signs on one line: NFKC,
    ASCII digits, single blanks, without the quotes around it.

    >>> compact_text("＋１ ４０８\\u00a0２３４"), compact_text("٤٠٨"), compact_text("＃１０００")
    ('+1 408 234', '408', '#1000')
    >>> compact_text("'+1 408 234 3456"), compact_text('="1000"'), compact_text("“a@example.com”")
    ('+1 408 234 3456', '1000', 'a@example.com')
    """
    return plain_text(shed(visible(text)))


def plain_text(text: str) -> str:
    if is_plain(text):
        return " ".join(shed(text).split())
    previous = ""
    for _layer in range(MOST_LAYERS):
        if text == previous:
            break
        previous = text
        text = visible(normalize("NFKC", text))
        text = shed("".join(map(plain_digit, text)))
    return " ".join(text.split())


def plain_digit(sign: str) -> str:
    if sign.isascii() or not sign.isdecimal():
        return sign
    return str(digit(sign))


def shed(text: str) -> str:
    """Return the text without what spreadsheets and quoting put around it.

    >>> shed("'007"), shed('="007"'), shed("«007»"), shed('"a ""b"" c"'), shed("o'brien")
    ('007', '007', '007', 'a "b" c', "o'brien")
    """
    previous = ""
    for _layer in range(MOST_LAYERS):
        if text == previous:
            break
        previous = text
        text = unquoted(text.strip())
        if text == previous and text[:1] in APOSTROPHES:
            text = text[1:]
    return text


def unquoted(text: str) -> str:
    """Return the text without one pair of quotes around it.

    >>> unquoted('="1000"'), unquoted("„Anna“"), unquoted('"Anna" or "Ann"')
    ('1000', 'Anna', '"Anna" or "Ann"')
    """
    if sheet := SHEET_TEXT.fullmatch(text):
        return sheet[2]
    if len(text) < 2 or text[-1] not in QUOTES.get(text[0], ""):
        return text
    inside = text[1:-1].replace('""', "\0")
    if text[0] in inside or text[-1] in inside:
        return text
    return inside.replace("\0", '"')


def whole_number(text: str) -> str:
    """Return the digits of a whole number as sheets show it, in thousands or with decimals; other
    texts as they are.

    >>> whole_number("1,234"), whole_number("1 234,00"), whole_number("14082343456.0")
    ('1234', '1234', '14082343456')
    >>> whole_number("1.25"), whole_number("0711.00")
    ('1.25', '0711.00')
    """
    number = SHEET_NUMBER.fullmatch(text)
    return re.sub("[^0-9]", "", number[1]) if number else text


def name_text(text: str) -> str:
    """Return a name as it is stored: NFC, single blanks, and only those joiners that shape a word.
    A name of nothing visible is "".

    >>> name_text(" Mu\\u0308ller\\u200b "), name_text("\\u202eAnna")
    ('Müller', 'Anna')
    >>> name_text("علی\\u200cرضا") == "علی\\u200cرضا", name_text("An\\u200cna")
    (True, 'Anna')
    """
    if not has_visible_sign(text):
        return ""
    return " ".join(free_text(text).split())


def free_text(text: str) -> str:
    """Return a text of several lines in NFC, with the lines and blanks that it has.

    >>> free_text("Ko\\u0308ln\\u200b\\r\\nBonn")
    'Köln\\nBonn'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return normalize("NFC", joined_visible(lines))


def joined_visible(text: str) -> str:
    """Return the visible text, with the joiners that shape it."""
    if is_plain(text):
        return text
    signs = [sign for sign in text if sign in JOINERS or not is_unseen(sign)]
    chosen: list[str] = []
    for place, sign in enumerate(signs):
        following = "".join(signs[place + 1 : place + 2])
        if sign not in JOINERS or shapes("".join(chosen[-1:]), following):
            chosen.append(sign)
    return "".join(chosen)


def shapes(before: str, after: str) -> bool:
    """Tell whether a joiner between these two signs can be seen: in scripts that join letters, and
    in emoji."""
    if not before or before in JOINERS:
        return False
    if JOINED_SCRIPT.match(before):
        return combining(before) == VIRAMA or JOINED_SCRIPT.match(after) is not None
    return category(before) in ("So", "Sk") and bool(after) and category(after) == "So"
