"""E-mail addresses, out of the wrapping that mail programs, pages and people put around them."""

import re
from unicodedata import category, normalize
from urllib.parse import parse_qs, unquote

import idna

from dashboard.reading.text import compact_text, plain_text, shed, visible

LONGEST = 1000
ANGLED = re.compile(r"<\s*([^<>]*@[^<>]*?)\s*>")
# What follows the @ ends at any sign that no domain has, such as a slash or an ideographic comma.
BARE = re.compile(
    r"""[^\s<>()\[\]{}:;,"“”„«»‹›|\u3000-\u303f]+@"""
    r"[^\x00-,/:-@\[-^`{-\u00bf\u060c\u061b\u061f\u0964\u0965\u2000-\u206f\u3000-\u303f]+"
)
PIECES = re.compile(r"[;,\n]+")
AROUND = ".!?'’‘`´…*\\/"
MAILTO = re.compile(r"mailto:(?://)?([^\s<>]*)", re.IGNORECASE)
# How people hide an address from machines: kim [at] example [dot] com, kim at example dot com.
MASKED_AT = re.compile(r"\s*[\[({<]\s*(?:at|ät|@)\s*[\])}>]\s*", re.IGNORECASE)
MASKED_DOT = re.compile(r"\s*[\[({<]\s*(?:dot|punkt|\.)\s*[\])}>]\s*", re.IGNORECASE)
SPOKEN = re.compile(
    r"(?<![\w.+\-])([\w.+\-]++(?: dot [\w.+\-]++)*+) at ([\w\-]++(?: dot [\w\-]++)++)",
    re.IGNORECASE,
)
SPOKEN_DOT = re.compile(" dot ", re.IGNORECASE)
BROKEN_DOT = re.compile(r"(?<=\w)(?:。|\s+\.)(?=\w)")
CURLY = "’‘`´ʼ"


