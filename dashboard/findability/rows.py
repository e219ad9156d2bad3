"""What the page and the CSV show of a sweep, every text ready."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from dashboard.findability.faults import Fault, Finding, Question
from dashboard.findability.sweep import MOST_PAGES, SIZE, Sweep
from dashboard.findability.twins import Likeness, Twins
from dashboard.pages.lists import customers_left_out, shortened
from dashboard.pages.sentences import grouped

MOST_COMPARED = 75


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A fault of one customer. `spelling` is what fails, "" where there is nothing to search by."""

    customer: Person
    stored: str
    spelling: str
    proof: str


@dataclass(frozen=True, slots=True)
class TwinsRow:
    """Customers who share a value. `compare_href` shows them side by side."""

    stored: str
    customers: Sequence[Person]
    is_least: bool
    compare_href: str


@dataclass(frozen=True, slots=True)
class Section[Row]:
    """All rows of one kind under its label."""

    label: str
    rows: Sequence[Row]


def finding_sections(sweep: Sweep) -> list[Section[FindingRow]]:
    sections = []
    for fault in Fault:
        rows = [finding_row(each, sweep) for each in sweep.findings if each.fault == fault]
        sections.append(Section(str(fault.label), rows))
    return with_rows(sections)


def finding_row(finding: Finding, sweep: Sweep) -> FindingRow:
    customer = person(finding.customer_id, sweep)
    spelling = spelling_of(finding.question)
    return FindingRow(customer, shortened(finding.stored), spelling, str(finding.proof.label))


def spelling_of(question: Question | None) -> str:
    if question is None:
        return ""
    return question.spelling


def twins_sections(sweep: Sweep) -> list[Section[TwinsRow]]:
    twins = sweep.twins()
    sections = []
    for likeness in Likeness:
        rows = [twins_row(each, sweep) for each in twins if each.likeness == likeness]
        sections.append(Section(str(likeness.label), rows))
    return with_rows(sections)


def twins_row(twins: Twins, sweep: Sweep) -> TwinsRow:
    customers = [person(id, sweep) for id in twins.ids]
    ids = ",".join(twins.ids[:MOST_COMPARED])
    compare_href = f"{reverse('compare')}?ids={ids}"
    return TwinsRow(shortened(twins.stored), customers, twins.is_least, compare_href)


def with_rows[Row](sections: Iterable[Section[Row]]) -> list[Section[Row]]:
    return [section for section in sections if section.rows]


def person(id: str, sweep: Sweep) -> Person:
    name = shortened(sweep.names.get(id, ""))
    return Person(id, name or gettext("(no name)"))


def heading(sweep: Sweep) -> str:
    """Return how many findings there are, and of how many customers."""
    count = len(sweep.findings) + len(sweep.twins())
    if not count and not remarks(sweep):
        return gettext("All of these customers can be found")
    findings = ngettext("%(count)s finding", "%(count)s findings", count)
    findings %= {"count": grouped(count)}
    customers = customer_count(sweep.customers)
    words = {"findings": findings, "customers": customers}
    return gettext("%(findings)s about %(customers)s") % words


def customer_count(count: int) -> str:
    return ngettext("%(count)s customer", "%(count)s customers", count) % {"count": grouped(count)}


def remarks(sweep: Sweep) -> list[str]:
    """Return a sentence for each way in which the sweep may not tell all."""
    sentences = [
        unfinished(sweep),
        cut(sweep),
        customers_left_out(sweep.left_out),
        uncompared(sweep),
    ]
    return [sentence for sentence in sentences if sentence]


def unfinished(sweep: Sweep) -> str:
    if sweep.is_over:
        return ""
    sentence = gettext("The sweep was stopped after %(customers)s.")
    return sentence % {"customers": customer_count(sweep.customers)}


def cut(sweep: Sweep) -> str:
    if not sweep.is_cut:
        return ""
    sentence = gettext("A sweep looks at %(most)s customers, and there are more: take fewer days.")
    return sentence % {"most": grouped(SIZE * MOST_PAGES)}


def uncompared(sweep: Sweep) -> str:
    if not sweep.uncompared:
        return ""
    sentence = ngettext(
        "ECE was not searched by %(count)s value: twins from other days may be missing.",
        "ECE was not searched by %(count)s values: twins from other days may be missing.",
        sweep.uncompared,
    )
    return sentence % {"count": sweep.uncompared}
