"""From the filled form to the customer that ECE is to create."""

from dashboard import ece
from dashboard.creation.contact_points import ContactPointSection
from dashboard.creation.form import NewCustomerForm
from dashboard.creation.people import PersonSection


def new_customer(form: NewCustomerForm) -> ece.NewCustomer:
    persons = [person for person in form.persons if not person.is_blank]
    return ece.NewCustomer(
        form.customer.values(),
        form.customer.custom_attributes(),
        tuple(new_person(form, person) for person in persons),
    )


def new_person(form: NewCustomerForm, person: PersonSection) -> ece.NewContactPerson:
    points = tuple(map(new_point, form.points_of(person)))
    return ece.NewContactPerson(
        person.values(),
        person.custom_attributes(),
        points,
    )


def new_point(point: ContactPointSection) -> ece.NewContactPoint:
    return ece.NewContactPoint(
        point.kind, point.values(), point.priority, point.custom_attributes()
    )
