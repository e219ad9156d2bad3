"""The rows of case lists. There are up to 75 on a page, so what a cell holds is HTML before the template prints it.

Every text gets into it by `bdi`, `link` or `escape`: `format_html` would cost as much as all the rest of a row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.cells import bdi, link
from dashboard.pages.lists import Column, ListQuery, heads, label, moment, shortened, values_of


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a row; `adds` is the criterion that it becomes when pressed, such as "status:open", or "". `said` is
    what a screen reader says instead of the text."""

    text: str = ""
    adds: str = ""
    said: str = ""

    def __str__(self) -> SafeString:
        return SafeString(self.button(bdi(self.text)) if self.adds else bdi(self.text))

    def button(self, content: str) -> str:
        said = f' aria-label="{escape(self.said)}"' if self.said else ""
        value = escape(self.adds)
        return f'<button class="narrow" form="narrow" name="add" value="{value}"{said}>{content}</button>'


@dataclass(frozen=True, slots=True)
class CaseRow:
    """`href` and `customer_href` are "" where there is no page to go to."""

    href: str
    id: str
    subject: str
    status: Value
    severity: str
    customer: Value
    customer_href: str
    department: Value
    owner: Value
    modified: str
    who: Value
    extra: tuple[str, ...] = ()

    @property
    def title(self) -> SafeString:
        return SafeString(link(self.href, self.subject))

    @property
    def customer_cell(self) -> SafeString:
        """The customer's name, which leads to the customer, and beside it the button that adds the criterion."""
        named = link(self.customer_href, self.customer.text)
        return SafeString(
            f"{named}&nbsp;{self.customer.button('')}" if self.customer.adds else named
        )


def case_row(
    case: ece.Case, href: str, customer_href: str = "", custom: Sequence[str] = ()
) -> CaseRow:
    status, department, owner, who = case.status, case.department, case.owner, case.last_modified_by
    customer = case.customer_name or case.customer_id
    return CaseRow(
        href=href,
        id=case.id,
        subject=shortened(case.subject) or gettext("(no subject)"),
        status=value(label(status), "status", status.value if status else ""),
        severity=label(case.severity),
        customer=value(customer, "customer", case.customer_id, gettext("Only cases of %(name)s")),
        customer_href=customer_href,
        department=value(department.name, "department", department.name) if department else Value(),
        owner=value(owner.name or owner.id, "owner", owner.id) if owner else Value(),
        modified=moment(case.last_modified),
        who=last_hand(who) if who and who != owner else Value(),
        extra=tuple(values_of((case,), name) for name in custom),
    )


def last_hand(agent: ece.Agent) -> Value:
    return value(
        agent.name or agent.id, "owner", agent.id, gettext("%(name)s: only cases of this owner")
    )


def value(text: str, criterion: str, criterion_value: str, said: str = "") -> Value:
    text = shortened(text)
    adds = f"{criterion}:{criterion_value}" if criterion_value else ""
    return Value(text, adds, said % {"name": text} if said else "")


def case_columns(asked: ListQuery, sorts: Iterable[str], custom: Iterable[str]) -> list[Column]:
    """Heads of a case list; `custom` as for customers."""
    plain = [
        ("subject", gettext("Subject"), False),
        ("id", gettext("ID"), True),
        ("status", gettext("Status"), False),
        ("severity", gettext("Severity"), False),
        ("", gettext("Customer"), False),
        ("", gettext("Department"), False),
        ("", gettext("Owner"), False),
        ("lastModifiedDate", gettext("Last modified"), False),
    ]
    return heads(plain, asked, sorts, custom)
