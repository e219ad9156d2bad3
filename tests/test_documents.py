"""The README says what there is."""

import re
import tomllib
from pathlib import Path

import pytest

from benchmarks.readme import command_lines, way_of
from dashboard import VERSION

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ENVIRONMENT = README.partition("### Environment")[2].partition("### What is kept")[0]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
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


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_every_link_leads_somewhere(document):
    for target in LINK.findall(document.read_text("utf-8")):
        path, _, anchor = target.partition("#")
        file = (document.parent / path).resolve() if path else document
        assert file.exists(), target
        assert not anchor or anchor in anchors_of(file), target


def anchors_of(document: Path) -> set[str]:
    """Return what the headings of a document are linked by."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_command_line_of_the_readme_is_one_that_just_readme_tries():
    lines = command_lines(README)
    assert len(lines) > 12
    assert not [line for line in lines if not way_of(line)]


def test_the_readme_prints_the_command_that_ci_runs():
    command = "uv run --group test pytest"
    assert f"    {command}\n" in README
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith(command)


def test_the_version_is_the_same_wherever_it_is_written():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+) — ", changes, re.MULTILINE)
    assert [project["version"], newest[1]] == [VERSION, VERSION]
