"""Write docs/fields.md, what the form takes and where answers are shown: `just docs`.

It comes out of the same table as the form and the body that is sent.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import django

from dashboard.pages.elements import CUSTOMER, GROUPS, PERSON, POINTS, Element
from docs import answers

FIELDS = Path(__file__).resolve().parent / "fields.md"
BEGINNING = """# What the form of a new customer takes

One table in `dashboard/pages/elements.py` makes the form, its checks, the body that ECE is sent,
and this page. Everything is optional unless it says required. What is left empty is not sent.
Custom attributes come beside these, as ECE is configured; every contact point may have a priority
(high, medium, low).
"""
HEAD = """
| Element | Field | Group | Holds | Longest |
|---|---|---|---|---|
"""
WRITTEN = {
    "email": "e-mail address",
    "web": "web address",
    "digits": "digits",
    "day": "a day in the past",
    "flag": "true or false",
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    FIELDS.write_text(documentation(), "utf-8")


def documentation() -> str:
    """Return the page as it should be."""
    sections = [section("Customer", CUSTOMER), section("Contact person", PERSON)]
    for kind, elements in POINTS.items():
        sections.append(section(f"Contact point: {kind}", elements))
    return BEGINNING + "".join(sections) + answers.documentation()


def section(title: str, elements: Iterable[Element]) -> str:
    return f"\n## {title}\n{HEAD}{''.join(map(row, elements))}"


def row(element: Element) -> str:
    group = GROUPS.get(element.group, element.group)
    name = f"`{element.path}` | {element.label} | {group}"
    return f"| {name} | {content(element)} | {longest(element)} |\n"


def content(element: Element) -> str:
    words = holds(element)
    if element.required or element.needed:
        words = f"**required**, {words}"
    if element.types:
        words += f" ({' and '.join(element.types)} only)"
    return words


def longest(element: Element) -> str:
    if element.values or element.kind in ("day", "flag"):
        return ""
    return str(element.longest)


def holds(element: Element) -> str:
    if element.values:
        return ", ".join(value for value, _label in element.values)
    if element.source:
        return f"what is configured as {element.source}, else text"
    return WRITTEN.get(element.kind, "text")


if __name__ == "__main__":
    main()
