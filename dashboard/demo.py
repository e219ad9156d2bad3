"""`manage.py demo`: the dashboard and its sandbox on this machine, from nothing but a clone, ended together."""

import argparse
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"
HOST = "127.0.0.1"
NEVER_SERVED = ["ext", "htm*-4*", "htmx-2.js"]  # of htmx; to compress them takes longer than all the rest
FOREIGN = (
    "ECE_CA_BUNDLE",
    "ECE_PROXY",
    "ECE_OAUTH_USER_INFO_URL",
    "ECE_OAUTH_CLIENT_SECRET_FILE",
    "SUPERVISORS",
    "SECRET_KEY_FILE",
    "FIELD_KEY_FILE",
)
PATIENCE = 60  # seconds: a quarter of a million customers take a while to be made up


def main(arguments: list[str]) -> int:
    options = read_options(arguments)
    for port in (options.port, options.ece_port):
        if is_taken(port):
            print(
                f"Port {port} is taken by another program. Choose another with --port or --ece-port.", file=sys.stderr
            )
            return 1
    VAR.mkdir(exist_ok=True)
    os.chdir(BASE_DIR)
    if options.fresh:
        forget_everything()
    make_environment(options)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(0))
    children: list[subprocess.Popen] = []
    try:
        return run(options, children)
    except KeyboardInterrupt:
        return 0
    finally:
        end(children)


def run(options: argparse.Namespace, children: list[subprocess.Popen]) -> int:
    children.append(start(*sandbox_command(options)))
    prepare()
    wait_for(options.ece_port, children[0])
    children.append(start("gunicorn", "-c", "gunicorn.conf.py", "-b", f"{HOST}:{options.port}", "dashboard.wsgi"))
    wait_for(options.port, children[1])
    say_hello(options)
    while all(child.poll() is None for child in children):
        time.sleep(0.3)
    print("A part of the demo ended; the rest ends with it.", file=sys.stderr)
    return 1


def read_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("manage.py demo", description=__doc__)
    parser.add_argument("--port", type=port_number, default=8000, help="where the dashboard answers (8000)")
    parser.add_argument("--ece-port", type=port_number, default=8001, help="where the sandbox answers (8001)")
    parser.add_argument("--api", choices=["v20", "v3"], default="v20", help="the API generation to speak (v20)")
    parser.add_argument("--customers", type=int, metavar="N", help="how many customers the sandbox makes up")
    parser.add_argument("--latency", type=int, metavar="MS", help="how long the sandbox takes to answer")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier demos left behind")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    port = int(text)
    if not 1 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def forget_everything() -> None:
    for path in VAR.glob("demo*.sqlite3*"):
        path.unlink()


def make_environment(options: argparse.Namespace) -> None:
    """The demo's own settings, whatever else is set; its keys are made once."""
    for name in FOREIGN:
        os.environ.pop(name, None)
    os.environ.update(
        keys() | ece(options),
        PUBLIC_URL=f"http://{HOST}:{options.port}",
        ALLOWED_HOSTS="127.0.0.1,localhost",
        DATABASE_URL=f"sqlite:///{VAR / 'demo.sqlite3'}",
        DEFAULT_COUNTRY_CODE="1",
        DEBUG="0",
        WATCH_STDIN="1",
    )


def ece(options: argparse.Namespace) -> dict[str, str]:
    """Where the sandbox is: with its context root, or for v3 its host and its sign-in page."""
    host = f"http://{HOST}:{options.ece_port}"
    if options.api == "v20":
        return {"ECE_API": "v20", "ECE_URL": f"{host}/system"}
    oauth = f"{host}/system/auth/sandbox-U/oauth2"
    return {
        "ECE_API": "v3",
        "ECE_URL": host,
        "ECE_OAUTH_AUTHORIZE_URL": f"{oauth}/authorize",
        "ECE_OAUTH_TOKEN_URL": f"{oauth}/token",
        "ECE_OAUTH_REVOKE_URL": f"{oauth}/revoke",
        "ECE_OAUTH_ISSUER": oauth,
        "ECE_OAUTH_CLIENT_ID": "dashboard",
        "ECE_OAUTH_CLIENT_SECRET": "dashboard-secret",
        "ECE_OAUTH_SCOPES": "openid core.customermgr.read core.customermgr.manage core.casemgr.read",
        "ECE_OAUTH_LOGIN_CLAIM": "preferred_username",
    }


def keys() -> dict[str, str]:
    from cryptography.fernet import Fernet

    path = VAR / "demo-keys.json"
    if not path.exists():
        made = {"SECRET_KEY": secrets.token_urlsafe(50), "FIELD_KEY": Fernet.generate_key().decode()}
        path.touch(mode=0o600)
        path.write_text(json.dumps(made))
    return json.loads(path.read_text())


def sandbox_command(options: argparse.Namespace) -> list[str]:
    command = ["dashboard.sandbox", "--port", str(options.ece_port), "--db", str(VAR / "demo-sandbox.sqlite3")]
    for name, value in (("--customers", options.customers), ("--latency", options.latency)):
        command += [name, str(value)] if value is not None else []
    return [*command, "--watch-stdin", *(["--fresh"] if options.fresh else [])]


def prepare() -> None:
    """Tables and static files."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=NEVER_SERVED)


def start(module: str, *arguments: str) -> subprocess.Popen:
    """A child that ends when its standard input closes, and that Ctrl-C reaches through us only."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def wait_for(port: int, child: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            with socket.create_connection((HOST, port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(
        "A part of the demo did not start; its own words are above. --fresh forgets what earlier demos left behind."
    )


def say_hello(options: argparse.Namespace) -> None:
    print(
        f"""
The dashboard is open at http://{HOST}:{options.port}/
Sign in as jack (Service), mia (Sales), frank (supervisor of Service, Sales and QA) or norights; each password is the
login. Look for 14082343456102, john.russel@customer.com or customer 1000. The sandbox ECE is at
{os.environ["ECE_URL"]}. Ctrl-C ends both.
""",
        flush=True,
    )


def end(children: list[subprocess.Popen]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
