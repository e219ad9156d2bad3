"""The findings as spreadsheets open them."""

from django.utils.translation import gettext

from dashboard.findability.rows import (
    FindingRow,
    TwinsRow,
    finding_sections,
    remarks,
    twins_sections,
)
from dashboard.findability.sweep import Sweep


def lines(sweep: Sweep) -> list[list[str]]:
    """Return a line for each finding and each group of twins; remarks at the end."""
    written = [head()]
    for findings in finding_sections(sweep):
        written += [finding_cells(findings.label, row) for row in findings.rows]
    for twins in twins_sections(sweep):
        written += [twins_cells(twins.label, row) for row in twins.rows]
    return [*written, *([remark] for remark in remarks(sweep))]


def head() -> list[str]:
    return [
        gettext("Finding"),
        gettext("Customer"),
        gettext("ID"),
        gettext("Stored value"),
        gettext("Spelling that fails"),
        gettext("Proof"),
    ]


def finding_cells(label: str, row: FindingRow) -> list[str]:
    return [label, row.customer.name, row.customer.id, row.stored, row.spelling, row.proof]


def twins_cells(label: str, row: TwinsRow) -> list[str]:
    names = "; ".join(customer.name for customer in row.customers)
    ids = "; ".join(customer.id for customer in row.customers)
    return [label, names, ids, row.stored, "", ""]
