"""What an operator runs: nginx with the sample, two instances of the dashboard, one PostgreSQL."""

import os
import re
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urljoin

import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.env import free_port
from tests.servers import QUIET, need, running_postgres, until_it_answers

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
WHOLE = """daemon off;
error_log {folder}/error.log;
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    include {folder}/site.conf;
}}
"""


@dataclass(slots=True)
class Site:
    """`address` is where agents open it; `instances` are the processes behind the proxy."""

    address: str
    certificate: str
    environment: dict[str, str]
    ports: list[int]
    instances: list[subprocess.Popen] = field(default_factory=list)

    @property
    def origin(self) -> str:
        return urljoin(self.address, "/").rstrip("/")

    def start(self, place: int) -> subprocess.Popen:
        """Start the instance with this number, and wait until it may be given work."""
        port = self.ports[place]
        command = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
        process = subprocess.Popen(
            [*command, "-b", f"127.0.0.1:{port}", "dashboard.wsgi"],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            **QUIET,
        )
        until_it_is_ready(port, process)
        return process

    def kill(self, place: int) -> None:
        """End one instance with all its processes, as a machine that loses its power does."""
        os.killpg(self.instances[place].pid, signal.SIGKILL)
        self.instances[place].wait()

    def restart(self, place: int) -> None:
        """Restart one instance as an operator does: ask it to end, then start it anew."""
        self.instances[place].terminate()
        self.instances[place].wait(timeout=60)
        self.instances[place] = self.start(place)

    def browser(self, login: str = "jack") -> requests.Session:
        """A signed-in agent's browser that trusts the site's certificate."""
        session = requests.Session()
        session.trust_env = False  # a bundle of the environment would win over ours
        session.verify = self.certificate
        page = session.get(f"{self.address}/sign-in/", timeout=10)
        token = token_in(page.text)
        fields = {"login": login, "password": login, "csrfmiddlewaretoken": token}
        headers = {"Referer": f"{self.address}/sign-in/", "Origin": self.origin}
        answer = session.post(f"{self.address}/sign-in/", fields, headers=headers, timeout=20)
        assert answer.ok, answer.status_code
        return session

    def post(self, browser: requests.Session, path: str, fields: dict) -> requests.Response:
        headers = {"Referer": self.address, "Origin": self.origin}
        return browser.post(f"{self.address}{path}", fields, headers=headers, timeout=30)


def until_it_is_ready(port: int, process: subprocess.Popen) -> None:
    """Wait for `ok`, as an operator does before the next restart."""
    until, text = time.monotonic() + 60, ""
    while text != "ok":
        assert process.poll() is None, "it ended before it was ready"
        assert time.monotonic() < until, text
        time.sleep(0.1)
        with suppress(requests.RequestException):
            text = requests.get(f"http://127.0.0.1:{port}/readyz", timeout=60).text


def token_in(html: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]


@contextmanager
def running_site(folder: Path, path: str = "") -> Iterator[Site]:
    """Run the site, below a path where one is given."""
    need(NGINX, "nginx")
    certificate = make_certificate(folder)
    port, ports = free_port(), [free_port(), free_port()]
    with ExitStack() as stack:
        database = stack.enter_context(running_postgres())
        site = Site(
            address=f"https://127.0.0.1:{port}{path}",
            certificate=str(certificate),
            environment=environment(f"https://127.0.0.1:{port}{path}", database, folder),
            ports=ports,
        )
        for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
            manage = [sys.executable, "manage.py", *command]
            subprocess.run(manage, cwd=ROOT, env=site.environment, check=True, **QUIET)
        site.instances = [site.start(0), site.start(1)]
        stack.callback(end, site.instances)
        stack.callback(end, [start_nginx(folder, port, ports, path)])
        yield site


def environment(address: str, database: str, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PUBLIC_URL": address,
        "ALLOWED_HOSTS": "127.0.0.1",
        "TRUSTED_PROXIES": "127.0.0.1",
        "DATABASE_URL": database,
        "WEB_CONCURRENCY": "1",
        "DEBUG": "0",
        "VAR_DIR": str(folder),
    }


def start_nginx(folder: Path, port: int, ports: list[int], path: str) -> subprocess.Popen:
    """Start nginx with the sample; only ports, the certificate and the path are other ones."""
    text = SAMPLE.read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{free_port()};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("127.0.0.1:8001", f"127.0.0.1:{ports[0]}"),
        ("127.0.0.1:8002", f"127.0.0.1:{ports[1]}"),
        ("/etc/ssl/desk/fullchain.pem", f"{folder}/certificate.pem"),
        ("/etc/ssl/desk/key.pem", f"{folder}/key.pem"),
        ("location / {", f"location {path}/ {{"),
    ):
        assert old in text, f"the sample has no {old}"
        text = text.replace(old, new)
    (folder / "site.conf").write_text(text)
    whole = folder / "nginx.conf"
    whole.write_text(WHOLE.format(folder=folder))
    checked = subprocess.run(
        [NGINX, "-t", "-c", whole], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
    process = subprocess.Popen([NGINX, "-c", whole], **QUIET)
    until_it_answers(port, process)
    return process


def make_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    (folder / "key.pem").write_bytes(private)
    path = folder / "certificate.pem"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    ssl.create_default_context(cafile=str(path))
    return path


def end(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(timeout=60)
