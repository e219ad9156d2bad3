"""The README says what there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ENVIRONMENT = README.partition("### Environment")[2].partition("### What is kept")[0]
NAMES_READ = re.compile(r"""\w\(\s*"([A-Z][A-Z_]+)\"""")
SOURCES = [
    *(ROOT / "dashboard" / "environment").glob("*.py"),
    ROOT / "dashboard" / "settings.py",
    ROOT / "dashboard" / "demo.py",
    ROOT / "gunicorn.conf.py",
    ROOT / "tests" / "browser" / "conftest.py",
]


def test_every_environment_variable_is_in_the_readme():
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    read = set(NAMES_READ.findall(code)) - {"CI", "DJANGO_SETTINGS_MODULE"}
    first_cells = " ".join(re.findall(r"^\|([^|]+)\|", ENVIRONMENT, re.MULTILINE))
    described = set(re.findall(r"`(\w+)`", first_cells))
    assert len(read) > 25
    assert read == described


def test_the_readme_prints_the_command_that_ci_runs():
    command = "uv run --group test pytest"
    assert f"    {command}\n" in README
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith(command)
