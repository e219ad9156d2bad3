"""What ECE shows of customers whom it has named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext

from dashboard import ece
from dashboard.unread.read_list import AT_A_TIME, SIZE


@dataclass(frozen=True, slots=True)
class Shown:
    """The customers whom ECE shows, by ID.

    `hidden` are those whom it does not show this agent. Of those who are `unclear` something could
    not be read or was not asked for.
    """

    customers: Mapping[str, ece.Customer]
    hidden: frozenset[str]
    unclear: Sequence[str]

    @property
    def notes(self) -> list[str]:
        if not self.unclear:
            return []
        sentence = gettext("Some values could not be read and are left out: %(ids)s.")
        return [sentence % {"ids": ", ".join(self.unclear)}]


def shown_of(client: ece.Client, ids: Sequence[str]) -> Shown:
    """Return what ECE shows, 75 customers a call. Errors: those of get_visible_customers."""
    parts = [ids[first : first + SIZE] for first in range(0, len(ids), SIZE)]
    answers = client.side_by_side(client.get_visible_customers, parts, most=AT_A_TIME)
    came = chain.from_iterable(answer.customers for answer in answers)
    customers = {customer.id: customer for customer in came}
    hidden = frozenset(chain.from_iterable(answer.hidden for answer in answers))
    whole = {id for id, customer in customers.items() if not customer.unreadable}
    return Shown(customers, hidden, [id for id in ids if id not in whole | hidden])
