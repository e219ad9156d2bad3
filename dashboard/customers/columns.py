"""The columns that a list of customers may have beside the usual ones."""

from collections.abc import Iterable

from dashboard import ece
from dashboard.pages.columns import ExtraColumn, custom_text
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
