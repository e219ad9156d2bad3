"""What comes twice would mean one thing here and another one elsewhere."""

from django.http import HttpResponse

from dashboard import logs
from dashboard.middleware import Answerer, View
from dashboard.pages.fault_messages import unreadable
from dashboard.pages.page import OpenRequest, render_fault
from dashboard.pages.refused_forms import refuse_form
from dashboard.pages.repeats import has_repeats


class EachNameOnce:
    """A field or parameter that comes twice is refused, but for those of @takes_several."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: OpenRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: OpenRequest,
        view: View,
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        if not has_repeats(request, view):
            return None
        logs.events.warning("repeated_fields", extra={"reference": request.reference})
        if request.method == "POST":
            return refuse_form(request, unreadable())
        return render_fault(request, unreadable())
