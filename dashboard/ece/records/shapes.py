"""The shapes that answers of every API generation share."""

from dashboard.ece import errors
from dashboard.ece.calls import Answer
from dashboard.ece.records.customers import CustomAttribute
from dashboard.ece.records.source import Source


def read_object(answer: Answer, name: str) -> Source:
    """Return the object that lists records under the name; an empty one for 204, which is how ECE says "none".

    Errors: Unusable when the answer is another one, or lists nothing under that name.
    """
    if answer.status == 204:
        return Source({})
    json = answer.json() if answer.status == 200 else None
    if not isinstance(json, dict) or not isinstance(json.get(name), dict | list):
        raise errors.Unusable("wrong shape")
    return Source(json)


def custom_attributes(source: Source) -> tuple[CustomAttribute, ...]:
    """Return the custom attributes of a customer, contact person, contact point or case; nameless ones are left out."""
    if "customAttributes" not in source:
        return ()
    read = [_custom_attribute(each) for each in source.one("customAttributes").all("customAttribute")]
    return tuple(attribute for attribute in read if attribute.name)


def _custom_attribute(source: Source) -> CustomAttribute:
    values = (value.text("value") for value in source.one("attribValues").all("attribValue"))
    return CustomAttribute(source.text("attribName"), tuple(filter(None, values)))
