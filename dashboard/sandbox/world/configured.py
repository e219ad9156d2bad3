"""Lists of values and custom attributes: those of every ECE, and those configured in this one."""

from dataclasses import dataclass

SALUTATIONS = ("Mr.", "Mrs.", "Ms.", "Miss")
ROLES = ("Partner", "Reseller", "Customer")
REFERRERS = ("Website", "Customer", "Partner", "Employee", "Reseller")
DAYS = ("weekdays", "weekends", "any_day")
TIMES = ("mornings", "afternoons", "evenings", "day", "anytime")

LEVELS = ("Basic", "Standard", "Premium", "VIP")
INDUSTRIES = (
    "Banking",
    "Education",
    "Healthcare",
    "Insurance",
    "Manufacturing",
    "Retail",
    "Telecom",
    "Travel",
)
COUNTRIES = (
    "Brazil",
    "China",
    "Denmark",
    "France",
    "Germany",
    "India",
    "Italy",
    "Japan",
    "Korea",
    "Netherlands",
    "Poland",
    "Portugal",
    "Russia",
    "Spain",
    "Sweden",
    "Turkey",
    "USA",
    "United Kingdom",
)
GROUP_TYPES = ("Association", "Club", "Family", "School", "Team")
REGIONS = (
    "Asia Pacific",
    "Europe",
    "Latin America",
    "Middle East",
    "North America",
    "United States",
)
PERSON_TYPES = ("Billing", "Legal", "Primary", "Shipping", "Technical")
IDENTIFICATION_TYPES = ("Driving licence", "National ID", "Passport")
LANGUAGES = (
    "English",
    "German",
    "French",
    "Spanish",
    "Italian",
    "Portuguese",
    "Dutch",
    "Danish",
    "Swedish",
    "Polish",
    "Russian",
    "Turkish",
    "Arabic",
    "Hindi",
    "Chinese",
    "Japanese",
    "Korean",
    "Vietnamese",
)
TIERS = ("Bronze", "Silver", "Gold")
TOPICS = ("Invoices", "Offers", "Outages", "Training")
OUTCOMES = ("Solved", "Call back", "Passed on")


@dataclass(frozen=True, slots=True)
class CustomAttribute:
    """`object` is customer, contactPerson, contactPoint, case or activity.

    Without `values` any text is taken.
    """

    object: str
    name: str
    title: str
    values: tuple[str, ...] = ()
    encrypted: bool = False


CUSTOM_ATTRIBUTES = (
    CustomAttribute("customer", "preferredlang", "Preferred language", LANGUAGES),
    CustomAttribute("customer", "loyaltytier", "Loyalty tier", TIERS),
    CustomAttribute("customer", "contractnumber", "Contract number"),
    CustomAttribute("customer", "taxnumber", "Tax number", encrypted=True),
    CustomAttribute("customer", "topics", "Topics", TOPICS),
    CustomAttribute("contactPerson", "isprimary", "Primary contact", ("y", "n")),
    CustomAttribute("contactPoint", "prioritysequence", "Order of use"),
    CustomAttribute(
        "case",
        "customer_rating",
        "Rating by the customer",
        ("1", "2", "3", "4", "5"),
    ),
    CustomAttribute("activity", "outcome", "Outcome", OUTCOMES),
)
_BY_NAME = {(each.object, each.name): each for each in CUSTOM_ATTRIBUTES}


def custom_attribute(object: str, name: str) -> CustomAttribute | None:
    return _BY_NAME.get((object, name))


def custom_attributes_of(object: str) -> tuple[CustomAttribute, ...]:
    return tuple(each for each in CUSTOM_ATTRIBUTES if each.object == object)
