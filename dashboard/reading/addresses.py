"""E-mail addresses: the one that stands in what was pasted, and its other spellings."""

import re
import unicodedata
from urllib.parse import unquote

import idna

from dashboard.reading.text import compact_text, without_cell_marks

MAILTO = re.compile(r"\Amailto:(?://)?", re.IGNORECASE)
IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
CANDIDATE = re.compile(r"[^\s<>()\[\]{},;:\"“”„«»|]+@[^\s<>()\[\]{},;:\"“”„«»|@]+")
ENDS = ".,;:!?'’`"


class NotAnAddress(ValueError):
    """`several` is True where more than one address was typed."""

    def __init__(self, *, several: bool = False) -> None:
        super().__init__("not an address")
        self.several = several


def read_address(text: str) -> str:
    """Return the one address in a text. Errors: NotAnAddress for none and for several.

    >>> read_address("Russel, John <john.russel@customer.com>")
    'john.russel@customer.com'
    >>> read_address("mailto:john.russel%40customer.com?subject=Hi")
    'john.russel@customer.com'
    >>> read_address("E-mail: ann@example.com (Ann)")
    'ann@example.com'
    """
    plain = without_mailto(compact_text(text))
    if inside := IN_BRACKETS.findall(plain):
        plain = inside[-1]
    matches = (match.strip(ENDS) for match in CANDIDATE.findall(without_cell_marks(plain)))
    addresses: list[str] = list(dict.fromkeys(match for match in matches if is_whole(match)))
    if len(addresses) != 1:
        raise NotAnAddress(several=len(addresses) > 1)
    return addresses[0]


def is_whole(match: str) -> bool:
    name, _, host = match.rpartition("@")
    return bool(name and host)


def without_mailto(text: str) -> str:
    if not MAILTO.match(text):
        return text
    address = MAILTO.sub("", text).partition("?")[0]
    return compact_text(unquote(address))


def canonical(address: str) -> str:
    """Return the one spelling by which two addresses are told apart or not.

    >>> canonical("Kim@bücher.example") == canonical("kim@xn--bcher-kva.example")
    True
    """
    name, _, host = unicodedata.normalize("NFC", address).rpartition("@")
    return f"{name.casefold()}@{ascii_host(host)}"


def spellings(address: str) -> tuple[str, ...]:
    """Return the address as it was typed, and the other ways in which ECE may hold it.

    >>> spellings("kim@bücher.example")
    ('kim@bücher.example', 'kim@xn--bcher-kva.example')
    """
    name, _, host = address.rpartition("@")
    names = dict.fromkeys([name, unicodedata.normalize("NFD", name)])
    hosts = dict.fromkeys([host, ascii_host(host), unicode_host(host)])
    if host.isascii() and not is_punycode(host):
        hosts = dict.fromkeys([host])
    return tuple(f"{name}@{host}" for name in names for host in hosts)


def is_punycode(host: str) -> bool:
    return "xn--" in host.lower()


def ascii_host(host: str) -> str:
    """Return the domain in lower case, in ASCII where that is possible."""
    if host.isascii():
        return host.lower()
    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return host.lower()


def unicode_host(host: str) -> str:
    """Return the domain as people read it."""
    if not is_punycode(host):
        return host
    try:
        return idna.decode(host.lower())
    except (idna.IDNAError, UnicodeError):
        return host
