"""The ways in which servers take a new customer, where the documents leave more than one open.

Another way is tried only after ECE itself has refused the one before, so nothing was created then.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.ece import errors
from dashboard.ece.records.creation import Elements, NewCustomer

REGIONS = ("type.group.region", "type.corporate.region")


def first_taken[Way](
    ways: Sequence[Way],
    create: Callable[[Way], str],
    is_about_the_way: Callable[[errors.Error], bool],
) -> str:
    """Return the id of the customer that was created in the first way that ECE takes.

    Errors: those of `create`.
    """
    *others, last = ways
    for way in others:
        try:
            return create(way)
        except errors.Error as error:
            if not is_about_the_way(error):
                raise
    return create(last)


def is_about_the_path(error: errors.Error) -> bool:
    is_refused = isinstance(error, errors.Rejected) and error.why == "not in this api"
    return is_refused or isinstance(error, errors.NotFound)


def is_about_the_region(error: errors.Error) -> bool:
    return isinstance(error, errors.Rejected) and any(name in REGIONS for name in error.elements)


def region_forms(new: NewCustomer) -> tuple[NewCustomer, ...]:
    """Return the customer with its region as text, and with the region in a value.

    The published create of a group has it as text. Source: Create Group Customer v12.
    """
    if not any(new.elements.get(name) for name in REGIONS):
        return (new,)
    return new, replace(new, elements=_with_region_values(new.elements))


def _with_region_values(elements: Elements) -> Elements:
    return {_place(name): value for name, value in elements.items()}


def _place(name: str) -> str:
    return f"{name}.value" if name in REGIONS else name
