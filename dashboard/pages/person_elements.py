"""What ECE takes for a contact person. Source: Create Contact Person v12; where the page gives no
limit for a text, 255 is ours."""

from django.utils.translation import gettext_lazy as _

from dashboard.pages.vocabulary import Element, same

PERSON = (
    Element("first_name", "firstName", _("First name"), longest=124, needed=("individual",)),
    Element("last_name", "lastName", _("Last name"), longest=124),
    Element(
        "salutation",
        "salutation",
        _("Salutation"),
        "choice",
        "person",
        values=same("Mr.", "Mrs.", "Ms.", "Miss"),
    ),
    Element("middle_name", "middleName", _("Middle name"), group="person", longest=124),
    Element(
        "suffix",
        "suffix.value",
        _("Suffix"),
        "choice",
        "person",
        values=same("jr.", "sr.", "i", "ii", "iii"),
    ),
    Element("initials", "initials", _("Initials"), group="person", longest=16),
    Element(
        "gender",
        "gender.value",
        _("Gender"),
        "choice",
        "person",
        values=(("female", _("Female")), ("male", _("Male"))),
    ),
    Element("login_id", "loginId", _("Login ID"), group="person"),
    Element("type", "type.value", _("Type of contact"), "choice", "person", source="person.type"),
    Element(
        "priority", "priority", _("Priority"), group="person", help=_("Any text, such as High.")
    ),
    Element("contact_order", "contactOrder", _("Contact order"), group="person"),
    Element("hobbies", "hobbies", _("Hobbies"), group="person"),
    Element("interests", "interests", _("Interests"), group="person"),
    Element("is_smoker", "isSmoker", _("Smoker"), "flag", "person"),
    Element(
        "has_direct_mailing_consent",
        "hasDirectMailingConsent",
        _("May be mailed directly"),
        "flag",
        "consent",
    ),
    Element(
        "has_direct_calling_consent",
        "hasDirectCallingConsent",
        _("May be called directly"),
        "flag",
        "consent",
    ),
    Element(
        "has_holding_data_consent",
        "hasHoldingDataConsent",
        _("Personal data may be held"),
        "flag",
        "consent",
    ),
    Element("job_title", "jobTitle", _("Job title"), group="work"),
    Element("occupation", "occupation", _("Occupation"), group="work"),
    Element(
        "employment_status",
        "employmentStatus.value",
        _("Employment"),
        "choice",
        "work",
        values=(
            ("full-time", _("Full-time")),
            ("part-time", _("Part-time")),
            ("temporary", _("Temporary")),
            ("contract", _("Contract")),
            ("intern", _("Intern")),
            ("unemployed", _("Unemployed")),
        ),
    ),
    Element("education_level", "educationLevel.value", _("Education"), group="work"),
    Element(
        "income_level", "incomeLevel", _("Income"), group="work", help=_("Such as 60000-70000.")
    ),
    Element(
        "marital_status",
        "maritalStatus.value",
        _("Marital status"),
        "choice",
        "family",
        values=(
            ("single", _("Single")),
            ("married", _("Married")),
            ("separated", _("Separated")),
            ("divorced", _("Divorced")),
            ("widowed", _("Widowed")),
        ),
    ),
    Element("spouse_name", "spouseName", _("Name of the spouse"), group="family", longest=512),
    Element(
        "dependents",
        "dependents",
        _("Dependents"),
        "digits",
        "family",
        longest=9,
        help=_("How many."),
    ),
    Element(
        "emergency_contact", "emergencyContact", _("Emergency contact"), group="family", longest=50
    ),
    Element(
        "date_of_birth",
        "dateOfBirth",
        _("Date of birth"),
        "day",
        "identification",
        help=_("In the past."),
    ),
    Element("race", "race", _("Race"), group="identification"),
    Element(
        "identification_type",
        "identification.type",
        _("Document"),
        "choice",
        "identification",
        source="identification.type",
    ),
    Element(
        "identification_value", "identification.value", _("Document number"), group="identification"
    ),
    Element("secret_question", "secretQuestion", _("Secret question"), group="identification"),
    Element(
        "secret_answer",
        "secretAnswer",
        _("Secret answer"),
        group="identification",
        help=_("The dashboard never shows it again once the customer is created."),
    ),
    Element(
        "first_name_furigana", "firstNameFurigana", _("First name"), group="furigana", longest=124
    ),
    Element(
        "middle_name_furigana",
        "middleNameFurigana",
        _("Middle name"),
        group="furigana",
        longest=124,
    ),
    Element(
        "last_name_furigana", "lastNameFurigana", _("Last name"), group="furigana", longest=124
    ),
    Element("start_greeting", "startGreeting", _("At the start"), group="greeting"),
    Element("end_greeting", "endGreeting", _("At the end"), group="greeting"),
)
