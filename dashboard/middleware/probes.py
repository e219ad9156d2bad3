"""What watches over the servers is answered at once."""

from django.http import HttpResponse
from django.urls import resolve

from dashboard.middleware import Answerer, View
from dashboard.pages.page import OpenRequest

PROBES = ("/livez", "/readyz", "/metrics", "/version")


def answer_probes(get_response: Answerer) -> Answerer:
    """Probes come by IP address and often: before a host name, a session or a form is looked at."""

    def middleware(request: OpenRequest) -> HttpResponse:
        if request.path_info not in PROBES:
            return get_response(request)
        probe: View = resolve(request.path_info).func
        return probe(request)

    return middleware
