"""Creating a customer: one form of many small ones, all of them made from one table of elements."""

from collections.abc import Iterable, Iterator, Sequence

from django import forms
from django.utils.translation import gettext

from dashboard import ece
from dashboard.creation.contact_points import KINDS, ContactPointSection, PointKind, defaults_of
from dashboard.creation.duplicates import Confirmations, DuplicateWarning
from dashboard.creation.people import CustomerSection, PersonSection
from dashboard.creation.prefill import Prefill
from dashboard.creation.problems import (
    Problem,
    judge_addresses,
    judge_persons,
    mark_elements,
    problem_at,
    problems_at_fields,
)
from dashboard.creation.row_counts import count_rows
from dashboard.creation.sections import Section, Typed
from dashboard.pages.elements import CUSTOMER, PERSON, POINTS
from dashboard.storage.attempts import Traits, TypedForm

SENT_ORDER = ("phone", "postal", "email", "website", "social")
TICKS = ("anyway", "unchecked")  # one for each contact point that somebody may have already
CONTROLS = {"csrfmiddlewaretoken", "token", *TICKS, "add", "leave"}


class NewCustomerForm:
    """The form. `typed` is what was posted, or None for one that begins with `prefill`. `metadata`
    is what ECE is configured with; `add` names what there shall be one more of, "person" or a kind
    of contact point."""

    def __init__(
        self,
        typed: Typed | None,
        *,
        metadata: ece.Metadata,
        prefill: Prefill | None = None,
        add: str = "",
    ) -> None:
        self.typed = typed
        self.metadata = metadata
        self.prefill = prefill or Prefill()
        self.problems: list[Problem] = []
        names = [*self.prefill.fields, *(typed or ())]
        counts = count_rows(names, add)
        self.customer = self.make_customer()
        self.persons = list(map(self.make_person, range(counts["person"])))
        self.points: list[ContactPointSection] = []
        for kind in KINDS:
            for number in range(counts[kind]):
                self.points.append(self.make_point(kind, number))
        self.give_focus(add, counts)

    def make_customer(self) -> CustomerSection:
        section = CustomerSection(
            self.typed,
            CUSTOMER,
            lists=self.metadata.lists,
            configured=self.metadata.custom.get("customer", ()),
            defaults={"type": "individual"},
            initial=self.prefill.fields.get(""),
            custom=self.prefill.custom.get("", ()),
        )
        section.offer_types()
        return section

    def make_person(self, number: int) -> PersonSection:
        prefix = f"person-{number}"
        return PersonSection(
            self.typed,
            PERSON,
            lists=self.metadata.lists,
            configured=self.metadata.custom.get("contactPerson", ()),
            prefix=prefix,
            initial=self.prefill.fields.get(prefix),
            custom=self.prefill.custom.get(prefix, ()),
        )

    def make_point(self, kind: PointKind, number: int) -> ContactPointSection:
        prefix = f"{kind}-{number}"
        point = ContactPointSection(
            self.typed,
            POINTS[kind],
            lists=self.metadata.lists,
            configured=self.metadata.custom.get("contactPoint", ()),
            prefix=prefix,
            defaults=defaults_of(kind),
            initial=self.prefill.fields.get(prefix),
        )
        point.become(kind)
        point.slot = f"duplicates-{len(self.points)}"
        if len(self.persons) > 1:
            point.offer_persons(self.person_names())
        return point

    def person_names(self) -> list[str]:
        """Return how each contact person is called in the form."""
        names = []
        for number, person in enumerate(self.persons, start=1):
            unnamed = gettext("Contact person %(number)s") % {"number": number}
            names.append(person.first_name or unnamed)
        return names

    def give_focus(
        self,
        added: str,
        counts: dict[str, int],
    ) -> None:
        """Let the agent type in what was added, or in a fresh form in the first field that ECE
        needs."""
        if added in counts:
            section = self.section_at(f"{added}-{counts[added] - 1}")
            focus(section.plain[0] if section else self.first_needed)
        elif self.typed is None:
            focus(self.first_needed)

    @property
    def first_needed(self) -> forms.BoundField:
        if self.customer.is_company:
            return self.customer["customer_name"]
        return self.persons[0]["first_name"]

    def is_valid(self) -> bool:
        for section in self.sections:
            section.judge()
        judge_persons(self.customer, self.persons, self.filled_points)
        judge_addresses(self.filled_points)
        self.problems = problems_at_fields(self.sections)
        return not self.problems

    def refuse_elements(self, names: Sequence[str]) -> bool:
        """Mark what ECE named when it refused; False where none of it is in the form."""
        for section in self.sections:
            mark_elements(section, names)
        self.problems = problems_at_fields(self.sections)
        return bool(self.problems)

    def add_warnings(self, warnings: Iterable[DuplicateWarning]) -> None:
        """Mark the contact points whose address or number somebody has, or may have."""
        for warning in warnings:
            point = self.point_at(warning.place)
            if point is None:
                continue
            point.point_to_duplicates()
            message = f"{warning.sentence} {warning.advice}"
            self.problems.append(
                problem_at(
                    point,
                    point.main_field,
                    message,
                    warning,
                )
            )

    def forget_errors(self) -> None:
        for section in self.sections:
            section.forget_errors()
        self.problems = []

    def section_at(self, prefix: str) -> Section | None:
        for section in self.sections:
            if section.prefix == prefix:
                return section
        return None

    def point_at(self, prefix: str) -> ContactPointSection | None:
        section = self.section_at(prefix)
        if isinstance(section, ContactPointSection):
            return section
        return None

    @property
    def confirmations(self) -> Confirmations:
        return Confirmations.read(self.ticks("anyway"), self.ticks("unchecked"))

    @property
    def all_ticks(self) -> list[str]:
        return self.ticks("anyway") + self.ticks("unchecked")

    def ticks(self, name: str) -> list[str]:
        if self.typed is None:
            return []
        return self.typed.getlist(name)

    @property
    def sections(self) -> Iterator[Section]:
        yield self.customer
        yield from self.persons
        yield from self.points

    @property
    def is_untouched(self) -> bool:
        """Whether nothing but the type and the department is filled in."""
        values = self.customer.values().keys() - {"type.value", "department.name"}
        if values or self.customer.custom_attributes():
            return False
        return all(section.is_blank for section in [*self.persons, *self.points])

    @property
    def filled_points(self) -> list[ContactPointSection]:
        return [point for point in self.points if not point.is_blank]

    def points_of(self, person: PersonSection) -> list[ContactPointSection]:
        """Return the filled ones, in the order in which ECE's own examples have them."""
        number = self.persons.index(person)
        points = [point for point in self.filled_points if point.person_number == number]
        points.sort(key=lambda point: SENT_ORDER.index(point.kind))
        return points

    @property
    def traits(self) -> Traits:
        """What the customer can be recognised by once it is there."""
        name = self.customer.company_name or self.persons[0].full_name
        return Traits(name, self.contact_values("email"), self.contact_values("phone"))

    def contact_values(self, kind: PointKind) -> list[str]:
        values = []
        for point in self.filled_points:
            if point.kind == kind and point.contact_value:
                values.append(point.contact_value)
        return values

    @property
    def takes_free_custom(self) -> bool:
        """Whether custom attributes are named by the agent, because ECE does not tell which there
        are."""
        return not self.metadata.custom.get("customer")

    @property
    def field_names(self) -> set[str]:
        """The names of all fields that the form has now."""
        names: set[str] = set()
        for section in self.sections:
            for form in section.own_forms:
                names.update(map(form.add_prefix, form.fields))
        return names

    def typed_fields(self) -> TypedForm:
        """Return the fields as they were typed, ready to be stored; what the form does not have is
        left out."""
        if self.typed is None:
            return {}
        names = self.field_names
        fields = dict(self.typed.lists())
        return {name: fields[name] for name in fields if name in names}

    def count_unknown_fields(self) -> int:
        """Return how many fields were posted that the form does not have."""
        fields = set(self.typed or ())
        return len(fields - self.field_names - CONTROLS)


def focus(field: forms.BoundField) -> None:
    field.field.widget.attrs["autofocus"] = True
