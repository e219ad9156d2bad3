"""Names say what a thing is: some words that only their author understood are gone for good."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RIDDLES = {
    *("asked", "said", "found", "kept", "held", "met", "creates", "trouble", "nothing"),
    *("Asked", "Held", "Trouble", "Nothing"),
}
VARIABLE = re.compile(r"\{[{%]([^}]*?)[%}]\}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
WORD = re.compile(r"[A-Za-z_]\w*")


def test_no_name_in_the_code_is_a_riddle():
    riddles = [
        f"{file.relative_to(ROOT)}:{line} {name}"
        for file in sorted((ROOT / "dashboard").rglob("*.py"))
        for line, name in names_in(file)
        if name in RIDDLES
    ]
    assert not riddles, "\n".join(riddles)


def test_no_variable_in_a_template_is_a_riddle():
    riddles = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted((ROOT / "templates").rglob("*.html"))
        for name in variables_in(file.read_text("utf-8"))
        if name in RIDDLES
    ]
    assert not riddles, "\n".join(riddles)


def names_in(file: Path) -> Iterator[tuple[int, str]]:
    """Yield each name that the file defines or uses, with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.keyword(arg=str(name)):
                yield node.lineno, name


def variables_in(template: str) -> Iterator[str]:
    for inside in VARIABLE.findall(template):
        yield from WORD.findall(QUOTED.sub("", inside))
