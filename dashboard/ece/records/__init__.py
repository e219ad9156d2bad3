"""What the answers of ECE mean: the same frozen records whatever API generation they were read from."""

from dashboard.ece.records.activities import Activity
from dashboard.ece.records.answers import read_listed, read_one, read_wanted
from dashboard.ece.records.cases import Case, Note
from dashboard.ece.records.configured import metadata_from
from dashboard.ece.records.contacts import contact_person_from, contact_point_from
from dashboard.ece.records.creates import CustomDefinition, Metadata, NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import (
    Capabilities,
    CaseCriteria,
    CustomCriterion,
    CustomerCriteria,
    Range,
    lookup_body,
    unread_literal,
)
from dashboard.ece.records.customers import ContactPerson, ContactPoint, CustomAttribute, Customer, Kind, Visible
from dashboard.ece.records.elements import custom, listed, nested
from dashboard.ece.records.pages import Page
from dashboard.ece.records.reading import activity_from, case_from, customer_from
from dashboard.ece.records.shapes import custom_attributes, read_object
from dashboard.ece.records.source import Source
from dashboard.ece.records.values import Agent, Choice, Department, Profile

__all__ = [
    "Activity",
    "Agent",
    "Capabilities",
    "Case",
    "CaseCriteria",
    "Choice",
    "ContactPerson",
    "ContactPoint",
    "CustomAttribute",
    "CustomCriterion",
    "CustomDefinition",
    "Customer",
    "CustomerCriteria",
    "Department",
    "Kind",
    "Metadata",
    "NewContactPerson",
    "NewContactPoint",
    "NewCustomer",
    "Note",
    "Page",
    "Profile",
    "Range",
    "Source",
    "Visible",
    "activity_from",
    "case_from",
    "contact_person_from",
    "contact_point_from",
    "custom",
    "custom_attributes",
    "customer_from",
    "listed",
    "lookup_body",
    "metadata_from",
    "nested",
    "read_listed",
    "read_object",
    "read_one",
    "read_wanted",
    "unread_literal",
]
