"""The page of one create form: as it is filled, with what is wrong in it and who may be the same
customer."""

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.utils.translation import gettext

from dashboard.creation.duplicates import DuplicateWarning
from dashboard.creation.form import NewCustomerForm
from dashboard.creation.prefill import prefill_from
from dashboard.creation.sections import Typed
from dashboard.pages import metadata
from dashboard.pages.page import AgentRequest, Page, stay_at
from dashboard.storage import drafts, searches, suggestions
from dashboard.storage.form_tokens import FormToken

TEMPLATE = "creation/form.html"


class CreationPage:
    """Make it before ECE is asked about what was typed: if ECE fails, the form is shown under the
    message."""

    def __init__(
        self,
        request: AgentRequest,
        form: NewCustomerForm,
        token: FormToken,
        *,
        region: str = "create",
    ) -> None:
        self.request = request
        self.form = form
        self.token = token
        self.store_form = partial(drafts.keep_posted, request, request.agent)
        self.page = Page(
            request,
            TEMPLATE,
            regions=[region],
            store_form=self.store_form,
            form=form,
            token=token.signed,
            duplicates=(),
        )

    def show(self) -> HttpResponse:
        return self.page.render()

    def refuse(
        self,
        warnings: Sequence[DuplicateWarning] = (),
        *,
        by_ece: bool = False,
        outcome: str = "",
    ) -> HttpResponse:
        """Return the form with what is wrong; nothing was created. `outcome` is the address of an
        earlier create."""
        self.form.add_warnings(warnings)
        self.page.fill(
            token=self.token.signed,
            duplicates=warnings,
            by_ece=by_ece,
            outcome=outcome,
            announcement=gettext("The customer was not created. Check the marked fields."),
        )
        answer = self.page.render(status=422)
        return stay_at(self.request, answer, self.store_form)


def form_for(
    request: AgentRequest,
    typed: Typed | None,
    *,
    add: str = "",
) -> NewCustomerForm:
    """Return the form as it was typed, or a fresh one that a search or a link begins."""
    departments = request.agent.departments
    usual = suggestions.usual_department(request)
    form = NewCustomerForm(
        typed,
        metadata=metadata.configured(request),
        prefill=prefill_from(beginning(request), departments, usual=usual),
        add=add,
    )
    if departments:
        form.customer.offer_departments(departments)
    else:
        form.customer.suggest_departments(suggestions.departments(request))
    return form


def beginning(request: AgentRequest) -> dict[str, list[str]]:
    """Return what the address says of the new customer: a search under `from`, or a type and a
    department."""
    key = request.GET.get("from", "")
    search = searches.CUSTOMERS.recall(request.agent, key)
    if search:
        return search.typed
    return {
        "type": request.GET.getlist("type"),
        "department": request.GET.getlist("department"),
    }
