"""What an element of a new customer is, and the words that several tables of elements share."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Values = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element and the field for it.

    `name` is that of the field, and of the attribute of the record where ECE gives it back. `path`
    is its dotted name inside its section. `kind` is text, long, digits, email, web, day, flag or
    choice; the values of a choice are `values`, or what an administrator configured under the name
    `source`, or any text where ECE does not tell. A section that is filled in at all holds what is
    `required`. `types` are the customer types that have it, where it is empty all of them; those in
    `needed` can't be created without it.
    """

    name: str
    path: str
    label: str | Promise
    kind: str = "text"
    group: str = ""
    longest: int = 255
    values: Values = ()
    source: str = ""
    required: bool = False
    help: str | Promise = ""
    types: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()

    @property
    def is_sensitive(self) -> bool:
        return self.name in SENSITIVE


def same(*values: str) -> Values:
    return tuple((value, value) for value in values)


GROUPS = {
    "person": _("Person"),
    "consent": _("Consent"),
    "work": _("Work"),
    "family": _("Family"),
    "identification": _("Identification"),
    "furigana": _("Furigana"),
    "greeting": _("Greeting"),
    "attributes": _("Customer attributes"),
    "custom": _("Custom attributes"),
    "custom_of_person": _("Custom attributes of the person"),
}
SENSITIVE = (
    "pin",
    "income",
    "identification_value",
    "date_of_birth",
    "race",
    "marital_status",
    "income_level",
    "secret_question",
)
COMPANY = ("corporate", "group")
TYPES = (("individual", _("Individual")), ("corporate", _("Corporate")), ("group", _("Group")))
PRIORITIES = (("high", _("High")), ("medium", _("Medium")), ("low", _("Low")))
