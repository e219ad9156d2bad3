"""What an auditor wants to see of the audit."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dashboard.models import Agent
from dashboard.pages.fields import BoundField, IdField
from dashboard.storage.audit import Action


class AuditFilter(forms.Form):
    """Conditions that an event must meet; each may be left empty."""

    action = forms.ChoiceField(
        label=_("What"), choices=[("", _("Everything")), *Action.choices], required=False
    )
    record = IdField(label=_("Customer or case ID"))
    before = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query)
        self.fields = {
            "agent": forms.ChoiceField(label=_("Agent"), choices=agents, required=False),
            **self.fields,
            "from": BoundField(label=_("From"), last=False),
            "to": BoundField(label=_("Until"), last=True),
        }

    @property
    def conditions(self) -> dict[str, Any]:
        """What `audit.events` takes, of a form that was read."""
        typed = self.cleaned_data
        return {
            "agent_id": typed["agent"],
            "action": typed["action"],
            "record_id": typed["record"],
            "start": typed["from"],
            "end": typed["to"],
            "before": typed["before"],
        }


def agents() -> list[tuple[str, Any]]:
    """Return the agents of the configured ECE as choices, and everybody."""
    of_this_ece = Agent.objects.filter(server=settings.ECE_URL).order_by("login")
    named = [(str(agent.pk), agent.name or agent.login) for agent in of_this_ece]
    return [("", _("Everybody")), *named]
