"""What a new customer's form begins with: what a search was about that found nobody, or a link
names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.conf import settings

from dashboard.creation.custom_rows import NamedValue
from dashboard.pages.elements import COMPANY, TYPES
from dashboard.reading import phones
from dashboard.reading.names import split_name
from dashboard.reading.social import read_handle

PREFIX_OF_OBJECT = {"customer": "", "contactPerson": "person-0"}
NETWORKS = {
    "facebook_id": "Facebook",
    "twitter_id": "Twitter",
    "instagram_id": "Instagram",
    "apple_opaque_id": "Apple",
    "youtube_id": "YouTube",
}

SALUTATIONS = {"mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss"}

type FieldValues = dict[str, str]


@dataclass(slots=True)
class Prefill:
    """The values of fields, and names and values of custom attributes, each by the prefix of their
    section."""

    fields: dict[str, FieldValues] = field(default_factory=dict)
    custom: dict[str, list[NamedValue]] = field(default_factory=dict)


def prefill_from(
    typed: Mapping[str, Sequence[str]], departments: Sequence[str], *, usual: str
) -> Prefill:
    """Return what the fields of a customer search begin; a link may name a type and a department
    the same way.

    `departments` are all that the agent has, or none where that is not known; `usual` is the one
    where none is named.
    """
    first = {name: values[0] for name, values in typed.items() if values}
    prefill = Prefill()
    prefill.fields[""] = customer_values(first, departments, usual)
    if email := first.get("email"):
        prefill.fields["email-0"] = {"address": email}
    if phone := first.get("phone"):
        prefill.fields["phone-0"] = phone_parts(phone)
    if name := first.get("name"):
        fill_name(prefill, name)
    fill_networks(prefill, first)
    fill_custom(prefill, typed)
    return prefill


def customer_values(
    first: Mapping[str, str], departments: Sequence[str], usual: str
) -> FieldValues:
    kind, department = first.get("type", ""), first.get("department", "")
    if kind not in dict(TYPES):
        kind = "individual"
    if not department or (departments and department not in departments):
        department = usual
    return {"type": kind, "department": department}


def fill_name(prefill: Prefill, name: str) -> None:
    """A company has a name of its own. A person's is `Last, First`, or else its last word is the
    last name."""
    if prefill.fields[""]["type"] in COMPANY:
        prefill.fields[""]["customer_name"] = name
        return
    first, last = split_name(name)
    salutation, first = split_salutation(first)
    prefill.fields["person-0"] = {
        "salutation": salutation,
        "first_name": first,
        "last_name": last,
    }


def split_salutation(name: str) -> tuple[str, str]:
    """Return the form of address that ECE knows and the name begins with, or "", and the rest."""
    word, _blank, rest = name.partition(" ")
    salutation = SALUTATIONS.get(word.removesuffix(".").casefold(), "")
    return salutation, rest if salutation else name


def fill_networks(prefill: Prefill, first: Mapping[str, str]) -> None:
    networks = [name for name in NETWORKS if name in first]
    for place, name in enumerate(networks):
        prefill.fields[f"social-{place}"] = {
            "type": NETWORKS[name],
            "social_id": read_handle(first[name]),
        }


def fill_custom(prefill: Prefill, typed: Mapping[str, Sequence[str]]) -> None:
    """A custom attribute belongs to the customer where the search does not say otherwise."""
    names, values = typed.get("custom_name", ()), typed.get("custom_value", ())
    objects = [*typed.get("custom_object", ()), *["customer"] * len(names)]
    for object, name, value in zip(
        objects,
        names,
        values,
        strict=False,
    ):
        prefix = PREFIX_OF_OBJECT.get(object, "")
        prefill.custom.setdefault(prefix, []).append((name, value))


def phone_parts(text: str) -> FieldValues:
    try:
        parts = phones.parts_of(text, settings.DEFAULT_COUNTRY_CODE)
    except phones.NotAPhone:
        return {"number": text}
    return {
        "country_code": parts.country,
        "area_code": parts.area,
        "number": parts.number,
        "extension": parts.extension,
    }
