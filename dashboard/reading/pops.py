"""What a phone system puts behind the # of a link: who is calling, or which record it is about."""

from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.reading.box import LONGEST, BoxInput, address_or_text, read_box
from dashboard.reading.ids import NotAnId, read_id
from dashboard.reading.text import compact_text, has_visible_sign

KINDS = ("case", "customer", "phone", "email")  # whichever tells more comes first
LINK = "/pop#"


@dataclass(frozen=True, slots=True)
class Pop:
    """`text` is the value that was sent, as it may stand in the search box. The kind of `meaning`
    is one of the box's, or no_id."""

    text: str
    meaning: BoxInput


def read_pop(text: str, country_code: str = "") -> Pop:
    """Work out what was sent: a fragment, a whole link, or a value that somebody pasted.

    A plus is a plus, whether it is written %2B or not. Of several values the one that tells most
    counts.

    >>> read_pop("phone=%2B4971112345&email=").meaning, read_pop("phone=+49 711 12345").text
    (BoxInput(kind='phone', value='+4971112345'), '+49 711 12345')
    >>> read_pop("https://desk.example.com/pop#phone=0711123456&customer=1000").meaning
    BoxInput(kind='customer', value='1000')
    >>> read_pop("john@example.com").meaning.kind, read_pop("phone=").meaning.kind
    ('email', 'empty')
    """
    sent = values_of(text)
    for kind in KINDS:
        value = sent.get(kind, "")
        if has_visible_sign(value):
            return Pop(value, meaning_of(kind, value))
    if sent:
        return Pop("", BoxInput("empty"))
    plain = unquote(text)
    return Pop(plain, read_box(plain, country_code))


def values_of(text: str) -> dict[str, str]:
    """Return the values by their kinds; none where the text is no fragment."""
    values = {}
    for part in text.rpartition(LINK)[2].split("&"):
        name, equals, value = part.partition("=")
        kind = name.strip().lower()
        if equals and kind in KINDS:
            values[kind] = unquote(value)
    return values


def meaning_of(kind: str, value: str) -> BoxInput:
    if len(value) > LONGEST:
        return BoxInput("too_long")
    match kind:
        case "phone":
            return BoxInput(kind, compact_text(value))
        case "email":
            return BoxInput(kind, address_or_text(value))
    try:
        return BoxInput(kind, read_id(value).value)
    except NotAnId:
        return BoxInput("no_id")
