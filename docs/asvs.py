"""Write docs/asvs.md, the security standard requirement by requirement: `just docs`.

It comes out of docs/asvs.toml.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
TABLE = FOLDER / "asvs.md"
NOT_APPLICABLE = "not_applicable"
BEGINNING = """# The security standard, requirement by requirement

OWASP ASVS 5.0.0: every requirement of levels 1 and 2 in the chapters V1 to V8 and V11 to V16, those
of level 3 that are within reach, and of V9 and V10 what a client of OAuth needs most. The rest of
V9 and V10, and V17 (WebRTC), were not examined. A test of the suite holds that every test named
here exists. **Not met** is a gap that is known.

Made from [asvs.toml](asvs.toml) by `just docs`.
"""
HEAD = """
| Requirement | Level | What is done | Proved by |
|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement. `tests` are below tests/; where there are none, `reason` says why."""

    id: str
    level: int
    how: str
    tests: list[str] = field(default_factory=list)
    reason: str = ""
    met: bool = True


def main() -> None:
    TABLE.write_text(documentation(), "utf-8")


def documentation() -> str:
    parts = [BEGINNING]
    for name, lines in chapters().items():
        parts.append(f"\n## {name}\n{HEAD}")
        parts += [line(Row(id, **columns)) for id, columns in lines.items()]
    parts.append("\n## What does not apply\n\n| Why | Requirements |\n|---|---|\n")
    parts += [f"| {why} | {', '.join(ids)} |\n" for why, ids in not_applicable().items()]
    return "".join(parts)


def line(row: Row) -> str:
    status = "" if row.met else "**Not met.** "
    proof = row.reason or "<br>".join(f"`{test}`" for test in row.tests)
    return f"| {row.id} | {row.level} | {status}{row.how} | {proof} |\n"


def rows() -> Iterator[Row]:
    for lines in chapters().values():
        for id, columns in lines.items():
            yield Row(id, **columns)


def chapters() -> dict[str, dict[str, dict]]:
    content = read()
    return {name: lines for name, lines in content.items() if name != NOT_APPLICABLE}


def not_applicable() -> dict[str, list[str]]:
    """Return the requirements that do not apply, by the reason."""
    return read()[NOT_APPLICABLE]


def read() -> dict[str, dict]:
    return tomllib.loads((FOLDER / "asvs.toml").read_text("utf-8"))


if __name__ == "__main__":
    main()
