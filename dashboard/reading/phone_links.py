"""Links that dial, call or chat: the number in them."""

import re
from urllib.parse import unquote

from dashboard.reading.text import plain_text

START = r"""(?:
    (?:tel|callto|sips?|sms|smsto|fax|skype|facetime(?:-audio)?|whatsapp|viber|tg)\s*:\s*(?://)?
    | (?P<chat>(?:https?://)?(?:[\w-]+\.)*(?:wa\.me|whatsapp\.com|t\.me|signal\.me)/)
)"""
LINK = re.compile(rf"(?:[^\d<(\[]*[<(\[])?\s*{START}(?P<number>[^<>]*)", re.VERBOSE | re.IGNORECASE)
BEHIND_NUMBER = re.compile(rf"(?<=[\d)\]])\s*[<(\[]\s*(?={START})", re.VERBOSE | re.IGNORECASE)
CALL = re.compile(r"\bsips?:[^@\s]*\d", re.IGNORECASE)
PARAMETER = re.compile(r"[;?&](?=[\w\-]+=)")
HOST = re.compile(r"@[^;?&]*")
WHOLE = re.compile(r"\d{7,15}(?!\d)")


def opened_link(text: str) -> str:
    """Return the number of a link with its extension, other texts as they are.

    >>> opened_link("tel:234-3456;ext=7;phone-context=+1-408")
    '+1-408 234-3456 ext 7'
    >>> opened_link('"John" <sip:+14082343456@example.com;user=phone>;tag=9f')
    '+14082343456'
    >>> opened_link("https://wa.me/14082343456?text=Hi"), opened_link("viber://add?number=14082343456")
    ('+14082343456', '+14082343456')
    """
    link = LINK.match(text)
    if link is None:
        return text
    number, *parameters = PARAMETER.split(plain_text(HOST.sub("", unquote(link["number"]))))
    number = number.partition("?")[0]
    named = dict(parameter.lower().split("=", 1) for parameter in parameters)
    chat = named.get("phone") or named.get("number") or (number if link["chat"] else "")
    if whole := WHOLE.search(chat):
        return f"+{whole[0]}"
    return with_extension(with_context(number, named.get("phone-context", "")), named.get("ext"))


def apart(text: str) -> str:
    """Return the text with each link that stands in brackets behind a number on a line of its own.

    >>> apart("408-234-3456 <tel:4082343456>")
    '408-234-3456\\ntel:4082343456>'
    """
    return BEHIND_NUMBER.sub("\n", text)


def with_context(number: str, context: str) -> str:
    if context.startswith("+") and not number.startswith("+"):
        return f"{context} {number}"
    return number


def with_extension(number: str, extension: str | None) -> str:
    if extension is None:
        return number
    return f"{number} ext {extension}"


def is_call(text: str) -> bool:
    """Tell whether the text is the address of a call over the internet that begins with a number.

    >>> is_call("sip:+14082343456@example.com"), is_call("sip:john@example.com")
    (True, False)
    """
    return CALL.search(text) is not None
