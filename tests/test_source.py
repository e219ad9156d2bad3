"""What no line of the product does, whoever reviews it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = [
    file
    for file in sorted((ROOT / "dashboard").rglob("*.py"))
    if "sandbox" not in file.parts and file.name != "demo.py"
]
SCRIPTS = sorted((ROOT / "static").rglob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NEVER_CALLED = {"eval", "exec", "compile", "mark_safe", "system", "popen", "md5", "sha1", "RawSQL"}
NEVER_IMPORTED = {"pickle", "marshal", "shelve", "subprocess", "xml", "yaml", "telnetlib"}
CHANCE = {"random"}
PAUSES = {"transport"}  # a pause of random length before the second try of a read
MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")
STORAGE = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.")
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=\"")
PATTERNS = {"compile", "fullmatch", "match", "search", "sub", "split", "findall", "finditer"}


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Yield each call of the product with the name that is called."""
    for file in OURS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                    yield file, node, name


def imports() -> Iterator[tuple[Path, str]]:
    """Yield each package that the product imports."""
    for file in OURS:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    for each in names:
                        yield file, each.name.partition(".")[0]
                case ast.ImportFrom(module=str(module)):
                    yield file, module.partition(".")[0]


def is_method_of_re(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="re")):
            return True
    return False


def test_no_code_does_what_nobody_could_review():
    called = [
        f"{file.relative_to(ROOT)}:{call.lineno} {name}"
        for file, call, name in calls()
        if name in NEVER_CALLED and not is_method_of_re(call)
    ]
    imported = [
        f"{file.relative_to(ROOT)} {name}" for file, name in imports() if name in NEVER_IMPORTED
    ]
    assert not called + imported


def test_chance_is_never_a_secret():
    drawn = {file.parent.name for file, name in imports() if name in CHANCE}
    assert drawn <= PAUSES


def is_fixed(pattern: ast.expr) -> bool:
    """Whether it is a literal, a constant, or made of these."""
    match pattern:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
        case ast.FormattedValue(value=value):
            return is_fixed(value)
        case ast.JoinedStr(values=values):
            return all(map(is_fixed, values))
        case ast.Call(func=ast.Attribute(value=separator, attr="join"), args=[parts]):
            return is_fixed(separator) and is_fixed(parts)
        case ast.BinOp(left=left, right=right):
            return is_fixed(left) and is_fixed(right)
    return False


def test_no_pattern_is_made_of_what_was_typed():
    made = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file, call, name in calls()
        if is_method_of_re(call) and name in PATTERNS and not is_fixed(call.args[0])
    ]
    assert not made


def test_no_template_writes_unescaped_text():
    found = [file.name for file in TEMPLATES if UNESCAPED.search(file.read_text("utf-8"))]
    assert not found


def test_no_script_writes_markup():
    assert SCRIPTS
    assert not [file.name for file in SCRIPTS if MARKUP.search(file.read_text("utf-8"))]


def test_no_script_stores_anything():
    assert not [file.name for file in SCRIPTS if STORAGE.search(file.read_text("utf-8"))]
