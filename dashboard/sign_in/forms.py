"""Signing in with an ECE account."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.sign_in.destinations import safe_path


def is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


class SignInElsewhere(forms.Form):
    """For those who type their password on a page of ECE: what to remember until they are back."""

    time_zone = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_time_zone(self) -> str:
        """Return the browser's time zone, or "" where it names none that exists."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if is_time_zone(zone) else ""

    def clean_next(self) -> str:
        """Return the page that was wanted, or "" where it is none of ours."""
        return safe_path(self.cleaned_data["next"])


class SignIn(SignInElsewhere):
    login = forms.CharField(
        label=_("ECE login"),
        max_length=255,
        error_messages={"required": _("Enter your ECE login.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    end_oldest = forms.BooleanField(label=_("End my oldest ECE session"), required=False)
