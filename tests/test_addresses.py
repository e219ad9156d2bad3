"""Where a request comes from, whatever its proxies add."""

from ipaddress import ip_network

import pytest

from dashboard.addresses import browser_address

TRUSTED = [ip_network("10.0.0.0/8"), ip_network("2001:db8::/32")]


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "203.0.113.6", "192.0.2.1"),
        ("10.0.0.5", "", "10.0.0.5"),
        ("10.0.0.5", "203.0.113.6", "203.0.113.6"),
        ("10.0.0.5", "203.0.113.6:40000", "203.0.113.6"),
        ("10.0.0.5", " 203.0.113.6 , 10.9.9.9:80", "203.0.113.6"),
        ("10.0.0.5", "1.1.1.1, 203.0.113.6", "203.0.113.6"),
        ("10.0.0.5", "[2001:DB9:0::1]:40000", "2001:db9::1"),
        ("10.0.0.5", "[2001:db9::1]", "2001:db9::1"),
        ("10.0.0.5", "2001:0db9:0:0:0:0:0:1", "2001:db9::1"),
        ("2001:db8:0:0::5", "203.0.113.6", "203.0.113.6"),
        ("::ffff:10.0.0.5", "203.0.113.6", "203.0.113.6"),
        ("10.0.0.5", "::ffff:203.0.113.6", "203.0.113.6"),
        ("10.0.0.5", "10.0.0.6, 10.0.0.7", "10.0.0.6"),
        ("10.0.0.5", "203.0.113.6, ", "10.0.0.5"),
        ("10.0.0.5", "unknown", "unknown"),
        ("10.0.0.5", "10.0.0.6, unknown", "unknown"),
        ("", "203.0.113.6", ""),
    ],
)
def test_the_browser_is_who_called_the_last_trusted_proxy(peer, forwarded, address):
    assert browser_address(peer, forwarded, TRUSTED) == address
