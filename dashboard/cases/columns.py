"""The columns that a list of cases may have beside the usual ones."""

from dashboard import ece
from dashboard.pages.case_rows import CaseColumn
from dashboard.pages.columns import ExtraColumn, custom_text
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
