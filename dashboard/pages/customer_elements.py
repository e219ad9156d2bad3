"""What ECE takes for the customer itself. Source: Create Individual Customer and Create Group
Customer v12; where these pages give no limit for a text, 255 is ours."""

from django.utils.translation import gettext_lazy as _

from dashboard.pages.vocabulary import COMPANY, TYPES, Element

CUSTOMER = (
    Element("type", "type.value", _("Type"), "choice", values=TYPES, required=True),
    Element("department", "department.name", _("Department")),
    Element(
        "customer_name",
        "customerName",
        _("Name of the customer"),
        longest=124,
        types=COMPANY,
        needed=COMPANY,
    ),
    Element(
        "group_type",
        "type.group.type.value",
        _("Kind of group"),
        "choice",
        source="group.type",
        types=("group",),
        needed=("group",),
    ),
    Element(
        "group_region",
        "type.group.region",
        _("Region"),
        "choice",
        source="group.region",
        types=("group",),
    ),
    Element(
        "members",
        "type.group.numberOfMembers",
        _("Number of members"),
        "digits",
        longest=19,
        types=("group",),
    ),
    Element("income", "type.group.income", _("Income"), longest=20, types=("group",)),
    Element("currency", "type.group.currency", _("Currency"), types=("group",)),
    Element(
        "registration_number",
        "type.group.registrationNumber",
        _("Registration number"),
        types=("group",),
    ),
    Element("affiliation", "type.group.affiliation", _("Affiliation"), types=("group",)),
    Element(
        "corporate_region",
        "type.corporate.region",
        _("Region"),
        "choice",
        source="corporate.region",
        types=("corporate",),
    ),
    Element("level", "level.value", _("Level"), "choice", "attributes", source="level"),
    Element(
        "role",
        "role.value",
        _("Role"),
        "choice",
        "attributes",
        values=(
            ("Partner", _("Partner")),
            ("Reseller", _("Reseller")),
            ("Customer", _("Customer")),
        ),
    ),
    Element(
        "how_referred",
        "howReferred.value",
        _("Referred by"),
        "choice",
        "attributes",
        values=(
            ("Website", _("Website")),
            ("Customer", _("Customer")),
            ("Partner", _("Partner")),
            ("Employee", _("Employee")),
            ("Reseller", _("Reseller")),
        ),
    ),
    Element("industry", "industry.value", _("Industry"), "choice", "attributes", source="industry"),
    Element("market_segment", "marketSegment", _("Market segment"), group="attributes", longest=50),
    Element("entitlements", "entitlements", _("Entitlements"), "long", "attributes", longest=1024),
    Element("pin", "pin", _("PIN"), group="attributes", help=_("Shown to agents only on demand.")),
)

# What only groups and corporations have, besides their name.
COMPANY_ELEMENTS = tuple(
    element for element in CUSTOMER if element.types and element.name != "customer_name"
)
