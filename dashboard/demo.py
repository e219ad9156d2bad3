"""`manage.py demo`: the dashboard and its sandbox, from nothing but a clone, ended together."""

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

from dashboard.environment import databases, reading

BASE_DIR = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
# Of htmx; to compress them takes longer than all the rest.
NEVER_SERVED = ["ext", "htm*-4*", "htmx-2.js"]
NOT_FOR_THE_DEMO = (
    "AUDIT_DAYS",
    "ECE_CA_BUNDLE",
    "ECE_PROXY",
    "ECE_OAUTH_END_SESSION_URL",
    "ECE_OAUTH_JWKS_URL",
    "ECE_OAUTH_USER_INFO_URL",
    "SUPERVISORS",
    "TRUSTED_PROXIES",
)
SCOPES = "openid core.customermgr.read core.customermgr.manage core.casemgr.read"
# Seconds. A quarter of a million customers take a while to be made up.
PATIENCE = 60

type Child = subprocess.Popen[bytes]


def main(arguments: list[str]) -> int:
    options = read_options(arguments)
    refuse_ports(options)
    os.chdir(BASE_DIR)
    var = reading.or_stop(var_folder)
    if options.fresh:
        forget_everything(var)
    make_environment(options, var)
    reading.or_stop(reading.settings)
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(0))
    children: list[Child] = []
    try:
        return run(options, var, children)
    except KeyboardInterrupt:
        return 0
    finally:
        end(children)


def run(options: argparse.Namespace, var: Path, children: list[Child]) -> int:
    children.append(start(*sandbox_command(options, var)))
    prepare()
    wait_for(options.ece_port, children[0])
    children.append(start(*server_command(options)))
    wait_for(options.port, children[1])
    say_hello(options)
    while all(child.poll() is None for child in children):
        time.sleep(0.3)
    print("A part of the demo ended; the rest ends with it.", file=sys.stderr)
    return 1


def read_options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("manage.py demo", description=__doc__)
    add = parser.add_argument
    add("--port", type=port_number, default=8000, help="where the dashboard answers (8000)")
    add("--ece-port", type=port_number, default=8001, help="where the sandbox answers (8001)")
    add("--api", choices=["v20", "v3"], default="v20", help="the API generation to speak (v20)")
    add("--customers", type=whole, metavar="N", help="how many customers the sandbox makes up")
    add("--latency", type=whole, metavar="MS", help="how long the sandbox takes to answer")
    add("--reload", action="store_true", help="for developers: begin anew when a file changes")
    add("--fresh", action="store_true", help="forget what earlier demos left behind")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    if not 1 <= whole(text) <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return whole(text)


def whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError("a whole number is needed")
    return int(text)


def refuse_ports(options: argparse.Namespace) -> None:
    """End the demo with one sentence where its two ports cannot be had."""
    if options.port == options.ece_port:
        sys.exit(
            f"Port {options.port} cannot serve both: choose another with --port or --ece-port."
        )
    for port in (options.port, options.ece_port):
        if is_taken(port):
            sys.exit(
                f"Port {port} is taken by another program. "
                "Choose another with --port or --ece-port."
            )


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def var_folder() -> Path:
    """Return the folder where the demo's files rest. Errors: WrongEnvironment."""
    var = reading.folder("VAR_DIR", BASE_DIR / "var")
    reading.make_folder("VAR_DIR", var)
    return var


def forget_everything(var: Path) -> None:
    for path in var.glob("demo*.sqlite3*"):
        path.unlink()


def make_environment(options: argparse.Namespace, var: Path) -> None:
    """Set the demo's own variables, whatever else is set; its keys are made once."""
    own = {
        **keys(var / "demo-keys.json"),
        **ece(options),
        "PUBLIC_URL": f"http://{HOST}:{options.port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "DATABASE_URL": databases.sqlite_address(var / "demo.sqlite3"),
        "DEFAULT_COUNTRY_CODE": "1",
        "AUDITORS": "frank",
        "DEBUG": str(int(options.reload)),
        "WATCH_STDIN": "1",
        "DRAIN_SECONDS": "0",
    }
    for name in (*NOT_FOR_THE_DEMO, *own):
        os.environ.pop(name, None)
        os.environ.pop(f"{name}_FILE", None)
    os.environ.update(own)


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
        "ECE_OAUTH_END_SESSION_URL": f"{oauth}/logout",
        "ECE_OAUTH_JWKS_URL": f"{oauth}/jwks",
        "ECE_OAUTH_ISSUER": oauth,
        "ECE_OAUTH_CLIENT_ID": "dashboard",
        "ECE_OAUTH_CLIENT_SECRET": "dashboard-secret",
        "ECE_OAUTH_SCOPES": SCOPES,
        "ECE_OAUTH_LOGIN_CLAIM": "preferred_username",
    }


def keys(path: Path) -> dict[str, str]:
    """Return the demo's keys, which this file holds; they are made if it is not there."""
    from cryptography.fernet import Fernet

    if not path.exists():
        fresh = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "FIELD_KEY": Fernet.generate_key().decode(),
        }
        path.touch(mode=0o600)
        path.write_text(json.dumps(fresh))
    stored: dict[str, str] = json.loads(path.read_text())
    return stored


def sandbox_command(options: argparse.Namespace, var: Path) -> list[str]:
    """Return the module of the sandbox and its arguments."""
    file = str(var / "demo-sandbox.sqlite3")
    command = ["dashboard.sandbox", "--port", str(options.ece_port), "--db", file, "--watch-stdin"]
    if options.customers is not None:
        command += ["--customers", str(options.customers)]
    if options.latency is not None:
        command += ["--latency", str(options.latency)]
    if options.fresh:
        command.append("--fresh")
    return command


def server_command(options: argparse.Namespace) -> list[str]:
    """Return the module that serves the dashboard and its arguments."""
    address = f"{HOST}:{options.port}"
    if options.reload:
        return ["django", "runserver", address]
    return ["gunicorn", "-c", "gunicorn.conf.py", "-b", address, "dashboard.wsgi"]


def prepare() -> None:
    """Tables and static files."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=NEVER_SERVED)


def start(module: str, *arguments: str) -> Child:
    """A child that ends when its standard input closes, and that Ctrl-C reaches through us only."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


def wait_for(port: int, child: Child) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            with socket.create_connection((HOST, port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(
        "A part of the demo did not start; its own words are above. "
        "--fresh forgets what earlier demos left behind."
    )


def say_hello(options: argparse.Namespace) -> None:
    print(
        f"""
The dashboard is open at http://{HOST}:{options.port}/
Sign in as jack (Service), mia (Sales), frank (supervisor of Service, Sales and QA, who may also
read the audit) or norights; each password is the login. Look for 14082343456102,
john.russel@customer.com or customer 1000.
The sandbox ECE is at {os.environ["ECE_URL"]}. Ctrl-C ends both.
""",
        flush=True,
    )


def end(children: list[Child]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
