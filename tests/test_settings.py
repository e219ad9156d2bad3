"""A wrong environment stops the start with the name of what is wrong, and without printing a secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.env import KEY

ROOT = Path(__file__).resolve().parent.parent
SECRET = "canary-" * 10
RIGHT = {
    "PATH": os.environ["PATH"],
    "ECE_URL": "https://ece.example.com/system",
    "PUBLIC_URL": "https://desk.example.com",
    "SECRET_KEY": SECRET,
    "FIELD_KEY": KEY,
}
CLOUD = {
    "ECE_API": "v3",
    "ECE_URL": "https://api.example.com",
    "ECE_OAUTH_AUTHORIZE_URL": "https://login.example.com/authorize",
    "ECE_OAUTH_TOKEN_URL": "https://login.example.com/token",
    "ECE_OAUTH_REVOKE_URL": "https://login.example.com/revoke",
    "ECE_OAUTH_CLIENT_ID": "dashboard",
    "ECE_OAUTH_CLIENT_SECRET": "canary",
    "ECE_OAUTH_SCOPES": "openid",
    "ECE_OAUTH_LOGIN_CLAIM": "preferred_username",
}


def started(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess:
    command = command or ("-c", "import dashboard.settings")
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "canary-short"),
        ("FIELD_KEY", "canary-not-a-key"),
        ("ECE_URL", "http://ece.example.com/system"),
        ("ECE_URL", "https://login:canary@ece.example.com/system"),
        ("ECE_API", "v9"),
        ("ECE_CA_BUNDLE", "/no/such/file"),
        ("PUBLIC_URL", "http://desk.example.com"),
        ("ALLOWED_HOSTS", "*"),
        ("DEBUG", "1"),
        ("IDLE_MINUTES", "soon"),
        ("DATABASE_URL", "mysql://canary@db/x"),
        ("TIME_ZONE", "Mars/Phobos"),
        ("DEFAULT_COUNTRY_CODE", "+1"),
        ("FIELD_KEY_FILE", "/no/such/file"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    answer = started(RIGHT | {name: value})
    last = answer.stderr.strip().splitlines()[-1]
    assert answer.returncode != 0
    assert name in last
    assert "canary" not in last


@pytest.mark.parametrize("name", ["ECE_URL", "PUBLIC_URL", "SECRET_KEY", "FIELD_KEY"])
def test_a_missing_value_is_named(name):
    answer = started({key: value for key, value in RIGHT.items() if key != name})
    assert answer.stderr.strip().endswith(f"{name} is not set.")


def test_v3_starts_with_a_place_to_sign_in():
    assert started(RIGHT | CLOUD).returncode == 0


@pytest.mark.parametrize("name", sorted(name for name in CLOUD if name.startswith("ECE_OAUTH_")))
def test_where_agents_sign_in_to_v3_has_to_be_said(name):
    answer = started({key: value for key, value in (RIGHT | CLOUD).items() if key != name})
    assert answer.stderr.strip().endswith(f"{name} is not set.")
    empty = started(RIGHT | CLOUD | {name: ""}).stderr.strip().splitlines()[-1]
    assert name in empty
    assert "canary" not in empty


def test_secrets_may_come_from_files(tmp_path):
    (tmp_path / "key").write_text(f"{SECRET}\n")
    environment = {key: value for key, value in RIGHT.items() if key != "SECRET_KEY"}
    assert started(environment | {"SECRET_KEY_FILE": str(tmp_path / "key")}).returncode == 0


def test_the_settings_of_production_pass_the_deployment_check():
    answer = started(RIGHT, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr
