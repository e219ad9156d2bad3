"""Where the dashboard shows what ECE answers, element by element: the second half of fields.md."""

from collections.abc import Mapping

PAGE = "customer page"
COMPARED = "customer page, compare"
COLUMN = "customer page, compare, a column of lists on demand"
REVEALED = "customer page, only when revealed"
CASE = "case page"
CASE_LIST = "case page and lists"

type Places = Mapping[str, str]

CUSTOMER: Places = {
    "id": "everywhere",
    "customerName": "everywhere",
    "department": "customer page, compare, lists; a criterion for cases",
    "type": "customer page, compare, lists; a criterion on v3",
    "level": COLUMN,
    "role": COLUMN,
    "pin": f"{REVEALED}; not asked for before",
    "howReferred": COLUMN,
    "industry": COLUMN,
    "marketSegment": COLUMN,
    "entitlements": COLUMN,
    "preferredAgent": COLUMN,
    "created": f"{COLUMN}; a criterion",
    "createdBy": COLUMN,
    "lastModified": COLUMN,
    "lastModifiedBy": COLUMN,
    "customAttributes": f"{COLUMN}; criteria",
}
COMPANY: Places = {
    "type": COMPARED,
    "region": COMPARED,
    "numberOfMembers": COMPARED,
    "income": REVEALED,
    "currency": COMPARED,
    "registrationNumber": COMPARED,
    "affiliation": COMPARED,
}
PERSON: Places = {
    "id": "not shown: nothing is done with it",
    **dict.fromkeys(("firstName", "middleName", "lastName"), COMPARED),
    **dict.fromkeys(
        ("dateOfBirth", "incomeLevel", "maritalStatus", "race", "secretQuestion"), REVEALED
    ),
    "identification": "the type on customer page and compare, the number only when revealed",
    **dict.fromkeys(("salutation", "suffix", "initials", "gender", "loginId", "type"), COMPARED),
    **dict.fromkeys(("priority", "contactOrder", "hobbies", "interests", "isSmoker"), COMPARED),
    **dict.fromkeys(
        ("hasDirectMailingConsent", "hasDirectCallingConsent", "hasHoldingDataConsent"), COMPARED
    ),
    **dict.fromkeys(("jobTitle", "occupation", "employmentStatus", "educationLevel"), COMPARED),
    **dict.fromkeys(("spouseName", "dependents", "emergencyContact"), COMPARED),
    **dict.fromkeys(("firstNameFurigana", "middleNameFurigana", "lastNameFurigana"), COMPARED),
    **dict.fromkeys(("startGreeting", "endGreeting"), COMPARED),
    "customAttributes": f"{COLUMN}; criteria on v3",
}
POINT: Places = {
    "id": "not shown: nothing is done with it",
    "priority": PAGE,
    "customAttributes": PAGE,
    "type": PAGE,
    "availability": PAGE,
    **dict.fromkeys(
        ("countryCode", "areaCode", "phoneNo", "extension", "emailAddress", "url", "socialId"),
        "customer page, compare, lists; a criterion but for a website",
    ),
    **dict.fromkeys(
        ("address_1", "address_2", "city", "state", "zip", "country", "region"),
        "customer page, compare, lists",
    ),
}
CASE_ELEMENTS: Places = {
    "id": CASE_LIST,
    "subject": CASE_LIST,
    "status": f"{CASE_LIST}; a criterion",
    "severity": CASE_LIST,
    "department": f"{CASE_LIST}; a criterion",
    "customer": f"{CASE_LIST}; a criterion",
    "owner": f"{CASE_LIST}; a criterion",
    "lastModified": f"{CASE_LIST}; a criterion",
    "lastModifiedBy": CASE_LIST,
    "dueDate": f"{CASE}, a column on demand",
    "created": f"{CASE}, a column on demand; a criterion",
    "createdBy": f"{CASE}, a column on demand",
    "lastClosed": f"{CASE}, a column on demand; a criterion",
    "lastClosedBy": CASE,
    "userLastWorked": f"{CASE}, a column on demand",
    "originatingChannel": f"{CASE}, a column on demand",
    "description": CASE,
    "solution": CASE,
    "notes": CASE,
    "relatedCases": CASE,
    "customAttributes": f"{CASE}, a column on demand; a criterion",
}
ACTIVITY: Places = {
    "id": "not shown: an activity has no page",
    **dict.fromkeys(("subject", "mode", "status"), "activities of a case and of a customer"),
    "type": "activities of a case and of a customer; a criterion for those of a customer",
    **dict.fromkeys(
        ("isSecure", "secure", "isRead", "read"),
        "activities of a case and of a customer, unread mail",
    ),
    "case": "activities of a customer",
    "customer": "not shown: it is the customer of the page",
    **dict.fromkeys(("created", "createdBy"), "activities of a case and of a customer"),
    "lastModified": "not shown",
    "payload": "the date of a mail, in unread mail",
}
UNREAD: Places = {
    "link": "not read: addresses are made of IDs",
    "cases": "not read: the page asks for the cases of the customer",
    "activities": "not read: the page asks for the activities of the case",
    "secretAnswer": "never read",
    "systemCreated": "not read",
    "folder": "not read: it says where in ECE an unassigned case lies, as the status does",
}
SECTIONS: Mapping[str, Places] = {
    "Customer": CUSTOMER,
    "Group or corporation": COMPANY,
    "Contact person": PERSON,
    "Contact point": POINT,
    "Case": CASE_ELEMENTS,
    "Activity": ACTIVITY,
    "What is not read": UNREAD,
}
BEGINNING = """
# Where answers are shown

One table in `docs/answers.py`, held against the shapes in `dashboard/ece/shapes`.
"""


def documentation() -> str:
    return BEGINNING + "".join(section(*each) for each in SECTIONS.items())


def section(title: str, places: Places) -> str:
    rows = "".join(f"| `{element}` | {place} |\n" for element, place in places.items())
    return f"\n## {title}: answers\n\n| Element | Shown |\n|---|---|\n{rows}"
