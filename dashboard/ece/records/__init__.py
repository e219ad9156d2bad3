"""What the answers of ECE mean: the same frozen records whatever API generation they were read from."""

from dashboard.ece.records.activities import Activity
from dashboard.ece.records.cases import Case, Note
from dashboard.ece.records.creates import CustomDefinition, Metadata, NewContactPerson, NewContactPoint, NewCustomer
from dashboard.ece.records.criteria import Capabilities, CaseCriteria, CustomCriterion, CustomerCriteria, Range
from dashboard.ece.records.customers import ContactPerson, ContactPoint, CustomAttribute, Customer, Visible
from dashboard.ece.records.pages import Page, empty_page, read_page
from dashboard.ece.records.source import Source, table
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
    "empty_page",
    "read_page",
    "table",
]
