"""The page on which an agent chooses the columns of a list."""

import re
from collections.abc import Iterable, Mapping

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard.pages.columns import ExtraColumn
from dashboard.pages.hrefs import href
from dashboard.pages.lists import Link
from dashboard.pages.page import AgentRequest, Page, see_other
from dashboard.storage import columns

TEMPLATE = "pages/columns.html"
SEARCH_KEY = re.compile("[A-Za-z0-9_-]{20,60}")
RESULTS = {columns.CUSTOMERS: "customer_results", columns.CASES: "case_results"}
CHOICES = ("usual", "columns")

type Labels = Mapping[str, str]


class ColumnChoice(forms.Form):
    """The labels of columns by their names: `usual` are shown unless they are hidden, `offered` the
    other way round."""

    usual = forms.MultipleChoiceField(
        label=_("Usual columns"), widget=forms.CheckboxSelectMultiple, required=False
    )
    columns = forms.MultipleChoiceField(
        label=_("Columns beside the usual ones"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, usual: Labels, offered: Labels, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        for name, labels in (("usual", usual), ("columns", offered)):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = list(labels.items())
        if not usual:
            del self.fields["usual"]


def choose[Record](
    request: AgentRequest,
    list_name: str,
    offered: Iterable[ExtraColumn[Record]],
    *,
    usual: Labels | None = None,
) -> HttpResponse:
    """Show what there is to choose, or store what was chosen and go back to the results. `usual`
    are the columns that an agent may hide."""
    names = {column.name: column.label for column in offered}
    usual = usual or {}
    agent, back = request.agent, back_href(request, list_name)
    if request.method == "POST":
        form = ColumnChoice(usual, names, data=request.POST)
        if form.is_valid():
            # What ECE does not tell of now could not be unticked.
            absent = [name for name in columns.chosen(agent, list_name) if name not in names]
            chosen = [*form.cleaned_data["columns"], *absent]
            hidden = [name for name in usual if name not in form.cleaned_data["usual"]]
            columns.remember(agent, list_name, chosen, hidden=hidden)
            return see_other(back)
    else:
        shown = [name for name in usual if name not in columns.hidden(agent, list_name)]
        ticked = {"usual": shown, "columns": columns.chosen(agent, list_name)}
        form = ColumnChoice(usual, names, initial=ticked)
    page = Page(request, TEMPLATE, form=form, action=request.get_full_path(), back_href=back)
    if form.is_bound:
        return page.render(status=422)
    return page.render()


def back_href(request: AgentRequest, list_name: str) -> str:
    """Return the address of the results that the page was opened from, else of the form."""
    key = request.GET.get("from", "")
    if SEARCH_KEY.fullmatch(key):
        return reverse(RESULTS[list_name], args=[key])
    return reverse(list_name)


def choice_link(url_name: str, key: str) -> Link:
    """Return the way from the results under this key to the choice of their columns."""
    return Link(gettext("Choose columns"), f"{href(url_name)}?from={key}")
