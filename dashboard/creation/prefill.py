"""What a new customer's form begins with: what a search was about that found nobody, or a link names."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from django.conf import settings

from dashboard import phones
from dashboard.pages.elements import COMPANY, TYPES

PREFIX_OF_OBJECT = {"customer": "", "contactPerson": "person-0"}
NETWORKS = {
    "facebook_id": "Facebook",
    "twitter_id": "Twitter",
    "instagram_id": "Instagram",
    "apple_opaque_id": "Apple",
    "youtube_id": "YouTube",
}


@dataclass(slots=True)
class Prefill:
    """Values by prefix and name of the field, and values of custom attributes by prefix and name."""

    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    custom: dict[str, dict[str, str]] = field(default_factory=dict)


def prefill_from(
    typed: Mapping[str, Sequence[str]], departments: Sequence[str], *, usual: str
) -> Prefill:
    """From the fields of a customer search; a link may name a type and a department the same way. `departments` are all
    that the agent has, or none where that is not known; `usual` is the one where none is named."""
    first = {name: values[0] for name, values in typed.items() if values}
    prefill = Prefill({"": {"department": usual} | customer(first, departments)})
    if email := first.get("email"):
        prefill.fields["email-0"] = {"address": email}
    if phone := first.get("phone"):
        prefill.fields["phone-0"] = phone_parts(phone)
    if name := first.get("name", ""):
        prefill.fields |= called(name, prefill.fields[""])
    for place, network in enumerate(network for network in NETWORKS if network in first):
        prefill.fields[f"social-{place}"] = {"type": NETWORKS[network], "social_id": first[network]}
    names, values = typed.get("custom_name", ()), typed.get("custom_value", ())
    objects = [*typed.get("custom_object", ()), *["customer"] * len(names)]
    for object, name, value in zip(objects, names, values, strict=False):
        prefill.custom.setdefault(PREFIX_OF_OBJECT.get(object, ""), {})[name] = value
    return prefill


def customer(first: Mapping[str, str], departments: Sequence[str]) -> dict[str, str]:
    chosen = {"type": first.get("type") if first.get("type") in dict(TYPES) else "individual"}
    named = first.get("department")
    if named and (not departments or named in departments):
        chosen["department"] = named
    return chosen


def called(name: str, customer: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """A company has a name of its own; of a person's the last word is taken for the last name."""
    if customer["type"] in COMPANY:
        return {"": {**customer, "customer_name": name}}
    *first, last = name.split()
    return {"person-0": {"first_name": " ".join(first) or last, "last_name": last if first else ""}}


def phone_parts(text: str) -> dict[str, str]:
    try:
        parts = asdict(phones.parts(text, settings.DEFAULT_COUNTRY_CODE))
    except phones.NotAPhone:
        return {"number": text}
    return {"country_code": parts.pop("country"), "area_code": parts.pop("area"), **parts}
