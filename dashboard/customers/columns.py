"""The columns that a list of customers may have beside the usual ones."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.columns import ExtraColumn, custom_text, displayed, is_askable, named
from dashboard.pages.lists import moments
from dashboard.pages.metadata import Labels

type CustomerColumn = ExtraColumn[ece.Customer]


def searched_columns(
    criteria: Iterable[ece.CustomCriterion], labels: Labels
) -> list[CustomerColumn]:
    """Return a column for each custom attribute that was searched by."""
    wanted = dict.fromkeys((each.object, each.name) for each in criteria)
    return [custom_column(object, name, labels) for object, name in wanted]


def custom_column(object: str, name: str, labels: Labels) -> CustomerColumn:
    if object == "contactPerson":
        return ExtraColumn(
            name=f"contactPerson.{name}",
            label=labels.label(object, name),
            text=lambda customer: custom_text(object, name, labels, customer.contact_persons),
        )
    attribute = f"custom.{name}"
    return ExtraColumn(
        name=attribute,
        label=labels.label(object, name),
        text=lambda customer: custom_text(object, name, labels, (customer,)),
        attributes=(attribute,),
        sort=attribute,
    )


def offered_columns(labels: Labels, capabilities: ece.Capabilities) -> list[CustomerColumn]:
    """Return what an agent may choose: nothing sensitive, and what this ECE can be asked for."""
    columns = plain_columns()
    for object in ("customer", "contactPerson"):
        for definition in labels.definitions_of(object):
            if is_askable(definition.name):
                columns.append(custom_column(object, definition.name, labels))
    return [askable(column, capabilities) for column in columns]


def plain_columns() -> list[CustomerColumn]:
    written = moments()
    return [
        plain("level", gettext("Level"), lambda customer: displayed(customer.level)),
        plain("role", gettext("Role"), lambda customer: displayed(customer.role)),
        plain("industry", gettext("Industry"), lambda customer: displayed(customer.industry)),
        plain("marketSegment", gettext("Market segment"), lambda each: each.market_segment),
        plain("entitlements", gettext("Entitlements"), lambda customer: customer.entitlements),
        plain("howReferred", gettext("Referred by"), lambda each: displayed(each.how_referred)),
        plain(
            "preferredAgent", gettext("Preferred agent"), lambda each: named(each.preferred_agent)
        ),
        plain("created", gettext("Created"), lambda customer: written(customer.created)),
        ExtraColumn(
            "createdBy",
            gettext("Created by"),
            lambda customer: named(customer.created_by),
            attributes=("created", "createdBy"),
        ),
        ExtraColumn(
            "lastModified",
            gettext("Last modified"),
            lambda customer: written(customer.last_modified),
        ),
    ]


def plain(name: str, label: str, text: Callable[[ece.Customer], str]) -> CustomerColumn:
    return ExtraColumn(name, label, text, attributes=(name,))


def askable(column: CustomerColumn, capabilities: ece.Capabilities) -> CustomerColumn:
    """Return the column with those of its attributes that this ECE knows."""
    known = [name for name in column.attributes if is_known(name, capabilities)]
    return replace(column, attributes=tuple(known))


def is_known(name: str, capabilities: ece.Capabilities) -> bool:
    return name.startswith("custom.") or name in capabilities.customer_attributes
