"""The dashboard at https://host/desk: every address, cookie and redirect stays below /desk."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import requests

from tests.cloud import authorization_server
from tests.env import free_port
from tests.operators.site import running_site, token_in
from tests.pages.test_every_page import HEADERS
from tests.servers import QUIET, until_it_answers

pytestmark = pytest.mark.operators

ROOT = Path(__file__).resolve().parent.parent.parent
PATH = "/desk/v20"
ADDRESSES = re.compile(r"""\s(?:href|src|action|hx-get|hx-post)="(/[^"]*)\"""")
PAGES = [
    "/",
    "/customers/",
    "/cases/",
    "/customers/1000/",
    "/customers/new/",
    "/unread/",
    "/audit/",
    "/pop",
]
NUMBER = "14082343456102"


@pytest.fixture(scope="module")
def static(tmp_path_factory) -> Path:
    """A folder of our own files, with the static files collected."""
    return tmp_path_factory.mktemp("var")


@contextmanager
def serving(folder: Path, **variables: str) -> Iterator[int]:
    """Run gunicorn below the path and yield its port."""
    port = free_port()
    address = f"http://127.0.0.1:{port}{PATH}"
    environment = {
        **os.environ,
        "PUBLIC_URL": address,
        "ALLOWED_HOSTS": "127.0.0.1",
        "AUDITORS": "frank",
        "VAR_DIR": str(folder),
        "WEB_CONCURRENCY": "1",
        "DEBUG": "0",
        **variables,
    }
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True, **QUIET)
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py"]
    command = [*gunicorn, "-b", f"127.0.0.1:{port}", "dashboard.wsgi"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, **QUIET) as process:
        try:
            until_it_answers(port, process)
            yield port
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def root(static, running) -> Iterator[str]:
    """The host of a dashboard without a proxy."""
    with serving(static) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def browser(root, sandbox) -> requests.Session:
    """Frank's browser."""
    session = requests.Session()
    token = token_in(session.get(f"{root}{PATH}/sign-in/").text)
    fields = {"login": "frank", "password": "frank", "csrfmiddlewaretoken": token}
    answer = session.post(f"{root}{PATH}/sign-in/", fields, headers={"Origin": root})
    assert "Frank Fielding" in answer.text
    return session


def addresses_in(page: str) -> set[str]:
    return {unescape(address) for address in ADDRESSES.findall(page)}


def test_every_address_on_a_page_is_below_the_path_and_answers(root, browser):
    answered = set()
    for page in PAGES:
        answer = browser.get(f"{root}{PATH}{page}")
        assert answer.status_code == 200
        addresses = addresses_in(answer.text)
        assert len(addresses) > 5
        assert not [address for address in addresses if not address.startswith(f"{PATH}/")]
        answered |= {address for address in addresses if "/static/" in address}
    for address in answered:
        assert browser.get(root + address).status_code == 200, address


def test_redirects_and_cookies_stay_below_the_path(root, browser):
    assert {cookie.path for cookie in browser.cookies} == {PATH}
    token = token_in(browser.get(f"{root}{PATH}/").text)
    fields = {"q": NUMBER, "csrfmiddlewaretoken": token}
    answer = browser.post(f"{root}{PATH}/find/", fields, headers={"Origin": root})
    assert urlsplit(answer.url).path.startswith(f"{PATH}/customers/s/")
    assert "John Russel Tierney" in answer.text
    stranger = requests.get(f"{root}{PATH}/customers/1000/", allow_redirects=False)
    wanted = quote(f"{PATH}/customers/1000/", safe="")
    assert stranger.headers["Location"] == f"{PATH}/sign-in/?next={wanted}"


def test_whoever_signs_in_on_the_way_to_a_page_gets_there(root, sandbox):
    session = requests.Session()
    page = session.get(f"{root}{PATH}/customers/1000/")
    after = re.search(r'name="next" value="([^"]+)"', page.text)[1]
    fields = {"login": "jack", "password": "jack", "next": after}
    fields["csrfmiddlewaretoken"] = token_in(page.text)
    answer = session.post(f"{root}{PATH}/sign-in/", fields, headers={"Origin": root})
    assert answer.url == f"{root}{PATH}/customers/1000/"


def test_a_proxy_may_cut_the_path_off(root, browser):
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in browser.cookies)
    answer = requests.get(f"{root}/customers/1000/", headers={"Cookie": cookies})
    assert answer.status_code == 200
    assert f'href="{PATH}/customers/"' in answer.text


