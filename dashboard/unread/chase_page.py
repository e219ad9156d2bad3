"""The page and region in which a supervisor notes how a customer was chased."""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dashboard.models import ChaseNote
from dashboard.pages.page import AgentRequest, Page, see_other, targeted
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit, limits
from dashboard.unread import chases

TEMPLATE = "unread/chase.html"
CHOICES = [("", _("Choose…")), *ChaseNote.Outcome.choices]


class ChaseForm(forms.Form):
    """`version` is that of the state that the supervisor saw when they wrote."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=CHOICES)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=chases.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class AssignForm(forms.Form):
    assign = forms.ChoiceField(choices=[("me", "me"), ("nobody", "nobody")])
    version = forms.IntegerField(min_value=0)


@for_supervisors
@require_http_methods(["GET", "HEAD", "POST"])
def chase(request: AgentRequest, id: str) -> HttpResponse:
    """Show the notes on a customer and a form for the next one; ECE decides who may see the
    customer.
    """
    limits.check(request, limits.VIEWS)
    page = Page(request, TEMPLATE, regions=[f"chase-{id}"], customer_id=id)
    page.fill(chase_href=reverse("unread_chase", args=[id]), longest=chases.LONGEST_NOTE)
    customer = request.ece.get_customer(id)
    audit.record(request, audit.Action.CUSTOMER_VIEW, id, detail="chase")
    page.fill(customer_name=customer.name)
    if request.method == "POST":
        return save(request, page, id)
    return show(request, page, id)


def save(request: AgentRequest, page: Page, id: str) -> HttpResponse:
    form = ChaseForm(request.POST)
    if "assign" in request.POST:
        is_saved = take_or_leave(request, id)
    elif form.is_valid():
        is_saved = add(request, id, form)
    else:
        return show(request, page, id, form, status=422)
    if not is_saved:
        return show_conflict(request, page, id, form)
    audit.record(request, audit.Action.CHASE, id, detail=change_in(request))
    if targeted(request):
        page.fill(announcement=gettext("Saved"))
        return show(request, page, id)
    return see_other(reverse("unread_chase", args=[id]))


def change_in(request: AgentRequest) -> str:
    """Return what was changed: who looks after the customer, or else the outcome of a call."""
    assign = request.POST.get("assign", "")
    if assign:
        return f"assigned to {assign}"
    return request.POST.get("outcome", "")


def add(request: AgentRequest, id: str, form: ChaseForm) -> bool:
    note = form.cleaned_data
    return chases.add_note(request.agent, id, note["version"], note["outcome"], note["note"])


def take_or_leave(request: AgentRequest, id: str) -> bool:
    form = AssignForm(request.POST)
    if not form.is_valid():
        return False
    to_agent = form.cleaned_data["assign"] == "me"
    return chases.assign(request.agent, id, form.cleaned_data["version"], to_agent=to_agent)


def show_conflict(request: AgentRequest, page: Page, id: str, form: ChaseForm) -> HttpResponse:
    """Show what a colleague wrote meanwhile over what the supervisor typed, which is not stored
    yet.
    """
    sentence = gettext("A colleague was quicker. Read what they wrote, then save yours again.")
    page.fill(conflict=sentence, announcement=sentence)
    return show(request, page, id, form, status=409)


def show(
    request: AgentRequest, page: Page, id: str, form: ChaseForm | None = None, status: int = 200
) -> HttpResponse:
    state = chases.states_of(request.agent, [id])[id]
    page.fill(state=state, form=form or ChaseForm())
    return page.render(status=status)
