"""Addresses in the environment: of servers, proxies, hosts and networks."""

import ipaddress
import re
from urllib.parse import SplitResult, urljoin, urlsplit

from environs import ValidationError

from dashboard.addresses import Network, read_address
from dashboard.environment import reading

LABEL = r"(?!-)[a-zA-Z0-9_-]{1,63}(?<!-)"
HOST_NAME = re.compile(rf"{LABEL}(?:\.{LABEL})*")
PATH = re.compile(r"(?:/[a-zA-Z0-9_-]+)*")
NEVER_IN_ADDRESSES = set(" \\\"'<>^`{|}")

AN_ADDRESS = "an address such as https://ece.example.com/system"
A_PROXY = "the address of an HTTP proxy, such as http://proxy.example.com:3128"
HOSTS = "host names without scheme, port or path, with commas between, such as desk.example.com"
NETWORKS = "addresses or networks of proxies, with commas between, such as 10.0.0.5, 10.1.0.0/16"


def address(name: str, default: str | None = None) -> str:
    """Return an http(s) address without a slash at its end. Plain http is for this machine only."""
    return reading.value(name, AN_ADDRESS, parse_address, default)


def optional_address(name: str) -> str:
    """Return an http(s) address, or "" where there is none."""
    return reading.value(name, AN_ADDRESS, lambda typed: typed and parse_address(typed), "")


def issuer(name: str) -> str:
    """Return an address as it is written, because tokens repeat it; or "" where there is none."""

    def parse(typed: str) -> str:
        if typed:
            parse_address(typed)
        return typed

    return reading.value(name, AN_ADDRESS, parse, "")


def public_address(name: str) -> str:
    """Return the address of the dashboard, which may end in a path."""

    def parse(typed: str) -> str:
        written = parse_address(typed)
        if not PATH.fullmatch(urlsplit(written).path):
            raise ValidationError("must hold a plain path, such as /desk, or none")
        return written

    return reading.value(name, "an address such as https://desk.example.com", parse)


def parse_address(typed: str) -> str:
    """Return the address without a slash at its end, scheme and host in small letters.

    Errors: ValueError, ValidationError.
    """
    parts = split_address(typed)
    if parts.username is not None or parts.password is not None:
        raise ValidationError("must not hold a name or a password")
    if "?" in typed or "#" in typed:
        raise ValidationError("must not hold a query or a fragment")
    if parts.scheme == "http" and not is_this_machine(parts.hostname or ""):
        raise ValidationError("must begin with https:// (http:// is for this machine only)")
    return parts._replace(netloc=parts.netloc.lower()).geturl().rstrip("/")


def split_address(typed: str) -> SplitResult:
    """Return the parts of an http(s) address with a host that can be. Errors: ValueError."""
    if not typed.isascii() or NEVER_IN_ADDRESSES.intersection(typed):
        raise ValueError
    parts = urlsplit(typed)
    if parts.scheme not in ("http", "https") or parts.port == 0:
        raise ValueError
    if not is_host(parts.hostname or ""):
        raise ValueError
    return parts


def is_host(text: str) -> bool:
    """Return whether this is a host name, an IPv4 address or an IPv6 address without brackets."""
    if ":" in text or text.replace(".", "").isdigit():
        return read_address(text) is not None
    return HOST_NAME.fullmatch(text) is not None


def is_this_machine(host: str) -> bool:
    address = read_address(host)
    if address is None:
        return host == "localhost"
    return address.is_loopback


def proxy(name: str) -> str:
    """Return the address of an HTTP proxy, which may hold a login; or "" where there is none."""

    def parse(typed: str) -> str:
        if not typed:
            return ""
        parts = split_address(typed)
        if parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError
        return typed.rstrip("/")

    return reading.value(name, A_PROXY, parse, "")


def hosts(name: str, default: str) -> list[str]:
    """Return the hosts that are answered, as Django compares them: IPv6 in brackets."""

    def parse(typed: str) -> list[str]:
        return [parse_host(host) for host in reading.split(typed)]

    return reading.value(name, HOSTS, parse, default)


def parse_host(typed: str) -> str:
    """Return the host; one that begins with a dot stands for all hosts under it."""
    if typed == "*":
        raise ValidationError("must name the hosts that agents type; * is not allowed")
    if ":" in typed:
        return f"[{ipaddress.IPv6Address(typed.strip('[]'))}]"
    if not is_host(typed.removeprefix(".")):
        raise ValueError
    return typed.lower()


def networks(name: str) -> list[Network]:
    """Return the networks of trusted proxies; a single address is a network of one."""

    def parse(typed: str) -> list[Network]:
        if not typed:
            return []
        return [parse_network(part) for part in reading.split(typed)]

    return reading.value(name, NETWORKS, parse, "")


def parse_network(typed: str) -> Network:
    """Return the network. Errors: ValidationError for every address, ValueError for none."""
    network = ipaddress.ip_network(typed)
    if network.prefixlen == 0:
        raise ValidationError("must not hold every address there is")
    return network


def origin_of(written: str) -> str:
    """Return `https://host:port` of an address."""
    return urljoin(written, "/").rstrip("/")
