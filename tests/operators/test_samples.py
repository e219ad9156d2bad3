"""The samples in deploy/ are what they say they are, as far as this machine can tell."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.servers import need

pytestmark = pytest.mark.operators

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())


def test_systemd_takes_the_units(tmp_path):
    verify = shutil.which("systemd-analyze")
    need(verify, "systemd")
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/agent-dashboard", str(ROOT))
        name = unit.name.replace("@.", "@8001.")
        (tmp_path / name).write_text(text.replace("%i", "8001"))
    for unit in tmp_path.iterdir():
        checked = subprocess.run(
            [verify, "verify", "--man=no", unit], capture_output=True, text=True, check=False
        )
        assert not about(unit.name, checked.stderr), checked.stderr


def about(unit: str, lines: str) -> list[str]:
    """Return what systemd has to say about this unit; it also speaks of the machine's own ones."""
    return [line for line in lines.splitlines() if unit in line]


def test_the_service_is_hardened(tmp_path):
    text = (DEPLOY / "systemd" / "dashboard@.service").read_text("utf-8")
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet=\n"):
        assert line in text


def test_every_service_has_a_folder_to_write_to():
    for unit in UNITS:
        text = unit.read_text("utf-8")
        assert ("ProtectSystem=strict" in text) == ("StateDirectory=agent-dashboard" in text), unit


def test_the_two_proxies_differ_only_in_where_the_instances_are():
    by_hand = (DEPLOY / "nginx.conf").read_text("utf-8")
    composed = (DEPLOY / "nginx.compose.conf").read_text("utf-8")
    assert directives(by_hand) == directives(composed)


def directives(text: str) -> list[str]:
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("#", "server "))]


def test_no_proxy_ever_repeats_a_post():
    for name in ("nginx.conf", "nginx.compose.conf"):
        text = (DEPLOY / name).read_text("utf-8")
        assert not re.search(r"^\s*proxy_next_upstream\b.*non_idempotent", text, re.MULTILINE)


def test_what_the_image_copies_is_there():
    copied = re.findall(r"^COPY (?!--)(.+)$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    for line in copied:
        *sources, _ = line.split()
        for source in sources:
            assert (ROOT / source).exists(), source
