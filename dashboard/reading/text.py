"""Text without what nobody can see, in one form of Unicode."""

import re
import unicodedata

JOINERS = "\u200c\u200d"  # between letters of Persian or Hindi names they can be seen
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
APOSTROPHES = "'’‘`´"
QUOTES = "\"'“”„‟«»‹›‘’‚‛`"
FORMULA = re.compile(r'\A=\s*"(.*)"\Z', re.DOTALL)


def compact_text(text: str) -> str:
    """Return text that is compared sign by sign: a number, an ID or an address.

    Invisible signs are gone, compatible signs are the plain ones (NFKC), digits of every script
    are ASCII digits, and blanks are single.

    >>> compact_text("\u202a１４０８\u200b 234\u00a03456\u202c")
    '1408 234 3456'
    """
    plain = unicodedata.normalize("NFKC", visible(text, keep=""))
    return fold_blanks(ascii_digits(visible(plain, keep="")))


def name_text(text: str) -> str:
    """Return text that people read: a name, a company, a subject.

    Letters are composed (NFC) and blanks are single. A text of nothing visible is "".

    >>> name_text(" Jose\u0301  Mu\u0308ller ") == "José Müller"
    True
    >>> name_text("\u200b\u2060")
    ''
    """
    composed = unicodedata.normalize("NFC", visible(text, keep=JOINERS))
    if not has_visible_sign(composed):
        return ""
    return fold_blanks(composed)


def visible(text: str, *, keep: str) -> str:
    """Return the text without signs of category Cf and variation selectors, but those to keep.

    Control characters become blanks.

    >>> visible("kim\u200b@example.com", keep="")
    'kim@example.com'
    """
    if text.isascii() and text.isprintable():
        return text
    text = SELECTORS.sub("", text)
    return "".join(shown(sign, keep) for sign in text)


def shown(sign: str, keep: str) -> str:
    category = unicodedata.category(sign)
    if category == "Cf" and sign not in keep:
        return ""
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return " "
    return sign


def has_visible_sign(text: str) -> bool:
    """Whether a person sees anything of it.

    >>> has_visible_sign("\u3164"), has_visible_sign("A")
    (False, True)
    """
    return any(is_visible(sign) for sign in text)


def is_visible(sign: str) -> bool:
    if sign in "\u115f\u1160\u3164\uffa0\u2800":  # blanks that call themselves letters
        return False
    return unicodedata.category(sign)[0] not in "ZC"


def ascii_digits(text: str) -> str:
    """Return the text with the digits of every script as ASCII ones.

    >>> ascii_digits("٤٠٨")
    '408'
    """
    if text.isascii():
        return text
    return "".join(map(ascii_digit, text))


def ascii_digit(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return sign


def fold_blanks(text: str) -> str:
    return " ".join(text.split())


def without_cell_marks(text: str) -> str:
    """Return a value as it was before a spreadsheet or a mail put marks around it.

    >>> without_cell_marks('="1000"'), without_cell_marks("'+1 408 234 3456")
    ('1000', '+1 408 234 3456')
    """
    text = text.strip()
    if formula := FORMULA.match(text):
        text = formula[1]
    return text.lstrip(APOSTROPHES).strip(QUOTES + " ").strip()
