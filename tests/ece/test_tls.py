"""The transport over TLS: whom it trusts, and that time ends there, too."""

import ssl
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from socket import create_server

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dashboard import ece
from tests.faulty import Faulty

pytestmark = pytest.mark.faults

READ = ece.Call("customer search", "GET", "/ws/v12/interaction/customer", deadline=2.0)


class Authority:
    """A certificate authority made up for the tests; `file` is where its own certificate lies."""

    def __init__(self, folder):
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made-up authority")])
        usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
        key_id = x509.SubjectKeyIdentifier.from_public_key(self.key.public_key())
        certificate = (
            self._builder(self.name, self.key.public_key(), days=1)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(key_id, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def server_context(self, *, address="127.0.0.1", days=1):
        """Return a server's context with a certificate for the address, valid for so many days from
        yesterday on.
        """
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Made-up server")])
        issuer_key_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        certificate = (
            self._builder(name, key.public_key(), days)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False
            )
            .add_extension(issuer_key_id, critical=False)
            .sign(self.key, hashes.SHA256())
        )
        file = self.folder / "server.pem"
        file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + _pem(key))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _builder(self, subject, key, days):
        yesterday = datetime.now(UTC) - timedelta(days=1)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(yesterday)
            .not_valid_after(yesterday + timedelta(days=1 + days))
        )


def _pem(key):
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    return key.private_bytes(encoding, form, serialization.NoEncryption())


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


def send(server, authority=None):
    ca_file = str(authority.file) if authority else ""
    return ece.Transport(server.url, ca_file=ca_file).send(READ, None, "en-US")


def test_a_server_of_the_configured_authority_is_trusted(authority):
    with Faulty("ok", tls=authority.server_context()) as server:
        assert send(server, authority).status == 200


def test_connections_are_kept_over_tls(authority):
    with Faulty("ok", tls=authority.server_context()) as server:
        transport = ece.Transport(server.url, ca_file=str(authority.file))
        assert [transport.send(READ, None, "en-US").status for _ in range(3)] == [200, 200, 200]
        assert server.connections == 1


def test_a_broken_connection_is_replaced_over_tls(authority):
    with Faulty("close_now", "ok", tls=authority.server_context()) as server:
        assert send(server, authority).status == 200


@pytest.mark.parametrize("fault", [{"address": "127.0.0.2"}, {"days": -0.5}])
def test_a_bad_certificate_gets_no_request(authority, fault):
    with Faulty("ok", tls=authority.server_context(**fault)) as server:
        with pytest.raises(ece.Unreachable) as caught:
            send(server, authority)
        assert (caught.value.why, server.requests) == ("untrusted certificate", [])


def test_an_unknown_authority_gets_no_request(authority):
    with Faulty("ok", tls=authority.server_context()) as server:
        with pytest.raises(ece.Unreachable):
            send(server)
        assert server.requests == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_an_outdated_tls_gets_no_request(authority):
    context = authority.server_context()
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    with Faulty("ok", tls=context) as server:
        with pytest.raises(ece.Unreachable):
            send(server, authority)
        assert server.requests == []


@pytest.mark.parametrize(
    "answer", ["hang", "hang_mid_body", "slow_headers", "slow_body", "interim_100_flood"]
)
def test_no_call_over_tls_outlasts_its_deadline(authority, answer):
    call = ece.Call(READ.operation, READ.method, READ.path, deadline=0.5)
    with Faulty(answer, tls=authority.server_context()) as server:
        transport = ece.Transport(server.url, ca_file=str(authority.file))
        started = time.monotonic()
        with pytest.raises(ece.TimedOut):
            transport.send(call, None, "en-US")
        assert time.monotonic() - started < 1.5


def test_a_handshake_that_nobody_answers_ends():
    call = ece.Call(READ.operation, READ.method, READ.path, deadline=0.5)
    with create_server(("127.0.0.1", 0)) as silent, pytest.raises(ece.TimedOut):
        ece.Transport(f"https://127.0.0.1:{silent.getsockname()[1]}/system").send(
            call, None, "en-US"
        )


def test_plain_http_where_tls_is_expected_is_unreachable():
    def answer_whatever_comes() -> None:
        with suppress(OSError):
            while True:
                connection, _ = plain.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    with create_server(("127.0.0.1", 0)) as plain, pytest.raises(ece.Unreachable):
        threading.Thread(target=answer_whatever_comes, daemon=True).start()
        ece.Transport(f"https://127.0.0.1:{plain.getsockname()[1]}/system").send(
            READ, None, "en-US"
        )


def test_tls_goes_through_the_proxy_of_the_settings(authority):
    with Faulty("502") as proxy, pytest.raises(ece.Unreachable):
        address = proxy.url.removesuffix("/system")
        ece.Transport("https://ece.example.com/system", proxy=address).send(READ, None, "en-US")
    assert (proxy.requests[0].method, proxy.requests[0].path) == ("CONNECT", "ece.example.com:443")
