"""The form of a new customer, filled in the way a browser would do it."""

from selectolax.lexbor import LexborNode

from tests.conftest import page_of
from tests.operations import asked

MINIMAL = {"type": "individual", "department": "", "person-0-first_name": "Jack"}

TIERNEY = {
    "type": "individual",
    "department": "Service",
    "level": "Premium",
    "role": "Partner",
    "pin": "0121",
    "how_referred": "Customer",
    "industry": "Telecom",
    "market_segment": "Medical Products",
    "entitlements": "Free service",
    "custom-0-value": "English",
    "person-0-salutation": "Mr.",
    "person-0-first_name": "John",
    "person-0-middle_name": "Russel",
    "person-0-last_name": "Tierney",
    "person-0-login_id": "john",
    "person-0-gender": "male",
    "person-0-identification_type": "Passport",
    "person-0-identification_value": "AE0000005",
    "person-0-suffix": "jr.",
    "person-0-initials": "A.",
    "person-0-secret_question": "Place of Birth",
    "person-0-secret_answer": "Texas",
    "person-0-has_direct_mailing_consent": "true",
    "person-0-has_direct_calling_consent": "true",
    "person-0-has_holding_data_consent": "true",
    "person-0-job_title": "Manager",
    "person-0-employment_status": "intern",
    "person-0-priority": "High",
    "person-0-date_of_birth": "1965-12-09",
    "person-0-marital_status": "married",
    "person-0-type": "Billing",
    "person-0-first_name_furigana": "John",
    "person-0-middle_name_furigana": "Russel",
    "person-0-last_name_furigana": "Tierney",
    "person-0-start_greeting": "Welcome",
    "person-0-end_greeting": "Thanks, Byee",
    "person-0-spouse_name": "Jenifer",
    "person-0-emergency_contact": "0987654321",
    "person-0-occupation": "Branch Manager",
    "person-0-income_level": "60000-70000",
    "person-0-education_level": "post graduate",
    "person-0-race": "Asian",
    "person-0-dependents": "4",
    "person-0-is_smoker": "true",
    "person-0-hobbies": "Fishing",
    "person-0-interests": "Reading",
    "person-0-contact_order": "1984",
    "person-0-custom-0-value": "y",
    "phone-0-type": "home",
    "phone-0-number": "234 3456",
    "phone-0-country_code": "1",
    "phone-0-area_code": "408",
    "phone-0-extension": "102",
    "phone-0-days": "any_day",
    "phone-0-times": "mornings",
    "phone-0-priority": "high",
    "phone-0-custom-0-value": "1",
    "postal-0-type": "office",
    "postal-0-address_1": "345",
    "postal-0-address_2": "E Midfield Rd",
    "postal-0-city": "Mountain View",
    "postal-0-state": "Ca",
    "postal-0-zip": "98704",
    "postal-0-country": "USA",
    "postal-0-region": "United States",
    "postal-0-priority": "low",
    "postal-0-custom-0-value": "2",
    "email-0-address": "john.russel@customer.com",
    "email-0-priority": "medium",
    "email-0-custom-0-value": "3",
}


def open_form(desk, path: str = "/customers/new/") -> dict[str, str]:
    """What the form on this page holds, ready to be filled in and posted."""
    return form_on(desk.get(path))


def form_on(page) -> dict[str, str]:
    """The fields of the form as a browser would send them."""
    fields = page_of(page).css("form.create :is(input, select, textarea)")
    sent = {field.attributes["name"]: value_of(field) for field in fields if is_sent(field)}
    assert sent, "there is no form"
    return sent


def is_sent(field: LexborNode) -> bool:
    """Whether a browser sends it: not a box or a choice without a tick."""
    kind = field.attributes.get("type")
    return kind not in ("radio", "checkbox") or "checked" in field.attributes


def value_of(field: LexborNode) -> str:
    if field.tag == "textarea":
        return field.text().strip()
    if field.tag == "select":
        chosen = field.css_first("option[selected]") or field.css_first("option")
        return chosen.attributes["value"] or ""
    return field.attributes.get("value") or ""


def send(desk, form: dict[str, str], **typed: str):
    """Press "Create customer"."""
    return desk.post("/customers/new/", form | typed)


def add(desk, form: dict[str, str], kind: str) -> dict[str, str]:
    """Press one of the buttons that add to the form."""
    return form_on(desk.post("/customers/new/", form | {"add": kind}))


def creations(sandbox) -> list[dict]:
    """The calls that asked ECE for a new customer."""
    return asked(sandbox, "create customer")
