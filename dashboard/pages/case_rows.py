"""The rows of case lists, every text of them ready.

Rows are dicts, because a template reads a key in a third of the time that an attribute takes, and
reads many.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TypedDict

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.columns import ExtraColumn, named, texts_of
from dashboard.pages.hrefs import hrefs
from dashboard.pages.lists import (
    Column,
    ListQuery,
    heads,
    label,
    moment,
    moments,
    shortened,
)
from dashboard.pages.names import visible_name
from dashboard.reading.names import isolated
from dashboard.reading.text import has_visible_sign

type CaseColumn = ExtraColumn[ece.Case]


class CaseRow(TypedDict):
    """`href` and `customer_href` are "" where there is no page to go to. What begins with `adds_`
    is the criterion that the value becomes when it is pressed, such as "status:open", "" where it
    can't become one."""

    href: str
    id: str
    subject: str
    status: str
    adds_status: str
    severity: str
    customer: str
    customer_href: str
    customer_label: str
    adds_customer: str
    department: str
    adds_department: str
    owner: str
    adds_owner: str
    modified: str
    editor: str
    editor_label: str
    adds_editor: str
    extra: Sequence[str]


class CaseRows:
    """Makes the rows of one list. What is the same in all of them is made once.

    `in_use` are the fields that are criteria of the list already; `extra` are the columns
    beside the usual ones.
    """

    def __init__(self, *, in_use: Collection[str] = (), extra: Sequence[CaseColumn] = ()) -> None:
        self.in_use = in_use
        self.extra = extra
        self.href = hrefs("case")
        self.customer_href = hrefs("customer")
        self.written = moments()
        self.no_subject = gettext("(no subject)")
        self.customer_label = gettext("Only cases of %(name)s")
        self.editor_label = gettext("%(name)s: only cases of this owner")

    def rows(self, cases: Iterable[ece.Case]) -> list[CaseRow]:
        return [self.row(case) for case in cases]

    def row(self, case: ece.Case) -> CaseRow:
        status, owner, editor = case.status, case.owner, other_editor(case)
        customer, department = customer_of(case), department_of(case)
        return CaseRow(
            href=self.href(case.id),
            id=case.id,
            subject=self.subject(case.subject),
            status=label(status),
            adds_status=self.criterion("status", value_of(status)),
            severity=label(case.severity),
            customer=customer,
            customer_href=self.customer_href(case.customer_id),
            customer_label=self.customer_label % {"name": isolated(customer)},
            adds_customer=self.criterion("customer", case.customer_id),
            department=shortened(department),
            adds_department=self.criterion("department", department),
            owner=name_of(owner),
            adds_owner=self.criterion("owner", id_of(owner)),
            modified=self.written(case.last_modified),
            editor=name_of(editor),
            editor_label=self.editor_label % {"name": isolated(name_of(editor))},
            adds_editor=self.criterion("owner", id_of(editor)),
            extra=texts_of(self.extra, case),
        )

    def subject(self, text: str) -> str:
        if has_visible_sign(text):
            return shortened(text)
        return self.no_subject

    def criterion(self, field: str, value: str) -> str:
        if not value or field in self.in_use:
            return ""
        return f"{field}:{value}"


def case_cells(extra: Iterable[CaseColumn], case: ece.Case) -> list[str]:
    """Return a case as a line of a file, nothing shortened; `extra` are the columns beside the
    usual ones."""
    return [
        case.subject,
        case.id,
        label(case.status),
        label(case.severity),
        case.customer_name or case.customer_id,
        department_of(case),
        named(case.owner),
        moment(case.last_modified),
        *(column.text(case) for column in extra),
    ]


def customer_of(case: ece.Case) -> str:
    """Return the name of the customer, or the ID where ECE does not give the name."""
    if not case.customer_name:
        return case.customer_id
    return shortened(visible_name(case.customer_name))


def department_of(case: ece.Case) -> str:
    return case.department.name if case.department else ""


def other_editor(case: ece.Case) -> ece.Agent | None:
    """Return who modified the case last, where that is not its owner."""
    editor = case.last_modified_by
    return None if editor == case.owner else editor


def value_of(choice: ece.Choice | None) -> str:
    return choice.value if choice else ""


def id_of(agent: ece.Agent | None) -> str:
    return agent.id if agent else ""


def name_of(agent: ece.Agent | None) -> str:
    return shortened(agent.name or agent.id) if agent else ""


def case_columns(
    query: ListQuery, sorts: Iterable[str], extra: Iterable[CaseColumn]
) -> list[Column]:
    """Return the heads of a case list; `extra` are the columns beside the usual ones."""
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
    return heads(plain, query, sorts, [(each.sort, each.label) for each in extra])