class NotAnAddress(ValueError):
    """The text holds no address. `reason` is blank, none, incomplete or several."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def several(self) -> bool:
        """Whether more than one address was typed."""
        return self.reason == "several"


def read_address(text: str) -> str:
    """Return the one e-mail address of the text, its letters as they were typed. Errors:
    NotAnAddress.

    >>> read_address("Russel, John <john.russel@customer.com>;")
    'john.russel@customer.com'
    >>> read_address("E-mail: “Kim@Example.com” (Kim)")
    'Kim@Example.com'
    >>> read_address("mailto://a%2Bb@example.com?subject=x")
    'a+b@example.com'
    >>> read_address("john＠customer．com\\u200b"), read_address("jose\\u0301@example.com")
    ('john@customer.com', 'josé@example.com')
    """
    if not compact_text(text):
        raise NotAnAddress("blank")
    plain = opened(text)
    addresses = addresses_in(plain)
    if len({canonical(address) for address in addresses}) > 1:
        raise NotAnAddress("several")
    if addresses and is_whole(addresses[0]) and not is_torn(addresses[0], plain):
        return addresses[0]
    raise NotAnAddress("incomplete" if "@" in plain else "none")


def has_address(text: str) -> bool:
    """Tell whether the text is meant as an address.

    >>> has_address("a＠b"), has_address("mailto:a%40example.com"), has_address("Anna")
    (True, True, False)
    """
    return "@" in opened(text)


def opened(text: str) -> str:
    """Return the text in plain signs, its lines apart, each mailto: link replaced by its
    addresses; "" for a text that is too long for any field."""
    if len(text) > LONGEST:
        return ""
    lines = [unmasked(plain_text(line)) for line in shed(visible(text)).splitlines()]
    return plain_lines(MAILTO.sub(link_addresses, "\n".join(lines)))


def unmasked(text: str) -> str:
    """Return the text with the @ and the dots that were written in another way.

    >>> unmasked("kim [at] example [dot] com"), unmasked("kim at example dot com")
    ('kim@example.com', 'kim@example.com')
    >>> unmasked("kim%40example.com"), unmasked("Kim at Siemens")
    ('kim@example.com', 'Kim at Siemens')
    """
    if "@" not in text and "%40" in text:
        text = unquote(text)
    text = MASKED_DOT.sub(".", MASKED_AT.sub("@", text))
    if "@" not in text:
        text = SPOKEN.sub(spoken_address, text)
    if "@" not in text:
        return text
    return BROKEN_DOT.sub(".", text)


def spoken_address(address: re.Match[str]) -> str:
    local, domain = (SPOKEN_DOT.sub(".", part) for part in address.groups())
    return f"{local}@{domain}"


def link_addresses(link: re.Match[str]) -> str:
    path, _sign, query = link[1].partition("?")
    to = parse_qs(query).get("to", [])
    return visible(",".join(filter(None, [unquote(path), *to])))


def plain_lines(text: str) -> str:
    return "\n".join(map(plain_text, text.splitlines()))


def addresses_in(text: str) -> list[str]:
    """Return the addresses in order. What stands in <…> counts more than what stands before it."""
    addresses: list[str] = []
    for piece in PIECES.split(text):
        addresses += map(trimmed, ANGLED.findall(piece) or BARE.findall(piece))
    return addresses


def trimmed(address: str) -> str:
    """Return the address without the signs around it, its apostrophes straight.

    >>> trimmed("✉kim@example.com--"), trimmed("*o’brien@example.com*")
    ('kim@example.com', "o'brien@example.com")
    """
    bare = straight(shed(address).strip(AROUND).rstrip("-_"))
    while bare and is_ornament(bare[0]):
        bare = bare[1:]
    return bare


def is_ornament(sign: str) -> bool:
    return not sign.isascii() and category(sign)[0] in "PS"


def straight(text: str) -> str:
    """Return the text with the apostrophes that a keyboard has, whatever a word processor made of
    them."""
    for sign in CURLY:
        text = text.replace(sign, "'")
    return text


def is_torn(address: str, text: str) -> bool:
    """Tell whether the domain ends before any dot, and the text goes on."""
    domain = address.rpartition("@")[2]
    return "." not in domain and trimmed(text.strip("<>()[]{} ")) != address


def is_whole(address: str) -> bool:
    """Tell whether ECE could hold the address: one @ between two texts, and none of the signs that
    it refuses."""
    local, _at, domain = address.rpartition("@")
    has_refused = re.search(r'[\s()\[\]:;,<>"@]', local + domain)
    return bool(local and domain) and has_refused is None


def spellings(address: str) -> tuple[str, ...]:
    """Return the address in every form in which ECE may hold it, as typed first: its domain in
    letters and in punycode, its letters composed and decomposed, and without capitals.

    >>> spellings("kim@example.com")
    ('kim@example.com',)
    >>> spellings("kim@bücher.example")
    ('kim@bücher.example', 'kim@xn--bcher-kva.example')
    >>> spellings("Kim@Example.com")
    ('Kim@Example.com', 'kim@example.com')
    """
    local, _at, domain = address.rpartition("@")
    forms = [address]
    for one in (normalize("NFC", local), normalize("NFD", local), local.replace("'", "’")):
        for other in (domain, punycode(domain), letters(domain)):
            forms.append(f"{one}@{other}")
    return tuple(dict.fromkeys([*forms, *(form.lower() for form in forms)]))


def canonical(address: str) -> str:
    """Return the one form in which two spellings of an address are equal. ECE is taken to ignore
    capitals.

    >>> canonical("Kim@Bücher.example") == canonical("kim@xn--bcher-kva.example")
    True
    """
    local, _at, domain = address.rpartition("@")
    lowered = straight(normalize("NFC", local)).lower()
    return normalize("NFC", f"{lowered}@{punycode(domain).lower()}")


def punycode(domain: str) -> str:
    """Return the domain in ASCII, as it is where it has no such form.

    >>> punycode("Bücher.example"), punycode("example.com")
    ('xn--bcher-kva.example', 'example.com')
    """
    if domain.isascii():
        return domain
    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return normalize("NFC", domain).lower()


def letters(domain: str) -> str:
    """Return the domain in Unicode, as it is where it has no such form.

    >>> letters("xn--bcher-kva.example")
    'bücher.example'
    """
    if "xn--" not in domain.lower():
        return domain
    try:
        return idna.decode(domain.lower())
    except (idna.IDNAError, UnicodeError):
        return domain
