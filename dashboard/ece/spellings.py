"""One number, address, name or social ID in several spellings: which of them ECE knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from dashboard.ece.records.criteria import CaseCriteria, CustomerCriteria, Social, social_ids
from dashboard.ece.records.pages import ResultPage

MOST = 8

type Search[Record] = Callable[[Spelling], ResultPage[Record]]
type SearchAll[Record] = Callable[[Search[Record], Sequence[Spelling]], list[ResultPage[Record]]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A phone number in digits, an e-mail address and a name, each "" where it is no criterion, and
    IDs in social networks. `shown` is the one of them that has other spellings."""

    phone: str
    email: str
    name: str
    social: Social
    shown: str


def spellings_of(criteria: CustomerCriteria | CaseCriteria, page: int) -> list[Spelling]:
    """Return what is to be tried, the likeliest first: at least one, and at most MOST."""
    emails, names = (criteria.email, *criteria.other_emails), criteria.names or ("",)
    socials, phones = criteria.socials or ((),), criteria.phones or ("",)
    spellings = []
    for email, name, social, phone in product(emails, names, socials, phones):
        one = several(email, emails) or several(name, names) or several(social_ids(social), socials)
        spellings.append(Spelling(phone, email, name, social, phone or one))
    return spellings[: MOST if page == 1 else 1]


def several(chosen: str, spellings: Sequence[object]) -> str:
    return chosen if len(spellings) > 1 else ""


def first_match[Record](
    search: Search[Record], spellings: Sequence[Spelling], side_by_side: SearchAll[Record]
) -> ResultPage[Record]:
    """Search with the first spelling, and if nobody has it, with all others side by side.

    Return the page of the first one in their order that has records; it names the others that do.
    """
    first, others = spellings[0], spellings[1:]
    tried = tuple(spelling.shown for spelling in spellings if spelling.shown)
    page = search(first)
    if page.records or not others:
        return replace(page, spelling=first.shown if page.records else "", tried=tried[:1])
    pages = side_by_side(search, others)
    hits = [
        (spelling, other) for spelling, other in zip(others, pages, strict=True) if other.records
    ]
    if not hits:
        return replace(page, tried=tried)
    spelling, other = hits[0]
    also = tuple(spelling.shown for spelling, _page in hits[1:])
    return replace(other, spelling=spelling.shown, tried=tried_until(tried, spelling), also=also)


def tried_until(tried: tuple[str, ...], spelling: Spelling) -> tuple[str, ...]:
    return tried[: tried.index(spelling.shown) + 1]
