"""One fact of a customer, as lines of a cell."""

from collections.abc import Callable

from dashboard import ece
from dashboard.pages.lists import shortened

type Lines = tuple[str, ...]
type Reader = Callable[[ece.Customer], Lines]
type Fact = tuple[str, Reader]


def lines(*texts: str) -> Lines:
    return tuple(shortened(text) for text in texts if text)
