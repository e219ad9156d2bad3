"""The README says what there is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
READERS = re.compile(
    r"""\b(?:text|words|number|one_of|web_address|existing_file|time_zone|allowed_hosts)\(\s*"([A-Z][A-Z_]+)"|"""
    r"""environ(?:\.get\(|\[)"([A-Z][A-Z_]+)\""""
)


def test_every_environment_variable_is_in_the_readme():
    sources = [
        *(ROOT / "dashboard").rglob("*.py"),
        ROOT / "gunicorn.conf.py",
        *(ROOT / "tests").rglob("*.py"),
    ]
    names = {
        name
        for path in sources
        for pair in READERS.findall(path.read_text("utf-8"))
        for name in pair
        if name
    }
    names -= {"CI", "PATH"}
    assert len(names) > 15
    assert not sorted(name for name in names if f"`{name}`" not in README)


def test_the_readme_prints_the_command_that_ci_runs():
    command = "uv run --group test pytest"
    assert f"    {command}\n" in README
    assert (ROOT / ".ci" / "run").read_text("utf-8").rstrip().endswith(command)
