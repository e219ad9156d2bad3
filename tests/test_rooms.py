"""Who may import whom. Whatever is not named is forbidden."""

import ast
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "dashboard").rglob("*.py"))

# The first pattern that fits a file decides. "stdlib" and the room itself are written out; ROOM is the file's folder.
ALLOWED = {
    "dashboard/sandbox/*": ["stdlib", "dashboard.sandbox"],
    "dashboard/ece/transport.py": ["stdlib", "requests", "urllib3", "dashboard.ece.calls", "dashboard.ece.errors"],
    "dashboard/ece/transport/*": [
        "stdlib",
        "requests",
        "urllib3",
        "dashboard.ece.calls",
        "dashboard.ece.errors",
        "dashboard.ece.transport",
    ],
    "dashboard/ece/dialects/*": [
        "stdlib",
        "dashboard.ece.errors",
        "dashboard.ece.calls",
        "dashboard.ece.records",
        "dashboard.ece.credentials",
        "ROOM",
    ],
    "dashboard/ece/authorization.py": ["stdlib", "oauthlib", "dashboard.ece"],
    "dashboard/ece/*": ["stdlib", "requests", "dashboard.ece"],
    "dashboard/phones.py": ["stdlib", "phonenumbers"],
    "dashboard/logs.py": ["stdlib"],
    "dashboard/unread/windows.py": ["stdlib"],
    "dashboard/unread/charts.py": ["stdlib"],
    "dashboard/unread/*": ["stdlib", "django", "dashboard.ece", "dashboard.listings", "ROOM"],
    "dashboard/sealing.py": ["stdlib", "django", "cryptography"],
    "dashboard/models.py": ["stdlib", "django", "dashboard.sealing"],
    "dashboard/migrations/*": ["stdlib", "django"],
    "dashboard/formats/*": ["stdlib"],
    "dashboard/searches.py": ["stdlib", "django", "dashboard.sealing", "dashboard.models"],
    "dashboard/drafts.py": ["stdlib", "django", "dashboard.sealing", "dashboard.models"],
    "dashboard/creates/__init__.py": ["stdlib", "django", "dashboard.drafts", "dashboard.sealing", "dashboard.models"],
    "dashboard/creates/*": ["stdlib", "django", "dashboard.ece", "dashboard.listings"],
    "dashboard/throttle.py": ["stdlib", "django", "dashboard.models"],
    "dashboard/forms/*": ["stdlib", "django", "dashboard.phones", "dashboard.unread.windows", "dashboard.forms"],
    "dashboard/regions.py": ["stdlib", "django", "django_htmx", "dashboard.agents"],
    "dashboard/templatetags/*": [
        "stdlib",
        "django",
        "django_htmx",
        "dashboard.forms.creates.elements",
        "dashboard.templatetags",
    ],
    "dashboard/listings/*": ["stdlib", "django", "dashboard.ece", "ROOM"],
    "dashboard/suggestions.py": ["stdlib", "django", "dashboard.ece"],
    "dashboard/troubles.py": ["stdlib", "django", "dashboard.ece"],
    "dashboard/renewals.py": [
        "stdlib",
        "django",
        "dashboard.ece",
        "dashboard.logs",
        "dashboard.models",
        "dashboard.sealing",
    ],
    "dashboard/redirects.py": [
        "stdlib",
        "django",
        "dashboard.agents",
        "dashboard.ece",
        "dashboard.models",
        "dashboard.sealing",
    ],
    "dashboard/agents.py": [
        "stdlib",
        "django",
        "dashboard.ece",
        "dashboard.logs",
        "dashboard.models",
        "dashboard.renewals",
        "dashboard.sealing",
    ],
    "dashboard/middleware.py": [
        "stdlib",
        "django",
        "django_htmx",
        "dashboard.agents",
        "dashboard.drafts",
        "dashboard.ece",
        "dashboard.logs",
        "dashboard.regions",
        "dashboard.sealing",
        "dashboard.troubles",
    ],
    "dashboard/views/*": [
        "stdlib",
        "django",
        "dashboard.agents",
        "dashboard.creates",
        "dashboard.drafts",
        "dashboard.ece",
        "dashboard.forms",
        "dashboard.listings",
        "dashboard.logs",
        "dashboard.models",
        "dashboard.redirects",
        "dashboard.regions",
        "dashboard.searches",
        "dashboard.suggestions",
        "dashboard.throttle",
        "dashboard.troubles",
        "dashboard.unread",
    ],
    "dashboard/management/*": ["stdlib", "django", "dashboard.models"],
    "dashboard/settings.py": ["stdlib", "django", "cryptography"],
    "dashboard/urls.py": ["django", "dashboard.views"],
    "dashboard/wsgi.py": ["stdlib", "django"],
    "dashboard/demo.py": ["stdlib", "django", "cryptography"],
    "dashboard/__init__.py": [],
}


@pytest.mark.parametrize("path", PRODUCT)
def test_a_room_imports_only_what_it_may(path):
    rule = next((allowed for pattern, allowed in ALLOWED.items() if fnmatch(path, pattern)), None)
    assert rule is not None, f"{path} stands in no room"
    room = ".".join(Path(path).parent.parts)
    allowed = [room if name == "ROOM" else name for name in rule]
    foreign = sorted(name for name in imports(ROOT / path) if not may_import(name, allowed))
    assert not foreign, f"{path} may not import {', '.join(foreign)}"


def test_views_do_not_import_each_other_or_the_settings():
    for path in (ROOT / "dashboard" / "views").glob("*.py"):
        names = imports(path)
        assert not {name for name in names if name.startswith(("dashboard.views", "django.conf"))}, path.name


def test_dialects_do_not_import_each_other():
    rooms = [path for path in (ROOT / "dashboard" / "ece" / "dialects").iterdir() if path.is_dir()]
    for room in rooms:
        for path in room.rglob("*.py"):
            others = {f"dashboard.ece.dialects.{other.name}" for other in rooms if other != room}
            assert not any(name.startswith(tuple(others)) for name in imports(path) if others), path


def imports(path: Path) -> set[str]:
    """The dotted names of all modules that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def may_import(name: str, allowed: list[str]) -> bool:
    if name.partition(".")[0] in sys.stdlib_module_names:
        return "stdlib" in allowed
    return any(name == room or name.startswith(f"{room}.") for room in allowed)
