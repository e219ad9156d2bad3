"""What an administrator has configured for customers and cases."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from dashboard.ece.shapes import metadata as shapes
from dashboard.ece.shapes.common import Choice


class CustomDefinition(Struct, frozen=True):
    """A custom attribute that ECE is configured with. Without `values` any text may be given."""

    name: str
    label: str
    values: tuple[Choice, ...] = ()
    is_required: bool = False
    is_encrypted: bool = False


class Metadata(Struct, frozen=True):
    """What is configured; where ECE does not tell, there is nothing under a name.

    `lists` holds the values of industry, level, country, group.type, group.region,
    corporate.region, person.type and identification.type; `custom` the custom attributes of a
    customer, contactPerson, contactPoint or case. `unreadable` counts what was there but could not
    be read.
    """

    lists: Mapping[str, tuple[Choice, ...]] = {}
    custom: Mapping[str, tuple[CustomDefinition, ...]] = {}
    unreadable: int = 0

    @property
    def is_known(self) -> bool:
        """Whether ECE told anything, so that no custom attribute means that there is none."""
        return any(self.lists.values()) or any(self.custom.values())

    def custom_names(self, object: str) -> tuple[str, ...]:
        return tuple(definition.name for definition in self.custom.get(object, ()))


# Where all stands in one list, each entry says with its name what it is.
_LISTS = {
    **{name: name for name in ("industry", "level", "country", "group.type", "group.region")},
    "corporate.region": "corporate.region",
    "contactPerson.type": "person.type",
    "contactPerson.identification.type": "identification.type",
}
_OWNERS = {"contactPerson.custom.": "contactPerson", "contactPoint.custom.": "contactPoint"}


def read_metadata(parts: Iterable[Metadata], left_out: int) -> Metadata:
    """Return all parts in one, the first that has something under a name before the others."""
    lists: dict[str, tuple[Choice, ...]] = {}
    custom: dict[str, tuple[CustomDefinition, ...]] = {}
    unreadable = left_out
    for part in parts:
        for name, values in part.lists.items():
            lists[name] = lists.get(name) or values
        for name, definitions in part.custom.items():
            custom[name] = custom.get(name, ()) + definitions
        unreadable += part.unreadable
    return Metadata(lists, custom, unreadable)


def read_attributes(shape: shapes.Attributes, unreadable: int) -> Metadata:
    """Return what one object of the answer tells."""
    if shape.attrib_name in _LISTS:
        values = _choices(shape.attrib_values.attrib_value)
        return Metadata({_LISTS[shape.attrib_name]: values}, {}, unreadable)
    if shape.attrib_name:
        return Metadata({}, _owned(shape, "customer"), unreadable)
    return _read_nested(shape, unreadable)


def read_case_attribute(shape: shapes.Definition, unreadable: int) -> Metadata:
    """Return what one entry of the answer about cases tells."""
    return Metadata({}, _owned(shape, "case"), unreadable)


def _owned(shape: shapes.Definition, usual: str) -> dict[str, tuple[CustomDefinition, ...]]:
    """Return the custom attribute by the object whose it is, `usual` where its name tells none."""
    for prefix, owner in _OWNERS.items():
        if shape.attrib_name.startswith(prefix):
            return {owner: (_definition(shape, shape.attrib_name.removeprefix(prefix)),)}
    if not shape.attrib_name:
        return {}
    return {usual: (_definition(shape, shape.attrib_name.removeprefix("custom.")),)}


def _read_nested(shape: shapes.Attributes, unreadable: int) -> Metadata:
    persons = shape.contact_persons or shape.contacts or shapes.PersonAttributes()
    lists = {
        "industry": shape.industry,
        "level": shape.level,
        "country": shape.country,
        "group.type": shape.type.group.type,
        "group.region": shape.type.group.region,
        "corporate.region": shape.type.corporate.region,
        "person.type": persons.type,
        "identification.type": persons.identification.type,
    }
    custom = {
        "customer": shape.custom_attributes.custom_attribute,
        "contactPerson": persons.custom_attributes.custom_attribute,
        "contactPoint": persons.contact_points.custom_attributes.custom_attribute,
    }
    return Metadata(
        {name: _choices(values) for name, values in lists.items()},
        {name: _definitions(listed) for name, listed in custom.items()},
        unreadable,
    )


def _definitions(listed: Iterable[shapes.Definition]) -> tuple[CustomDefinition, ...]:
    return tuple(_definition(each, each.attrib_name) for each in listed if each.attrib_name)


def _definition(shape: shapes.Definition, name: str) -> CustomDefinition:
    return CustomDefinition(
        name,
        label=shape.display_name or name,
        values=_choices(shape.attrib_values.attrib_value),
        is_required=shape.is_required is True,
        is_encrypted=shape.is_encrypted is True,
    )


def _choices(values: shapes.ValueList) -> tuple[Choice, ...]:
    """Return the choices, each value once."""
    listed = values.values if isinstance(values, shapes.Values) else values
    by_value = {choice.value: choice for choice in listed if choice.value}
    return tuple(by_value.values())
