"""Where a request comes from, seen through the proxies that are trusted."""

import ipaddress
import re
from collections.abc import Sequence
from functools import lru_cache

type IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
type Network = ipaddress.IPv4Network | ipaddress.IPv6Network

WITH_PORT = re.compile(r"\[(?P<v6>[^\]]+)\](?::\d+)?|(?P<v4>[0-9.]+):\d+")


def browser_address(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """Return the address of the browser in one spelling, without a port.

    `peer` is at the other end of the socket. `forwarded` is `X-Forwarded-For`, to which each proxy
    adds at the end whom it was called by; it is read from its end, as far as proxies are trusted.
    """
    address = canonical(peer)
    hops = [canonical(hop) for hop in forwarded.split(",")]
    while hops and hops[-1] and is_trusted(address, trusted):
        address = hops.pop()
    return address


def canonical(text: str) -> str:
    """Return the one spelling of an address, without brackets and port; other text as it is."""
    text = text.strip()
    if bare := WITH_PORT.fullmatch(text):
        text = bare["v6"] or bare["v4"]
    address = read_address(text)
    if address is None:
        return text
    return str(address)


def is_trusted(text: str, trusted: Sequence[Network]) -> bool:
    address = read_address(text)
    if address is None:
        return False
    return any(address in network for network in trusted)


@lru_cache(maxsize=256)
def read_address(text: str) -> IPAddress | None:
    """Return the address; IPv4 where IPv6 wraps it. None for text that is no address."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address
