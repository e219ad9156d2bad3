"""What ECE takes for a contact point of each kind. Source: Create Contact Point v12; where the page
gives no limit for a text, 255 is ours."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from dashboard.pages.vocabulary import Element, same

HOME_OR_OFFICE = (("home", _("Home")), ("office", _("Office")))

POINTS: dict[str, Sequence[Element]] = {
    "email": (Element("address", "emailAddress", _("E-mail"), "email", required=True),),
    "phone": (
        Element("country_code", "countryCode", _("Country code"), "digits", longest=9),
        Element("area_code", "areaCode", _("Area code"), longest=10),
        Element("number", "phoneNo", _("Number"), longest=40, required=True),
        Element("extension", "extension", _("Extension"), longest=10),
        Element(
            "type",
            "type.value",
            _("Type"),
            "choice",
            values=(
                *HOME_OR_OFFICE,
                ("mobile", _("Mobile")),
                ("fax", _("Fax")),
                ("pager", _("Pager")),
            ),
            required=True,
        ),
        Element(
            "days",
            "availability.days.value",
            _("Days"),
            "choice",
            "more",
            values=(
                ("any_day", _("Any day")),
                ("weekdays", _("Weekdays")),
                ("weekends", _("Weekends")),
            ),
        ),
        Element(
            "times",
            "availability.times.value",
            _("Times"),
            "choice",
            "more",
            values=(
                ("anytime", _("Any time")),
                ("mornings", _("Mornings")),
                ("afternoons", _("Afternoons")),
                ("evenings", _("Evenings")),
                ("day", _("During the day")),
            ),
        ),
    ),
    "postal": (
        Element("type", "type.value", _("Type"), "choice", values=HOME_OR_OFFICE, required=True),
        Element("address_1", "address_1", _("Address"), required=True),
        Element("address_2", "address_2", _("Address, second line")),
        Element("zip", "zip", _("Postal code"), longest=64),
        Element("city", "city", _("City")),
        Element("state", "state", _("State")),
        Element("country", "country", _("Country"), "choice", source="country"),
        Element("region", "region", _("Region")),
    ),
    "website": (Element("url", "url", _("Web address"), "web", longest=1024, required=True),),
    "social": (
        Element(
            "type",
            "type.value",
            _("Network"),
            "choice",
            values=same("Facebook", "Twitter", "Instagram", "Apple", "YouTube"),
            required=True,
        ),
        Element("social_id", "socialId", _("ID"), required=True),
    ),
}
POINT_NAMES = {
    "email": _("E-mail"),
    "phone": _("Phone"),
    "postal": _("Address"),
    "website": _("Website"),
    "social": _("Social network"),
}
