"""The one table of what ECE takes for a new customer: where each element stands, how long it may be
and what it may hold. The form, the body that is sent and docs/fields.md all come out of it."""

from dashboard.pages.customer_elements import COMPANY_ELEMENTS, CUSTOMER
from dashboard.pages.person_elements import PERSON
from dashboard.pages.point_elements import POINT_NAMES, POINTS
from dashboard.pages.vocabulary import COMPANY, GROUPS, PRIORITIES, SENSITIVE, TYPES, Element

__all__ = [
    "COMPANY",
    "COMPANY_ELEMENTS",
    "CUSTOMER",
    "GROUPS",
    "PERSON",
    "POINTS",
    "POINT_NAMES",
    "PRIORITIES",
    "SENSITIVE",
    "TYPES",
    "Element",
]
