"""Among which customers the unread mail is looked for: everybody, or those who meet some criteria.

What ECE searches by is asked in the same call as the unread mail. ECE searches neither by level nor
by department: the one it is asked to show, the other it shows anyway, and rows are chosen here.
"""

from dataclasses import dataclass

from django.http import Http404

from dashboard import ece
from dashboard.pages.page import AgentRequest
from dashboard.storage.searches import UNREAD, Typed

EVERYBODY = ece.CustomerCriteria()


@dataclass(frozen=True, slots=True)
class Among:
    """`key` opens the criteria, which may be personal and so stand in no address; "" is everybody.
    `typed` is what was typed, `level` a stable value, `department` a name."""

    key: str = ""
    typed: Typed | None = None
    criteria: ece.CustomerCriteria = EVERYBODY
    level: str = ""
    department: str = ""

    @property
    def show(self) -> tuple[str, ...]:
        """What ECE is asked for beyond the summary."""
        return ("level",) if self.level else ()

    def has(self, customer: ece.Customer) -> bool:
        """Whether a customer whom ECE named has the wanted level and department."""
        level = customer.level.value if customer.level else ""
        department = customer.department.name if customer.department else ""
        return level == (self.level or level) and department == (self.department or department)

    def is_unclear(self, customer: ece.Customer) -> bool:
        """Whether it cannot be read what level or department the customer has."""
        lacks_level = bool(self.level) and customer.level is None
        lacks_department = bool(self.department) and customer.department is None
        return bool(customer.unreadable) and (lacks_level or lacks_department)


def among_of(request: AgentRequest) -> Among:
    """Return what the address says; everybody where it says nothing. Errors: Http404 for a key that
    opens nothing of this agent."""
    key = request.GET.get("among", "")
    if not key:
        return Among()
    search = UNREAD.recall(request.agent, key)
    if search is None:
        raise Http404
    return Among(
        key,
        search.typed,
        search.best_criteria,
        level=search.typed.get("level", [""])[0],
        department=search.typed.get("department", [""])[0],
    )


def among_pair(request: AgentRequest) -> tuple[tuple[str, str], ...]:
    """Return the part of the address that says so."""
    key = request.GET.get("among", "")
    return (("among", key),) if key else ()
