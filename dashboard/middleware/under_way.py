"""The limits count what is under way: a page until it is answered, a file until its end."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from django.http import HttpResponse, StreamingHttpResponse

from dashboard.middleware import Answerer
from dashboard.pages.page import OpenRequest
from dashboard.storage import limits


def until_answered(get_response: Answerer) -> Answerer:
    """Let the limits know when the agent has been answered."""

    def middleware(request: OpenRequest) -> HttpResponse:
        answer = get_response(request)
        if isinstance(answer, StreamingHttpResponse):
            answered = partial(limits.under_way.end, request)
            answer.streaming_content = Stream(answer, answered)
        else:
            limits.under_way.end(request)
        return answer

    return middleware


class Stream:
    """What is streamed, and who is told when the browser has it all or wants no more."""

    def __init__(self, parts: Iterable[bytes], on_close: Callable[[], None]) -> None:
        self._parts = parts
        self.close = on_close

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._parts)
