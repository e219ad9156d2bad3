"""The findings as spreadsheets open them."""

import csv
import io

from django.utils.translation import gettext

from dashboard.findability.rows import (
    FindingRow,
    TwinsRow,
    finding_sections,
    remarks,
    twins_sections,
)
from dashboard.findability.sweep import Sweep
from dashboard.reading.csv_cells import protect


def to_csv(sweep: Sweep) -> bytes:
    """Return a line for each finding and each group of twins, in UTF-8 with a mark; no cell is a
    formula.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for line in lines(sweep):
        writer.writerow([protect(cell) for cell in line])
    return text.getvalue().encode("utf-8-sig")


def lines(sweep: Sweep) -> list[list[str]]:
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
