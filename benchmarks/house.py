"""How the code reads, in figures: `uv run --group test python -m benchmarks.house`. Prints, judges
nothing.

Tokens are names, operators and numbers, and a line counts where it holds one. The moves of a
journey follow one request: each function of ours counts where the request enters it for the first
time, and a move is a function in another room than the one before. A room is a folder of
dashboard/, or a file that stands in none.
"""

import ast
import io
import sys
import tempfile
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType

from benchmarks.desk import Desk, signed_in_desk

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = ROOT / "dashboard"
COUNTED = (tokenize.NAME, tokenize.OP, tokenize.NUMBER)
VIEWS = ("views.py", "search.py", "lookup.py", "detail.py", "compare.py", "outcome.py", "find.py")
NUMBER = "14082343456102"


@dataclass(frozen=True, slots=True)
class Density:
    """Figures of some files: tokens on a line, and choices (`a if b else c`) and loops in brackets
    a thousand lines.
    """

    lines: int
    tokens: float
    choices: float
    comprehensions: float


def main() -> None:
    files = product_files()
    views = [file for file in files if file.name in VIEWS]
    print(f"{'':28} {'lines':>6} {'tokens':>7} {'choices':>8} {'compr.':>7}")
    for name, part in (
        ("dashboard, no sandbox", without_sandbox(files)),
        ("its views", without_sandbox(views)),
        ("sandbox", [file for file in files if "sandbox" in file.parts]),
    ):
        print_density(name, density(part))
    print_functions(without_sandbox(files))
    print_moves()


def product_files() -> list[Path]:
    """Return every Python file of the product but migrations."""
    return [file for file in sorted(PRODUCT.rglob("*.py")) if "migrations" not in file.parts]


def without_sandbox(files: list[Path]) -> list[Path]:
    return [file for file in files if "sandbox" not in file.parts]


def density(files: list[Path]) -> Density:
    lines = tokens = choices = comprehensions = 0
    for file in files:
        text = file.read_text("utf-8")
        counted = [
            t for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type in COUNTED
        ]
        nodes = list(ast.walk(ast.parse(text)))
        tokens += len(counted)
        lines += len({token.start[0] for token in counted})
        choices += sum(isinstance(node, ast.IfExp) for node in nodes)
        comprehensions += sum(isinstance(node, ast.comprehension) for node in nodes)
    per_thousand = 1000 / max(lines, 1)
    return Density(
        lines, tokens / max(lines, 1), choices * per_thousand, comprehensions * per_thousand
    )


def print_density(name: str, figures: Density) -> None:
    print(
        f"{name:28} {figures.lines:6} {figures.tokens:7.1f}"
        f" {figures.choices:8.0f} {figures.comprehensions:7.0f}"
    )


def print_functions(files: list[Path]) -> None:
    lengths = sorted(length for file in files for length in function_lengths(file))
    longest = max(files, key=lambda file: file.read_text("utf-8").count("\n"))
    print(f"\nfunctions: {len(lengths)}, median {lengths[len(lengths) // 2]} lines", end="")
    for share in (0.9, 0.99):
        print(f", p{share * 100:.0f} {lengths[int(len(lengths) * share)]}", end="")
    lines = longest.read_text("utf-8").count("\n")
    print(f"; longest file {longest.relative_to(ROOT)}, {lines} lines")


def function_lengths(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def print_moves() -> None:
    print("\nmoves between rooms, by the rule at the head of this file:")
    with tempfile.TemporaryDirectory() as folder, signed_in_desk(Path(folder)) as desk:
        for name, act in journeys(desk):
            act()  # what is made once and kept is made here
            rooms = rooms_entered(act)
            print(f"  {name:16} {moves(rooms):3}   {' → '.join(without_repeats(rooms))}")


def journeys(desk: Desk) -> list[tuple[str, Callable[[], object]]]:
    results = desk.find(NUMBER).request["PATH_INFO"]
    return [
        ("a create", lambda: desk.create(first_name="Bob")),
        ("a results page", lambda: desk.get(results)),
        ("the unread list", lambda: desk.get("/unread/")),
    ]


def rooms_entered(act: Callable[[], object]) -> list[str]:
    """Return the room of each function that the act enters, in the order of the first entry."""
    entered: dict[CodeType, str] = {}

    def note(frame: FrameType, event: str, argument: object) -> None:
        room = room_of(frame.f_code)
        if event == "call" and room:
            entered.setdefault(frame.f_code, room)

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return list(entered.values())


def room_of(code: CodeType) -> str:
    """Return the room that the code stands in, or "" where it is not ours or has no name of its
    own.
    """
    file = Path(code.co_filename)
    if code.co_name.startswith("<") or not file.is_relative_to(PRODUCT):
        return ""
    return file.relative_to(PRODUCT).parts[0].removesuffix(".py")


def moves(rooms: list[str]) -> int:
    return len(without_repeats(rooms)) - 1


def without_repeats(rooms: list[str]) -> list[str]:
    return [room for place, room in enumerate(rooms) if place == 0 or rooms[place - 1] != room]


if __name__ == "__main__":
    main()
