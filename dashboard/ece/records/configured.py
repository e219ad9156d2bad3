"""From the metadata of customers to what an administrator has configured."""

from dashboard.ece.records.creates import CustomDefinition, Metadata
from dashboard.ece.records.source import Source
from dashboard.ece.records.values import Choice

_LISTS = {
    "industry": "industry",
    "level": "level",
    "country": "country",
    "group.type": "type.group.type",
    "group.region": "type.group.region",
    "corporate.region": "type.corporate.region",
    "person.type": "{persons}.type",
    "identification.type": "{persons}.identification.type",
}
_CUSTOM = {"customer": "", "contactPerson": "{persons}", "contactPoint": "{persons}.contactPoints"}


def metadata_from(source: Source, *, persons: str) -> Metadata:
    """Return as much as can be understood; `persons` is the name that contact persons go by."""
    lists = {name: _choices(*_place(source, path.format(persons=persons))) for name, path in _LISTS.items()}
    custom = {object: _definitions(_inside(source, path.format(persons=persons))) for object, path in _CUSTOM.items()}
    return Metadata(lists, custom)


def _definitions(source: Source) -> tuple[CustomDefinition, ...]:
    read = [_definition(each) for each in source.one("customAttributes").all("customAttribute")]
    return tuple(definition for definition in read if definition.name)


def _definition(source: Source) -> CustomDefinition:
    name = source.text("attribName")
    return CustomDefinition(
        name,
        label=source.text("displayName") or name,
        values=_choices(source.one("attribValues"), "attribValue"),
        is_required=source.flag("isRequired") is True,
    )


def _choices(source: Source, name: str) -> tuple[Choice, ...]:
    """The values listed under the name, directly or one step down."""
    listed = source.one(name).all("values") or source.all(name)
    read = [(each.text("value"), each.text("displayValue")) for each in listed]
    return tuple(Choice(value, label or value) for value, label in dict(read).items() if value)


def _place(source: Source, path: str) -> tuple[Source, str]:
    parents, _, name = path.rpartition(".")
    return _inside(source, parents), name


def _inside(source: Source, path: str) -> Source:
    for name in filter(None, path.split(".")):
        source = source.one(name)
    return source
