"""What holds for every request, a file for each: `MIDDLEWARE` in the settings gives the order."""

from collections.abc import Callable

from django.http import HttpResponse

from dashboard.pages.page import OpenRequest

type View = Callable[..., HttpResponse]
type Answerer = Callable[[OpenRequest], HttpResponse]
