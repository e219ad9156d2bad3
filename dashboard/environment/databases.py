"""Where the dashboard's own rows lie: `DATABASE_URL`, checked before it is used."""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import dj_database_url
from dj_database_url import DBConfig
from environs import ValidationError

from dashboard.environment import reading

A_DATABASE = (
    "sqlite:////absolute/path or postgres://login:password@host:port/name; special characters of "
    "these parts are written as in %40"
)
TIMEOUTS = "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s"
CONNECT_SECONDS = 5
PATIENCE = 10  # seconds for one of the connections
SQLITE_SECONDS = 60  # that a thread keeps its connection, which is dear to open
MOST_WAITING = 120  # of 128 threads; the others answer what needs no database
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
POSTGRES_OPTIONS = {
    "application_name",
    "channel_binding",
    "connect_timeout",
    "currentSchema",
    "gssencmode",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "options",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
    "tcp_user_timeout",
}


def database(name: str, folder: Path, *, connections: int) -> DBConfig:
    """Return Django's entry for the database; by default for SQLite in this folder, then made.

    A process has at most so many `connections` to PostgreSQL.
    """
    usual = sqlite_address(folder / "dashboard.sqlite3")
    address = reading.text(name, A_DATABASE, usual)
    if address == usual:
        reading.make_folder("VAR_DIR", folder)
    entry = reading.value(name, A_DATABASE, parse, usual)
    if is_postgres(entry):
        entry["OPTIONS"] = postgres_options(entry, connections)
    return entry


def sqlite_address(file: Path) -> str:
    """Return the DATABASE_URL of this file."""
    return f"sqlite:///{quote(str(file))}"


def parse(address: str) -> DBConfig:
    """Return Django's entry for this address. Errors: ValueError, ValidationError."""
    parts = urlsplit(address)
    if len(parts.path) < 2 or parts.fragment:
        raise ValueError
    if parts.scheme == "sqlite" and not parts.netloc:
        return sqlite(address)
    if parts.scheme in ("postgres", "postgresql") and parts.hostname:
        return postgres(address)
    raise ValueError


def sqlite(address: str) -> DBConfig:
    entry = dj_database_url.parse(address, conn_max_age=SQLITE_SECONDS)
    if "OPTIONS" in entry:
        raise ValidationError("must not hold options for SQLite")
    file = Path(entry["NAME"])
    if not file.is_absolute():
        raise ValidationError("must hold an absolute path, which takes four slashes: sqlite:////")
    if file.is_dir() or not os.access(file.parent, os.W_OK):
        raise ValidationError("must name a file in a folder that is there and can be written to")
    entry["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
    }
    return entry


def postgres(address: str) -> DBConfig:
    check_options(urlsplit(address).query)
    if find_spec("psycopg") is None:
        raise ValidationError("needs PostgreSQL's driver: uv sync --extra postgres")
    return dj_database_url.parse(address, conn_health_checks=True)


def is_postgres(entry: DBConfig) -> bool:
    return entry["ENGINE"] == "django.db.backends.postgresql"


def postgres_options(entry: DBConfig, connections: int) -> dict[str, object]:
    """Return how connections are opened and shared. What the address says wins."""
    from dashboard.environment.patience import PatientConnection  # its driver may be missing

    options: dict[str, object] = {}
    if "OPTIONS" in entry:
        options = entry["OPTIONS"]
    server_settings = f"{TIMEOUTS} {options.get('options', '')}".strip()
    pool = {
        "min_size": 1,
        "max_size": connections,
        "max_waiting": MOST_WAITING,
        "timeout": PATIENCE,
        "connection_class": PatientConnection,
    }
    return {"connect_timeout": CONNECT_SECONDS, **options, "options": server_settings, "pool": pool}


def check_options(query: str) -> None:
    """Refuse what libpq would refuse later, or dj-database-url drop. Errors: ValidationError."""
    options = parse_qsl(query, keep_blank_values=True)
    names = [name for name, _ in options]
    if not POSTGRES_OPTIONS.issuperset(names) or len(set(names)) < len(names):
        known = ", ".join(sorted(POSTGRES_OPTIONS))
        raise ValidationError(f"must hold, after its ?, only these options, each once: {known}")
    if not all(value for _, value in options):
        raise ValidationError("must not hold an empty option")
    check_tls(dict(options))


def check_tls(options: dict[str, str]) -> None:
    """Refuse a mode that is none, and a certificate that is not there. Errors: ValidationError."""
    if options.get("sslmode", "prefer") not in SSL_MODES:
        raise ValidationError(f"must hold one of these values of sslmode: {', '.join(SSL_MODES)}")
    authorities = options.get("sslrootcert", "system")
    if authorities == "system":
        return
    if not Path(authorities).is_absolute() or not os.access(authorities, os.R_OK):
        right = "must hold the absolute path of a file that can be read as sslrootcert"
        raise ValidationError(right)
