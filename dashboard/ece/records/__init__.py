"""What the answers of ECE mean: the same frozen records whatever API generation they were read from."""

from dashboard.ece.records.cases import Case, Note
from dashboard.ece.records.criteria import Capabilities, CustomCriterion, CustomerCriteria, Range
from dashboard.ece.records.customers import ContactPerson, ContactPoint, CustomAttribute, Customer
from dashboard.ece.records.pages import Page, empty_page, read_page
from dashboard.ece.records.source import Source
from dashboard.ece.records.values import Agent, Choice, Department, Profile

__all__ = [
    "Agent",
    "Capabilities",
    "Case",
    "Choice",
    "ContactPerson",
    "ContactPoint",
    "CustomAttribute",
    "CustomCriterion",
    "Customer",
    "CustomerCriteria",
    "Department",
    "Note",
    "Page",
    "Profile",
    "Range",
    "Source",
    "empty_page",
    "read_page",
]