def test_signing_out_leaves_the_storage_of_the_neighbours_alone(root, browser):
    fields = {"csrfmiddlewaretoken": token_in(browser.get(f"{root}{PATH}/").text)}
    answer = browser.post(f"{root}{PATH}/sign-out/", fields, headers={"Origin": root})
    assert urlsplit(answer.url).path == f"{PATH}/sign-in/"
    assert not [hop for hop in answer.history if "Clear-Site-Data" in hop.headers]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"canary", 400),
        (b"G<T /desk/?canary HTTP/1.1\r\n", 400),
        (b"GET /desk/?" + b"canary" * 1000 + b" HTTP/1.1\r\n", 414),
        (b"GET /desk/ HTTP/1.1\r\nX: " + b"canary" * 2000 + b"\r\n", 431),
        (b"POST /desk/ HTTP/1.1\r\nTransfer-Encoding: canary\r\n", 501),
        (b"POST /desk/ HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n", 400),
        (b"POST /desk/ HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n", 400),
    ],
)
def test_what_is_no_request_gets_a_page_of_ours(root, sent, status):
    with socket.create_connection(("127.0.0.1", urlsplit(root).port), timeout=10) as line:
        line.sendall(sent + b"\r\n")
        answer = line.makefile("rb").read().decode()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "This can't be read" in unescape(answer)
    assert "canary" not in answer
    assert all(address.startswith(f"{PATH}/") for address in addresses_in(answer))
    for header, value in HEADERS.items():
        assert re.search(rf"{header}: .*{re.escape(value)}", answer), header


def test_probes_answer_below_the_path_and_beside_it(root):
    for path in ("/livez", "/readyz", f"{PATH}/livez", f"{PATH}/readyz"):
        assert requests.get(root + path).text == "ok", path
    assert requests.get(f"{root}{PATH}", allow_redirects=False).status_code in (200, 302)
    assert requests.get(f"{root}/desktop/").status_code == 404


def test_with_tls_cookies_are_secure_and_bound_to_the_path(static):
    secure = {"PUBLIC_URL": f"https://127.0.0.1{PATH}", "TRUSTED_PROXIES": "127.0.0.1"}
    with serving(static, **secure) as port:
        address = f"http://127.0.0.1:{port}{PATH}/sign-in/"
        plain = requests.get(address, headers={"Host": "127.0.0.1"}, allow_redirects=False)
        assert plain.headers["Location"] == f"https://127.0.0.1{PATH}/sign-in/"
        headers = {"Host": "127.0.0.1", "X-Forwarded-Proto": "https"}
        cookie = requests.get(address, headers=headers).headers["Set-Cookie"]
    assert cookie.startswith("__Secure-csrf=")
    assert f"Path={PATH};" in cookie
    assert "Secure" in cookie


def test_the_page_of_another_server_leads_back_below_the_path(static, running):
    cloud = authorization_server(running.host)
    named = {f"ECE_OAUTH_{name.upper()}": value for name, value in cloud.items() if value}
    with serving(static, ECE_API="v3", ECE_URL=running.host, **named) as port:
        address = f"http://127.0.0.1:{port}"
        session = requests.Session()
        token = token_in(session.get(f"{address}{PATH}/sign-in/").text)
        answer = session.post(
            f"{address}{PATH}/sign-in/",
            {"csrfmiddlewaretoken": token},
            headers={"Origin": address},
            allow_redirects=False,
        )
    leaving = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert leaving["redirect_uri"] == [f"{address}{PATH}/sign-in/callback/"]


def test_the_sample_of_nginx_serves_below_a_path(tmp_path, sandbox):
    with running_site(tmp_path, PATH) as site:
        browser = site.browser("frank")
        assert {cookie.name for cookie in browser.cookies} == {
            "__Secure-session",
            "__Secure-csrf",
            "__Secure-known",
        }
        page = browser.get(f"{site.address}/customers/1000/", timeout=20)
        assert "John Russel Tierney" in page.text
        for address in addresses_in(page.text):
            assert address.startswith(f"{PATH}/")
        token = browser.cookies.get("__Secure-csrf")
        answer = site.post(browser, "/find/", {"q": NUMBER, "csrfmiddlewaretoken": token})
        assert answer.url.startswith(f"{site.address}/customers/s/")
