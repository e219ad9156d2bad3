"""Why ECE can't be reached, told apart for whoever reads the log."""

import socket

import pytest

from dashboard import ece

READ = ece.Call("customer search", "GET", "/ws/v12/interaction/customer", deadline=3.0)


def why(address, **options):
    with pytest.raises(ece.Unreachable) as caught:
        ece.Transport(address, **options).send(READ, None, "en-US")
    return caught.value.why


@pytest.fixture
def closed_port():
    """A port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_a_refused_connection(closed_port):
    assert why(f"http://127.0.0.1:{closed_port}/system") == "connection refused"


def test_a_name_that_is_not_found():
    assert why("http://ece.invalid/system") == "name not found"


def test_a_proxy_that_is_none(closed_port):
    proxy = f"http://127.0.0.1:{closed_port}"
    assert why("http://ece.example.com/system", proxy=proxy) == "proxy"
    assert why("https://ece.example.com/system", proxy=proxy) == "proxy"


@pytest.mark.parametrize("text", [None, "", "not a certificate"])
def test_certificates_that_cannot_be_read(tmp_path, text):
    file = tmp_path / "authorities.pem"
    if text is not None:
        file.write_text(text)
    assert why("https://127.0.0.1/system", ca_file=str(file)) == "unreadable certificates"
