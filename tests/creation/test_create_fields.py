"""docs/fields.md is as docs/fields.py writes it, and names every element that ECE may answer."""

from collections.abc import Iterator

import msgspec
import pytest

from dashboard.ece.shapes import cases, contact_points, customers
from docs import answers
from docs.fields import FIELDS, documentation


def test_the_documentation_of_the_form_is_up_to_date():
    assert FIELDS.read_text("utf-8") == documentation()


def elements(*shapes: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for shape in shapes for field in msgspec.structs.fields(shape)}


@pytest.mark.parametrize(
    ("places", "shapes"),
    [
        (answers.CUSTOMER, [customers.Customer]),
        (answers.COMPANY, [customers.Company]),
        (answers.PERSON, [customers.ContactPerson]),
        (answers.POINT, [contact_points.PointElements, contact_points.Address]),
        (answers.CASE_ELEMENTS, [cases.Case]),
        (answers.ACTIVITY, [cases.Activity]),
    ],
)
def test_each_element_that_is_read_has_a_row(places, shapes):
    assert places.keys() == elements(*shapes)


IDS = "1000,1001,1002,1003?$attribute=all"
# Names that stand inside an element that has a row.
INSIDE = {
    *("value", "displayValue", "date", "user", "name", "firstName", "middleName", "lastName"),
    *("days", "times", "attribName", "attribValue", "attribValues", "customAttribute"),
    *("contactPersons", "contactPerson", "contactPoints", "contactPoint", "contacts", "contact"),
    *("email", "phone", "postal", "website", "social", "group", "corporate", "screenName"),
    *("note", "content", "case"),
}


@pytest.mark.parametrize("resource", ["customer", "case"])
def test_each_element_that_ece_answers_has_a_row(sandbox, resource):
    rows = {name for places in answers.SECTIONS.values() for name in places}
    older = sandbox.signed_in("frank").get(f"/ws/v12/interaction/{resource}/{IDS}")
    cloud = sandbox.authorised("frank").get(f"/core/{resource}mgr/v3/{resource}/{IDS}")
    for answer in (older, cloud):
        assert len(answer.json()[resource]) == 4
        assert set(names(answer.json()[resource])) <= rows | INSIDE


def names(tree: object) -> Iterator[str]:
    """Yield the name of every element in the tree."""
    if isinstance(tree, dict):
        for name, inner in tree.items():
            yield name
            if name not in ("link", "cases", "activities", "folder"):
                yield from names(inner)
    if isinstance(tree, list):
        for each in tree:
            yield from names(each)
