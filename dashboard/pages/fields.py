"""Fields of our own: phones as people type them, e-mail addresses as they paste them, and bounds in
time."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard.reading import addresses, phones
from dashboard.reading.csv_cells import cell_text
from dashboard.reading.days import iso_text
from dashboard.reading.ids import NotAnId, read_id
from dashboard.reading.text import compact_text, name_text

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Text = str | _StrPromise

DAY = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
SEVERAL_NUMBERS = _("These are several phone numbers. Leave one of them.")
MOST_READ = 5000
QUIET = {"autocomplete": "off", "spellcheck": "false"}


class TypedField(forms.CharField):
    """One line as a person typed or pasted it. Too long a text is refused in words: the browser is
    not told the limit, because it would cut a paste without a word."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("widget", forms.TextInput(attrs=dict(QUIET)))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_python(self, value: str | None) -> str:
        """Return the text. One that is far too long is refused before anybody reads it: that could
        take a processor for minutes."""
        text: str = super().to_python(value) or ""
        if len(text) > MOST_READ:
            self.run_validators(text)
        return text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return without_limit(super().widget_attrs(widget))


def without_limit(attrs: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attrs.items() if name != "maxlength"}


class NameField(TypedField):
    """A name or another text that people read, without what nobody can see, also as it comes out of
    our CSV files."""

    def to_python(self, value: str | None) -> str:
        return cell_text(super().to_python(value) or "")


class PhoneField(TypedField):
    """A phone number in any spelling. Cleans to the spellings to try, the first one first: () when
    left empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", phones.LONGEST)
        kwargs.setdefault("widget", forms.TextInput(attrs=QUIET | {"inputmode": "tel"}))
        super().__init__(**kwargs)

    def clean(self, value: str | None) -> tuple[str, ...]:
        text = super().clean(value)
        if not text:
            return ()
        try:
            return phones.spellings(text, settings.DEFAULT_COUNTRY_CODE)
        except phones.NotAPhone as refusal:
            if refusal.several:
                raise ValidationError(SEVERAL_NUMBERS) from None
            sentence = _(
                "Type the digits of a phone number, such as 0711 123456 or +1 408 234 3456 ext 102."
            )
            raise ValidationError(sentence) from None


class AddressField(TypedField):
    """The one e-mail address in what was typed. Only what ECE could never hold is refused."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = QUIET | {"inputmode": "email", "autocapitalize": "none"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**kwargs)

    def to_python(self, value: str | None) -> str:
        text = super().to_python(value) or ""
        try:
            return addresses.read_address(text)
        except addresses.NotAnAddress as refusal:
            if refusal.several:
                sentence = _("These are several e-mail addresses. Leave one of them.")
                raise ValidationError(sentence) from None
        return compact_text(text)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not addresses.is_whole(value):
            raise ValidationError(
                _("This is not a whole e-mail address. ECE finds whole addresses only.")
            )


def other_spellings(address: str) -> tuple[str, ...]:
    """Return how ECE may hold an address that was read, besides as it was typed."""
    if not address:
        return ()
    return addresses.spellings(address)[1:]


class IdField(TypedField):
    """The ID of a record, with or without the marks that it is shown with."""

    def to_python(self, value: str | None) -> str:
        text = super().to_python(value) or ""
        if not name_text(text):
            return ""
        try:
            return self.id_in(text)
        except NotAnId:
            sentence = _("An ID is a number of 1 to 18 digits.")
            raise ValidationError(sentence) from None

    def id_in(self, text: str) -> str:
        return read_id(text, id_words()).value


class CustomerIdField(IdField):
    """The ID of a customer; a lone # before it makes no case of it."""

    def id_in(self, text: str) -> str:
        record = read_id(text.replace("#", " "), id_words())
        if record.kind == "case":
            raise ValidationError(_("This is the ID of a case. Give that of its customer."))
        return record.value


def id_words() -> dict[str, str]:
    """Return what the pages call a customer and a case in front of their IDs."""
    customer, case = gettext("Customer %(id)s"), gettext("Case %(id)s")
    return {"customer": (customer % {"id": ""}).strip(), "case": (case % {"id": ""}).strip()}


class SuggestingInput(forms.TextInput):
    """A text box that suggests values; any other may be typed. `suggestions` are labels by
    value."""

    template_name = "pages/suggesting_input.html"
    # Django copies widgets shallowly from agent to agent: this is replaced, never changed.
    suggestions: Mapping[str, str] = MappingProxyType({})

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__({**QUIET, **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        own = context["widget"]["attrs"]
        if self.suggestions:
            own["list"] = f"{own['id']}_suggestions"
        return {**context, "suggestions": self.suggestions}


def suggest_lazily(
    form: forms.Form, name: str, suggestions: Callable[[], Mapping[str, str]]
) -> None:
    """Suggest values that are read when the form is shown, and not before."""
    widget = form.fields[name].widget
    assert isinstance(widget, SuggestingInput)
    widget.suggestions = cast("Mapping[str, str]", SimpleLazyObject(suggestions))


class DayInput(forms.TextInput):
    """A date picker; a plain text box while it holds anything that no date picker can show."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        is_day = DAY.fullmatch(str(value or "")) is not None
        context["widget"]["type"] = "date" if is_day else "text"
        return context


class BoundField(forms.Field):
    """One end of a range: a day of the agent's time zone (`2026-03-29`) or an ISO instant. Cleans
    to an aware datetime, the first or the last millisecond of the day; None when left empty."""

    widget = DayInput

    def __init__(self, *, last: bool, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.edge = time(23, 59, 59, 999000, fold=1) if last else time(0)

    def to_python(self, value: str | None) -> datetime | None:
        text = iso_text(value or "")
        if not text:
            return None
        try:
            moment = self.moment(text)
            if EARLIEST <= moment < LATEST:
                return moment
        except (ValueError, OverflowError):
            pass
        raise ValidationError(_("Give a date such as 2026-03-29."))

    def moment(self, text: str) -> datetime:
        with suppress(ValueError):
            return timezone.make_aware(datetime.combine(date.fromisoformat(text), self.edge))
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return timezone.make_aware(moment)
        return moment
