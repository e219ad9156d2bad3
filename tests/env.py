"""The environment of the tests, set before Django reads its settings. The sandbox of the session answers at ECE_URL."""

import os
import socket

KEY = "dGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGU="


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


UNWANTED = (
    "DATABASE_URL",
    "ECE_CA_BUNDLE",
    "ECE_PROXY",
    "SUPERVISORS",
    "SECRET_KEY_FILE",
    "FIELD_KEY_FILE",
)
for name in UNWANTED:
    os.environ.pop(name, None)

SANDBOX_PORT = free_port()
os.environ |= {
    "ECE_URL": f"http://127.0.0.1:{SANDBOX_PORT}/system",
    "ECE_API": "v20",
    "PUBLIC_URL": "http://127.0.0.1",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "SECRET_KEY": "only-for-tests-" * 4,
    "FIELD_KEY": KEY,
    "DEFAULT_COUNTRY_CODE": "1",
    "DEBUG": "1",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
