"""Which fields of a form, and which parameters of an address, may come several times."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict

type View = Callable[..., HttpResponse]

# Lists refuse these themselves, beside what they are about.
PART_OF_A_LIST = frozenset({"page", "size", "sort", "order"})

_several: dict[View, frozenset[str]] = {}


def takes_several[AnyView: View](*names: str) -> Callable[[AnyView], AnyView]:
    """Mark a view whose form or address may hold each of these names several times. Any other
    name that comes twice is refused: it would mean one thing here and another one elsewhere."""

    def mark(view: AnyView) -> AnyView:
        _several[view] = frozenset(names)
        return view

    return mark


def has_repeats(request: HttpRequest, view: View) -> bool:
    """Whether a name comes twice that may come once."""
    names = set(repeated(request.GET)) - PART_OF_A_LIST | set(repeated(request.POST))
    return not names <= _several.get(view, frozenset())


def repeated(fields: QueryDict) -> Iterator[str]:
    for name, values in fields.lists():
        if len(values) > 1:
            yield name
