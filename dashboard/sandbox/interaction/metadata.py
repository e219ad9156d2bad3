"""Metadata: the lists of values and the custom attributes, as this ECE is configured.

Customers' metadata come in one of two forms. Nested, under "customer", each list stands where its
value stands in a customer. Flat, under "attribute", each list is named as ECE's page names it
("group.region") and a custom attribute as criteria name it ("custom.preferredlang"). The metadata
of cases and activities are published, and flat.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.sandbox.interaction.labels import choice, label
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.languages import LANGUAGES
from dashboard.sandbox.wire.parameters import read_attributes
from dashboard.sandbox.world import configured
from dashboard.sandbox.world.configured import CustomAttribute, custom_attributes_of

ROOT = "attributes"


@dataclass(frozen=True, slots=True)
class ValueList:
    """A list of values: the `part` of $attribute that wants it, its name and its nested place."""

    part: str
    name: str
    place: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustomList:
    """The custom attributes of an object; `prefix` stands before their names in the flat form."""

    part: str
    prefix: str
    place: str
    object: str


type Lists = tuple[ValueList | CustomList, ...]


def _customer_lists(people: str) -> Lists:
    """`people` is contactPersons, on v3 contacts."""
    return (
        ValueList("type", "group.type", "type.group.type", configured.GROUP_TYPES),
        ValueList("type", "group.region", "type.group.region", configured.REGIONS),
        ValueList("type", "corporate.region", "type.corporate.region", configured.REGIONS),
        ValueList("country", "country", "country", configured.COUNTRIES),
        ValueList("industry", "industry", "industry", configured.INDUSTRIES),
        ValueList("level", "level", "level", configured.LEVELS),
        ValueList(people, "contactPerson.type", f"{people}.type", configured.PERSON_TYPES),
        ValueList(
            people,
            "contactPerson.identification.type",
            f"{people}.identification.type",
            configured.IDENTIFICATION_TYPES,
        ),
        CustomList(people, "contactPerson.custom", people, "contactPerson"),
        CustomList(people, "contactPoint.custom", f"{people}.contactPoints", "contactPoint"),
        CustomList("custom", "custom", "", "customer"),
    )


CUSTOMER_LISTS = _customer_lists("contactPersons")
CLOUD_CUSTOMER_LISTS = _customer_lists("contacts")
CASE_LISTS: Lists = (CustomList("custom", "custom", "", "case"),)
ACTIVITY_LISTS: Lists = (
    ValueList("type", "type", "", ("calltrack",)),
    ValueList("language", "language", "", LANGUAGES),
    CustomList("custom", "custom", "", "activity"),
)


def of_customers(call: Call) -> Reply:
    """Answer what $attribute names: type, country, industry, level, contactPersons, custom, all."""
    lists = CUSTOMER_LISTS
    if call.is_cloud:
        lists = CLOUD_CUSTOMER_LISTS
    wanted = _wanted(call, lists, at_once=call.is_cloud or call.switches.metadata_at_once)
    if call.switches.metadata_root == "attribute":
        return _flat(call, "customer", wanted)
    return Reply(200, {"customer": _nested(call, wanted)}, ROOT)


def of_cases(call: Call) -> Reply:
    """Answer the custom attributes of cases, or 204 when there are none."""
    return _published(call, "case", CASE_LISTS)


def of_activities(call: Call) -> Reply:
    """Answer the custom attributes, types and languages of activities, or 204 for none."""
    return _published(call, "activity", ACTIVITY_LISTS)


def _published(call: Call, resource: str, lists: Lists) -> Reply:
    wanted = _wanted(call, lists, at_once=call.is_cloud or resource != "case")
    if not call.switches.case_metadata:
        wanted = [each for each in wanted if isinstance(each, ValueList)]
    if not wanted:
        return Reply(204)
    return _flat(call, resource, wanted)


def _wanted(call: Call, lists: Lists, *, at_once: bool) -> list[ValueList | CustomList]:
    """Raises 400-112 without $attribute, 400-102 for a part that is not known.

    It is 400-102 for several parts, too, unless they may be asked for `at_once`.
    """
    parts = dict.fromkeys(each.part for each in lists)
    named = read_attributes(call.parameters, parts)
    if not named:
        raise problems.missing_parameter(["$attribute"])
    if not at_once and (len(named) > 1 or "all" in named):
        raise problems.bad_parameter(
            "$attribute",
            call.parameters["$attribute"],
            "Allowed values: {allowed}.",
            allowed=", ".join(parts),
        )
    return [each for each in lists if each.part in named or "all" in named]


def _flat(call: Call, resource: str, lists: Iterable[ValueList | CustomList]) -> Reply:
    attributes = []
    for each in lists:
        if isinstance(each, ValueList):
            attributes.append(_named_list(each, call))
        else:
            attributes.extend(_named_attributes(each, call))
    return Reply(200, {"attribute": attributes, "resource": resource}, ROOT)


def _named_list(list: ValueList, call: Call) -> Tree:
    title = list.name.replace(".", " ")
    return {
        "attribName": list.name,
        "displayName": label(title[:1].upper() + title[1:], call.language),
        "attribValues": {"attribValue": _choices(list.values, call)},
    }


def _named_attributes(list: CustomList, call: Call) -> Iterator[Tree]:
    for attribute in custom_attributes_of(list.object):
        name = f"{list.prefix}.{attribute.name}"
        yield _described(attribute, call) | {"attribName": name}


def _nested(call: Call, lists: Iterable[ValueList | CustomList]) -> Tree:
    tree: Tree = {}
    for each in lists:
        if isinstance(each, ValueList):
            _put(tree, each.place, {"values": _choices(each.values, call)})
            continue
        attributes = custom_attributes_of(each.object)
        described = [_described(attribute, call) for attribute in attributes]
        place = f"{each.place}.customAttributes".lstrip(".")
        _put(tree, place, {"customAttribute": described})
    return tree


def _put(tree: Tree, place: str, value: Any) -> None:
    *parents, name = place.split(".")
    for parent in parents:
        tree = tree.setdefault(parent, {})
    tree[name] = value


def _described(attribute: CustomAttribute, call: Call) -> Tree:
    tree: Tree = {
        "attribName": attribute.name,
        "displayName": label(attribute.title, call.language),
        "dataType": "string",
        "isRequired": False,
        "isEncrypted": attribute.encrypted,
    }
    if attribute.values:
        tree["attribValues"] = {"attribValue": _choices(attribute.values, call)}
    return tree


def _choices(values: Collection[str], call: Call) -> list[dict[str, str]]:
    return [choice(value, call.language) for value in values]
