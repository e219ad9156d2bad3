"""The columns that a list of cases may have beside the usual ones."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.case_rows import CaseColumn
from dashboard.pages.columns import ExtraColumn, custom_text, displayed, is_askable, named
from dashboard.pages.lists import moments
from dashboard.pages.metadata import Labels


def searched_columns(criteria: ece.CaseCriteria, labels: Labels) -> list[CaseColumn]:
    """Return a column for the custom attribute among the criteria, if there is one."""
    if criteria.custom is None:
        return []
    return [custom_column(criteria.custom[0], labels)]


def custom_column(name: str, labels: Labels) -> CaseColumn:
    attribute = f"custom.{name}"
    return ExtraColumn(
        name=attribute,
        label=labels.label("case", name),
        text=lambda case: custom_text("case", name, labels, (case,)),
        attributes=(attribute,),
        sort=attribute,
    )


def range_columns(criteria: ece.CaseCriteria) -> list[CaseColumn]:
    """Return a column for each range of time that is a criterion and has no column yet."""
    wanted = {"created": criteria.created, "lastClosed": criteria.last_closed}
    return [column for column in plain_columns() if wanted.get(column.name)]


def offered_columns(labels: Labels) -> list[CaseColumn]:
    """Return what an agent may choose."""
    definitions = labels.definitions_of("case")
    names = [each.name for each in definitions if is_askable(each.name)]
    return [*plain_columns(), *(custom_column(name, labels) for name in names)]


def plain_columns() -> list[CaseColumn]:
    written = moments()
    return [
        plain("created", gettext("Created"), lambda case: written(case.created), sort="created"),
        ExtraColumn(
            "createdBy",
            gettext("Created by"),
            lambda case: named(case.created_by),
            attributes=("created",),
        ),
        ExtraColumn("due", gettext("Due"), lambda case: written(case.due), sort="due"),
        plain(
            "lastClosed",
            gettext("Last closed"),
            lambda case: written(case.last_closed),
            sort="lastClosed",
        ),
        plain(
            "originatingChannel",
            gettext("Came in by"),
            lambda case: displayed(case.originating_channel),
        ),
        plain(
            "userLastWorked",
            gettext("Last worked on by"),
            lambda case: named(case.last_worked_by),
        ),
    ]


def plain(name: str, label: str, text: Callable[[ece.Case], str], *, sort: str = "") -> CaseColumn:
    return ExtraColumn(name, label, text, attributes=(name,), sort=sort)


def sorted_on_page(
    cases: Iterable[ece.Case], sort: str, *, newest_first: bool
) -> tuple[ece.Case, ...]:
    """Return the cases of one page by a moment that ECE does not sort by; those without it last."""
    moment = PAGE_SORTS[sort]
    dated = [case for case in cases if moment(case)]
    undated = [case for case in cases if not moment(case)]
    dated.sort(key=lambda case: moment(case) or NEVER, reverse=newest_first)
    return (*dated, *undated)


NEVER = datetime.min.replace(tzinfo=UTC)
PAGE_SORTS: Mapping[str, Callable[[ece.Case], datetime | None]] = {
    "created": lambda case: case.created,
    "due": lambda case: case.due,
    "lastClosed": lambda case: case.last_closed,
}
