"""Which part of a list is wanted, and in which order: the query string of every list."""

import re
from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.http import QueryDict

from dashboard.pages.lists import SIZES, ListQuery

ORDERS = ("asc", "desc")
NUMBER = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)


class Part(TypedDict):
    """A part of a list; pages count from 1."""

    page: int
    size: int
    usual_size: int
    sort: str
    order: str


class Paging:
    """`page`, `size`, `sort` and `order` of a query string, each from what the list offers;
    anything else is an error. A page has `usual_size` rows where no other size is wanted.

    It reads like a form and is none: every list reads one, and a form costs as much as five rows.
    """

    def __init__(
        self, query: QueryDict, *, sorts: Sequence[str] = (), usual_size: int = SIZES[0]
    ) -> None:
        self.cleaned_data = usual_part(usual_size)
        self._is_valid = is_given_once(query)
        if self._is_valid:
            self._is_valid = self._read(query, sorts)

    def is_valid(self) -> bool:
        return self._is_valid

    @property
    def list_query(self) -> ListQuery:
        """What the query string asks for; the usual list where it asks for what there is not."""
        return ListQuery(**self.cleaned_data)

    def _read(self, query: Mapping[str, str], sorts: Sequence[str]) -> bool:
        usual = self.cleaned_data
        page = query.get("page") or str(usual["page"])
        size = query.get("size") or str(usual["size"])
        sort = query.get("sort") or ""
        order = query.get("order") or usual["order"]
        if not NUMBER.fullmatch(page) or size not in map(str, SIZES):
            return False
        if order not in ORDERS or (sort and sort not in sorts):
            return False
        if order == "desc" and not sort:
            return False
        self.cleaned_data = Part(
            page=int(page),
            size=int(size),
            usual_size=usual["usual_size"],
            sort=sort,
            order=order,
        )
        return True


def usual_part(size: int) -> Part:
    return Part(page=1, size=size, usual_size=size, sort="", order=ORDERS[0])


def is_given_once(query: QueryDict) -> bool:
    return all(len(query.getlist(name)) <= 1 for name in ("page", "size", "sort", "order"))
