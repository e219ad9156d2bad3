"""The environment of the tests, set before Django reads its settings.

The sandbox of the session answers at ECE_URL.
"""

import os
import socket
from pathlib import Path

VAR_DIR = Path(__file__).resolve().parent.parent / "var" / "tests"
KEY = "dGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGU="


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


UNWANTED = (
    "AUDITORS",
    "DATABASE_CONNECTIONS",
    "DATABASE_URL",
    "ECE_CALLS",
    "ECE_CALLS_PER_AGENT",
    "ECE_CA_BUNDLE",
    "ECE_CREATE_PATH",
    "ECE_PROXY",
    "EXPORTS_A_MINUTE",
    "LOG_LEVEL",
    "METRICS_TOKEN",
    "REVEALS_A_MINUTE",
    "SUPERVISORS",
    "TRUSTED_PROXIES",
    "VIEWS_A_MINUTE",
    "WATCH_STDIN",
    "WEB_CONCURRENCY",
)
# WhiteNoise warns for each browser where the folder of collected files is missing.
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)
SANDBOX_PORT = free_port()
ENVIRONMENT = {
    "ECE_URL": f"http://127.0.0.1:{SANDBOX_PORT}/system",
    "ECE_API": "v20",
    "PUBLIC_URL": "http://127.0.0.1",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "SECRET_KEY": "only-for-tests-" * 4,
    "FIELD_KEY": KEY,
    "DEFAULT_COUNTRY_CODE": "1",
    "DEBUG": "1",
    "DRAIN_SECONDS": "0",
    "VAR_DIR": str(VAR_DIR),
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
for name in (*UNWANTED, *ENVIRONMENT):
    os.environ.pop(name, None)
    os.environ.pop(f"{name}_FILE", None)
os.environ |= ENVIRONMENT
