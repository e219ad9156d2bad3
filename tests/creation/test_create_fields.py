<<<<<<< HEAD
"""docs/fields.md is as docs/fields.py writes it."""

from docs.fields import FIELDS, documentation
=======
"""docs/fields.md says what the form takes. It comes out of the same table as the form and the body
that is sent."""

from pathlib import Path

from dashboard.pages.elements import CUSTOMER, GROUPS, PERSON, POINTS, Element

FIELDS = Path(__file__).resolve().parent.parent.parent / "docs" / "fields.md"
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


def documentation() -> str:
    sections = {"Customer": CUSTOMER, "Contact person": PERSON}
    sections |= {f"Contact point: {kind}": elements for kind, elements in POINTS.items()}
    return BEGINNING + "".join(
        f"\n## {title}\n{HEAD}{''.join(map(row, each))}" for title, each in sections.items()
    )


def row(element: Element) -> str:
    required = "**required**, " if element.required or element.needed else ""
    only = f" ({' and '.join(element.types)} only)" if element.types else ""
    group = GROUPS.get(element.group, element.group)
    longest = element.longest if element.kind not in ("day", "flag") and not element.values else ""
    holding = f"{required}{holds(element)}{only}"
    return f"| `{element.path}` | {element.label} | {group} | {holding} | {longest} |\n"


def holds(element: Element) -> str:
    if element.values:
        return ", ".join(value for value, _label in element.values)
    if element.source:
        return f"what is configured as {element.source}, else text"
    return WRITTEN.get(element.kind, "text")
>>>>>>> main


def test_every_field_is_documented_as_it_is():
    assert FIELDS.read_text("utf-8") == documentation(), "run `just docs`"
